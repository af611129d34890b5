package org.muster.material;

import java.time.Clock;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every half second for shelves that were held back too long. It reads nothing but the rows, so it goes on where a
 * killed server stopped, and needs no engine.
 */
@Component
class ReservationClock {

    private static final Logger log = LoggerFactory.getLogger(ReservationClock.class);

    private final MaterialOrders orders;
    private final MaterialManagement management;
    private final Clock clock;

    ReservationClock(MaterialOrders orders, MaterialManagement management, Clock clock) {
        this.orders = orders;
        this.management = management;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 500)
    void look() {
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
