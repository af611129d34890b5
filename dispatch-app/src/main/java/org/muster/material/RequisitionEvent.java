package org.muster.material;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.material.MaterialEvent.Item;
import org.muster.shared.IncidentId;

/** What can happen to material taken by authority. {@code receiptNumber} is its word: 征〔2026〕330381-0001. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface RequisitionEvent extends JournalEvent {

    record MaterialRequisitioned(
            IncidentId incidentId,
            UUID requisitionId,
            String receiptNumber,
            String owner,
            List<Item> items,
            String text,
            String basis,
            String reason)
            implements RequisitionEvent {}

    record RequisitionReturned(
            IncidentId incidentId,
            UUID requisitionId,
            String receiptNumber,
            String owner,
            List<Item> items,
            String text,
            String note)
            implements RequisitionEvent {}

    record RequisitionCompensated(
            IncidentId incidentId,
            UUID requisitionId,
            String receiptNumber,
            String owner,
            BigDecimal amount,
            String note)
            implements RequisitionEvent {}
}
