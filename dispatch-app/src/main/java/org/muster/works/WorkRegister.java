package org.muster.works;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.team.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of works, of what was said about them and of what was found. */
@Repository
class WorkRegister {

    /** What was answered to words that came before. */
    record Kept(UUID workId, String word, String bodyHash, String answer) {}

    private final JdbcClient jdbc;

    WorkRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of the incident; two orders at once wait for each other. */
    int nextNumber(IncidentId incident) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('work'), hashtext(?))")
                .param(incident.toString())
                .query((row, i) -> true)
                .single();
        return jdbc.sql("select coalesce(max(number), 0) + 1 from work where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    void add(Work it) {
        jdbc.sql(
                        """
                insert into work (id, incident_id, number, kind, lifeline, place, site_id, lon, lat, need, team_id, account,
                                  who, phone, every_seconds, every_source, restore_by, state, ordered_at, ordered_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id().value(),
                        it.incidentId().value(),
                        it.number(),
                        it.kind().name(),
                        it.lifeline() == null ? null : it.lifeline().name(),
                        it.place(),
                        it.siteId(),
                        it.location() == null ? null : it.location().lon(),
                        it.location() == null ? null : it.location().lat(),
                        it.need(),
                        it.teamId() == null ? null : it.teamId().value(),
                        it.account(),
                        it.who(),
                        it.phone(),
                        it.every() == null ? null : it.every().toSeconds(),
                        it.everySource(),
                        at(it.restoreBy()),
                        it.state().name(),
                        at(it.orderedAt()),
                        it.orderedBy()))
                .update();
    }

    Optional<Work> find(WorkId id) {
        return jdbc.sql("select * from work where id = ?")
                .param(id.value())
                .query(WorkRegister::work)
                .optional();
    }

    Optional<Work> lock(WorkId id) {
        return jdbc.sql("select * from work where id = ? for update")
                .param(id.value())
                .query(WorkRegister::work)
                .optional();
    }

    List<Work> list(IncidentId incident) {
        return jdbc.sql("select * from work where incident_id = ? order by number")
                .param(incident.value())
                .query(WorkRegister::work)
                .list();
    }

    /** Those a team or a person has still to do. */
    List<Work> listOpenOf(String team, String account) {
        return jdbc.sql(
                        """
                select w.* from work w
                 where w.ended_at is null and w.state <> 'REFUSED' and (w.team_id = ? or w.account = ?)
                 order by w.ordered_at""")
                .params(Arrays.asList(team, account))
                .query(WorkRegister::work)
                .list();
    }

    void answered(WorkId id, WorkState state, Instant at, String by, String outcome) {
        jdbc.sql(
                        """
                update work set state = ?, answered_at = coalesce(answered_at, ?), answered_by = coalesce(answered_by, ?),
                       outcome = ?, overdue_since = null where id = ?""")
                .params(Arrays.asList(state.name(), at(at), by, outcome, id.value()))
                .update();
    }

    void walked(WorkId id, boolean late, Instant at, String what) {
        jdbc.sql(
                        """
                update work set state = 'UNDERWAY', rounds = rounds + 1, late_rounds = late_rounds + ?, last_round_at = ?,
                       last_round = ?, overdue_since = null where id = ?""")
                .params(Arrays.asList(late ? 1 : 0, at(at), what, id.value()))
                .update();
    }

    void underway(WorkId id) {
        jdbc.sql("update work set state = 'UNDERWAY' where id = ? and ended_at is null")
                .param(id.value())
                .update();
    }

    void overdue(WorkId id, Instant since) {
        jdbc.sql("update work set overdue_since = ? where id = ?")
                .params(at(since), id.value())
                .update();
    }

    void ended(WorkId id, WorkState state, Instant at, String by, String outcome) {
        jdbc.sql(
                        """
                update work set state = ?, ended_at = ?, ended_by = ?, outcome = ?, overdue_since = null where id = ?""")
                .params(Arrays.asList(state.name(), at(at), by, outcome, id.value()))
                .update();
    }

    Optional<Kept> kept(String actor, UUID clientId) {
        return jdbc.sql("select work_id, word, body_hash, answer from work_word where actor = ? and client_id = ?")
                .params(actor, clientId)
                .query((row, i) -> new Kept(
                        row.getObject("work_id", UUID.class),
                        row.getString("word"),
                        row.getString("body_hash"),
                        row.getString("answer")))
                .optional();
    }

    void keep(
            WorkId id,
            WorkManagement.Word word,
            FieldWord said,
            UUID clientId,
            String actor,
            String actorName,
            WorkManagement.Outcome outcome,
            String hash,
            String answer,
            Instant at) {
        jdbc.sql(
                        """
                insert into work_word (work_id, word, actor, actor_name, client_id, device_seq, device_at, received_at,
                                       on_behalf_of, via, note, outcome, body_hash, answer)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id.value(),
                        word.name(),
                        actor,
                        actorName,
                        clientId,
                        said.deviceSeq(),
                        at(said.deviceAt()),
                        at(at),
                        said.onBehalfOf(),
                        said.via() == null ? null : said.via().name(),
                        said.noteOrNull(),
                        outcome.name(),
                        hash,
                        answer))
                .update();
    }

    void add(Danger it, IncidentId incident) {
        jdbc.sql(
                        """
                insert into work_danger (id, work_id, incident_id, kind, place, lon, lat, note, site_id, found_at, found_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id(),
                        it.workId().value(),
                        incident.value(),
                        it.kind().name(),
                        it.place(),
                        it.location() == null ? null : it.location().lon(),
                        it.location() == null ? null : it.location().lat(),
                        it.note(),
                        it.siteId(),
                        at(it.foundAt()),
                        it.foundBy()))
                .update();
    }

    /** The open ones first, of each the newest first. */
    List<Danger> dangers(IncidentId incident) {
        return jdbc.sql(
                        """
                select * from work_danger where incident_id = ?
                 order by settled_at is not null, found_at desc""")
                .param(incident.value())
                .query(WorkRegister::danger)
                .list();
    }

    Optional<IncidentId> incidentOfDanger(UUID id) {
        return jdbc.sql("select incident_id from work_danger where id = ?")
                .param(id)
                .query(UUID.class)
                .optional()
                .map(IncidentId::new);
    }

    /** The work on which it was found. */
    Optional<Work> workOfDanger(UUID id) {
        return jdbc.sql("select w.* from work w join work_danger d on d.work_id = w.id where d.id = ?")
                .param(id)
                .query(WorkRegister::work)
                .optional();
    }

    Optional<Danger> lockDanger(UUID id) {
        return jdbc.sql("select * from work_danger where id = ? for update")
                .param(id)
                .query(WorkRegister::danger)
                .optional();
    }

    void settle(UUID id, Instant at, String by, String settlement) {
        jdbc.sql("update work_danger set settled_at = ?, settled_by = ?, settlement = ? where id = ?")
                .params(at(at), by, settlement, id)
                .update();
    }

    private static Timestamp at(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Position position(ResultSet row) throws SQLException {
        Double lon = row.getObject("lon", Double.class);
        return lon == null ? null : new Position(lon, row.getDouble("lat"));
    }

    private static Danger danger(ResultSet row, int index) throws SQLException {
        DangerKind kind = DangerKind.valueOf(row.getString("kind"));
        return new Danger(
                row.getObject("id", UUID.class),
                new WorkId(row.getObject("work_id", UUID.class)),
                kind,
                kind.label(),
                row.getString("place"),
                position(row),
                row.getString("note"),
                row.getString("site_id"),
                instant(row, "found_at"),
                row.getString("found_by"),
                instant(row, "settled_at"),
                row.getString("settled_by"),
                row.getString("settlement"),
                List.of());
    }

    private static Work work(ResultSet row, int index) throws SQLException {
        String lifeline = row.getString("lifeline");
        String team = row.getString("team_id");
        Long every = row.getObject("every_seconds", Long.class);
        return new Work(
                new WorkId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                WorkKind.valueOf(row.getString("kind")),
                lifeline == null ? null : Lifeline.valueOf(lifeline),
                row.getString("place"),
                row.getString("site_id"),
                position(row),
                row.getString("need"),
                team == null ? null : new TeamId(team),
                row.getString("account"),
                row.getString("who"),
                row.getString("phone"),
                every == null ? null : Duration.ofSeconds(every),
                row.getString("every_source"),
                instant(row, "restore_by"),
                WorkState.valueOf(row.getString("state")),
                instant(row, "ordered_at"),
                row.getString("ordered_by"),
                instant(row, "answered_at"),
                row.getString("answered_by"),
                row.getInt("rounds"),
                row.getInt("late_rounds"),
                instant(row, "last_round_at"),
                row.getString("last_round"),
                instant(row, "overdue_since"),
                instant(row, "ended_at"),
                row.getString("ended_by"),
                row.getString("outcome"));
    }
}
