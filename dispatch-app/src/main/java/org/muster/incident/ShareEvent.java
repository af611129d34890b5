package org.muster.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;

/** Who was let in, and that it ended. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface ShareEvent extends JournalEvent {

    record IncidentShared(
            IncidentId incidentId,
            UUID shareId,
            DivisionCode divisionCode,
            String divisionName,
            Sight degree,
            Instant until,
            String reason)
            implements ShareEvent {}

    record IncidentShareEnded(
            IncidentId incidentId, UUID shareId, DivisionCode divisionCode, String divisionName, String reason)
            implements ShareEvent {}
}
