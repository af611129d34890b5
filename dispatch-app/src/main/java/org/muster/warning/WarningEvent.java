package org.muster.warning;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** What warnings say about an incident that is open: the public story of this module. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface WarningEvent extends JournalEvent {

    /** @param colour null when it has none */
    record WarningReceived(
            IncidentId incidentId,
            WarningId warningId,
            String kind,
            String kindLabel,
            String colour,
            String headline,
            String sender,
            Instant sent,
            Instant expires)
            implements WarningEvent {}

    /** @param previousColour what it was before; null when it had none */
    record WarningUpdated(
            IncidentId incidentId,
            WarningId warningId,
            WarningId previous,
            String kind,
            String kindLabel,
            String colour,
            String previousColour,
            String headline,
            String sender,
            Instant sent,
            Instant expires)
            implements WarningEvent {}

    record WarningCancelled(
            IncidentId incidentId, WarningId warningId, String kind, String kindLabel, String headline, String reason)
            implements WarningEvent {}

    /** Its time is over, and its sender has said no more. */
    record WarningExpired(IncidentId incidentId, WarningId warningId, String kind, String kindLabel, String headline)
            implements WarningEvent {}
}
