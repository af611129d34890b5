package org.muster.entry;

import static org.muster.shared.Json.instant;

import java.math.BigDecimal;
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
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of entries and of those who went in. */
@Repository
class EntryRegister {

    private final JdbcClient jdbc;
    private final Json json;

    EntryRegister(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    int nextNumber(IncidentId incident) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from entry where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    void add(Entry it) {
        jdbc.sql(
                        """
                insert into entry (id, incident_id, number, task, way_in, standby, exception, started_at, started_by, breaches)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(Arrays.asList(
                        it.id().value(),
                        it.incidentId().value(),
                        it.number(),
                        it.task(),
                        it.wayIn(),
                        it.standby(),
                        it.exception(),
                        Timestamp.from(it.startedAt()),
                        it.startedBy(),
                        json.write(it.breaches())))
                .update();
        it.entrants().forEach(one -> jdbc.sql(
                        """
                insert into entrant (id, entry_id, position, name, unit, bar, litres, read_at, air_low_at, air_out_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        one.id(),
                        it.id().value(),
                        one.position(),
                        one.name(),
                        one.unit(),
                        one.bar(),
                        one.litres(),
                        Timestamp.from(one.readAt()),
                        Timestamp.from(one.airLowAt()),
                        Timestamp.from(one.airOutAt())))
                .update());
    }

    Optional<IncidentId> incidentOf(EntryId id) {
        return jdbc.sql("select incident_id from entry where id = ?")
                .param(id.value())
                .query((row, i) -> new IncidentId(row.getObject(1, UUID.class)))
                .optional();
    }

    void air(UUID entrant, int bar, Instant readAt, Instant low, Instant out) {
        jdbc.sql("update entrant set bar = ?, read_at = ?, air_low_at = ?, air_out_at = ? where id = ?")
                .params(bar, Timestamp.from(readAt), Timestamp.from(low), Timestamp.from(out), entrant)
                .update();
    }

    void recalled(EntryId id, String why, Instant at) {
        jdbc.sql("update entry set recalled_at = ?, recalled_why = ? where id = ? and recalled_at is null")
                .params(Timestamp.from(at), why, id.value())
                .update();
    }

    void judged(EntryId id, Judged it) {
        jdbc.sql(
                        """
                update entry set judged_how = ?, judged_why = ?, judged_by = ?, judged_at = ?
                 where id = ? and judged_at is null""")
                .params(Arrays.asList(it.how().name(), it.why(), it.by(), Timestamp.from(it.at()), id.value()))
                .update();
    }

    void standby(EntryId id, String who) {
        jdbc.sql("update entry set standby = ? where id = ?")
                .params(who, id.value())
                .update();
    }

    void recallHeard(EntryId id, String by, Instant at) {
        jdbc.sql("update entry set recall_heard_at = ?, recall_heard_by = ? where id = ? and recall_heard_at is null")
                .params(Timestamp.from(at), by, id.value())
                .update();
    }

    void rescueSent(EntryId id, String why, Instant at) {
        jdbc.sql("update entry set rescue_sent_at = ?, rescue_sent_why = ? where id = ?")
                .params(Arrays.asList(Timestamp.from(at), why, id.value()))
                .update();
    }

    /** Whether an id a phone made for somebody is taken already. */
    boolean knows(UUID entrant) {
        return jdbc.sql("select exists (select 1 from entrant where id = ?)")
                .param(entrant)
                .query(Boolean.class)
                .single();
    }

    void out(UUID entrant, Instant at, Instant decontaminateBy) {
        jdbc.sql("update entrant set out_at = ?, decontaminate_by = ? where id = ?")
                .params(Timestamp.from(at), Timestamp.from(decontaminateBy), entrant)
                .update();
    }

    void teamOut(EntryId id, Instant at) {
        jdbc.sql("update entry set out_at = ? where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    void decontaminated(UUID entrant, Entrant.Outcome outcome, String note, Instant at) {
        jdbc.sql("update entrant set decontaminated_at = ?, outcome = ?, note = ? where id = ?")
                .params(Arrays.asList(Timestamp.from(at), outcome.name(), note, entrant))
                .update();
    }

    void cleared(EntryId id, Instant at) {
        jdbc.sql("update entry set cleared_at = ? where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    /** In their order, with everybody of them: two queries for any number. */
    List<Entry> list(IncidentId incident) {
        Map<UUID, List<Entrant>> entrants = jdbc
                .sql(
                        """
                select t.* from entrant t join entry e on e.id = t.entry_id
                 where e.incident_id = ? order by t.entry_id, t.position""")
                .param(incident.value())
                .query((row, i) -> Map.entry(row.getObject("entry_id", UUID.class), entrant(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select * from entry where incident_id = ? order by number")
                .param(incident.value())
                .query((row, i) -> entry(row, entrants.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    private Entry entry(ResultSet row, List<Entrant> entrants) throws SQLException {
        return new Entry(
                new EntryId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                row.getString("task"),
                row.getString("way_in"),
                row.getString("standby"),
                row.getString("exception"),
                instant(row, "started_at"),
                row.getString("started_by"),
                instant(row, "recalled_at"),
                row.getString("recalled_why"),
                instant(row, "recall_heard_at"),
                row.getString("recall_heard_by"),
                List.of(json.read(row.getString("breaches"), Breach[].class)),
                judged(row),
                instant(row, "rescue_sent_at"),
                instant(row, "out_at"),
                instant(row, "cleared_at"),
                entrants);
    }

    private static Judged judged(ResultSet row) throws SQLException {
        String how = row.getString("judged_how");
        return how == null
                ? null
                : new Judged(
                        Judged.How.valueOf(how),
                        row.getString("judged_why"),
                        row.getString("judged_by"),
                        instant(row, "judged_at"));
    }

    private static Entrant entrant(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Entrant(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                row.getString("name"),
                row.getString("unit"),
                row.getInt("bar"),
                new BigDecimal(row.getBigDecimal("litres").stripTrailingZeros().toPlainString()),
                instant(row, "read_at"),
                instant(row, "air_low_at"),
                instant(row, "air_out_at"),
                instant(row, "out_at"),
                instant(row, "decontaminate_by"),
                instant(row, "decontaminated_at"),
                outcome == null ? null : Entrant.Outcome.valueOf(outcome),
                row.getString("note"));
    }
}
