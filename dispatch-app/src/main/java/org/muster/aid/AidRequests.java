package org.muster.aid;

import static org.muster.shared.Json.instant;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Position;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requests' rows and those of the teams sent for them. */
@Repository
class AidRequests {

    private final JdbcClient jdbc;
    private final Json json;

    AidRequests(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    int nextNumber(IncidentId incident) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from aid_request where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    void add(AidRequest it) {
        AidAsk ask = it.ask();
        jdbc.sql(
                        """
                insert into aid_request
                       (id, incident_id, number, form, state, asking, asked, asked_at, need, kinds, skill, people, task,
                        place, lon, lat, needed_by, reason, shortfall, rule, military, continues, requested_at,
                        requested_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""")
                .params(
                        it.id().value(),
                        it.incidentId().value(),
                        it.number(),
                        it.form().name(),
                        it.state().name(),
                        it.asking().value(),
                        it.asked().value(),
                        Timestamp.from(it.askedAt()),
                        ask.need(),
                        ask.kinds().stream().map(TeamKind::name).toArray(String[]::new),
                        ask.skill(),
                        ask.people(),
                        ask.task(),
                        ask.place(),
                        ask.location().lon(),
                        ask.location().lat(),
                        timestamp(ask.neededBy()),
                        ask.reason(),
                        it.shortfall(),
                        it.rule(),
                        json.write(ask.military()),
                        it.continues() == null ? null : it.continues().value(),
                        Timestamp.from(it.requestedAt()),
                        it.requestedBy())
                .update();
    }

    Optional<AidRequest> find(AidId id) {
        return jdbc.sql("select * from aid_request where id = ?")
                .param(id.value())
                .query(this::request)
                .optional();
    }

    Optional<AidRequest> lock(AidId id) {
        return jdbc.sql("select * from aid_request where id = ? for update")
                .param(id.value())
                .query(this::request)
                .optional();
    }

    List<AidRequest> listOf(IncidentId incident) {
        return jdbc.sql("select * from aid_request where incident_id = ? order by number")
                .param(incident.value())
                .query(this::request)
                .list();
    }

    /** What is not over, or was a day ago, and concerns one of these divisions as the one who asks, is asked or gives. */
    List<AidRequest> listConcerning(String[] scope, Instant since) {
        return jdbc.sql(
                        """
                select r.* from aid_request r
                 where (r.state not in ('SETTLED', 'DECLINED', 'WITHDRAWN')
                        or greatest(r.settled_at, r.answered_at, r.requested_at) > :since)
                   and (r.asking like any (:scope) or r.asked like any (:scope)
                        or r.id in (select t.request_id from aid_team t where t.giving like any (:scope)))
                 order by r.asked_at desc limit 200""")
                .param("scope", scope)
                .param("since", Timestamp.from(since))
                .query(this::request)
                .list();
    }

    /** An unanswered request goes to another level, or is asked anew of the same. */
    void ask(AidId id, DivisionCode asked, Instant at) {
        jdbc.sql("update aid_request set state = 'REQUESTED', asked = ?, asked_at = ? where id = ?")
                .params(asked.value(), Timestamp.from(at), id.value())
                .update();
    }

    void answer(AidId id, AidState state, String by, String answer, Instant at) {
        jdbc.sql("update aid_request set state = ?, answered_at = ?, answered_by = ?, answer = ? where id = ?")
                .params(state.name(), Timestamp.from(at), by, answer, id.value())
                .update();
    }

    void military(AidId id, MilitaryForm form) {
        jdbc.sql("update aid_request set military = ?::jsonb where id = ?")
                .params(json.write(form), id.value())
                .update();
    }

    void arrived(AidId id, Instant at) {
        jdbc.sql("update aid_request set state = 'ARRIVED', arrived_at = ? where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    void released(AidId id, Instant at) {
        jdbc.sql("update aid_request set state = 'RELEASED', released_at = ? where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    void settled(AidId id, String thanks, Instant at) {
        jdbc.sql("update aid_request set state = 'SETTLED', thanks = ?, settled_at = ? where id = ?")
                .params(thanks, Timestamp.from(at), id.value())
                .update();
    }

    /** Whether the army has agreed to send this unit to this incident, and it was not sent home again. */
    boolean agreed(IncidentId incident, TeamId unit) {
        return jdbc.sql(
                        """
                select exists (select 1 from aid_request
                                where incident_id = ? and form = 'MILITARY' and state in ('ASSIGNED', 'ARRIVED')
                                  and military ->> 'agreedUnit' = ?)""")
                .params(incident.value(), unit.value())
                .query(Boolean.class)
                .single();
    }

    void addTeam(AidTeam it) {
        jdbc.sql(
                        """
                insert into aid_team (order_id, request_id, giving, assigned_by, assigned_at, object_by)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        it.orderId().value(),
                        it.requestId().value(),
                        it.giving().value(),
                        it.assignedBy().value(),
                        Timestamp.from(it.assignedAt()),
                        timestamp(it.objectBy()))
                .update();
    }

    Optional<AidTeam> findTeam(OrderId order) {
        return jdbc.sql("select * from aid_team where order_id = ?")
                .param(order.value())
                .query(AidRequests::team)
                .optional();
    }

    List<AidTeam> teamsOf(Collection<AidId> requests) {
        return jdbc.sql("select * from aid_team where request_id = any (?) order by assigned_at, order_id")
                .param(requests.stream().map(AidId::value).toArray(UUID[]::new))
                .query(AidRequests::team)
                .list();
    }

    /** @return false when the county has objected to this team before */
    boolean object(OrderId order, String objection, String by, Instant at) {
        return jdbc.sql(
                                """
                update aid_team set objection = ?, objected_by = ?, objected_at = ?
                 where order_id = ? and objection is null""")
                        .params(objection, by, Timestamp.from(at), order.value())
                        .update()
                == 1;
    }

    void review(OrderId order, String review, Instant at) {
        jdbc.sql("update aid_team set review = ?, reviewed_at = ? where order_id = ?")
                .params(review, Timestamp.from(at), order.value())
                .update();
    }

    private static Timestamp timestamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private AidRequest request(ResultSet row, int index) throws SQLException {
        Array kinds = row.getArray("kinds");
        UUID continues = row.getObject("continues", UUID.class);
        AidAsk ask = new AidAsk(
                AidRequest.Form.valueOf(row.getString("form")),
                row.getString("need"),
                Arrays.stream((String[]) kinds.getArray())
                        .map(TeamKind::valueOf)
                        .toList(),
                row.getString("skill"),
                row.getInt("people"),
                row.getString("task"),
                row.getString("place"),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                instant(row, "needed_by"),
                row.getString("reason"),
                json.read(row.getString("military"), MilitaryForm.class));
        return new AidRequest(
                new AidId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                ask,
                AidState.valueOf(row.getString("state")),
                new DivisionCode(row.getString("asking")),
                new DivisionCode(row.getString("asked")),
                instant(row, "asked_at"),
                row.getString("shortfall"),
                row.getString("rule"),
                continues == null ? null : new AidId(continues),
                instant(row, "requested_at"),
                row.getString("requested_by"),
                instant(row, "answered_at"),
                row.getString("answered_by"),
                row.getString("answer"),
                instant(row, "arrived_at"),
                instant(row, "released_at"),
                instant(row, "settled_at"),
                row.getString("thanks"));
    }

    private static AidTeam team(ResultSet row, int index) throws SQLException {
        return new AidTeam(
                new OrderId(row.getObject("order_id", UUID.class)),
                new AidId(row.getObject("request_id", UUID.class)),
                new DivisionCode(row.getString("giving")),
                new DivisionCode(row.getString("assigned_by")),
                instant(row, "assigned_at"),
                instant(row, "object_by"),
                row.getString("objection"),
                instant(row, "objected_at"),
                row.getString("objected_by"),
                instant(row, "reviewed_at"),
                row.getString("review"));
    }
}
