package org.muster.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** What the wind adds to an incident's story. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface WindEvent extends JournalEvent {

    /**
     * The wind at the fire, from the nearest station or from a person.
     *
     * @param words 西北风 8 m/s
     * @param observedAt when it was measured
     */
    record WindObserved(
            IncidentId incidentId, String words, Wind wind, String stationId, String stationName, Instant observedAt)
            implements WindEvent {}

    /**
     * A rule says the wind has shifted: safety assessments signed before no longer stand.
     *
     * @param turn degrees
     * @param gain metres per second
     */
    record WindShifted(
            IncidentId incidentId,
            String words,
            String wordsBefore,
            Wind wind,
            Wind before,
            int turn,
            double gain,
            WindRules.Fired rule,
            Instant observedAt)
            implements WindEvent {}
}
