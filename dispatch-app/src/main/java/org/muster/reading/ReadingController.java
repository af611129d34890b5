package org.muster.reading;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.account.Jurisdiction;
import org.muster.gauge.Gauge;
import org.muster.gauge.Gauges;
import org.muster.gauge.ReadingIntake;
import org.muster.gauge.Said;
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

/** Readings from stations and gauges, by machine, and wind by word of mouth. */
@RestController
class ReadingController {

    /**
     * A station says what the wind is; a gauge says one value, or several.
     *
     * @param at when it was measured; now when left out
     * @param windDirection where it blows from: a point of the compass or degrees
     * @param value millimetres since the gauge's reading before, or metres of level
     * @param unit mm, m or cm; the gauge's own when left out
     * @param quality what the gauge itself thinks of it; GOOD when left out
     * @param readings several at once, in any order
     * @param exercise a simulated station or gauge
     */
    record ReadingForm(
            Instant at,
            Double windSpeed,
            @Size(max = 20, message = "风向须为方位或度数") String windDirection,
            Double value,
            @Size(max = 20, message = "单位不超过 20 字") String unit,
            @Size(max = 40, message = "质量标识不超过 40 字") String quality,
            @Size(min = 1, max = ReadingIntake.MOST, message = "一次 1 到 1000 条读数") List<@Valid @NotNull(message = "读数不能为空") ValueForm> readings,
            boolean exercise) {

        Wind wind() {
            List<Problem.FieldError> missing = new ArrayList<>();
            if (windSpeed == null) {
                missing.add(new Problem.FieldError("windSpeed", "请给出风速"));
            }
            if (windDirection == null) {
                missing.add(new Problem.FieldError("windDirection", "请给出风向"));
            }
            if (!missing.isEmpty()) {
                throw Problem.invalid(missing);
            }
            return Wind.of(windSpeed, windDirection);
        }

        List<ValueForm> values() {
            return readings == null ? List.of(new ValueForm(at, value, unit, quality)) : readings;
        }
    }

    record ValueForm(
            Instant at,
            @NotNull(message = "请给出读数 value") Double value,
            @Size(max = 20, message = "单位不超过 20 字") String unit,
            @Size(max = 40, message = "质量标识不超过 40 字") String quality) {}

    record WeatherForm(
            Instant at,
            @NotNull(message = "请给出风速") Double windSpeed,
            @NotNull(message = "请给出风向") @Size(max = 20, message = "风向须为方位或度数") String windDirection) {}

    record Taken(Quality quality) {}

    /** @param taken how many were new, and {@code repeated} how many had been said before */
    record AllTaken(int taken, int repeated, List<org.muster.gauge.Quality> qualities) {}

    private final WindWatch watch;
    private final WeatherStations stations;
    private final Gauges gauges;
    private final ReadingIntake intake;
    private final IncidentAccess access;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    ReadingController(
            WindWatch watch,
            WeatherStations stations,
            Gauges gauges,
            ReadingIntake intake,
            IncidentAccess access,
            Jurisdiction jurisdiction,
            Clock clock) {
        this.watch = watch;
        this.stations = stations;
        this.gauges = gauges;
        this.intake = intake;
        this.access = access;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    @PostMapping("/api/devices/{id}/readings")
    @PreAuthorize("hasRole('DISPATCHER') or authentication.machine() and hasRole('GRID_WORKER')")
    @ResponseStatus(HttpStatus.CREATED)
    Object read(@PathVariable String id, @Valid @RequestBody ReadingForm form) {
        Optional<Gauge> gauge = gauges.find(id);
        if (gauge.isPresent()) {
            jurisdiction.require(gauge.get().divisionCode(), "雨量站或水位站");
            return measured(gauge.get(), form);
        }
        Station station = stations.find(id)
                .filter(it -> jurisdiction.covers(it.divisionCode()))
                .orElseThrow(() -> stations.isOtherDevice(id)
                        ? Problem.invalid("id", "目前只接收气象站、雨量站和水位站的读数")
                        : Problem.notFound("气象站"));
        return new Taken(watch.read(station, form.wind(), atOf(form.at()), form.exercise()));
    }

    /** One value is answered as the wind is; several with what became of each. */
    private Object measured(Gauge gauge, ReadingForm form) {
        if (form.windSpeed() != null || form.windDirection() != null) {
            throw Problem.invalid("windSpeed", gauge.name() + "是" + gauge.kind().label() + "站，不测风，请去掉风速风向");
        }
        if (form.readings() != null && form.value() != null) {
            throw Problem.invalid("readings", "value 与 readings 只能给一个");
        }
        List<org.muster.gauge.Taken> taken = intake.take(form.values().stream()
                .map(it -> said(gauge, it, form.exercise()))
                .toList());
        int repeated =
                (int) taken.stream().filter(org.muster.gauge.Taken::repeated).count();
        return form.readings() == null
                ? taken.get(0)
                : new AllTaken(
                        taken.size() - repeated,
                        repeated,
                        taken.stream().map(org.muster.gauge.Taken::quality).toList());
    }

    private Said said(Gauge gauge, ValueForm form, boolean exercise) {
        if (form.value() == null) {
            throw Problem.invalid("value", "请给出读数 value");
        }
        Instant at = atOf(form.at());
        if (!Said.storable(at)) {
            throw Problem.invalid("at", "观测时间须在 2000 年到 2200 年之间，请核对设备时钟");
        }
        return new Said(gauge, exercise, at, form.value(), form.unit(), form.quality());
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
