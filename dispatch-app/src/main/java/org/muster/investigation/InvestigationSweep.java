package org.muster.investigation;

import java.time.Clock;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every minute which report has not come after its sixty days; also long after the incident was closed. */
@Component
class InvestigationSweep {

    private static final Logger log = LoggerFactory.getLogger(InvestigationSweep.class);
    private static final int AT_ONCE = 100;

    private final Investigations investigations;
    private final InvestigationManagement management;
    private final Clock clock;

    InvestigationSweep(Investigations investigations, InvestigationManagement management, Clock clock) {
        this.investigations = investigations;
        this.management = management;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 5_000)
    void look() {
        for (IncidentId incident : investigations.overdue(clock.instant(), AT_ONCE)) {
            try {
                ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> management.overdue(incident));
            } catch (RuntimeException e) {
                // one incident's trouble must not keep the others from being looked at
                log.warn("the investigation of {} is looked at again", incident, e);
            }
        }
    }
}
