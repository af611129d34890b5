package org.muster.safety;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.reading.WindRules;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What concerns more than one crew: withdrawals, signed assessments, calls for help, searchers. */
@Repository
class SafetyRecords {

    /**
     * @param sector whom it concerns, or null for everybody
     * @param allSafeAt when the last crew had reported and nobody was missing
     * @param resumedAt when a new assessment let the attack go on; the attack is off until then
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Withdrawal(
            UUID id,
            IncidentId incidentId,
            String reason,
            String sector,
            OrderId calledFrom,
            Instant orderedAt,
            String orderedBy,
            Instant dueAt,
            WindRules.Fired rule,
            Instant allSafeAt,
            Instant resumedAt) {

        boolean open() {
            return resumedAt == null;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Assessment(
            UUID id,
            JsonNode points,
            String wind,
            String reason,
            Instant signedAt,
            String signedBy,
            Instant lapsedAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mayday(
            UUID id,
            OrderId orderId,
            String teamName,
            Position location,
            String note,
            Instant calledAt,
            String calledBy,
            Instant settledAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SearchParty(
            OrderId orderId, String teamName, String note, Instant assignedAt, String assignedBy, Instant endedAt) {}

    /** One stay on the line; it goes on while {@code untilAt} is null. */
    record Stay(OrderId orderId, String teamId, Instant fromAt, Instant untilAt) {}

    private final JdbcClient jdbc;
    private final Json json;

    SafetyRecords(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Withdrawal it) {
        jdbc.sql(
                        """
                insert into safety_withdrawal
                       (id, incident_id, reason, sector, called_from, ordered_at, ordered_by, due_at, rule)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(Arrays.asList(
                        it.id(),
                        it.incidentId().value(),
                        it.reason(),
                        it.sector(),
                        it.calledFrom() == null ? null : it.calledFrom().value(),
                        Timestamp.from(it.orderedAt()),
                        it.orderedBy(),
                        Timestamp.from(it.dueAt()),
                        json.write(it.rule())))
                .update();
    }

    /** All of an incident, the newest first. */
    List<Withdrawal> withdrawals(IncidentId incident) {
        return jdbc.sql("select * from safety_withdrawal where incident_id = ? order by ordered_at desc")
                .param(incident.value())
                .query(this::withdrawal)
                .list();
    }

    /** Those of several incidents that still keep the attack off. */
    List<Withdrawal> openWithdrawals(List<IncidentId> incidents) {
        return jdbc.sql(
                        """
                select * from safety_withdrawal where incident_id = any (?) and resumed_at is null
                 order by ordered_at desc""")
                .param(incidents.stream().map(IncidentId::value).toArray(UUID[]::new))
                .query(this::withdrawal)
                .list();
    }

    void allSafe(IncidentId incident, Instant at) {
        jdbc.sql("update safety_withdrawal set all_safe_at = ? where incident_id = ? and all_safe_at is null")
                .params(Timestamp.from(at), incident.value())
                .update();
    }

    void resumed(IncidentId incident, Instant at) {
        jdbc.sql("update safety_withdrawal set resumed_at = ? where incident_id = ? and resumed_at is null")
                .params(Timestamp.from(at), incident.value())
                .update();
    }

    void add(IncidentId incident, Assessment it) {
        jdbc.sql(
                        """
                insert into safety_assessment (id, incident_id, points, wind, reason, signed_at, signed_by)
                values (?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id(),
                        incident.value(),
                        json.write(it.points()),
                        json.write(it.wind()),
                        it.reason(),
                        Timestamp.from(it.signedAt()),
                        it.signedBy()))
                .update();
    }

    Optional<Assessment> newestAssessment(IncidentId incident) {
        return jdbc.sql("select * from safety_assessment where incident_id = ? order by signed_at desc limit 1")
                .param(incident.value())
                .query((row, i) -> new Assessment(
                        row.getObject("id", UUID.class),
                        json.read(row.getString("points"), JsonNode.class),
                        json.read(row.getString("wind"), String.class),
                        row.getString("reason"),
                        instant(row, "signed_at"),
                        row.getString("signed_by"),
                        instant(row, "lapsed_at")))
                .optional();
    }

