package org.muster.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.shared.IncidentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The journal's rows. */
@Repository
class Entries {

    record Head(long seq, String hash) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Entries(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Takes the incident's row lock, which is held until the transaction ends; so call it last. Not the key: whoever
     * makes a row that refers to this journal must neither wait for it nor hold it up.
     */
    Head lockHead(IncidentId incident, Instant now) {
        var locked = jdbc.sql("select seq, hash from journal_head where incident_id = ? for no key update")
                .param(incident.value())
                .query(Entries::head)
                .optional();
        if (locked.isPresent()) {
            return locked.get();
        }
        jdbc.sql(
                        "insert into journal_head (incident_id, seq, hash, appended_at) values (?, 0, ?, ?) on conflict do nothing")
                .params(incident.value(), Seal.GENESIS, Timestamp.from(now))
                .update();
        return jdbc.sql("select seq, hash from journal_head where incident_id = ? for no key update")
                .param(incident.value())
                .query(Entries::head)
                .single();
    }

    void append(Entry entry, String data) {
        jdbc.sql(
                        """
                insert into journal_entry (incident_id, seq, type, at, device_at, actor, actor_name, channel, data, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?)""")
                .params(
                        entry.incidentId().value(),
                        entry.seq(),
                        entry.type(),
                        Timestamp.from(entry.at()),
                        entry.deviceAt() == null ? null : Timestamp.from(entry.deviceAt()),
                        entry.actor(),
                        entry.actorName(),
                        entry.channel(),
                        data,
                        entry.hash())
                .update();
    }

    void moveHead(IncidentId incident, Head head, Instant now) {
        jdbc.sql("update journal_head set seq = ?, hash = ?, appended_at = ? where incident_id = ?")
                .params(head.seq(), head.hash(), Timestamp.from(now), incident.value())
                .update();
    }

    Head head(IncidentId incident) {
        return jdbc.sql("select seq, hash from journal_head where incident_id = ?")
                .param(incident.value())
                .query(Entries::head)
                .optional()
                .orElse(new Head(0, Seal.GENESIS));
    }

    Map<IncidentId, Long> headsGrownSince(Instant since) {
        Map<IncidentId, Long> heads = new HashMap<>();
        OffsetDateTime from = since.atOffset(ZoneOffset.UTC);
        jdbc.sql("select incident_id, seq from journal_head where appended_at >= ?")
                .param(from)
                .query(row -> {
                    heads.put(new IncidentId(row.getObject("incident_id", UUID.class)), row.getLong("seq"));
                });
        return heads;
    }

    List<Entry> after(IncidentId incident, long seq, int limit) {
        return jdbc.sql(
                        """
                select * from journal_entry where incident_id = ? and seq > ? order by seq limit ?""")
                .params(incident.value(), seq, limit)
                .query(this::entry)
                .list();
    }

    /** The stored text of an entry's data, exactly as it was sealed. */
    String sealedData(IncidentId incident, long seq) {
        return jdbc.sql("select data::text from journal_entry where incident_id = ? and seq = ?")
                .params(incident.value(), seq)
                .query(String.class)
                .single();
    }

    private static Head head(ResultSet row, int index) throws SQLException {
        return new Head(row.getLong("seq"), row.getString("hash"));
    }

    private Entry entry(ResultSet row, int index) throws SQLException {
        try {
            return new Entry(
                    new IncidentId(row.getObject("incident_id", UUID.class)),
                    row.getLong("seq"),
                    row.getString("type"),
                    instant(row, "at"),
                    instant(row, "device_at"),
                    row.getString("actor"),
                    row.getString("actor_name"),
                    row.getString("channel"),
                    json.readTree(row.getString("data")),
                    row.getString("hash"));
        } catch (JsonProcessingException e) {
            throw new SQLException("journal data is not JSON", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }
}
