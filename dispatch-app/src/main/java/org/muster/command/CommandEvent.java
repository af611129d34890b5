package org.muster.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.journal.JournalEvent;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;

/** How unified command passes between divisions; {@code up} says whether to a wider one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface CommandEvent extends JournalEvent {

    record CommandPassingOffered(
            IncidentId incidentId,
            UUID passingId,
            DivisionCode from,
            String fromName,
            DivisionCode to,
            String toName,
            boolean up,
            String reason,
            Rule rule,
            Instant dueAt,
            Bundle bundle)
            implements CommandEvent {}

    /** The taker commands from now on; the county goes on dispatching and fighting (突发事件应对法 Art 17). */
    record CommandPassed(
            IncidentId incidentId,
            UUID passingId,
            DivisionCode from,
            String fromName,
            DivisionCode to,
            String toName,
            boolean up,
            String reason,
            Rule rule,
            String offeredBy,
            Bundle bundle)
            implements CommandEvent {}

    /** It does not take place. @param declined by the taker; else taken back by the giver */
    record CommandPassingWithdrawn(
            IncidentId incidentId,
            UUID passingId,
            DivisionCode from,
            String fromName,
            DivisionCode to,
            String toName,
            boolean declined,
            String reason)
            implements CommandEvent {}

    record CommandPassingOverdue(
            IncidentId incidentId, UUID passingId, DivisionCode from, String fromName, DivisionCode to, String toName)
            implements CommandEvent {}
}
