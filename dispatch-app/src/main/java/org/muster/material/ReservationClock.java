package org.muster.material;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks every half second for shelves that were held back too long. It reads nothing but the rows, so it goes on where a
 * killed server stopped, and needs no engine.
 */
@Component
class ReservationClock {

    private static final Logger log = LoggerFactory.getLogger(ReservationClock.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final MaterialOrders orders;
    private final MaterialManagement management;
    private final Clock clock;
    private ScheduledExecutorService thread;

    ReservationClock(MaterialOrders orders, MaterialManagement management, Clock clock) {
        this.orders = orders;
        this.management = management;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        if (thread != null) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread one = new Thread(work, "reservation-clock");
            one.setDaemon(true);
            return one;
        });
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @EventListener(ContextClosedEvent.class)
    synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    private void look() {
        try {
            orders.listExpired(clock.instant()).forEach(this::expire);
        } catch (RuntimeException e) {
            log.warn("the reservations could not be looked at: {}", e.toString());
        }
    }

    private void expire(MaterialOrderId id) {
        try {
            ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> management.expire(id));
        } catch (RuntimeException e) {
            log.warn("the reservation of {} is looked at again: {}", id, e.toString());
        }
    }
}
