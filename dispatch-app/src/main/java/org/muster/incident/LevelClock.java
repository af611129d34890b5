package org.muster.incident;

import java.util.List;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks twice a second which limit of time an incident has reached. Needs no process and nothing but the stored
 * deadlines, so a killed server goes on where it stopped, and of several servers one acts.
 */
@Component
class LevelClock {

    private static final Logger log = LoggerFactory.getLogger(LevelClock.class);
    private static final List<String> KINDS =
            List.of(IncidentManagement.LEVEL_CLOCK, IncidentManagement.CASUALTY_WATCH);
    private static final int AT_ONCE = 100;

    private final Deadlines deadlines;
    private final IncidentManagement incidents;

    LevelClock(Deadlines deadlines, IncidentManagement incidents) {
        this.deadlines = deadlines;
        this.incidents = incidents;
    }

    @Scheduled(fixedDelay = 500)
    void look() {
        for (Deadline passed : deadlines.listPassed(KINDS, AT_ONCE)) {
            try {
                incidents.timePassed(passed);
            } catch (RuntimeException e) {
                // one incident's trouble must not keep the others from being looked at
                log.warn("{} of {} is tried again", passed.kind(), passed.incidentId(), e);
            }
        }
    }
}
