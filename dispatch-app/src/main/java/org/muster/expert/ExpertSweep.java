package org.muster.expert;

import java.util.List;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second which expert has not answered; a killed server goes on where it stopped. */
@Component
class ExpertSweep {

    private static final Logger log = LoggerFactory.getLogger(ExpertSweep.class);
    private static final int AT_ONCE = 100;

    private final Deadlines deadlines;
    private final ExpertManagement management;

    ExpertSweep(Deadlines deadlines, ExpertManagement management) {
        this.deadlines = deadlines;
        this.management = management;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        for (Deadline passed : deadlines.listPassed(List.of(ExpertManagement.ANSWER), AT_ONCE)) {
            try {
                ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> management.timePassed(passed));
            } catch (RuntimeException e) {
                // one expert's trouble must not keep the others from being looked at
                log.warn("the answer of call {} is looked at again", passed.orderId(), e);
            }
        }
    }
}
