package org.muster.process;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.muster.dispatch.OrderDeadline;
import org.muster.dispatch.OrderId;
import org.muster.entry.EntryId;
import org.muster.material.MaterialOrderId;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks several times a second for deadlines of orders that no timer of a model stands on: the further rungs of a
 * ladder, the silence of a crew on the line, and a muster whose deadline passes while the commander, asked early, still
 * thinks. It needs no engine and nothing but the rows, so it survives whatever they survive.
 */
@Component
class RungClock {

    private static final Logger log = LoggerFactory.getLogger(RungClock.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /** Where the model waits for the muster, its own timer speaks first. */
    private static final Duration AFTER_THE_MODEL = Duration.ofMillis(500);

    private static final int MOST_AT_ONCE = 200;

    private record Due(UUID incidentId, UUID orderId, String kind) {}

    private final Rungs rungs;
    private final JdbcClient jdbc;
    private final Clock clock;
    private ScheduledExecutorService thread;

    RungClock(Rungs rungs, JdbcClient jdbc, Clock clock) {
        this.rungs = rungs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        if (thread != null) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread one = new Thread(work, "ladder-clock");
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
            due(clock.instant())
                    .forEach(it ->
                            climb(it, Subject.muster(new IncidentId(it.incidentId()), new OrderId(it.orderId()))));
            dueOfMaterial(clock.instant())
                    .forEach(it -> climb(
                            it, Subject.material(new IncidentId(it.incidentId()), new MaterialOrderId(it.orderId()))));
            dueOfEntries(clock.instant())
                    .forEach(
                            it -> climb(it, Subject.entry(new IncidentId(it.incidentId()), new EntryId(it.orderId()))));
        } catch (RuntimeException e) {
            log.warn("the ladders could not be looked at: {}", e.toString());
        }
    }

    private void climb(Due due, Subject subject) {
        try {
            ActorContext.runAs(Actor.PROCESS, "PROCESS", () -> rungs.climb(subject, due.kind()));
        } catch (RuntimeException e) {
            log.warn("{} of {} is climbed at the next look: {}", due.kind(), due.orderId(), e.toString());
        }
    }

    /** The further rungs of a material order; its first ones are the model's timers. */
    private List<Due> dueOfMaterial(Instant now) {
        return jdbc.sql(
                        """
                select d.incident_id, d.order_id, d.kind
                  from deadline d join material_order m on m.id = d.order_id
                 where d.met_at is null and d.fired_at is null and d.cancelled_at is null
                   and d.due_at <= :now and d.step > 1 and m.closed_at is null
                 order by d.due_at limit :most""")
                .param("now", Timestamp.from(now))
                .param("most", MOST_AT_ONCE)
                .query(Due.class)
                .list();
    }

    /** The further rungs for whoever is inside without air, closed incident or not. */
    private List<Due> dueOfEntries(Instant now) {
        return jdbc.sql(
                        """
                select d.incident_id, d.order_id, d.kind
                  from deadline d join entry e on e.id = d.order_id
                 where d.met_at is null and d.fired_at is null and d.cancelled_at is null
                   and d.due_at <= :now and d.step > 1 and e.out_at is null
                 order by d.due_at limit :most""")
                .param("now", Timestamp.from(now))
                .param("most", MOST_AT_ONCE)
                .query(Due.class)
                .list();
    }

    private List<Due> due(Instant now) {
        return jdbc.sql(
                        """
                select d.incident_id, d.order_id, d.kind
                  from deadline d
                  join dispatch_order o on o.id = d.order_id
                  join incident i on i.id = d.incident_id
                 where d.met_at is null and d.fired_at is null and d.cancelled_at is null
                   and d.due_at <= :now
                   and (d.step > 1 or d.kind = :report
                        or d.kind = :muster and o.state = 'ACKNOWLEDGED' and d.due_at <= :later)
                   and i.status not in ('CLOSED', 'CANCELLED')
                   and (o.state not in ('REFUSED', 'CANCELLED', 'RELEASED')
                        or d.kind in ('CANCELLATION_ACK', 'REASSIGNMENT'))
                 order by d.due_at
                 limit :most""")
                .param("now", Timestamp.from(now))
                .param("later", Timestamp.from(now.minus(AFTER_THE_MODEL)))
                .param("report", OrderDeadline.REPORT.name())
                .param("muster", OrderDeadline.MUSTER.name())
                .param("most", MOST_AT_ONCE)
                .query(Due.class)
                .list();
    }
}
