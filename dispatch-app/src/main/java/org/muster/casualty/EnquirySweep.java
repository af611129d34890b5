package org.muster.casualty;

import java.util.List;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second where the hospitals were not asked; a killed server goes on where it stopped. */
@Component
class EnquirySweep {

    private static final Logger log = LoggerFactory.getLogger(EnquirySweep.class);
    private static final int AT_ONCE = 100;

    private final Deadlines deadlines;
    private final Counting counting;

    EnquirySweep(Deadlines deadlines, Counting counting) {
        this.deadlines = deadlines;
        this.counting = counting;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        for (Deadline passed : deadlines.listPassed(List.of(Counting.ENQUIRY), AT_ONCE)) {
            try {
                ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> counting.timePassed(passed));
            } catch (RuntimeException e) {
                // one incident's trouble must not keep the others from being looked at
                log.warn("{} of {} is tried again", passed.kind(), passed.incidentId(), e);
            }
        }
    }
}
