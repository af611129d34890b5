package org.muster.hazardzone;

import java.time.Clock;
import java.time.Instant;
import org.muster.shared.ActorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What changes a zone though nobody says anything: the sun rises or sets, or the wind it stands in has grown old. */
@Component
class LightSweep {

    private static final Logger log = LoggerFactory.getLogger(LightSweep.class);

    private final HazardZones zones;
    private final HazardZoneManagement management;
    private final Evaluator evaluator;
    private final Clock clock;

    LightSweep(HazardZones zones, HazardZoneManagement management, Evaluator evaluator, Clock clock) {
        this.zones = zones;
        this.management = management;
        this.evaluator = evaluator;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5_000)
    void look() {
        Instant now = clock.instant();
        try {
            for (HazardZone it : zones.listInForce()) {
                boolean light = !it.result().lightUntil().isAfter(now);
                boolean silent = evaluator.stale(it.result());
                if (light || silent) {
                    ActorContext.runAs(
                            HazardZoneFollower.RULE,
                            HazardZoneFollower.CHANNEL,
                            () -> management.turn(it.incidentId(), silent ? "风情已旧" : "昼夜交替"));
                }
            }
        } catch (RuntimeException e) {
            log.warn("zones are looked at again in a moment", e);
        }
    }
}
