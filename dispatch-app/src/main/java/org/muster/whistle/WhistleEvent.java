package org.muster.whistle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** The whistle of a firm, told in the journal of the incident it became: the public story of this module. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface WhistleEvent extends JournalEvent {

    /** @param file what went along, in words */
    record WhistleBlown(
            IncidentId incidentId,
            UUID whistleId,
            UUID alertId,
            String firmId,
            String firmName,
            List<String> kinds,
            List<String> substances,
            String file,
            String note,
            Instant pressedAt,
            Instant receivedAt)
            implements WhistleEvent {}

    /** Its owner took it back within the minute; it stays told, and somebody asks by telephone. */
    record WhistleWithdrawn(
            IncidentId incidentId, UUID whistleId, String firmId, String firmName, String reason, Instant withdrawnAt)
            implements WhistleEvent {}

    /** The firm's own team has its order, or could not get one. */
    record OwnTeamMustered(IncidentId incidentId, String firmName, String team, boolean ordered, String why)
            implements WhistleEvent {}

    /** A neighbour of the circle, or the firm's own team, has answered. */
    record NeighbourAnswered(
            IncidentId incidentId,
            UUID askId,
            String kindLabel,
            String name,
            boolean coming,
            String answer,
            String offers)
            implements WhistleEvent {}
}
