package org.muster.process;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs the engine's jobs from the moment the application is ready until it closes. */
@Component
class JobRunner {

    private static final int LEASE_SECONDS = 5;
    private static final int SWEEP_SECONDS = 20;

    private final JobExecutor executor;
    private final TimerWakeUp wakeUp;
    private final EngineLease lease;
    private final Reconciler reconciler;
    private ScheduledExecutorService housekeeping;

    JobRunner(JobExecutor executor, TimerWakeUp wakeUp, EngineLease lease, Reconciler reconciler) {
        this.executor = executor;
        this.wakeUp = wakeUp;
        this.lease = lease;
        this.reconciler = reconciler;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        if (executor.isActive()) {
            return;
        }
        lease.renew();
        executor.start();
        wakeUp.start();
        reconciler.start();
        housekeeping = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "process-housekeeping");
            thread.setDaemon(true);
            return thread;
        });
        housekeeping.scheduleWithFixedDelay(lease::renew, LEASE_SECONDS, LEASE_SECONDS, TimeUnit.SECONDS);
        housekeeping.scheduleWithFixedDelay(reconciler::sweep, 0, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    @EventListener(ContextClosedEvent.class)
    synchronized void stop() {
        if (housekeeping == null) {
            return;
        }
        housekeeping.shutdownNow();
        housekeeping = null;
        reconciler.stop();
        wakeUp.stop();
        executor.shutdown();
        lease.release();
    }
}
