package org.muster.warning;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets what was received act, and ends what is over; what a crash left behind is found on the next look. */
@Component
class WarningClock {

    private static final Logger log = LoggerFactory.getLogger(WarningClock.class);
    private static final int AT_ONCE = 100;

    private final WarningMatching matching;
    private final Warnings warnings;
    private final Clock clock;

    WarningClock(WarningMatching matching, Warnings warnings, Clock clock) {
        this.matching = matching;
        this.warnings = warnings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${muster.warning.look-every:PT0.5S}")
    void look() {
        ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> {
            all(this::matchNext);
            all(matching::expireNext);
        });
    }

    private boolean matchNext() {
        try {
            return matching.next();
        } catch (RuntimeException e) {
            // one that cannot be matched must not stand before the others
            warnings.firstUnmatched(clock.instant()).ifPresent(id -> {
                log.error("warning {} could not be matched", id, e);
                matching.failed(id);
            });
            return false;
        }
    }

    private static void all(BooleanSupplier one) {
        try {
            for (int i = 0; i < AT_ONCE && one.getAsBoolean(); i++) {
                // as long as there is more
            }
        } catch (RuntimeException e) {
            log.warn("warnings are looked at again in a moment: {}", e.toString());
        }
    }
}
