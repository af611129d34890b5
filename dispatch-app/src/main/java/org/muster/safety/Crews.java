package org.muster.safety;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.team.MemberId;
import org.muster.team.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The crews that have come to the gate of the line, and everyone who went through it. */
@Repository
class Crews {

    private final JdbcClient jdbc;
    private final Json json;

    Crews(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Holds everything about the crews of an incident until the transaction ends. Whoever also holds an order takes that
     * one first.
     */
    void hold(IncidentId incident) {
        jdbc.sql("insert into incident_safety (incident_id) values (?) on conflict do nothing")
                .param(incident.value())
                .update();
        jdbc.sql("select 1 from incident_safety where incident_id = ? for no key update")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    Optional<Duration> cadenceOf(IncidentId incident) {
        return jdbc.sql(
                        "select cadence_seconds from incident_safety where incident_id = ? and cadence_seconds is not null")
                .param(incident.value())
                .query(Long.class)
                .optional()
                .map(Duration::ofSeconds);
    }

    void cadenceOf(IncidentId incident, Duration cadence) {
        jdbc.sql("update incident_safety set cadence_seconds = ? where incident_id = ?")
                .params(cadence.toSeconds(), incident.value())
                .update();
    }

    /** Since when a rescue is under way. */
    Optional<Instant> rescueSince(IncidentId incident) {
        return jdbc.sql("select rescue_since from incident_safety where incident_id = ? and rescue_since is not null")
                .param(incident.value())
                .query((row, i) -> instant(row, "rescue_since"))
                .optional();
    }

    void rescueSince(IncidentId incident, Instant since) {
        jdbc.sql("update incident_safety set rescue_since = ? where incident_id = ?")
                .params(Arrays.asList(timestamp(since), incident.value()))
                .update();
    }

    /** Somebody has come into danger. */
    void danger(IncidentId incident, Instant at) {
        jdbc.sql("update incident_safety set danger_at = ? where incident_id = ?")
                .params(Timestamp.from(at), incident.value())
                .update();
    }

    Optional<Instant> dangerAt(IncidentId incident) {
        return jdbc.sql("select danger_at from incident_safety where incident_id = ? and danger_at is not null")
                .param(incident.value())
                .query((row, i) -> instant(row, "danger_at"))
                .optional();
    }

    /** Whether searchers were sent since somebody came into danger last. */
    boolean searched(IncidentId incident) {
        return jdbc.sql(
                        """
                select exists (select 1 from search_party p join incident_safety s using (incident_id)
                                where s.incident_id = ? and p.ended_at is null and p.assigned_at >= s.danger_at)""")
                .param(incident.value())
                .query(Boolean.class)
                .single();
    }

    void propose(IncidentId incident, Object proposal) {
        jdbc.sql("update incident_safety set proposal = ?::jsonb where incident_id = ?")
                .params(json.write(proposal), incident.value())
                .update();
    }

    <T> Optional<T> proposal(IncidentId incident, Class<T> type) {
        return jdbc.sql("select proposal from incident_safety where incident_id = ? and proposal is not null")
                .param(incident.value())
                .query(String.class)
                .optional()
                .map(it -> json.read(it, type));
    }

    Optional<Crew> find(OrderId order) {
        return read("where c.order_id = ?", order.value()).stream().findFirst();
    }

    List<Crew> list(IncidentId incident) {
        return read("where c.incident_id = ?", incident.value());
    }

    List<Crew> list(Collection<OrderId> orders) {
        return read("where c.order_id = any (?)", (Object)
                orders.stream().map(OrderId::value).toArray(UUID[]::new));
    }

    private List<Crew> read(String where, Object param) {
        Map<UUID, List<Entrant>> entrants = jdbc
                .sql("select e.* from line_entrant e join line_crew c on c.order_id = e.order_id " + where
                        + " order by e.member_id")
                .param(param)
                .query((row, i) -> Map.entry(row.getObject("order_id", UUID.class), entrant(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select c.* from line_crew c " + where + " order by c.team_id")
                .param(param)
                .query((row, i) -> crew(row, entrants))
                .list();
    }

    /** The crew's row, made when it first comes to the gate. */
    Crew at(DispatchOrder order) {
        jdbc.sql(
                        """
                insert into line_crew (order_id, incident_id, team_id, team_name, state)
                values (?, ?, ?, ?, 'OFF_LINE') on conflict do nothing""")
                .params(
                        order.id().value(),
                        order.incidentId().value(),
                        order.teamId().value(),
                        order.teamName())
                .update();
        return find(order.id()).orElseThrow();
    }

    void checked(OrderId order, Instant at) {
        jdbc.sql("update line_crew set checked_at = ?, lapsed_at = null, lapse = null where order_id = ?")
                .params(Timestamp.from(at), order.value())
                .update();
    }

    void lapsed(OrderId order, Instant at, String reason) {
        jdbc.sql("update line_crew set lapsed_at = ?, lapse = ? where order_id = ?")
                .params(Timestamp.from(at), reason, order.value())
                .update();
    }

    void overridden(OrderId order, Instant at, String by, String reason) {
        jdbc.sql(
                        """
                update line_crew set overridden_at = ?, overridden_by = ?, override_reason = ? where order_id = ?""")
                .params(Timestamp.from(at), by, reason, order.value())
                .update();
    }

    void forbidden(OrderId order, List<Crew.Forbidden> forbidden) {
        jdbc.sql("update line_crew set forbidden = ?::jsonb where order_id = ?")
                .params(json.write(forbidden), order.value())
                .update();
    }

    /** Onto the line: whatever an earlier withdrawal or silence said is over. */
    void entered(OrderId order, Instant at, Duration cadence, int heads) {
        jdbc.sql(
                        """
                update line_crew
                   set state = 'ON_LINE', entered_at = ?, cadence_seconds = ?, counted_at = ?, counted = ?, misses = 0,
                       silent_at = null, silence = null, withdrawal_id = null, received_at = null, safe_at = null,
                       safe_heads = null, safe_actor = null, safe_seq = null, unnamed = 0
                 where order_id = ?""")
                .params(Timestamp.from(at), cadence.toSeconds(), Timestamp.from(at), heads, order.value())
                .update();
        stay(order, at);
    }

    private void stay(OrderId order, Instant at) {
        jdbc.sql(
                        """
                insert into line_stay (order_id, incident_id, team_id, from_at)
                select order_id, incident_id, team_id, ?::timestamptz from line_crew where order_id = ?
                on conflict do nothing""")
                .params(Timestamp.from(at), order.value())
                .update();
    }

    void left(OrderId order, LineState state, Instant at) {
        jdbc.sql("update line_crew set state = ? where order_id = ?")
                .params(state.name(), order.value())
                .update();
        jdbc.sql("update line_stay set until_at = greatest(from_at, ?) where order_id = ? and until_at is null")
                .params(Timestamp.from(at), order.value())
                .update();
    }

    void cadence(OrderId order, Duration cadence) {
        jdbc.sql("update line_crew set cadence_seconds = ? where order_id = ?")
                .params(cadence.toSeconds(), order.value())
                .update();
    }

    void add(OrderId order, List<Entrant> people) {
        for (Entrant it : people) {
            jdbc.sql(
                            """
                    insert into line_entrant (order_id, member_id, name, entered_at, counted_at, actor, device_seq)
                    values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                    .params(Arrays.asList(
                            order.value(),
                            it.id().value(),
                            it.name(),
                            Timestamp.from(it.enteredAt()),
                            Timestamp.from(it.countedAt()),
                            it.actor(),
                            it.deviceSeq()))
                    .update();
        }
    }

    /** Those who went before and go no more are forgotten, unless somebody searches for them. */
    void forget(OrderId order) {
        jdbc.sql("delete from line_entrant where order_id = ? and (missing_since is null or found_at is not null)")
                .param(order.value())
                .update();
    }

    /** They are there: counted now, and found when they were missing. */
    void there(OrderId order, Collection<MemberId> people, Instant at, String actor, Long deviceSeq) {
        mark(
                order,
                people,
                actor,
                deviceSeq,
                "counted_at = ?, found_at = case when missing_since is null then null else coalesce(found_at, ?) end, "
                        + "found_as = case when missing_since is null then null else coalesce(found_as, 'SAFE') end",
                Timestamp.from(at),
                Timestamp.from(at));
    }

    void missing(OrderId order, Collection<MemberId> people, Instant at, String actor, Long deviceSeq) {
        mark(
                order,
                people,
                actor,
                deviceSeq,
                "missing_since = case when found_at is null then coalesce(missing_since, ?) else ? end, "
                        + "found_at = null, found_as = null",
                Timestamp.from(at),
                Timestamp.from(at));
    }

    void found(OrderId order, Collection<MemberId> people, String as, Instant at, String actor, Long deviceSeq) {
        mark(
                order,
                people,
                actor,
                deviceSeq,
                "missing_since = coalesce(missing_since, ?), found_at = ?, found_as = ?, counted_at = ?",
                Timestamp.from(at),
                Timestamp.from(at),
                as,
                Timestamp.from(at));
    }

    private void mark(
            OrderId order, Collection<MemberId> people, String actor, Long deviceSeq, String what, Object... params) {
        if (people.isEmpty()) {
            return;
        }
        List<Object> all = new ArrayList<>(Arrays.asList(params));
        all.add(actor);
        all.add(deviceSeq);
        all.add(order.value());
        all.add(people.stream().map(MemberId::value).toArray(String[]::new));
        jdbc.sql("update line_entrant set " + what
                        + ", actor = ?, device_seq = ? where order_id = ? and member_id = any (?)")
                .params(all)
                .update();
    }

    /** A complete count: the clock begins anew. */
    void counted(OrderId order, Instant at, int heads) {
        jdbc.sql(
                        """
                update line_crew set counted_at = ?, counted = ?, misses = 0, silent_at = null, silence = null, unnamed = 0
                 where order_id = ?""")
                .params(Timestamp.from(at), heads, order.value())
                .update();
    }

    void missed(OrderId order, int misses) {
        jdbc.sql("update line_crew set misses = ? where order_id = ?")
                .params(misses, order.value())
                .update();
    }

    void silent(OrderId order, Instant at, Crew.Silence silence) {
        jdbc.sql("update line_crew set silent_at = ?, silence = ? where order_id = ?")
                .params(Arrays.asList(timestamp(at), silence == null ? null : silence.name(), order.value()))
                .update();
    }

    void calledBack(OrderId order, UUID withdrawal) {
        jdbc.sql(
                        """
                update line_crew
                   set state = 'WITHDRAWING', withdrawal_id = ?, received_at = null, safe_at = null, safe_heads = null,
                       safe_actor = null, safe_seq = null
                 where order_id = ?""")
                .params(withdrawal, order.value())
                .update();
    }

    void received(OrderId order, Instant at) {
        jdbc.sql("update line_crew set received_at = coalesce(received_at, ?) where order_id = ?")
                .params(Timestamp.from(at), order.value())
                .update();
    }

    void safe(OrderId order, Instant at, int heads, String actor, Long deviceSeq, int unnamed) {
        jdbc.sql(
                        """
                update line_crew
                   set received_at = coalesce(received_at, ?), safe_at = coalesce(safe_at, ?), safe_heads = ?,
                       safe_actor = ?, safe_seq = ?, unnamed = ?
                 where order_id = ?""")
                .params(Arrays.asList(
                        Timestamp.from(at), Timestamp.from(at), heads, actor, deviceSeq, unnamed, order.value()))
                .update();
    }

    void unnamed(OrderId order, int heads) {
        jdbc.sql("update line_crew set unnamed = ? where order_id = ?")
                .params(heads, order.value())
                .update();
    }

    private static Timestamp timestamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private Crew crew(ResultSet row, Map<UUID, List<Entrant>> entrants) throws SQLException {
        UUID order = row.getObject("order_id", UUID.class);
        Integer cadence = row.getObject("cadence_seconds", Integer.class);
        String silence = row.getString("silence");
        return new Crew(
                new OrderId(order),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                new TeamId(row.getString("team_id")),
                row.getString("team_name"),
                LineState.valueOf(row.getString("state")),
                instant(row, "checked_at"),
                instant(row, "lapsed_at"),
                row.getString("lapse"),
                instant(row, "overridden_at"),
                row.getString("overridden_by"),
                row.getString("override_reason"),
                instant(row, "entered_at"),
                cadence == null ? null : Duration.ofSeconds(cadence),
                instant(row, "counted_at"),
                row.getObject("counted", Integer.class),
                row.getInt("misses"),
                instant(row, "silent_at"),
                silence == null ? null : Crew.Silence.valueOf(silence),
                row.getObject("withdrawal_id", UUID.class),
                instant(row, "received_at"),
                instant(row, "safe_at"),
                row.getObject("safe_heads", Integer.class),
                row.getString("safe_actor"),
                row.getObject("safe_seq", Long.class),
                row.getInt("unnamed"),
                List.of(json.read(row.getString("forbidden"), Crew.Forbidden[].class)),
                entrants.getOrDefault(order, List.of()));
    }

    private static Entrant entrant(ResultSet row) throws SQLException {
        return new Entrant(
                new MemberId(row.getString("member_id")),
                row.getString("name"),
                instant(row, "entered_at"),
                instant(row, "counted_at"),
                instant(row, "missing_since"),
                instant(row, "found_at"),
                row.getString("found_as"),
                row.getString("actor"),
                row.getObject("device_seq", Long.class));
    }
}
