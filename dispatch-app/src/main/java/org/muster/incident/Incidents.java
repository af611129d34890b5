package org.muster.incident;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.shared.DivisionCode;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Position;
import org.muster.shared.ResponseLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The incidents' rows. */
@Repository
class Incidents {

    private final JdbcClient jdbc;
    private final Json json;

    Incidents(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long nextNumber() {
        return jdbc.sql("select nextval('incident_number')").query(Long.class).single();
    }

    void add(Incident it) {
        jdbc.sql(
                        """
                insert into incident (id, number, hazard, title, place, lon, lat, division_code, exercise, exercise_speed,
                                      status, facts, sensitive, received_at, raised_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""")
                .params(
                        it.id().value(),
                        it.number(),
                        it.hazard().name(),
                        it.title(),
                        it.place(),
                        it.location().lon(),
                        it.location().lat(),
                        it.divisionCode().value(),
                        it.exercise(),
                        it.exerciseSpeed(),
                        it.status().name(),
                        json.write(it.facts()),
                        it.sensitive(),
                        Timestamp.from(it.receivedAt()),
                        Timestamp.from(it.raisedAt()))
                .update();
    }

    Optional<Incident> find(IncidentId id) {
        return select("where id = ?", id);
    }

    /** Holds the incident against other changes until the transaction ends. */
    Optional<Incident> lock(IncidentId id) {
        return select("where id = ? for no key update", id);
    }

    private Optional<Incident> select(String where, IncidentId id) {
        return jdbc.sql("select * from incident " + where)
                .param(id.value())
                .query(this::incident)
                .optional();
    }

    List<Incident> listOpen(Hazard hazard, boolean exercise) {
        return jdbc.sql(
                        """
                select * from incident where hazard = ? and exercise = ? and status not in ('CLOSED', 'CANCELLED')
                 order by raised_at""")
                .params(hazard.name(), exercise)
                .query(this::incident)
                .list();
    }

    /** In the division and below, exercises left out. */
    List<Incident> listOpenIn(DivisionCode division) {
        return jdbc.sql(
                        """
                select * from incident
                 where division_code like ? and not exercise and status not in ('CLOSED', 'CANCELLED')
                 order by raised_at""")
                .param(division.prefix() + "%")
                .query(this::incident)
                .list();
    }

    void facts(IncidentId id, Facts facts) {
        jdbc.sql("update incident set facts = ?::jsonb where id = ?")
                .params(json.write(facts), id.value())
                .update();
    }

    int openFires(DivisionCode county, IncidentId except) {
        return jdbc.sql(
                        """
                select count(*) from incident
                 where hazard = 'FOREST_FIRE' and status in ('RAISED', 'RESPONDING', 'ON_SCENE')
                   and division_code like ? and id <> ? and not exercise""")
                .params(county.prefix() + "%", except.value())
                .query(Integer.class)
                .single();
    }

    void moveTo(IncidentId id, IncidentStatus status, Instant at, String actorName) {
        jdbc.sql("update incident set status = ?, closed_at = ? where id = ?")
                .params(status.name(), status.over() ? Timestamp.from(at) : null, id.value())
                .update();
        jdbc.sql("insert into incident_status (incident_id, status, at, actor_name) values (?, ?, ?, ?)")
                .params(id.value(), status.name(), Timestamp.from(at), actorName)
                .update();
    }

    void assessed(
            IncidentId id,
            Facts facts,
            AssessmentRules.Graded graded,
            boolean sensitive,
            Optional<AssessmentRules.Proposed> proposed,
            Instant at) {
        jdbc.sql(
                        """
                update incident set facts = ?::jsonb, grade = ?, grade_rule = ?::jsonb, sensitive = ?,
                                    proposed_level = ?, level_rule = ?::jsonb, assessed_at = ? where id = ?""")
                .params(
                        json.write(facts),
                        graded.grade() == null ? null : graded.grade().name(),
                        json.write(graded.rule()),
                        sensitive,
                        proposed.map(it -> it.level().name()).orElse(null),
                        proposed.map(it -> json.write(it.rule())).orElse(null),
                        Timestamp.from(at),
                        id.value())
                .update();
    }

    void levelApproved(IncidentEvent.ResponseLevelApproved change, String approvedBy, Instant at) {
        jdbc.sql("update incident set response_level = ? where id = ?")
                .params(change.level().name(), change.incidentId().value())
                .update();
        jdbc.sql(
                        """
                insert into response_level_change
                       (incident_id, level, previous, reason, measures, expected_until, rule, approved_by, at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""")
                .params(
                        change.incidentId().value(),
                        change.level().name(),
                        change.previous() == null ? null : change.previous().name(),
                        change.reason(),
                        change.measures(),
                        change.expectedUntil() == null ? null : Timestamp.from(change.expectedUntil()),
                        json.write(change.rule()),
                        approvedBy,
                        Timestamp.from(at))
                .update();
    }

    void causeFound(IncidentId id, Object cause) {
        jdbc.sql("update incident set cause = ?::jsonb where id = ?")
                .params(json.write(cause), id.value())
                .update();
    }

    List<IncidentViews.StatusView> statuses(IncidentId id) {
        return jdbc.sql("select status, at, actor_name from incident_status where incident_id = ? order by at")
                .param(id.value())
                .query((row, i) -> new IncidentViews.StatusView(
                        IncidentStatus.valueOf(row.getString("status")),
                        instant(row, "at"),
                        row.getString("actor_name")))
                .list();
    }

    List<IncidentViews.LevelView> levels(IncidentId id) {
        return jdbc.sql("select * from response_level_change where incident_id = ? order by at")
                .param(id.value())
                .query((row, i) -> new IncidentViews.LevelView(
                        ResponseLevel.valueOf(row.getString("level")),
                        row.getString("reason"),
                        row.getString("measures"),
                        instant(row, "expected_until"),
                        row.getString("approved_by"),
                        instant(row, "at"),
                        json.read(row.getString("rule"), Rule.class)))
                .list();
    }

    Optional<Object> cause(IncidentId id) {
        return jdbc.sql("select cause from incident where id = ?").param(id.value()).query(String.class).list().stream()
                .filter(it -> it != null)
                .findFirst()
                .map(it -> json.read(it, Object.class));
    }

    private Incident incident(ResultSet row, int index) throws SQLException {
        return new Incident(
                new IncidentId(row.getObject("id", UUID.class)),
                row.getString("number"),
                Hazard.valueOf(row.getString("hazard")),
                row.getString("title"),
                row.getString("place"),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                new DivisionCode(row.getString("division_code")),
                row.getBoolean("exercise"),
                row.getInt("exercise_speed"),
                IncidentStatus.valueOf(row.getString("status")),
                word(row, "grade", Grade.class),
                json.read(row.getString("grade_rule"), Rule.class),
                word(row, "response_level", ResponseLevel.class),
                word(row, "proposed_level", ResponseLevel.class),
                json.read(row.getString("level_rule"), Rule.class),
                json.read(row.getString("facts"), Facts.class),
                row.getBoolean("sensitive"),
                instant(row, "assessed_at"),
                instant(row, "received_at"),
                instant(row, "raised_at"),
                instant(row, "closed_at"));
    }

    private static <E extends Enum<E>> E word(ResultSet row, String column, Class<E> type) throws SQLException {
        String value = row.getString(column);
        return value == null ? null : Enum.valueOf(type, value);
    }
}
