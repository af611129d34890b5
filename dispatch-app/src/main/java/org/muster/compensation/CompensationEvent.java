package org.muster.compensation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** What became of claims: the public story of this module; who claims is not told, the teams at work read it too. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface CompensationEvent extends JournalEvent {

    record CompensationClaimed(
            IncidentId incidentId,
            UUID claimId,
            int number,
            String kind,
            String kindLabel,
            String what,
            BigDecimal amount)
            implements CompensationEvent {}

    record CompensationAssessed(IncidentId incidentId, UUID claimId, int number, BigDecimal amount, String reason)
            implements CompensationEvent {}

    record CompensationPaid(IncidentId incidentId, UUID claimId, int number, BigDecimal amount)
            implements CompensationEvent {}

    record CompensationRefused(IncidentId incidentId, UUID claimId, int number, String reason)
            implements CompensationEvent {}
}
