package org.muster.dispatch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.Teams;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where crews are while they are under an order, and not a minute longer. */
@Service
@Transactional
class OrderPositions {

    record Place(Position location, Instant at) {}

    private final JdbcClient jdbc;
    private final Teams teams;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrderPositions(JdbcClient jdbc, Teams teams, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A crew says where it is. The time is ours: a position is sent live or not at all.
     *
     * @throws Problem 409 when the order is over: whoever is off duty is not followed
     */
    void report(DispatchOrder order, Position location) {
        if (!order.state().open()) {
            throw OrderProgress.illegal(order, "报位置");
        }
        Instant now = clock.instant();
        jdbc.sql(
                        """
                insert into order_position (order_id, lon, lat, at) values (?, ?, ?, ?)
                on conflict (order_id) do update set lon = excluded.lon, lat = excluded.lat, at = excluded.at
                 where order_position.at < excluded.at""")
                .params(order.id().value(), location.lon(), location.lat(), Timestamp.from(now))
                .update();
        if (!order.exercise()) {
            teams.updatePosition(order.teamId(), location, now);
        }
        events.publishEvent(new OrderMoved(order.incidentId(), order.id(), location, now));
    }

    @Transactional(readOnly = true)
    Map<OrderId, Place> of(Collection<OrderId> orders) {
        Map<OrderId, Place> places = new HashMap<>();
        jdbc.sql("select order_id, lon, lat, at from order_position where order_id = any (?::text[]::uuid[])")
                .param(orders.stream().map(OrderId::toString).toArray(String[]::new))
                .query(row -> {
                    places.put(
                            new OrderId(row.getObject("order_id", UUID.class)),
                            new Place(
                                    new Position(row.getDouble("lon"), row.getDouble("lat")),
                                    row.getTimestamp("at").toInstant()));
                });
        return places;
    }
}
