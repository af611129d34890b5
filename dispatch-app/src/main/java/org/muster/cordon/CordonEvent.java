package org.muster.cordon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;

/** How the cordon came to stand as it does: the public story of this module; its release is a stage of the incident. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface CordonEvent extends JournalEvent {

    /** Nobody gets in any more who does not belong there. */
    record CordonClosed(
            IncidentId incidentId, int points, Integer officers, Integer radiusMetres, String ledBy, String note)
            implements CordonEvent {}

    /** It stands elsewhere, or is kept by others. */
    record CordonChanged(
            IncidentId incidentId, int points, Integer officers, Integer radiusMetres, String ledBy, String note)
            implements CordonEvent {}

    /** The police are asked to close or steer the traffic at a place. */
    record TrafficPointSet(
            IncidentId incidentId,
            UUID pointId,
            int number,
            String name,
            Position location,
            String control,
            String controlLabel,
            String unit,
            String keptBy,
            Instant untilAt)
            implements CordonEvent {}

    /** Somebody stands there. */
    record TrafficPointManned(IncidentId incidentId, UUID pointId, int number, String name, String unit, String keptBy)
            implements CordonEvent {}

    /** The unit cannot come: somebody else must. */
    record TrafficPointRefused(IncidentId incidentId, UUID pointId, int number, String name, String unit)
            implements CordonEvent {}

    record TrafficPointLifted(IncidentId incidentId, UUID pointId, int number, String name, String unit, String reason)
            implements CordonEvent {}
}
