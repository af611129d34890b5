package org.muster.console;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.incident.IncidentStatus;
import org.muster.incident.Sight;
import org.muster.shared.DivisionCode;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.ResponseLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The head-lines of incidents: one row each, read with one query for any number of them. */
@Repository
class IncidentHeads {

    /**
     * @param revision the journal's last sequence number
     * @param overdue orders that are late now
     * @param enRoute people on the way
     * @param onScene people on the scene
     * @param commandDivision the division in unified command; the county itself unless command has passed up
     * @param shared how much of it is shown to a division outside, or null for whose it is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IncidentHead(
            IncidentId id,
            String number,
            String title,
            Hazard hazard,
            String place,
            Position location,
            DivisionCode divisionCode,
            String divisionName,
            IncidentStatus status,
            String statusLabel,
            Grade grade,
            ResponseLevel responseLevel,
            ResponseLevel proposedLevel,
            boolean exercise,
            int exerciseSpeed,
            Instant receivedAt,
            Instant raisedAt,
            Instant closedAt,
            long revision,
            int orderCount,
            int overdue,
            int enRoute,
            int onScene,
            DivisionCode commandDivision,
            Sight shared) {}

    private static final int PAGE = 500;

    private static final String HEADS =
            """
            select i.*, d.name division_name, coalesce(h.seq, 0) revision, o.orders, o.overdue, o.en_route, o.on_scene
              from incident i
              left join division d on d.code = i.division_code
              left join journal_head h on h.incident_id = i.id
              left join lateral (
                   select count(*) filter (where state not in ('REFUSED', 'CANCELLED')) orders,
                          count(*) filter (where due_at < :now and state not in ('REFUSED', 'CANCELLED', 'RELEASED')) overdue,
                          coalesce(sum(present) filter (where state = 'EN_ROUTE'), 0) en_route,
                          coalesce(sum(present) filter (where state in ('ON_SCENE', 'COMPLETED')), 0) on_scene
                     from dispatch_order where incident_id = i.id) o on true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    IncidentHeads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param status a status word, OPEN for all that are not over, or null */
    List<IncidentHead> list(String[] scope, String status, Hazard hazard) {
        return query(
                """
                where (i.division_code like any (:scope)
                       or i.id in (select s.incident_id from incident_share s
                                    where s.division_code like any (:scope) and s.ended_at is null
                                      and (s.until is null or s.until > :now)))
                  and (:status::text is null or i.status = :status
                       or :status = 'OPEN' and i.status not in ('CLOSED', 'CANCELLED'))
                  and (:hazard::text is null or i.hazard = :hazard)
                order by i.raised_at desc limit :page""",
                scope,
                null,
                status,
                hazard,
                null);
    }

    /** The incidents a team is or was sent to. */
    List<IncidentHead> listOfTeam(String teamId) {
        return query(
                """
                where exists (select 1 from dispatch_order t where t.incident_id = i.id and t.team_id = :team)
                order by i.raised_at desc limit :page""",
                null,
                teamId,
                null,
                null,
                null);
    }

    Optional<IncidentHead> find(IncidentId id) {
        return query("where i.id = :id limit :page", null, null, null, null, id.value()).stream()
                .findFirst();
    }

    private List<IncidentHead> query(String where, String[] scope, String team, String status, Hazard hazard, UUID id) {
        return jdbc.sql(HEADS + where)
                .param("now", Timestamp.from(clock.instant()))
                .param("scope", scope)
                .param("team", team)
                .param("status", status)
                .param("hazard", hazard == null ? null : hazard.name())
                .param("id", id)
                .param("page", PAGE)
                .query(IncidentHeads::head)
                .list();
    }

    private static IncidentHead head(ResultSet row, int index) throws SQLException {
        IncidentStatus status = IncidentStatus.valueOf(row.getString("status"));
        String grade = row.getString("grade");
        return new IncidentHead(
                new IncidentId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("title"),
                Hazard.valueOf(row.getString("hazard")),
                row.getString("place"),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                new DivisionCode(row.getString("division_code")),
                row.getString("division_name"),
                status,
                status.label(),
                grade == null ? null : Grade.valueOf(grade),
                level(row, "response_level"),
                level(row, "proposed_level"),
                row.getBoolean("exercise"),
                row.getInt("exercise_speed"),
                instant(row, "received_at"),
                instant(row, "raised_at"),
                instant(row, "closed_at"),
                row.getLong("revision"),
                row.getInt("orders"),
                row.getInt("overdue"),
                row.getInt("en_route"),
                row.getInt("on_scene"),
                command(row),
                null);
    }

    private static DivisionCode command(ResultSet row) throws SQLException {
        String passed = row.getString("command_division");
        return passed == null ? new DivisionCode(row.getString("division_code")).county() : new DivisionCode(passed);
    }

    private static ResponseLevel level(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? null : ResponseLevel.valueOf(value);
    }
}