    void assessmentLapsed(IncidentId incident, Instant at) {
        jdbc.sql("update safety_assessment set lapsed_at = ? where incident_id = ? and lapsed_at is null")
                .params(Timestamp.from(at), incident.value())
                .update();
    }

    void add(IncidentId incident, Mayday it) {
        jdbc.sql(
                        """
                insert into mayday (id, incident_id, order_id, team_name, lon, lat, note, called_at, called_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id(),
                        incident.value(),
                        it.orderId().value(),
                        it.teamName(),
                        it.location() == null ? null : it.location().lon(),
                        it.location() == null ? null : it.location().lat(),
                        it.note(),
                        Timestamp.from(it.calledAt()),
                        it.calledBy()))
                .update();
    }

    /** All of an incident, the newest first. */
    List<Mayday> maydays(IncidentId incident) {
        return jdbc.sql("select * from mayday where incident_id = ? order by called_at desc")
                .param(incident.value())
                .query((row, i) -> new Mayday(
                        row.getObject("id", UUID.class),
                        new OrderId(row.getObject("order_id", UUID.class)),
                        row.getString("team_name"),
                        row.getObject("lon") == null ? null : new Position(row.getDouble("lon"), row.getDouble("lat")),
                        row.getString("note"),
                        instant(row, "called_at"),
                        row.getString("called_by"),
                        instant(row, "settled_at")))
                .list();
    }

    /** Everyone of the crew that called is accounted for. */
    void settleMaydays(OrderId order, Instant at) {
        jdbc.sql("update mayday set settled_at = ? where order_id = ? and settled_at is null")
                .params(Timestamp.from(at), order.value())
                .update();
    }

    void add(IncidentId incident, SearchParty it) {
        jdbc.sql(
                        """
                insert into search_party (incident_id, order_id, team_name, note, assigned_at, assigned_by)
                values (?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        incident.value(),
                        it.orderId().value(),
                        it.teamName(),
                        it.note(),
                        Timestamp.from(it.assignedAt()),
                        it.assignedBy()))
                .update();
    }

    List<SearchParty> searchParties(IncidentId incident) {
        return jdbc.sql("select * from search_party where incident_id = ? and ended_at is null order by assigned_at")
                .param(incident.value())
                .query((row, i) -> new SearchParty(
                        new OrderId(row.getObject("order_id", UUID.class)),
                        row.getString("team_name"),
                        row.getString("note"),
                        instant(row, "assigned_at"),
                        row.getString("assigned_by"),
                        instant(row, "ended_at")))
                .list();
    }

    void endSearches(IncidentId incident, Instant at) {
        jdbc.sql("update search_party set ended_at = ? where incident_id = ? and ended_at is null")
                .params(Timestamp.from(at), incident.value())
                .update();
    }

    /** The stays of these teams that reach into the time since, exercises of other incidents aside. */
    List<Stay> stays(IncidentId incident, List<String> teams, Instant since) {
        return jdbc.sql(
                        """
                select s.* from line_stay s join incident i on i.id = s.incident_id
                 where s.team_id = any (?) and coalesce(s.until_at, 'infinity') > ?
                   and (i.id = ? or not i.exercise and not (select exercise from incident where id = ?))
                 order by s.from_at""")
                .params(teams.toArray(String[]::new), Timestamp.from(since), incident.value(), incident.value())
                .query((row, i) -> new Stay(
                        new OrderId(row.getObject("order_id", UUID.class)),
                        row.getString("team_id"),
                        instant(row, "from_at"),
                        instant(row, "until_at")))
                .list();
    }

    private Withdrawal withdrawal(ResultSet row, int index) throws SQLException {
        UUID from = row.getObject("called_from", UUID.class);
        return new Withdrawal(
                row.getObject("id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getString("reason"),
                row.getString("sector"),
                from == null ? null : new OrderId(from),
                instant(row, "ordered_at"),
                row.getString("ordered_by"),
                instant(row, "due_at"),
                json.read(row.getString("rule"), WindRules.Fired.class),
                instant(row, "all_safe_at"),
                instant(row, "resumed_at"));
    }
}
