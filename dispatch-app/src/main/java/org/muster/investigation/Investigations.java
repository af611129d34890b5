package org.muster.investigation;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.investigation.Evidence.Custody;
import org.muster.investigation.Evidence.Kind;
import org.muster.investigation.Investigation.Investigator;
import org.muster.shared.IncidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of investigations, their groups, evidence and custody; of the last two there is no way to change or delete one. */
@Repository
class Investigations {

    /** The bytes as they are stored now, whatever the head says. */
    record Stored(String fileName, String mediaType, byte[] content) {}

    private static final String HEAD =
            """
            select id, incident_id, number, kind, name, taken_by, taken_at, place, source, file_name, media_type, bytes, sha256,
                   recorded_at, recorded_by from evidence
            """;

    private final JdbcClient jdbc;

    Investigations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when it was opened already */
    boolean open(IncidentId incident, Instant at, Instant due) {
        return jdbc.sql(
                                "insert into investigation (incident_id, opened_at, due_at) values (?, ?, ?) on conflict do nothing")
                        .params(incident.value(), Timestamp.from(at), Timestamp.from(due))
                        .update()
                == 1;
    }

    Optional<Investigation> find(IncidentId incident) {
        List<Investigator> group = jdbc.sql("select * from investigator where incident_id = ? order by position")
                .param(incident.value())
                .query((row, i) ->
                        new Investigator(row.getString("name"), row.getString("unit"), row.getString("username")))
                .list();
        return jdbc.sql("select * from investigation where incident_id = ?")
                .param(incident.value())
                .query((row, i) -> new Investigation(
                        incident,
                        instant(row, "opened_at"),
                        instant(row, "due_at"),
                        row.getInt("extended_days"),
                        instant(row, "scene_protected_at"),
                        row.getString("scene_protected_by"),
                        row.getString("scene_note"),
                        instant(row, "reported_at"),
                        row.getString("reported_by"),
                        row.getString("conclusion"),
                        group))
                .optional();
    }

    boolean belongs(IncidentId incident, String username) {
        return jdbc.sql("select exists (select 1 from investigator where incident_id = ? and username = ?)")
                .params(incident.value(), username)
                .query(Boolean.class)
                .single();
    }

    boolean belongs(IncidentId incident, String name, String unit) {
        return jdbc.sql("select exists (select 1 from investigator where incident_id = ? and name = ? and unit = ?)")
                .params(incident.value(), name, unit)
                .query(Boolean.class)
                .single();
    }

    /** @return false when there is nobody of that name and unit */
    boolean remove(IncidentId incident, String name, String unit) {
        return jdbc.sql("delete from investigator where incident_id = ? and name = ? and unit = ?")
                        .params(incident.value(), name, unit)
                        .update()
                > 0;
    }

    void protectScene(IncidentId incident, String by, String note, Instant at) {
        jdbc.sql(
                        """
                update investigation set scene_protected_at = ?, scene_protected_by = ?, scene_note = ?
                 where incident_id = ?""")
                .params(Timestamp.from(at), by, note, incident.value())
                .update();
    }

    void add(IncidentId incident, Investigator it, String by, Instant at) {
        jdbc.sql(
                        """
                insert into investigator (incident_id, position, name, unit, username, named_at, named_by)
                select ?, coalesce(max(position), 0) + 1, ?, ?, ?, ?, ? from investigator where incident_id = ?""")
                .params(Arrays.asList(
                        incident.value(),
                        it.name(),
                        it.unit(),
                        it.username(),
                        Timestamp.from(at),
                        by,
                        incident.value()))
                .update();
    }

    void extend(IncidentId incident, int days, Instant due) {
        jdbc.sql(
                        """
                update investigation set extended_days = ?, due_at = ?, overdue_told_at = null where incident_id = ?""")
                .params(days, Timestamp.from(due), incident.value())
                .update();
    }

    void reported(IncidentId incident, String by, String conclusion, Instant at) {
        jdbc.sql(
                        """
                update investigation set reported_at = ?, reported_by = ?, conclusion = ? where incident_id = ?""")
                .params(Timestamp.from(at), by, conclusion, incident.value())
                .update();
    }

