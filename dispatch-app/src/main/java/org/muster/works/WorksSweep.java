package org.muster.works;

import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks twice a second which round, answer or repair has not come; a killed server goes on where it stopped. */
@Component
class WorksSweep {

    private static final Logger log = LoggerFactory.getLogger(WorksSweep.class);
    private static final int AT_ONCE = 100;

    private final Deadlines deadlines;
    private final WorkManagement works;

    WorksSweep(Deadlines deadlines, WorkManagement works) {
        this.deadlines = deadlines;
        this.works = works;
    }

    @Scheduled(fixedDelay = 500)
    void look() {
        for (Deadline passed : deadlines.listPassed(WorkManagement.KINDS, AT_ONCE)) {
            try {
                ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> works.timePassed(passed));
            } catch (RuntimeException e) {
                // one work's trouble must not keep the others from being looked at
                log.warn("{} of {} is tried again", passed.kind(), passed.orderId(), e);
            }
        }
    }
}
