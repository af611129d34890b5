package org.muster.warningcall;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.ResponseLevel;
import org.muster.warningcall.WarningCallEvent.Silent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of rounds, targets and attempts. */
@Repository
class Rounds {

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Json json;

    Rounds(JdbcClient jdbc, JdbcTemplate batches, Json json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    void add(Round it) {
        jdbc.sql(
                        """
                insert into warning_call (id, incident_id, warning_id, occasion, level, colour, division_code, exercise, text,
                                          answer_seconds, opened_at, due_at, opened_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id().value(),
                        it.incidentId() == null ? null : it.incidentId().value(),
                        it.warningId(),
                        it.occasion().name(),
                        it.level() == null ? null : it.level().name(),
                        it.colour(),
                        it.division().value(),
                        it.exercise(),
                        it.text(),
                        Math.max(1, it.answerWithin().toSeconds()),
                        Timestamp.from(it.openedAt()),
                        Timestamp.from(it.dueAt()),
                        it.openedBy()))
                .update();
    }

    void add(Collection<Target> targets) {
        batches.batchUpdate(
                """
                insert into warning_target (id, call_id, kind, name, division_code, site, people, turn, state, called_at, due_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)""",
                targets,
                BATCH,
                (row, it) -> {
                    row.setObject(1, it.id());
                    row.setObject(2, it.round().value());
                    row.setString(3, it.kind().name());
                    row.setString(4, it.name());
                    row.setString(5, it.division().value());
                    row.setString(6, it.site());
                    row.setString(7, json.write(it.people()));
                    row.setInt(8, it.turn());
                    row.setString(9, it.state().name());
                    row.setTimestamp(10, Timestamp.from(it.calledAt()));
                    row.setTimestamp(11, it.dueAt() == null ? null : Timestamp.from(it.dueAt()));
                });
    }

    void addAttempts(Collection<Attempt> attempts) {
        batches.batchUpdate(
                """
                insert into warning_attempt (id, target_id, turn, person, post, line, called_at, ended_at, ended_because)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                attempts,
                BATCH,
                (row, it) -> {
                    row.setObject(1, it.id());
                    row.setObject(2, it.targetId());
                    row.setInt(3, it.turn());
                    row.setString(4, it.person());
                    row.setString(5, it.post());
                    row.setString(6, it.line().name());
                    row.setTimestamp(7, Timestamp.from(it.calledAt()));
                    row.setTimestamp(8, it.endedAt() == null ? null : Timestamp.from(it.endedAt()));
                    row.setString(9, it.endedBecause());
                });
    }

    Optional<Round> find(WarningCallId id) {
        return jdbc.sql("select * from warning_call where id = ?")
                .param(id.value())
                .query(this::round)
                .optional();
    }

    /** Holds the round: whoever changes its targets takes this first, so that its last answer is seen once. */
    Optional<Round> lock(WarningCallId id) {
        return jdbc.sql("select * from warning_call where id = ? for update")
                .param(id.value())
                .query(this::round)
                .optional();
    }

    /** The newest last. */
    List<Round> listOf(IncidentId incident) {
        return jdbc.sql("select * from warning_call where incident_id = ? order by opened_at, id")
                .param(incident.value())
                .query(this::round)
                .list();
    }

    List<Round> listOfWarning(String warningId) {
        return jdbc.sql("select * from warning_call where warning_id = ? order by opened_at, id")
                .param(warningId)
                .query(this::round)
                .list();
    }

    /** Rounds that belong to no incident, of these divisions, the newest first. */
    List<Round> listWithoutIncident(String[] patterns, int most) {
        return jdbc.sql(
                        """
                select * from warning_call where incident_id is null and division_code like any (?)
                 order by opened_at desc limit ?""")
                .params(patterns, most)
                .query(this::round)
                .list();
    }

    Optional<WarningCallId> roundOfTarget(UUID target) {
        return jdbc.sql("select call_id from warning_target where id = ?")
                .param(target)
                .query(UUID.class)
                .optional()
                .map(WarningCallId::new);
    }

    Optional<WarningCallId> roundOfAttempt(UUID attempt) {
        return jdbc.sql(
                        "select t.call_id from warning_attempt a join warning_target t on t.id = a.target_id where a.id = ?")
                .param(attempt)
                .query(UUID.class)
                .optional()
                .map(WarningCallId::new);
    }

    List<Target> targets(WarningCallId round) {
        return jdbc.sql("select * from warning_target where call_id = ?")
                .param(round.value())
                .query(this::target)
                .list();
    }

    Optional<Target> findTarget(UUID id) {
        return jdbc.sql("select * from warning_target where id = ?")
                .param(id)
                .query(this::target)
                .optional();
    }

    Optional<Attempt> findAttempt(UUID id) {
        return jdbc.sql("select * from warning_attempt where id = ?")
                .param(id)
                .query(Rounds::attempt)
                .optional();
    }

    List<Attempt> attempts(WarningCallId round) {
        return jdbc.sql(
                        """
                select a.* from warning_attempt a join warning_target t on t.id = a.target_id
                 where t.call_id = ? order by a.called_at, a.turn""")
                .param(round.value())
                .query(Rounds::attempt)
                .list();
    }

    /** The calls still under way for these targets. */
    List<Attempt> openAttempts(Collection<UUID> targets) {
        return targets.isEmpty()
                ? List.of()
                : jdbc.sql("select * from warning_attempt where target_id in (:targets) and ended_at is null")
                        .param("targets", targets)
                        .query(Rounds::attempt)
                        .list();
    }

    /** Rounds in which somebody's time to answer is over. */
    List<WarningCallId> listPassed(Instant now, int most) {
        return jdbc
                .sql(
                        """
                select distinct call_id from warning_target where state = 'CALLED' and due_at <= ? limit ?""")
                .params(Timestamp.from(now), most)
                .query(UUID.class)
                .list()
                .stream()
                .map(WarningCallId::new)
                .toList();
    }

    List<Target> passed(WarningCallId round, Instant now, int most) {
        return jdbc.sql(
                        """
                select * from warning_target where call_id = ? and state = 'CALLED' and due_at <= ? order by due_at limit ?""")
                .params(round.value(), Timestamp.from(now), most)
                .query(this::target)
                .list();
    }

    void move(Collection<Target> targets) {
        batches.batchUpdate(
                "update warning_target set turn = ?, state = ?, due_at = ? where id = ?", targets, BATCH, (row, it) -> {
                    row.setInt(1, it.turn());
                    row.setString(2, it.state().name());
                    row.setTimestamp(3, it.dueAt() == null ? null : Timestamp.from(it.dueAt()));
                    row.setObject(4, it.id());
                });
    }

    void answered(UUID target, String by, String via, Instant at) {
        jdbc.sql(
                        """
                update warning_target set state = 'ANSWERED', answered_at = ?, answered_by = ?, via = ?, due_at = null
                 where id = ?""")
                .params(Timestamp.from(at), by, via, target)
                .update();
    }

    void messengerSent(Collection<UUID> targets, String who, Instant at) {
        jdbc.sql(
                        """
                update warning_target set state = 'MESSENGER', messenger = :who, messenger_at = :at where id in (:targets)""")
                .param("who", who)
                .param("at", Timestamp.from(at))
                .param("targets", targets)
                .update();
    }

    void reached(UUID attempt, String channel, Instant at) {
        jdbc.sql(
                        """
                update warning_attempt set reached_at = ?, reached_channel = ? where id = ? and reached_at is null""")
                .params(Timestamp.from(at), channel, attempt)
                .update();
    }

    void heard(UUID attempt, String answer, String via, Instant at) {
        jdbc.sql("update warning_attempt set answered_at = coalesce(answered_at, ?), answer = ?, via = ? where id = ?")
                .params(Timestamp.from(at), answer, via, attempt)
                .update();
    }

    void ended(Collection<UUID> attempts, String because, Instant at) {
        if (!attempts.isEmpty()) {
            jdbc.sql(
                            """
                    update warning_attempt set ended_at = :at, ended_because = :because
                     where id in (:attempts) and ended_at is null""")
                    .param("at", Timestamp.from(at))
                    .param("because", because)
                    .param("attempts", attempts)
                    .update();
        }
    }

    int open(WarningCallId round) {
        return jdbc.sql(
                        """
                select count(*) from warning_target where call_id = ? and state in ('CALLED', 'UNREACHED', 'MESSENGER')""")
                .param(round.value())
                .query(Integer.class)
                .single();
    }

    private static final int NAMED = 5;

    /** Those nobody answers from and nobody is going to, the first of them by name. */
    Silent silent(WarningCallId round) {
        List<String> names = jdbc.sql(
                        "select name from warning_target where call_id = ? and state = 'UNREACHED' order by division_code, name")
                .param(round.value())
                .query(String.class)
                .list();
        return new Silent(names.size(), names.stream().limit(NAMED).toList());
    }

    void allAnswered(WarningCallId round, Instant at) {
        jdbc.sql("update warning_call set answered_at = ? where id = ?")
                .params(Timestamp.from(at), round.value())
                .update();
    }

    void over(WarningCallId round, String because, Instant at) {
        jdbc.sql("update warning_call set over_at = ?, over_because = ? where id = ?")
                .params(Timestamp.from(at), because, round.value())
                .update();
        jdbc.sql(
                        """
                update warning_target set state = 'LEFT', due_at = null
                 where call_id = ? and state in ('CALLED', 'UNREACHED', 'MESSENGER')""")
                .param(round.value())
                .update();
    }

    private Round round(ResultSet row, int index) throws SQLException {
        UUID incident = row.getObject("incident_id", UUID.class);
        String level = row.getString("level");
        return new Round(
                new WarningCallId(row.getObject("id", UUID.class)),
                incident == null ? null : new IncidentId(incident),
                row.getString("warning_id"),
                Round.Occasion.valueOf(row.getString("occasion")),
                level == null ? null : ResponseLevel.valueOf(level),
                row.getString("colour"),
                new DivisionCode(row.getString("division_code")),
                row.getBoolean("exercise"),
                row.getString("text"),
                Duration.ofSeconds(row.getLong("answer_seconds")),
                instant(row, "opened_at"),
                instant(row, "due_at"),
                row.getString("opened_by"),
                instant(row, "answered_at"),
                instant(row, "over_at"),
                row.getString("over_because"));
    }

    private Target target(ResultSet row, int index) throws SQLException {
        return new Target(
                row.getObject("id", UUID.class),
                new WarningCallId(row.getObject("call_id", UUID.class)),
                TargetKind.valueOf(row.getString("kind")),
                row.getString("name"),
                new DivisionCode(row.getString("division_code")),
                row.getString("site"),
                List.of(json.read(row.getString("people"), Contact[].class)),
                row.getInt("turn"),
                Target.State.valueOf(row.getString("state")),
                instant(row, "called_at"),
                instant(row, "due_at"),
                instant(row, "answered_at"),
                row.getString("answered_by"),
                row.getString("via"),
                row.getString("messenger"),
                instant(row, "messenger_at"));
    }

    private static Attempt attempt(ResultSet row, int index) throws SQLException {
        return new Attempt(
                row.getObject("id", UUID.class),
                row.getObject("target_id", UUID.class),
                row.getInt("turn"),
                row.getString("person"),
                row.getString("post"),
                Line.valueOf(row.getString("line")),
                instant(row, "called_at"),
                instant(row, "reached_at"),
                row.getString("reached_channel"),
                instant(row, "answered_at"),
                row.getString("answer"),
                row.getString("via"),
                instant(row, "ended_at"),
                row.getString("ended_because"));
    }
}
