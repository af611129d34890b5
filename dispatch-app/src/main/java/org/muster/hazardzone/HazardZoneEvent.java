package org.muster.hazardzone;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** What happens to the zone of an incident: the public story of this module. It names places, never people. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface HazardZoneEvent extends JournalEvent {

    /**
     * @param substance 氯（UN 1017）, or 物质不明
     * @param windWords what the wind is, or why nobody can say
     * @param flag C, L or ?: how far the distances may be trusted
     * @param automatic set from what the call said, before anybody looked at it
     */
    record HazardZoneSet(
            IncidentId incidentId,
            int version,
            String substance,
            String spillLabel,
            boolean night,
            int isolateMetres,
            int downwindMetres,
            boolean allRound,
            Integer bearing,
            String windWords,
            int people,
            int places,
            String flag,
            String source,
            List<String> words,
            boolean automatic)
            implements HazardZoneEvent {}

    /**
     * The zone covers other ground now.
     *
     * @param why what changed: the wind, the light, or that nobody measures the wind any more
     * @param newPeople who was not inside before, and {@code newPlaces} where they are
     * @param leftPlaces which places are not inside any more; people there are not safe before somebody has looked
     */
    record HazardZoneTurned(
            IncidentId incidentId,
            int version,
            String why,
            boolean night,
            int isolateMetres,
            int downwindMetres,
            boolean allRound,
            Integer bearing,
            Integer bearingBefore,
            String windWords,
            int people,
            int newPeople,
            List<String> newPlaces,
            List<String> leftPlaces)
            implements HazardZoneEvent {}

    /** The commander put other figures in the place of the table's; null for what follows table and wind. */
    record HazardZoneOverridden(
            IncidentId incidentId,
            int version,
            Integer isolateMetres,
            Integer downwindMetres,
            Integer bearing,
            boolean allRound,
            int tableIsolateMetres,
            int tableDownwindMetres,
            int people,
            String reason)
            implements HazardZoneEvent {}

    /** The table's figures and the wind stand again. */
    record HazardZoneOverrideWithdrawn(
            IncidentId incidentId, int version, int isolateMetres, int downwindMetres, int people, String reason)
            implements HazardZoneEvent {}

    record HazardZoneLifted(IncidentId incidentId, int version, String reason) implements HazardZoneEvent {}
}
