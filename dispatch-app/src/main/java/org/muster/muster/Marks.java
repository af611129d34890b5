package org.muster.muster;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.muster.dispatch.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All marks of all musters, written once each. */
@Repository
class Marks {

    private final JdbcClient jdbc;

    Marks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every mark of an order, oldest first, by member. */
    History of(OrderId order) {
        return of(List.of(order)).getOrDefault(order, new History(List.of()));
    }

    Map<OrderId, History> of(Collection<OrderId> orders) {
        record Row(OrderId order, Mark mark) {}
        Map<OrderId, History> histories = new LinkedHashMap<>();
        jdbc.sql("select * from attendance_mark where order_id = any (?) order by number")
                .param(orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query((row, index) -> new Row(new OrderId(row.getObject("order_id", UUID.class)), mark(row)))
                .list()
                .forEach(it -> histories
                        .computeIfAbsent(it.order(), any -> new History(List.of()))
                        .add(it.mark()));
        return histories;
    }

    void add(OrderId order, List<Mark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                insert into attendance_mark (order_id, member_id, status, reason, proof, actor, actor_name, device_seq,
                       device_at, on_behalf_of, via, distance_m, correction, overtaken, at)
                select ?, * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                       ?::timestamptz[], ?::text[], ?::text[], ?::int[], ?::text[], ?::boolean[], ?::timestamptz[])""")
                .params(
                        order.value(),
                        texts(marks, Mark::memberId),
                        texts(marks, it -> it.status().name()),
                        texts(marks, Mark::reason),
                        texts(marks, it -> it.proof().name()),
                        texts(marks, Mark::actor),
                        texts(marks, Mark::actorName),
                        marks.stream().map(Mark::deviceSeq).toArray(Long[]::new),
                        texts(
                                marks,
                                it -> it.deviceAt() == null
                                        ? null
                                        : it.deviceAt().toString()),
                        texts(marks, Mark::onBehalfOf),
                        texts(marks, Mark::via),
                        marks.stream().map(Mark::distanceMetres).toArray(Integer[]::new),
                        texts(marks, Mark::correction),
                        marks.stream().map(Mark::overtaken).toArray(Boolean[]::new),
                        texts(marks, it -> it.at().toString()))
                .update();
    }

    private static String[] texts(List<Mark> marks, Function<Mark, String> text) {
        return marks.stream().map(text).toArray(String[]::new);
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(
                row.getString("member_id"),
                Mark.Status.valueOf(row.getString("status")),
                row.getString("reason"),
                Mark.Proof.valueOf(row.getString("proof")),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getObject("device_seq", Long.class),
                instant(row, "device_at"),
                row.getString("on_behalf_of"),
                row.getString("via"),
                row.getObject("distance_m", Integer.class),
                row.getString("correction"),
                row.getBoolean("overtaken"),
                instant(row, "at"));
    }
}
