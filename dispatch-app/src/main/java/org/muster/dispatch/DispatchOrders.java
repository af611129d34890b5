package org.muster.dispatch;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;
import org.postgresql.util.PGInterval;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders' rows. */
@Repository
class DispatchOrders {

    /** Who holds a team at this moment. */
    record Holder(
            String teamId, String teamName, UUID orderId, UUID incidentId, String incidentTitle, String issuedBy) {}

    private final JdbcClient jdbc;

    DispatchOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(DispatchOrder it, String issuedBy) {
        jdbc.sql(
                        """
                insert into dispatch_order
                       (id, incident_id, number, team_id, team_name, team_kind, exercise, task,
                        muster_name, muster_lon, muster_lat, within, attendance, strength, quorum, standard_source,
                        denominator, sub_quorums, late_grace,
                        state, due_kind, due_at, ack_due_at, muster_due_at, eta_at, distance_km, travel,
                        issued_at, issued_by, replaces)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, make_interval(secs => ?), ?, ?, ?, ?, ?, ?,
                        make_interval(secs => ?), ?, ?, ?, ?, ?, ?, ?,
                        make_interval(secs => ?), ?, ?, ?)""")
                .params(
                        it.id().value(),
                        it.incidentId().value(),
                        it.number(),
                        it.teamId().value(),
                        it.teamName(),
                        it.teamKind().name(),
                        it.exercise(),
                        it.task(),
                        it.musterPoint() == null ? null : it.musterPoint().name(),
                        it.musterPoint() == null || it.musterPoint().location() == null
                                ? null
                                : it.musterPoint().location().lon(),
                        it.musterPoint() == null || it.musterPoint().location() == null
                                ? null
                                : it.musterPoint().location().lat(),
                        (double) it.standard().within().toSeconds(),
                        it.standard().attendance(),
                        it.standard().strength(),
                        it.standard().quorum(),
                        it.standard().source(),
                        it.standard().denominator().name(),
                        SubQuorum.text(it.standard().subQuorums()),
                        (double) it.standard().lateGrace().toSeconds(),
                        it.state().name(),
                        it.dueKind().name(),
                        Timestamp.from(it.dueAt()),
                        Timestamp.from(it.ackDueAt()),
                        Timestamp.from(it.musterDueAt()),
                        timestamp(it.etaAt()),
                        it.distanceKm(),
                        (double) it.travel().toSeconds(),
                        Timestamp.from(it.stamps().issuedAt()),
                        issuedBy,
                        it.replaces() == null ? null : it.replaces().value())
                .update();
    }

    int nextNumber(IncidentId incident) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from dispatch_order where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    /** Makes two dispatchers who want the same teams queue up, always in the same order. */
    void lockTeams(Collection<String> teamIds) {
        jdbc.sql("select id from team where id in (:ids) order by id for no key update")
                .param("ids", teamIds)
                .query(String.class)
                .list();
    }

    List<Holder> holders(Collection<String> teamIds, boolean exercise) {
        return jdbc.sql(
                        """
                select o.team_id, o.team_name, o.id order_id, i.id incident_id, i.title incident_title, o.issued_by
                  from dispatch_order o join incident i on i.id = o.incident_id
                 where o.team_id = any (:ids) and o.exercise = :exercise
                   and o.state not in ('REFUSED', 'CANCELLED', 'RELEASED')
                 order by o.team_id""")
                .param("ids", teamIds.toArray(String[]::new))
                .param("exercise", exercise)
                .query(Holder.class)
                .list();
    }

    Optional<DispatchOrder> find(OrderId id) {
        return jdbc.sql("select * from dispatch_order where id = ?")
                .param(id.value())
                .query(DispatchOrders::order)
                .optional();
    }

    Optional<DispatchOrder> lock(OrderId id) {
        return jdbc.sql("select * from dispatch_order where id = ? for no key update")
                .param(id.value())
                .query(DispatchOrders::order)
                .optional();
    }

    List<DispatchOrder> listOf(IncidentId incident) {
        return jdbc.sql("select * from dispatch_order where incident_id = ? order by number")
                .param(incident.value())
                .query(DispatchOrders::order)
                .list();
    }

