package org.muster.gauge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.muster.account.Caller;
import org.muster.gauge.GaugeReadings.Point;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The gauges of the caller's divisions, or of an incident's county. */
@RestController
@RequestMapping("/api/gauges")
class GaugeController {

    /**
     * A series for a chart, oldest first.
     *
     * @param window over which each point of rain is summed; null for a level
     * @param doubtful what was kept and decides nothing, newest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Series(
            String gaugeId,
            GaugeKind kind,
            String unit,
            Duration window,
            Instant from,
            Instant until,
            Duration step,
            List<Point> points,
            List<Point> doubtful) {}

    private static final int MOST_HOURS = 168;
    private static final int POINTS = 96;
    private static final int MOST_DOUBTFUL = 100;

    private final Gauges gauges;
    private final GaugeViews views;
    private final GaugeReadings readings;
    private final IncidentAccess access;
    private final Clock clock;

    GaugeController(Gauges gauges, GaugeViews views, GaugeReadings readings, IncidentAccess access, Clock clock) {
        this.gauges = gauges;
        this.views = views;
        this.readings = readings;
        this.access = access;
        this.clock = clock;
    }

    /**
     * @param incident gauges of its county only, and in an exercise the simulated ones
     * @param exercise what simulated gauges said
     */
    @GetMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'GRID_WORKER', 'AUDITOR', 'ADMIN')")
    List<GaugeViews.View> list(
            @RequestParam(required = false) String incident, @RequestParam(defaultValue = "false") boolean exercise) {
        if (incident == null) {
            Caller caller = Caller.current();
            return views.of(
                    gauges.list().stream()
                            .filter(it -> caller.covers(it.divisionCode()))
                            .toList(),
                    exercise);
        }
        Incident its = access.require(IncidentId.of(incident));
        DivisionCode county = its.divisionCode().county();
        return views.of(
                gauges.list().stream()
                        .filter(it -> county.covers(it.divisionCode()))
                        .toList(),
                its.exercise());
    }

    @GetMapping("/{id}/readings")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'GRID_WORKER', 'AUDITOR', 'ADMIN')")
    Series readings(
            @PathVariable String id,
            @RequestParam(defaultValue = "4") int hours,
            @RequestParam(defaultValue = "false") boolean exercise) {
        Gauge gauge = gauges.find(id)
                .filter(it -> Caller.current().covers(it.divisionCode()))
                .orElseThrow(() -> Problem.notFound("雨量站或水位站"));
        if (hours < 1 || hours > MOST_HOURS) {
            throw Problem.invalid("hours", "请给出 1 到 168 小时");
        }
        boolean rain = gauge.kind() == GaugeKind.RAIN;
        // a few bars are read at a glance; a line may be finer
        Duration step = rain
                ? Duration.ofMinutes(Math.max(5, hours * 60L / 16))
                : Duration.ofSeconds(Math.max(60, hours * 3600L / POINTS));
        Instant until = clock.instant();
        Instant from = until.minus(Duration.ofHours(hours));
        return new Series(
                gauge.id(),
                gauge.kind(),
                gauge.kind().unit(),
                rain ? Measure.RAIN_1H.window() : null,
                from,
                until,
                step,
                rain
                        ? readings.sliding(id, exercise, from, until, step, Measure.RAIN_1H.window())
                        : readings.sampled(id, exercise, from, until, step),
                readings.doubtful(id, exercise, from, MOST_DOUBTFUL));
    }
}
