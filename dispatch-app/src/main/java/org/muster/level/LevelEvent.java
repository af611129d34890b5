package org.muster.level;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.muster.journal.JournalEvent;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;

/** What happens on the way to a level: signatures, and the warning in force beside it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface LevelEvent extends JournalEvent {

    /** The first of two signatures; the level is not in force yet. */
    record ResponseLevelSigned(
            IncidentId incidentId,
            ResponseLevel level,
            String matter,
            String reason,
            String measures,
            Instant expectedUntil,
            String post,
            Instant dueAt)
            implements LevelEvent {}

    record ResponseLevelSignatureWithdrawn(IncidentId incidentId, ResponseLevel level, String reason)
            implements LevelEvent {}

    /** Nobody has given the second signature in time; the first one stands. */
    record SecondSignatureOverdue(IncidentId incidentId, ResponseLevel level, String signedName)
            implements LevelEvent {}

    /** @param colour null when no warning is in force any more */
    record WarningLevelEntered(
            IncidentId incidentId,
            DivisionCode divisionCode,
            String divisionName,
            Hazard hazard,
            String colour,
            String note)
            implements LevelEvent {}
}
