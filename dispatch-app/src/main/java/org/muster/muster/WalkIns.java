package org.muster.muster;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.team.Duty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** People who came to a muster without being on its roll. */
@Repository
class WalkIns {

    private final JdbcClient jdbc;

    WalkIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WalkIn> of(Collection<OrderId> orders) {
        return jdbc.sql("select * from walk_in where order_id = any (?) order by checked_in_at")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(WalkIns::walkIn)
                .list();
    }

    Optional<WalkIn> find(OrderId order, UUID id) {
        return jdbc.sql("select * from walk_in where order_id = ? and id = ?")
                .params(order.value(), id)
                .query(WalkIns::walkIn)
                .optional();
    }

    /** Who of those here has this telephone. */
    Optional<WalkIn> findHere(OrderId order, String phone) {
        return jdbc.sql(
                        "select * from walk_in where order_id = ? and person = person_of(?, '') and checked_out_at is null")
                .params(order.value(), phone)
                .query(WalkIns::walkIn)
                .optional();
    }

    /** How many are here; the list at the door is not endless. */
    int count(OrderId order) {
        return jdbc.sql("select count(*) from walk_in where order_id = ?")
                .param(order.value())
                .query(Integer.class)
                .single();
    }

    void add(WalkIn it) {
        jdbc.sql(
                        """
                insert into walk_in (id, order_id, name, phone, person, duty, born_on, insured, trained, healthy,
                                     distance_m, checked_in_at)
                values (?, ?, ?, ?, person_of(?, ?), ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        it.id(),
                        it.orderId().value(),
                        it.name(),
                        it.phone(),
                        it.phone(),
                        it.id().toString(),
                        it.duty().name(),
                        it.bornOn(),
                        it.insured(),
                        it.trained(),
                        it.healthy(),
                        it.distanceMetres(),
                        Timestamp.from(it.checkedInAt()))
                .update();
    }

    void checkOut(UUID id, Instant at) {
        jdbc.sql("update walk_in set checked_out_at = ? where id = ? and checked_out_at is null")
                .params(Timestamp.from(at), id)
                .update();
    }

    void takenOn(UUID id, String by, Instant at) {
        jdbc.sql("update walk_in set taken_on_at = ?, taken_on_by = ? where id = ? and taken_on_at is null")
                .params(Timestamp.from(at), by, id)
                .update();
    }

    private static WalkIn walkIn(ResultSet row, int index) throws SQLException {
        return new WalkIn(
                row.getObject("id", UUID.class),
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getString("name"),
                row.getString("phone"),
                Duty.valueOf(row.getString("duty")),
                row.getObject("born_on", LocalDate.class),
                row.getBoolean("insured"),
                row.getBoolean("trained"),
                row.getBoolean("healthy"),
                row.getObject("distance_m", Integer.class),
                instant(row, "checked_in_at"),
                instant(row, "checked_out_at"),
                instant(row, "taken_on_at"));
    }
}
