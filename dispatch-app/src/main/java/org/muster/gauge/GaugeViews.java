package org.muster.gauge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.gauge.GaugeReadings.Latest;
import org.muster.gauge.SiteLimits.Limit;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gauges as the desk and the map show them: the newest value, what it is held against, and whether it still speaks. */
@Component
class GaugeViews {

    enum State {
        NORMAL,
        PREPARE,
        IMMEDIATE,
        /** It has said nothing for too long; what it said last may no longer be so. */
        STALE
    }

    /** @param window of a rain sum; null for a level */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Value(Instant at, double value, String unit, Quality quality, Duration window) {}

    /** The most particular of the limits of the gauge's sites in one window. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LimitView(Duration window, Double prepare, Double immediate, String unit, String siteId) {}

    /**
     * @param latest the sum over the last hour, or the level; null while it has not spoken
     * @param sums of a rain gauge, over 1, 3 and 6 h
     * @param warning 警戒水位, and {@code guarantee} 保证水位, in metres
     * @param silentSince when it spoke last, once it is stale
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String id,
            String name,
            GaugeKind kind,
            DivisionCode divisionCode,
            Position position,
            List<String> siteIds,
            Value latest,
            List<Value> sums,
            List<LimitView> limits,
            Double warning,
            Double guarantee,
            State state,
            State reached,
            Instant silentSince) {}

    private final GaugeReadings readings;
    private final SiteLimits limits;
    private final ObjectProvider<GaugeStates> states;
    private final GaugeRules rules;
    private final Clock clock;

    GaugeViews(
            GaugeReadings readings,
            SiteLimits limits,
            ObjectProvider<GaugeStates> states,
            GaugeRules rules,
            Clock clock) {
        this.readings = readings;
        this.limits = limits;
        this.states = states;
        this.rules = rules;
        this.clock = clock;
    }

    /** @param exercise what simulated gauges said, and nothing else */
    List<View> of(Collection<Gauge> gauges, boolean exercise) {
        Map<String, Latest> latest = new HashMap<>();
        readings.latest(gauges.stream().map(Gauge::id).toList(), exercise).forEach(it -> latest.put(it.gaugeId(), it));
        Map<String, String> reached = new HashMap<>();
        states.forEach(
                it -> reached.putAll(it.reached(gauges.stream().map(Gauge::id).toList(), exercise)));
        Instant now = clock.instant();
        return gauges.stream()
                .map(it -> view(it, latest.get(it.id()), reached.get(it.id()), now))
                .toList();
    }

    private View view(Gauge gauge, Latest latest, String reached, Instant now) {
        boolean spoken = latest != null && latest.at() != null;
        boolean silent =
                !spoken || latest.receivedAt().plus(rules.silence(gauge)).isBefore(now);
        State site = reached == null ? State.NORMAL : State.valueOf(reached);
        List<Value> sums = new ArrayList<>();
        Value newest = null;
        if (spoken && gauge.kind() == GaugeKind.RAIN) {
            for (Measure it : RAIN) {
                sums.add(new Value(latest.at(), round(latest.sum(it)), it.unit(), latest.quality(), it.window()));
            }
            newest = sums.get(0);
        } else if (spoken) {
            newest = new Value(latest.at(), latest.value(), gauge.kind().unit(), latest.quality(), null);
        }
        return new View(
                gauge.id(),
                gauge.name(),
                gauge.kind(),
                gauge.divisionCode(),
                gauge.location(),
                gauge.siteIds(),
                newest,
                sums.isEmpty() ? null : sums,
                limitsOf(gauge),
                gauge.warning(),
                gauge.guarantee(),
                silent ? State.STALE : site,
                site,
                silent && spoken ? latest.receivedAt() : null);
    }

    static final List<Measure> RAIN = List.of(Measure.RAIN_1H, Measure.RAIN_3H, Measure.RAIN_6H);

    private List<LimitView> limitsOf(Gauge gauge) {
        List<LimitView> views = new ArrayList<>();
        for (Measure measure : gauge.kind() == GaugeKind.RAIN ? RAIN : List.of(Measure.WATER_LEVEL)) {
            Limit lowest = null;
            for (String site : gauge.siteIds()) {
                Limit limit = limits.limit(site, gauge, measure);
                if (limit != null && (lowest == null || limit.lowest() < lowest.lowest())) {
                    lowest = limit;
                }
            }
            if (lowest != null) {
                views.add(new LimitView(
                        measure.window(), lowest.prepare(), lowest.immediate(), measure.unit(), lowest.siteId()));
            }
        }
        return views;
    }

    static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