    List<DispatchOrder> listOf(Collection<OrderId> ids) {
        return jdbc.sql("select * from dispatch_order where id = any (?) order by issued_at, number")
                .param(ids.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(DispatchOrders::order)
                .list();
    }

    /** What was issued in the place of an order, the first first. */
    List<DispatchOrder> listReplacing(OrderId id) {
        return jdbc.sql("select * from dispatch_order where replaces = ? order by number")
                .param(id.value())
                .query(DispatchOrders::order)
                .list();
    }

    /** What the team has to do, and what it has done in the last day. */
    List<DispatchOrder> listOf(TeamId team, Instant since) {
        return jdbc.sql(
                        """
                select * from dispatch_order
                 where team_id = ? and (state not in ('REFUSED', 'CANCELLED', 'RELEASED') or issued_at > ?)
                 order by issued_at desc limit 20""")
                .params(team.value(), Timestamp.from(since))
                .query(DispatchOrders::order)
                .list();
    }

    /** @param shared incidents of others in which these divisions' own teams are seen too */
    List<DispatchOrder> listOpenIn(String[] scope, Collection<IncidentId> shared) {
        return jdbc.sql(
                        """
                select o.* from dispatch_order o join incident i on i.id = o.incident_id
                  left join team t on t.id = o.team_id
                 where o.state not in ('REFUSED', 'CANCELLED', 'RELEASED')
                   and (i.division_code like any (:scope)
                        or i.id = any (:shared) and t.division_code like any (:scope))
                 order by o.issued_at desc limit 500""")
                .param("scope", scope)
                .param("shared", shared.stream().map(IncidentId::value).toArray(UUID[]::new))
                .query(DispatchOrders::order)
                .list();
    }

    List<OrderOwner> owners(IncidentId incident) {
        return jdbc.sql(
                        """
                select o.id, o.team_id, t.division_code
                  from dispatch_order o left join team t on t.id = o.team_id where o.incident_id = ?""")
                .param(incident.value())
                .query((row, i) -> new OrderOwner(
                        new OrderId(row.getObject("id", UUID.class)),
                        new TeamId(row.getString("team_id")),
                        row.getString("division_code") == null
                                ? null
                                : new DivisionCode(row.getString("division_code"))))
                .list();
    }

    boolean takesPart(String teamId, IncidentId incident) {
        return jdbc.sql("select exists (select 1 from dispatch_order where team_id = ? and incident_id = ?)")
                .params(teamId, incident.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Instant> lastIssuedAt(IncidentId incident) {
        return Optional.ofNullable(jdbc.sql("select max(issued_at) issued_at from dispatch_order where incident_id = ?")
                        .param(incident.value())
                        .query((row, i) -> row.getTimestamp("issued_at"))
                        .list()
                        .get(0))
                .map(Timestamp::toInstant);
    }

    boolean anyOutOrUntold(IncidentId incident) {
        return jdbc.sql(
                        """
                select exists (
                    select 1 from dispatch_order where incident_id = ?
                       and (state not in ('REFUSED', 'CANCELLED', 'RELEASED')
                            or state = 'CANCELLED' and cancel_acknowledged_at is null))""")
                .param(incident.value())
                .query(Boolean.class)
                .single();
    }

    boolean anyArrived(IncidentId incident) {
        return jdbc.sql("select exists (select 1 from dispatch_order where incident_id = ? and arrived_at is not null)")
                .param(incident.value())
                .query(Boolean.class)
                .single();
    }

    /** Moves the state, stamps the column that belongs to it, and sets what is waited for next. */
    void moveTo(OrderId id, OrderState state, String stampColumn, Instant at, OrderDeadline dueKind, Instant dueAt) {
        jdbc.sql("update dispatch_order set state = ?, due_kind = ?, due_at = ?, %s = coalesce(%s, ?) where id = ?"
                        .formatted(stampColumn, stampColumn))
                .params(
                        state.name(),
                        dueKind == null ? null : dueKind.name(),
                        timestamp(dueAt),
                        Timestamp.from(at),
                        id.value())
                .update();
    }

    void stamp(OrderId id, String stampColumn, Instant at) {
        jdbc.sql("update dispatch_order set %s = coalesce(%s, ?) where id = ?".formatted(stampColumn, stampColumn))
                .params(Timestamp.from(at), id.value())
                .update();
    }

    /** @return whether it had not been stamped before */
    boolean stampOnce(OrderId id, String stampColumn, Instant at) {
        return jdbc.sql("update dispatch_order set %s = ? where id = ? and %s is null"
                                .formatted(stampColumn, stampColumn))
                        .params(Timestamp.from(at), id.value())
                        .update()
                == 1;
    }

    void reason(OrderId id, String reason) {
        jdbc.sql("update dispatch_order set reason = ? where id = ?")
                .params(reason, id.value())
                .update();
    }

    void due(OrderId id, OrderDeadline kind, Instant dueAt) {
        jdbc.sql("update dispatch_order set due_kind = ?, due_at = ? where id = ?")
                .params(kind == null ? null : kind.name(), timestamp(dueAt), id.value())
                .update();
    }

    void musterDue(OrderId id, Instant dueAt) {
        jdbc.sql("update dispatch_order set muster_due_at = ? where id = ?")
                .params(Timestamp.from(dueAt), id.value())
                .update();
    }

    void eta(OrderId id, Instant etaAt) {
        jdbc.sql("update dispatch_order set eta_at = ? where id = ?")
                .params(Timestamp.from(etaAt), id.value())
                .update();
    }

    void counted(OrderId id, Tally tally) {
        jdbc.sql("update dispatch_order set present = ?, absent = ?, lacking = ? where id = ?")
                .params(tally.present(), tally.absent(), SubQuorum.text(tally.lacking()), id.value())
                .update();
    }

    /** The duties nobody manned at the last count. */
    List<SubQuorum> lacking(OrderId id) {
        return SubQuorum.listOf(jdbc.sql("select lacking from dispatch_order where id = ?")
                .param(id.value())
                .query(String.class)
                .single());
    }

    void accounted(OrderId id, Integer heads) {
        jdbc.sql("update dispatch_order set accounted = ? where id = ?")
                .params(heads, id.value())
                .update();
    }

    void safetyCheck(OrderId id, String check) {
        jdbc.sql("update dispatch_order set safety_check = ?::jsonb where id = ?")
                .params(check, id.value())
                .update();
    }

    void lastReport(OrderId id, String report) {
        jdbc.sql("update dispatch_order set last_report = ?::jsonb where id = ?")
                .params(report, id.value())
                .update();
    }

    static Timestamp timestamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static DispatchOrder order(ResultSet row, int index) throws SQLException {
        String musterName = row.getString("muster_name");
        Double lon = row.getObject("muster_lon", Double.class);
        Double lat = row.getObject("muster_lat", Double.class);
        String dueKind = row.getString("due_kind");
        UUID replaces = row.getObject("replaces", UUID.class);
        return new DispatchOrder(
                new OrderId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                new TeamId(row.getString("team_id")),
                row.getString("team_name"),
                TeamKind.valueOf(row.getString("team_kind")),
                row.getBoolean("exercise"),
                row.getString("task"),
                musterName == null && lon == null
                        ? null
                        : new DispatchOrder.MusterPoint(musterName, lon == null ? null : new Position(lon, lat)),
                new MusterStandard(
                        duration(row, "within"),
                        row.getDouble("attendance"),
                        row.getInt("strength"),
                        row.getString("standard_source"),
                        Denominator.valueOf(row.getString("denominator")),
                        SubQuorum.listOf(row.getString("sub_quorums")),
                        duration(row, "late_grace")),
                OrderState.valueOf(row.getString("state")),
                dueKind == null ? null : OrderDeadline.valueOf(dueKind),
                instant(row, "due_at"),
                instant(row, "ack_due_at"),
                instant(row, "muster_due_at"),
                instant(row, "eta_at"),
                row.getBigDecimal("distance_km") == null
                        ? null
                        : row.getBigDecimal("distance_km").doubleValue(),
                duration(row, "travel"),
                row.getInt("present"),
                row.getInt("absent"),
                replaces == null ? null : new OrderId(replaces),
                new DispatchOrder.Stamps(
                        instant(row, "issued_at"),
                        instant(row, "delivered_at"),
                        instant(row, "acknowledged_at"),
                        instant(row, "mustered_at"),
                        instant(row, "departed_at"),
                        instant(row, "arrived_at"),
                        instant(row, "safety_checked_at"),
                        instant(row, "completed_at"),
                        instant(row, "released_at"),
                        instant(row, "refused_at"),
                        instant(row, "cancelled_at"),
                        instant(row, "cancel_acknowledged_at")),
                row.getString("reason"),
                row.getObject("accounted", Integer.class),
                row.getString("safety_check"),
                row.getString("last_report"));
    }

    private static Duration duration(ResultSet row, String column) throws SQLException {
        PGInterval value = (PGInterval) row.getObject(column);
        if (value == null) {
            return Duration.ZERO;
        }
        return Duration.ofDays(value.getDays())
                .plusHours(value.getHours())
                .plusMinutes(value.getMinutes())
                .plusMillis(Math.round(value.getSeconds() * 1000));
    }
}
