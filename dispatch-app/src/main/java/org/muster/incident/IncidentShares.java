package org.muster.incident;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The shares' rows. */
@Repository
class IncidentShares {

    private static final String VIEW =
            "select s.*, coalesce(d.name, s.division_code) division_name from incident_share s left join division d on d.code = s.division_code ";

    private final JdbcClient jdbc;

    IncidentShares(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(IncidentShare it) {
        jdbc.sql(
                        """
                insert into incident_share
                       (id, incident_id, division_code, degree, order_id, reason, shared_at, shared_by, until)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        it.id(),
                        it.incidentId().value(),
                        it.divisionCode().value(),
                        it.degree().name(),
                        it.orderId(),
                        it.reason(),
                        Timestamp.from(it.sharedAt()),
                        it.sharedBy(),
                        it.until() == null ? null : Timestamp.from(it.until()))
                .update();
    }

    List<IncidentShare> listOf(IncidentId incident) {
        return jdbc.sql(VIEW + "where s.incident_id = ? order by s.ended_at is not null, s.shared_at desc")
                .param(incident.value())
                .query(IncidentShares::share)
                .list();
    }

    List<IncidentShare> listHolding(IncidentId incident, Instant now) {
        return jdbc.sql(VIEW + "where s.incident_id = ? and s.ended_at is null and (s.until is null or s.until > ?)")
                .params(incident.value(), Timestamp.from(now))
                .query(IncidentShares::share)
                .list();
    }

    /** Which incidents somebody in these divisions sees a part of, and how much of each. */
    Map<IncidentId, Sight> degreesIn(String[] scope, Instant now) {
        record Row(UUID incidentId, boolean assist) {}
        return jdbc
                .sql(
                        """
                select incident_id, bool_or(degree = 'ASSIST') assist from incident_share
                 where division_code like any (?) and ended_at is null and (until is null or until > ?)
                 group by incident_id""")
                .params(scope, Timestamp.from(now))
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        it -> new IncidentId(it.incidentId()), it -> it.assist() ? Sight.ASSIST : Sight.VIEW));
    }

    /** Those whose time is over and that nobody has ended yet; held against another node that looks at the same time. */
    List<IncidentShare> lockExpired(Instant now) {
        return jdbc.sql(
                        VIEW
                                + "where s.ended_at is null and s.until <= ? order by s.until limit 100 for update of s skip locked")
                .param(Timestamp.from(now))
                .query(IncidentShares::share)
                .list();
    }

    Optional<IncidentShare> lock(UUID id) {
        return jdbc.sql(VIEW + "where s.id = ? for update of s")
                .param(id)
                .query(IncidentShares::share)
                .optional();
    }

    /** The share that stands by a helping team's order, while it holds. */
    List<IncidentShare> lockOfOrder(UUID order) {
        return jdbc.sql(VIEW + "where s.order_id = ? and s.ended_at is null for update of s")
                .param(order)
                .query(IncidentShares::share)
                .list();
    }

    void until(UUID id, Instant until) {
        jdbc.sql("update incident_share set until = ? where id = ?")
                .params(Timestamp.from(until), id)
                .update();
    }

    void end(UUID id, Instant at) {
        jdbc.sql("update incident_share set ended_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    private static IncidentShare share(ResultSet row, int index) throws SQLException {
        return new IncidentShare(
                row.getObject("id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                new DivisionCode(row.getString("division_code")),
                row.getString("division_name"),
                Sight.valueOf(row.getString("degree")),
                row.getObject("order_id", UUID.class),
                row.getString("reason"),
                instant(row, "shared_at"),
                row.getString("shared_by"),
                instant(row, "until"),
                instant(row, "ended_at"));
    }
}
