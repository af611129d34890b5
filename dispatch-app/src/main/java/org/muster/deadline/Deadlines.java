package org.muster.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.IncidentId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The one stored instant per wait. At most one deadline of a kind is open per incident and order. */
@Repository
@Transactional
public class Deadlines {

    private static final UUID NO_ORDER = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectProvider<Pace> pace;

    Deadlines(JdbcClient jdbc, Clock clock, ObjectProvider<Pace> pace) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.pace = pace;
    }

    /** Opens a deadline so long from now, shortened by the exercise's speed. */
    public Deadline open(IncidentId incident, UUID orderId, String kind, String label, Duration nominal) {
        return openAt(incident, orderId, kind, label, clock.instant().plus(real(incident, nominal)));
    }

    /** Opens a deadline, or moves the open one of the same kind. */
    public Deadline openAt(IncidentId incident, UUID orderId, String kind, String label, Instant dueAt) {
        // two who open the same at once have one, and both have it
        return jdbc.sql(
                        """
                insert into deadline (id, incident_id, order_id, kind, label, due_at, opened_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (incident_id, kind, coalesce(order_id, '00000000-0000-0000-0000-000000000000'))
                      where met_at is null and fired_at is null and cancelled_at is null
                   do update set due_at = excluded.due_at
                returning *""")
                .params(
                        UUID.randomUUID(),
                        incident.value(),
                        orderId,
                        kind,
                        label,
                        Timestamp.from(dueAt.truncatedTo(ChronoUnit.MILLIS)),
                        Timestamp.from(clock.instant()))
                .query(Deadlines::deadline)
                .single();
    }

    /** What was due has not come: the next rung of its ladder is climbed at this instant, unless it comes before. */
    public Deadline openNext(Deadline missed, Instant dueAt) {
        return jdbc.sql(
                        """
                insert into deadline (id, incident_id, order_id, kind, label, due_at, opened_at, step)
                values (?, ?, ?, ?, ?, ?, ?, ?) returning *""")
                .params(
                        UUID.randomUUID(),
                        missed.incidentId().value(),
                        missed.orderId(),
                        missed.kind(),
                        missed.label(),
                        Timestamp.from(dueAt.truncatedTo(ChronoUnit.MILLIS)),
                        Timestamp.from(clock.instant()),
                        missed.step() + 1)
                .query(Deadlines::deadline)
                .single();
    }

    /** The real duration in which a nominal one is over for this incident. */
    public Duration real(IncidentId incident, Duration nominal) {
        Pace known = pace.getIfAvailable();
        return known == null ? nominal : known.real(incident, nominal);
    }

    public Optional<Deadline> findOpen(IncidentId incident, UUID orderId, String kind) {
        return jdbc.sql(
                        """
                select * from deadline
                 where incident_id = ? and kind = ? and coalesce(order_id, ?) = ?
                   and met_at is null and fired_at is null and cancelled_at is null""")
                .params(incident.value(), kind, NO_ORDER, orderId == null ? NO_ORDER : orderId)
                .query(Deadlines::deadline)
                .optional();
    }

    /** The newest deadline of the kind, open or not. */
    public Optional<Deadline> findLatest(IncidentId incident, UUID orderId, String kind) {
        return jdbc.sql(
                        """
                select * from deadline
                 where incident_id = ? and kind = ? and coalesce(order_id, ?) = ?
                 order by opened_at desc, due_at desc limit 1""")
                .params(incident.value(), kind, NO_ORDER, orderId == null ? NO_ORDER : orderId)
                .query(Deadlines::deadline)
                .optional();
    }

    /** What was waited for has happened. */
    public void meet(IncidentId incident, UUID orderId, String kind) {
        close("met_at", incident, orderId, kind);
    }

    /** What several deadlines of an order waited for has happened. */
    public void meet(IncidentId incident, UUID orderId, Collection<String> kinds) {
        jdbc.sql(
                        """
                update deadline set met_at = ?
                 where incident_id = ? and kind = any (?) and coalesce(order_id, ?) = ?
                   and met_at is null and fired_at is null and cancelled_at is null""")
                .params(
                        Timestamp.from(clock.instant()),
                        incident.value(),
                        kinds.toArray(String[]::new),
                        NO_ORDER,
                        orderId == null ? NO_ORDER : orderId)
                .update();
    }

    /**
     * What was waited for happens at this moment by the database's clock, the one clock every node shares; the row
     * decides whether this or the timer came first.
     *
     * @return the deadline with when it was met, which may be late; empty when none was open any more
     */
    public Optional<Deadline> meetNow(IncidentId incident, UUID orderId, String kind) {
        return jdbc.sql(
                        """
                update deadline set met_at = clock_timestamp()
                 where incident_id = ? and kind = ? and coalesce(order_id, ?) = ?
                   and met_at is null and fired_at is null and cancelled_at is null
                returning *""")
                .params(incident.value(), kind, NO_ORDER, orderId == null ? NO_ORDER : orderId)
                .query(Deadlines::deadline)
                .optional();
    }

    public void cancel(IncidentId incident, UUID orderId, String kind) {
        close("cancelled_at", incident, orderId, kind);
    }

    /** Nothing of this order, or with null of the whole incident, matters any more. */
    public void cancelAll(IncidentId incident, UUID orderId) {
        jdbc.sql(
                        """
                update deadline set cancelled_at = ?
                 where incident_id = ? and (?::uuid is null or order_id = ?)
                   and met_at is null and fired_at is null and cancelled_at is null""")
                .params(Timestamp.from(clock.instant()), incident.value(), orderId, orderId)
                .update();
    }

    /** Those of an order that come again and again and left nothing unmet: the journal tells of them. */
    public void forgetMet(IncidentId incident, UUID orderId, Collection<String> kinds) {
        jdbc.sql(
                        """
                delete from deadline
                 where incident_id = ? and order_id = ? and kind = any (?)
                   and (met_at is not null or cancelled_at is not null)""")
                .params(incident.value(), orderId, kinds.toArray(String[]::new))
                .update();
    }

    /**
     * The deadline has passed unmet.
     *
     * @return the deadline the first time, empty ever after, so that its consequence happens once
     */
    public Optional<Deadline> fire(IncidentId incident, UUID orderId, String kind) {
        return close("fired_at", incident, orderId, kind);
    }

    private Optional<Deadline> close(String column, IncidentId incident, UUID orderId, String kind) {
        return jdbc.sql(
                        "update deadline set " + column
                                + """
                 = ? where incident_id = ? and kind = ? and coalesce(order_id, ?) = ?
                   and met_at is null and fired_at is null and cancelled_at is null
                returning *""")
                .params(
                        Timestamp.from(clock.instant()),
                        incident.value(),
                        kind,
                        NO_ORDER,
                        orderId == null ? NO_ORDER : orderId)
                .query(Deadlines::deadline)
                .optional();
    }

    /** All deadlines of an incident, open ones first by due time. */
    @Transactional(readOnly = true)
    public List<Deadline> list(IncidentId incident) {
        return jdbc.sql("select * from deadline where incident_id = ? order by due_at")
                .param(incident.value())
                .query(Deadlines::deadline)
                .list();
    }

    /** All deadlines of these orders, by due time; an incident of hundreds of orders is not read for the sake of one. */
    @Transactional(readOnly = true)
    public List<Deadline> listOf(Collection<UUID> orders) {
        return jdbc.sql("select * from deadline where order_id = any (?) order by due_at")
                .param(orders.toArray(UUID[]::new))
                .query(Deadlines::deadline)
                .list();
    }

    /** Those of the incident as a whole, by due time. */
    @Transactional(readOnly = true)
    public List<Deadline> listOfIncidentAlone(IncidentId incident) {
        return jdbc.sql("select * from deadline where incident_id = ? and order_id is null order by due_at")
                .param(incident.value())
                .query(Deadlines::deadline)
                .list();
    }

    /** Open deadlines of these kinds that have passed, the longest first. */
    @Transactional(readOnly = true)
    public List<Deadline> listPassed(Collection<String> kinds, int limit) {
        return jdbc.sql(
                        """
                select * from deadline
                 where kind = any (?) and due_at <= ?
                   and met_at is null and fired_at is null and cancelled_at is null
                 order by due_at limit ?""")
                .params(kinds.toArray(String[]::new), Timestamp.from(clock.instant()), limit)
                .query(Deadlines::deadline)
                .list();
    }

    private static Deadline deadline(ResultSet row, int index) throws SQLException {
        return new Deadline(
                row.getObject("id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getObject("order_id", UUID.class),
                row.getString("kind"),
                row.getString("label"),
                at(row, "due_at"),
                at(row, "opened_at"),
                at(row, "met_at"),
                at(row, "fired_at"),
                at(row, "cancelled_at"),
                row.getInt("step"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
