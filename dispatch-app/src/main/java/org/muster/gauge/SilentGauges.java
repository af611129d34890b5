package org.muster.gauge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gauges that have said nothing for too long, and readings that nobody needs any more. */
@Component
public class SilentGauges {

    private static final Logger log = LoggerFactory.getLogger(SilentGauges.class);

    /** A deletion of so many rows holds nobody up. */
    private static final int AT_ONCE = 5_000;

    /** @param lastAt when it was heard last */
    public record Fallen(Gauge gauge, boolean exercise, Instant lastAt) {}

    private final Gauges gauges;
    private final GaugeReadings readings;
    private final GaugeRules rules;
    private final Clock clock;

    SilentGauges(Gauges gauges, GaugeReadings readings, GaugeRules rules, Clock clock) {
        this.gauges = gauges;
        this.readings = readings;
        this.rules = rules;
        this.clock = clock;
    }

    /** Those that have fallen silent since the last look, each once; in the transaction that tells of them. */
    public List<Fallen> fallen() {
        Map<String, Instant> since = new HashMap<>();
        Instant now = clock.instant();
        gauges.list().forEach(it -> since.put(it.id(), now.minus(rules.silence(it))));
        return readings.tellSilent(since).entrySet().stream()
                .flatMap(it -> gauges.find(it.getKey().gaugeId()).stream()
                        .map(gauge -> new Fallen(gauge, it.getKey().exercise(), it.getValue())))
                .toList();
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
    void forget() {
        Instant before = clock.instant().minus(rules.keep());
        int removed = 0;
        int once;
        do {
            once = readings.removeBefore(before, AT_ONCE);
            removed += once;
        } while (once == AT_ONCE);
        if (removed > 0) {
            log.info("{} readings older than {} removed", removed, Duration.between(before, clock.instant()));
        }
    }
}
