package org.muster.reading;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import org.muster.account.Jurisdiction;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.reading.DeviceReadings.Quality;
import org.muster.risk.WeatherStations;
import org.muster.risk.WeatherStations.Station;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Readings from stations, by machine, and wind by word of mouth. */
@RestController
class ReadingController {

    /**
     * @param at when it was measured; now when left out
     * @param windDirection where it blows from: a point of the compass or degrees
     * @param exercise a simulated station
     */
    record ReadingForm(
            Instant at,
            @NotNull(message = "请给出风速") Double windSpeed,
            @NotNull(message = "请给出风向") @Size(max = 20, message = "风向须为方位或度数") String windDirection,
            boolean exercise) {

        Wind wind() {
            return Wind.of(windSpeed, windDirection);
        }
    }

    record WeatherForm(
            Instant at,
            @NotNull(message = "请给出风速") Double windSpeed,
            @NotNull(message = "请给出风向") @Size(max = 20, message = "风向须为方位或度数") String windDirection) {}

    record Taken(Quality quality) {}

    private final WindWatch watch;
    private final WeatherStations stations;
    private final IncidentAccess access;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    ReadingController(
            WindWatch watch, WeatherStations stations, IncidentAccess access, Jurisdiction jurisdiction, Clock clock) {
        this.watch = watch;
        this.stations = stations;
        this.access = access;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    @PostMapping("/api/devices/{id}/readings")
    @PreAuthorize("hasRole('DISPATCHER') or authentication.machine() and hasRole('GRID_WORKER')")
    @ResponseStatus(HttpStatus.CREATED)
    Taken read(@PathVariable String id, @Valid @RequestBody ReadingForm form) {
        Station station = stations.find(id)
                .filter(it -> jurisdiction.covers(it.divisionCode()))
                .orElseThrow(() -> stations.isOtherDevice(id)
                        ? Problem.invalid("id", "目前只接收气象站的风速风向读数")
                        : Problem.notFound("气象站"));
        return new Taken(watch.read(station, form.wind(), atOf(form.at()), form.exercise()));
    }

    @PostMapping("/api/incidents/{id}/weather")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void say(@PathVariable String id, @Valid @RequestBody WeatherForm form) {
        Incident incident = access.require(IncidentId.of(id));
        if (incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition", "事件" + incident.status().label() + "，不再记录风情");
        }
        watch.say(incident, Wind.of(form.windSpeed(), form.windDirection()), atOf(form.at()));
    }

    private Instant atOf(Instant said) {
        return said == null ? clock.instant() : said;
    }
}
