package org.muster.callout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.shared.IncidentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Climbs every ladder at its due times, and every second looks for orders that have reached nobody. What it waits for
 * is stored, so it goes on where a killed server stopped.
 */
@Component
class LadderClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LadderClock.class);

    /** A new notice climbs its first rungs itself; this bounds how late a rung planned meanwhile is seen. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final Duration LOOK_FOR_UNTOLD_EVERY = Duration.ofSeconds(1);

    /** Every order is delivered, acknowledged or handed on within this time, or the board says so. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(120);

    private final Ladder ladder;
    private final PersonalCalls personal;
    private final CallOuts callOuts;
    private final IncidentManagement incidents;
    private final DispatchManagement dispatch;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean running;
    private Thread thread;

    LadderClock(
            Ladder ladder,
            PersonalCalls personal,
            CallOuts callOuts,
            IncidentManagement incidents,
            DispatchManagement dispatch,
            Journal journal,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.ladder = ladder;
        this.personal = personal;
        this.callOuts = callOuts;
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::run, "call-out-ladder");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        Instant looked = Instant.MIN;
        while (running) {
            try {
                for (IncidentId incident : ladder.due()) {
                    ladder.climb(incident);
                }
                personal.climb();
                Instant now = clock.instant();
                if (looked.plus(LOOK_FOR_UNTOLD_EVERY).isBefore(now)) {
                    callOuts.untold(now.minus(TOLD_WITHIN)).forEach(this::tellUntold);
                    looked = now;
                }
                Duration rest = ladder.nextDue()
                        .map(due -> Duration.between(clock.instant(), due))
                        .filter(it -> it.compareTo(LOOK_EVERY) < 0)
                        .orElse(LOOK_EVERY);
                Thread.sleep(Math.max(10, rest.toMillis() + 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("the call-out ladder pauses: {}", e.toString());
                pause();
            }
        }
    }

    private void tellUntold(UUID id) {
        transaction.executeWithoutResult(status -> {
            DispatchOrder order = dispatch.get(new OrderId(id));
            // no row when nobody was ever called, for whatever reason: then too somebody must hear of it
            callOuts.open(incidents.get(order.incidentId()), order);
            if (callOuts.markUntold(order.id())) {
                journal.record(new CallOutEvent.OrderUntold(order.incidentId(), order.id(), order.teamName()));
            }
        });
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(5000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
