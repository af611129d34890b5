package org.muster.forecast;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderState;
import org.muster.forecast.MusterEvent.MusterLikelyAgain;
import org.muster.forecast.MusterEvent.MusterUnlikely;
import org.muster.journal.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The early warnings: at most one stands per order, and none is raised once the muster is reached or its time is over. */
@Repository
@Transactional
public class MusterWarnings {

    /** A warning that stands. */
    public record Warning(OrderId orderId, Instant raisedAt, double probability, int low, int high, String reason) {}

    private final DispatchManagement dispatch;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    MusterWarnings(DispatchManagement dispatch, JdbcClient jdbc, Journal journal, Clock clock) {
        this.dispatch = dispatch;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Warning> findStanding(OrderId order) {
        return jdbc.sql("select * from muster_warning where order_id = ? and recovered_at is null")
                .param(order.value())
                .query(MusterWarnings::warning)
                .optional();
    }

    /** Those of orders that still muster. */
    @Transactional(readOnly = true)
    Map<OrderId, Warning> standing() {
        return jdbc
                .sql(
                        """
                select w.* from muster_warning w join dispatch_order o on o.id = w.order_id
                 where w.recovered_at is null and o.state in ('ISSUED', 'DELIVERED', 'ACKNOWLEDGED')""")
                .query(MusterWarnings::warning)
                .list()
                .stream()
                .collect(Collectors.toMap(Warning::orderId, it -> it));
    }

    /** @return whether it was news: a muster that was reached this very moment, or another node, may have been first */
    boolean raise(MusterForecast forecast) {
        Instant now = clock.instant();
        Optional<DispatchOrder> held = dispatch.holdMustering(forecast.orderId())
                .filter(it -> it.state() == OrderState.ACKNOWLEDGED)
                .filter(it -> it.musterDueAt().isAfter(now));
        if (held.isEmpty()) {
            return false;
        }
        DispatchOrder order = held.get();
        int added = jdbc.sql(
                        """
                insert into muster_warning (id, order_id, raised_at, probability, low, high, reason)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (order_id) where recovered_at is null do nothing""")
                .params(
                        UUID.randomUUID(),
                        order.id().value(),
                        Timestamp.from(now),
                        forecast.probability(),
                        forecast.low(),
                        forecast.high(),
                        forecast.reason())
                .update();
        if (added == 0) {
            return false;
        }
        journal.record(new MusterUnlikely(
                order.incidentId(),
                order.id(),
                order.teamName(),
                forecast.probability(),
                forecast.percent(),
                forecast.low(),
                forecast.high(),
                order.present(),
                order.standard().quorum(),
                order.musterDueAt(),
                forecast.reason()));
        return true;
    }

    boolean recover(MusterForecast forecast) {
        Optional<DispatchOrder> order = dispatch.holdMustering(forecast.orderId());
        if (order.isEmpty()) {
            return false;
        }
        int changed = jdbc.sql("update muster_warning set recovered_at = ? where order_id = ? and recovered_at is null")
                .params(Timestamp.from(clock.instant()), forecast.orderId().value())
                .update();
        if (changed == 0) {
            return false;
        }
        journal.record(new MusterLikelyAgain(
                order.get().incidentId(),
                forecast.orderId(),
                order.get().teamName(),
                forecast.probability(),
                forecast.percent()));
        return true;
    }

    private static Warning warning(java.sql.ResultSet row, int index) throws java.sql.SQLException {
        return new Warning(
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getTimestamp("raised_at").toInstant(),
                row.getDouble("probability"),
                row.getInt("low"),
                row.getInt("high"),
                row.getString("reason"));
    }
}