    /** Those whose report has not come in time and of which nobody was told yet. */
    List<IncidentId> overdue(Instant now, int limit) {
        return jdbc.sql(
                        """
                select incident_id from investigation
                 where due_at <= ? and reported_at is null and overdue_told_at is null order by due_at limit ?""")
                .params(Timestamp.from(now), limit)
                .query((row, i) -> new IncidentId(row.getObject(1, UUID.class)))
                .list();
    }

    /** @return false when it was told already */
    boolean overdueTold(IncidentId incident, Instant at) {
        return jdbc.sql(
                                """
                        update investigation set overdue_told_at = ?
                         where incident_id = ? and overdue_told_at is null and reported_at is null""")
                        .params(Timestamp.from(at), incident.value())
                        .update()
                == 1;
    }

    int nextNumber(IncidentId incident) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from evidence where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    void add(Evidence it, byte[] content) {
        jdbc.sql(
                        """
                insert into evidence (id, incident_id, number, kind, name, taken_by, taken_at, place, source, file_name,
                                      media_type, bytes, sha256, content, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id(),
                        it.incidentId().value(),
                        it.number(),
                        it.kind().name(),
                        it.name(),
                        it.takenBy(),
                        Timestamp.from(it.takenAt()),
                        it.place(),
                        it.source(),
                        it.fileName(),
                        it.mediaType(),
                        it.bytes(),
                        it.sha256(),
                        content,
                        Timestamp.from(it.recordedAt()),
                        it.recordedBy()))
                .update();
    }

    void add(UUID evidence, Custody it) {
        jdbc.sql(
                        """
                insert into evidence_custody (evidence_id, seq, handed_at, from_whom, to_whom, place, purpose, recorded_at,
                                              recorded_by, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        evidence,
                        it.seq(),
                        Timestamp.from(it.handedAt()),
                        it.fromWhom(),
                        it.toWhom(),
                        it.place(),
                        it.purpose(),
                        Timestamp.from(it.recordedAt()),
                        it.recordedBy(),
                        it.hash())
                .update();
    }

    Optional<IncidentId> incidentOf(UUID evidence) {
        return jdbc.sql("select incident_id from evidence where id = ?")
                .param(evidence)
                .query((row, i) -> new IncidentId(row.getObject(1, UUID.class)))
                .optional();
    }

    int count(IncidentId incident) {
        return jdbc.sql("select count(*) from evidence where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    Optional<Evidence> find(UUID id) {
        List<Custody> custody = jdbc.sql("select * from evidence_custody where evidence_id = ? order by seq")
                .param(id)
                .query((row, i) -> custody(row))
                .list();
        return jdbc.sql(HEAD + "where id = ?")
                .param(id)
                .query((row, i) -> evidence(row, custody))
                .optional();
    }

    /** In their order: two queries for any number. */
    List<Evidence> list(IncidentId incident) {
        Map<UUID, List<Custody>> custody = jdbc
                .sql(
                        """
                select c.* from evidence_custody c join evidence e on e.id = c.evidence_id
                 where e.incident_id = ? order by c.seq""")
                .param(incident.value())
                .query((row, i) -> Map.entry(row.getObject("evidence_id", UUID.class), custody(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql(HEAD + "where incident_id = ? order by number")
                .param(incident.value())
                .query((row, i) -> evidence(row, custody.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    Optional<Stored> file(UUID id) {
        return jdbc.sql("select file_name, media_type, content from evidence where id = ? and content is not null")
                .param(id)
                .query((row, i) ->
                        new Stored(row.getString("file_name"), row.getString("media_type"), row.getBytes("content")))
                .optional();
    }

    private static Custody custody(ResultSet row) throws SQLException {
        return new Custody(
                row.getInt("seq"),
                instant(row, "handed_at"),
                row.getString("from_whom"),
                row.getString("to_whom"),
                row.getString("place"),
                row.getString("purpose"),
                instant(row, "recorded_at"),
                row.getString("recorded_by"),
                row.getString("hash"));
    }

    private static Evidence evidence(ResultSet row, List<Custody> custody) throws SQLException {
        return new Evidence(
                row.getObject("id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("taken_by"),
                instant(row, "taken_at"),
                row.getString("place"),
                row.getString("source"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getObject("bytes", Integer.class),
                row.getString("sha256"),
                instant(row, "recorded_at"),
                row.getString("recorded_by"),
                custody);
    }
}
