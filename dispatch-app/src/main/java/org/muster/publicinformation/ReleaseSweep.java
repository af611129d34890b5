package org.muster.publicinformation;

import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second whether the public should have been told by now; a killed server goes on where it stopped. */
@Component
class ReleaseSweep {

    private static final Logger log = LoggerFactory.getLogger(ReleaseSweep.class);
    private static final int AT_ONCE = 100;

    private final Deadlines deadlines;
    private final ReleaseManagement management;

    ReleaseSweep(Deadlines deadlines, ReleaseManagement management) {
        this.deadlines = deadlines;
        this.management = management;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        for (Deadline passed : deadlines.listPassed(ReleaseManagement.KINDS, AT_ONCE)) {
            try {
                ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> management.timePassed(passed));
            } catch (RuntimeException e) {
                // one incident's trouble must not keep the others from being looked at
                log.warn("{} of {} is looked at again", passed.kind(), passed.incidentId(), e);
            }
        }
    }
}
