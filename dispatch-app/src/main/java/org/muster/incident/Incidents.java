package org.muster.incident;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.incident.AssessmentRules.Measured;
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
                                      status, facts, sensitive, received_at, raised_at, watched_until)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)""")
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
                        Timestamp.from(it.raisedAt()),
                        Timestamp.from(it.watchedUntil()))
                .update();
        observedArea(it.id(), it.facts(), it.receivedAt());
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

    /** Fires that are not contained yet; exercises count beside exercises, real ones beside real ones. */
    int openFires(DivisionCode county, boolean exercise, IncidentId except) {
        return jdbc.sql("select count(*) from incident where " + BURNING + " and exercise = ? and id <> ?")
                .params(county.prefix() + "%", exercise, except.value())
                .query(Integer.class)
                .single();
    }

    List<IncidentId> listBurning(DivisionCode county, boolean exercise, IncidentId except) {
        return jdbc.sql("select id from incident where " + BURNING
                        + " and exercise = ? and id <> ? order by id limit 200")
                .params(county.prefix() + "%", exercise, except.value())
                .query((row, i) -> new IncidentId(row.getObject(1, UUID.class)))
                .list();
    }

    List<IncidentId> listBurning(DivisionCode division) {
        return jdbc.sql("select id from incident where " + BURNING + " order by id limit 500")
                .param(division.prefix() + "%")
                .query((row, i) -> new IncidentId(row.getObject(1, UUID.class)))
                .list();
    }

    private static final String BURNING =
            "hazard = 'FOREST_FIRE' and status in ('RAISED', 'RESPONDING', 'ON_SCENE') and division_code like ?";

    /** By how much the ground has grown between the last two reports of its area, and in how long. */
    record Growth(double hectares, Duration over) {}

    void observedArea(IncidentId id, Facts said, Instant at) {
        if (said != null && (said.burnedAreaHa() != null || said.affectedAreaHa() != null)) {
            jdbc.sql("insert into area_observation (incident_id, at, burned_ha, affected_ha) values (?, ?, ?, ?)")
                    .params(id.value(), Timestamp.from(at), said.burnedAreaHa(), said.affectedAreaHa())
                    .update();
        }
    }

    Optional<Growth> growth(IncidentId id) {
        record Area(double hectares, Instant at) {}
        List<Area> last = jdbc.sql(
                        """
                select coalesce(burned_ha, affected_ha) hectares, at from area_observation
                 where incident_id = ? order by at desc limit 2""")
                .param(id.value())
                .query((row, i) -> new Area(row.getDouble("hectares"), instant(row, "at")))
                .list();
        return last.size() < 2
                ? Optional.empty()
                : Optional.of(new Growth(
                        last.get(0).hectares() - last.get(1).hectares(),
                        Duration.between(last.get(1).at(), last.get(0).at())));
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
            AssessmentRules.Levelled answer,
            Instant at) {
        Optional<AssessmentRules.Proposed> proposed = answer.proposed();
        jdbc.sql(
                        """
                update incident set facts = ?::jsonb, grade = ?, grade_rule = ?::jsonb, sensitive = ?,
                                    proposed_level = ?, level_rule = ?::jsonb, level_facts = ?::jsonb,
                                    level_version = ?, assessed_at = ? where id = ?""")
                .params(
                        json.write(facts),
                        graded.grade() == null ? null : graded.grade().name(),
                        json.write(graded.rule()),
                        sensitive,
                        proposed.map(it -> it.level().name()).orElse(null),
                        proposed.map(it -> json.write(it.rule())).orElse(null),
                        json.write(proposed.map(AssessmentRules.Proposed::facts).orElse(List.of())),
                        answer.settingsVersion(),
                        Timestamp.from(at),
                        id.value())
                .update();
    }

    void graded(IncidentId id, Facts facts, AssessmentRules.Graded graded, Instant at) {
        jdbc.sql("update incident set facts = ?::jsonb, grade = ?, grade_rule = ?::jsonb, assessed_at = ? where id = ?")
                .params(
                        json.write(facts),
                        graded.grade() == null ? null : graded.grade().name(),
                        json.write(graded.rule()),
                        Timestamp.from(at),
                        id.value())
                .update();
    }

    void levelApproved(IncidentEvent.ResponseLevelApproved change, Instant at) {
        responseOver(change.incidentId(), namesOf(change.approvers()), at);
        jdbc.sql("update incident set response_level = ? where id = ?")
                .params(change.level().name(), change.incidentId().value())
                .update();
        jdbc.sql(
                        """
                insert into response_level_change
                       (incident_id, level, previous, reason, measures, expected_until, rule, approved_by, at,
                        matter, approvers, facts, level_version)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?::jsonb, ?::jsonb, ?)""")
                .params(
                        change.incidentId().value(),
                        change.level().name(),
                        change.previous() == null ? null : change.previous().name(),
                        change.reason(),
                        change.measures(),
                        Timestamp.from(change.expectedUntil()),
                        json.write(change.rule()),
                        namesOf(change.approvers()),
                        Timestamp.from(at),
                        change.matter(),
                        json.write(change.approvers()),
                        json.write(change.facts()),
                        change.settingsVersion())
                .update();
    }

    private static String namesOf(List<Activation.Approver> approvers) {
        return approvers.stream().map(Activation.Approver::name).collect(Collectors.joining("、"));
    }

    /** The response in force. */
    record InForce(Instant at, Instant expectedUntil) {}

    Optional<InForce> inForce(IncidentId id) {
        return jdbc.sql(
                        """
                select at, expected_until from response_level_change
                 where incident_id = ? and ended_at is null order by at desc limit 1""")
                .param(id.value())
                .query((row, i) -> new InForce(instant(row, "at"), instant(row, "expected_until")))
                .optional();
    }

    void responseExtended(IncidentId id, Instant expectedUntil) {
        jdbc.sql("update response_level_change set expected_until = ? where incident_id = ? and ended_at is null")
                .params(Timestamp.from(expectedUntil), id.value())
                .update();
    }

    /** Another level follows, or the incident is over. */
    void responseOver(IncidentId id, String by, Instant at) {
        jdbc.sql(
                        "update response_level_change set ended_at = ?, ended_by = ? where incident_id = ? and ended_at is null")
                .params(Timestamp.from(at), by, id.value())
                .update();
    }

    void responseEnded(IncidentId id, String by, String announcement, String measuresKept, Instant at) {
        jdbc.sql(
                        """
                update response_level_change set ended_at = ?, ended_by = ?, announcement = ?, measures_kept = ?
                 where incident_id = ? and ended_at is null""")
                .params(Timestamp.from(at), by, announcement, measuresKept, id.value())
                .update();
        jdbc.sql("update incident set response_level = null where id = ?")
                .param(id.value())
                .update();
    }

    void declined(IncidentId id, Incident.Declined declined) {
        jdbc.sql("update incident set declined = ?::jsonb where id = ?")
                .params(json.write(declined), id.value())
                .update();
    }

    /** @param division null for the county itself */
    void commandedBy(IncidentId id, DivisionCode division) {
        jdbc.sql("update incident set command_division = ? where id = ?")
                .params(division == null ? null : division.value(), id.value())
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
                        json.read(row.getString("rule"), Rule.class),
                        row.getString("matter"),
                        listed(row.getString("approvers"), Activation.Approver[].class),
                        listed(row.getString("facts"), Measured[].class),
                        instant(row, "ended_at"),
                        row.getString("ended_by"),
                        row.getString("announcement"),
                        row.getString("measures_kept")))
                .list();
    }

    Optional<Object> cause(IncidentId id) {
        return jdbc.sql("select cause from incident where id = ?").param(id.value()).query(String.class).list().stream()
                .filter(it -> it != null)
                .findFirst()
                .map(it -> json.read(it, Object.class));
    }

    private <T> List<T> listed(String text, Class<T[]> type) {
        T[] all = json.read(text, type);
        return all == null ? List.of() : List.of(all);
    }

    private Incident incident(ResultSet row, int index) throws SQLException {
        String command = row.getString("command_division");
        DivisionCode division = new DivisionCode(row.getString("division_code"));
        return new Incident(
                new IncidentId(row.getObject("id", UUID.class)),
                row.getString("number"),
                Hazard.valueOf(row.getString("hazard")),
                row.getString("title"),
                row.getString("place"),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                division,
                row.getBoolean("exercise"),
                row.getInt("exercise_speed"),
                IncidentStatus.valueOf(row.getString("status")),
                word(row, "grade", Grade.class),
                json.read(row.getString("grade_rule"), Rule.class),
                word(row, "response_level", ResponseLevel.class),
                word(row, "proposed_level", ResponseLevel.class),
                json.read(row.getString("level_rule"), Rule.class),
                listed(row.getString("level_facts"), Measured[].class),
                row.getLong("level_version"),
                json.read(row.getString("declined"), Incident.Declined.class),
                json.read(row.getString("facts"), Facts.class),
                row.getBoolean("sensitive"),
                instant(row, "assessed_at"),
                instant(row, "received_at"),
                instant(row, "raised_at"),
                instant(row, "closed_at"),
                instant(row, "watched_until"),
                command == null ? division.county() : new DivisionCode(command));
    }

    private static <E extends Enum<E>> E word(ResultSet row, String column, Class<E> type) throws SQLException {
        String value = row.getString(column);
        return value == null ? null : Enum.valueOf(type, value);
    }
}
