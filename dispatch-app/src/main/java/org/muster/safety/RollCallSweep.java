package org.muster.safety;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks twice a second whose count is due. What is due is stored, so a killed server goes on where it stopped, and of
 * several servers one acts.
 */
@Component
class RollCallSweep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RollCallSweep.class);
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final int AT_ONCE = 100;

    private final Deadlines deadlines;
    private final RollCalls rollCalls;
    private final TransactionTemplate transaction;
    private volatile ScheduledExecutorService thread;

    RollCallSweep(Deadlines deadlines, RollCalls rollCalls, PlatformTransactionManager transactions) {
        this.deadlines = deadlines;
        this.rollCalls = rollCalls;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "roll-call-clock");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            List<Deadline> passed = deadlines.listPassed(RollCallClock.KINDS, AT_ONCE);
            passed.forEach(this::act);
        } catch (RuntimeException e) {
            log.warn("roll calls are looked at again in a moment: {}", e.toString());
        }
    }

    private void act(Deadline passed) {
        try {
            transaction.executeWithoutResult(status -> rollCalls.passed(passed));
        } catch (RuntimeException e) {
            // one crew's trouble must not keep the others from being counted
            log.warn("roll call of order {} is tried again", passed.orderId(), e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
