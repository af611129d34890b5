package org.muster.forecast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.muster.dispatch.OrderId;
import org.muster.shared.IncidentId;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was seen of musters: who was called and when they were there. Exercises and real ones are never mixed. */
@Repository
class MusterHistory {

    /** Old habits fade; and a book of so many musters is read in a second. */
    private static final int MOST = 3000;

    private final JdbcClient jdbc;

    MusterHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Incidents with an order that musters or stands ready. */
    List<IncidentId> listRunning() {
        return jdbc.sql(
                        """
                select distinct o.incident_id from dispatch_order o join incident i on i.id = o.incident_id
                 where o.state in ('ISSUED', 'DELIVERED', 'ACKNOWLEDGED', 'MUSTERED')
                   and i.status not in ('CLOSED', 'CANCELLED')""")
                .query((row, i) -> new IncidentId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Who of an order was called, and who of them is there. */
    record Sight(OrderId order, Collection<String> called, Collection<String> present) {}

    /** Keeps who was called, and of those who are there now, when that was first seen. */
    void see(Collection<Sight> sights, Instant at) {
        if (sights.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                insert into muster_observation (order_id, member_id)
                select * from unnest(?::text[]::uuid[], ?::text[]) on conflict do nothing""")
                .params(orders(sights, Sight::called), members(sights, Sight::called))
                .update();
        jdbc.sql(
                        """
                update muster_observation o set present_at = ?
                  from unnest(?::text[]::uuid[], ?::text[]) as seen(order_id, member_id)
                 where o.order_id = seen.order_id and o.member_id = seen.member_id and o.present_at is null""")
                .params(Timestamp.from(at), orders(sights, Sight::present), members(sights, Sight::present))
                .update();
    }

    private static String[] orders(Collection<Sight> sights, Function<Sight, Collection<String>> who) {
        return sights.stream()
                .flatMap(it -> who.apply(it).stream().map(any -> it.order().toString()))
                .toArray(String[]::new);
    }

    private static String[] members(Collection<Sight> sights, Function<Sight, Collection<String>> who) {
        return sights.stream().flatMap(it -> who.apply(it).stream()).toArray(String[]::new);
    }

    /** The newest musters that are over, real or exercised; those of which nothing was heard teach nothing. */
    List<PastMuster> list(boolean exercise) {
        Map<UUID, PastMuster> musters = new LinkedHashMap<>();
        jdbc.sql(
                        """
                with over as (
                    select o.id, o.team_id, o.team_kind, o.attendance, o.issued_at,
                           extract(epoch from o.within) / i.exercise_speed as standard,
                           coalesce(o.departed_at, o.arrived_at, o.cancelled_at, o.refused_at) as ended_at
                      from dispatch_order o join incident i on i.id = o.incident_id
                     where o.exercise = ? and coalesce(o.departed_at, o.arrived_at, o.cancelled_at, o.refused_at) is not null
                       and exists (select 1 from muster_observation s where s.order_id = o.id and s.present_at is not null)
                     order by o.issued_at desc limit ?)
                select o.id, o.team_id, o.team_kind, o.attendance,
                       extract(epoch from o.ended_at - o.issued_at) / o.standard as watched,
                       extract(epoch from a.at - o.issued_at) / o.standard as answered,
                       a.answer = 'COMING' as coming,
                       extract(epoch from s.present_at - o.issued_at) / o.standard as present
                  from over o
                  join muster_observation s on s.order_id = o.id
                  left join lateral (select m.at, m.answer from member_answer m
                                      where m.order_id = o.id and m.member_id = s.member_id
                                      order by m.number desc limit 1) a on true
                 order by o.issued_at desc""")
                .params(exercise, MOST)
                .query(row -> {
                    musters.computeIfAbsent(row.getObject("id", UUID.class), any -> muster(row))
                            .members()
                            .add(new PastMuster.Seen(
                                    number(row, "answered"), row.getBoolean("coming"), number(row, "present")));
                });
        return List.copyOf(musters.values());
    }

    private static PastMuster muster(ResultSet row) {
        try {
            return new PastMuster(
                    new TeamId(row.getString("team_id")),
                    TeamKind.valueOf(row.getString("team_kind")),
                    row.getDouble("attendance"),
                    row.getDouble("watched"),
                    new ArrayList<>());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
