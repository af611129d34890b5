package org.muster.gauge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.gauge.GaugeReadings.Latest;
import org.muster.gauge.SiteLimits.Limit;
import org.springframework.stereotype.Component;

/** What was measured for each site last, beside what the site can bear; for those who look at many at once. */
@Component
public class SiteReadings {

    /**
     * One measure of one gauge.
     *
     * @param value null while the gauge has never spoken
     * @param prepare and {@code immediate} the site's limits; null where it has none
     * @param silent whether the gauge has said nothing for too long
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reading(
            String siteId,
            String gaugeId,
            String gaugeName,
            Measure measure,
            String label,
            Double value,
            String unit,
            Instant at,
            Double prepare,
            Double immediate,
            String source,
            String flag,
            boolean silent) {

        /** How near it is to the limit at which people leave: 1 is there; 0 where nothing is measured or limited. */
        public double share() {
            Double limit = immediate == null ? prepare : immediate;
            return value == null || limit == null || limit <= 0 ? 0 : value / limit;
        }
    }

    private final Gauges gauges;
    private final GaugeReadings readings;
    private final GaugeViews views;
    private final SiteLimits limits;

    SiteReadings(Gauges gauges, GaugeReadings readings, GaugeViews views, SiteLimits limits) {
        this.gauges = gauges;
        this.readings = readings;
        this.views = views;
        this.limits = limits;
    }

    /** By site, in the order of the gauges; two queries for any number of sites. */
    public Map<String, List<Reading>> of(Collection<String> sites, boolean exercise) {
        Set<String> wanted = Set.copyOf(sites);
        List<Gauge> speaking = gauges.list().stream()
                .filter(it -> it.siteIds().stream().anyMatch(wanted::contains))
                .toList();
        Map<String, Latest> latest = new HashMap<>();
        readings.latest(speaking.stream().map(Gauge::id).toList(), exercise)
                .forEach(it -> latest.put(it.gaugeId(), it));
        Map<String, Boolean> silent = new HashMap<>();
        views.of(speaking, exercise).forEach(it -> silent.put(it.id(), it.state() == GaugeViews.State.STALE));
        Map<String, List<Reading>> found = new HashMap<>();
        for (Gauge gauge : speaking) {
            for (String site : gauge.siteIds()) {
                if (wanted.contains(site)) {
                    found.computeIfAbsent(site, any -> new ArrayList<>())
                            .addAll(readingsOf(gauge, site, latest.get(gauge.id()), silent.get(gauge.id())));
                }
            }
        }
        return found;
    }

    private List<Reading> readingsOf(Gauge gauge, String site, Latest latest, boolean silent) {
        boolean spoken = latest != null && latest.at() != null;
        List<Reading> all = new ArrayList<>();
        for (Measure measure : gauge.kind() == GaugeKind.RAIN ? GaugeViews.RAIN : List.of(Measure.WATER_LEVEL)) {
            Limit limit = limits.limit(site, gauge, measure);
            Double value = !spoken
                    ? null
                    : measure == Measure.WATER_LEVEL ? latest.value() : GaugeViews.round(latest.sum(measure));
            all.add(new Reading(
                    site,
                    gauge.id(),
                    gauge.name(),
                    measure,
                    measure.label(),
                    value,
                    measure.unit(),
                    spoken ? latest.at() : null,
                    limit == null ? null : limit.prepare(),
                    limit == null ? null : limit.immediate(),
                    limit == null ? null : limit.source(),
                    limit == null ? null : limit.flag(),
                    silent));
        }
        return all;
    }
}
