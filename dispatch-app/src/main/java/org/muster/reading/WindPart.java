package org.muster.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.muster.incident.Facts;
import org.muster.incident.IncidentManagement;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The picture's {@code wind}: what it is, since when and from whom, and what it was before it shifted. */
@Component
class WindPart implements PicturePart {

    /** Only what the caller said; nobody has measured yet. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reported(String direction, Double speed) {}

    /**
     * @param source the station's name, or null when a person said it
     * @param shift the last shift a rule found, with the wind before it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Measured(String direction, double speed, int degrees, Instant at, String source, ShiftView shift) {}

    record ShiftView(Instant at, Wind previous, int turn, double gain, @JsonUnwrapped WindRules.Fired rule) {}

    private final WindObservations observations;
    private final IncidentManagement incidents;

    WindPart(WindObservations observations, IncidentManagement incidents) {
        this.observations = observations;
        this.incidents = incidents;
    }

    @Override
    public String word() {
        return "wind";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return eventType.equals("WindObserved") || eventType.equals("IncidentAssessed");
    }

    @Override
    public Object of(IncidentId incident) {
        Facts facts = incidents.get(incident).facts();
        Reported reported = facts == null || facts.windSpeed() == null && facts.windDirection() == null
                ? null
                : new Reported(facts.windDirection(), facts.windSpeed());
        return observations
                .newestTold(incident)
                .<Object>map(it -> new Measured(
                        it.wind().direction(),
                        it.wind().speed(),
                        it.wind().degrees(),
                        it.at(),
                        it.stationName(),
                        observations
                                .newestShift(incident)
                                .map(shift -> new ShiftView(
                                        shift.at(),
                                        shift.shift().before(),
                                        shift.shift().turn(),
                                        shift.shift().gain(),
                                        shift.shift().rule()))
                                .orElse(null)))
                .orElse(reported);
    }
}
