package org.muster.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    /** An entry to be appended, with its data as the text that was sealed. */
    record Sealed(Entry entry, String data) {}

    /** Appends entries and moves the head to the last of them, all in one statement: others wait for the lock meanwhile. */
    void append(IncidentId incident, List<Sealed> sealed, Head head, Instant now) {
        jdbc.sql(
                        """
                with moved as (
                    update journal_head set seq = ?, hash = ?, appended_at = ? where incident_id = ?)
                insert into journal_entry (incident_id, seq, type, at, device_at, actor, actor_name, channel, data, hash)
                select ?, e.seq, e.type, e.at, e.device_at, e.actor, e.actor_name, e.channel, e.data::json, e.hash
                  from unnest(?::bigint[], ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::text[], ?::text[],
                              ?::text[], ?::text[], ?::text[])
                       as e (seq, type, at, device_at, actor, actor_name, channel, data, hash)""")
                .params(
                        head.seq(),
                        head.hash(),
                        Timestamp.from(now),
                        incident.value(),
                        incident.value(),
                        sealed.stream().map(it -> it.entry().seq()).toArray(Long[]::new),
                        texts(sealed, Entry::type),
                        texts(sealed, it -> text(it.at())),
                        texts(sealed, it -> text(it.deviceAt())),
                        texts(sealed, Entry::actor),
                        texts(sealed, Entry::actorName),
                        texts(sealed, Entry::channel),
                        sealed.stream().map(Sealed::data).toArray(String[]::new),
                        texts(sealed, Entry::hash))
                .update();
    }

    /** As PostgreSQL reads it, whatever year a device believes in. */
    private static String text(Instant at) {
        if (at == null) {
            return null;
        }
        String iso = at.toString();
        int year = at.atOffset(ZoneOffset.UTC).getYear();
        String rest = iso.substring(iso.indexOf('-', 1));
        return year > 0 ? "%04d".formatted(year) + rest : "%04d".formatted(1 - year) + rest + " BC";
    }

    private static String[] texts(List<Sealed> sealed, Function<Entry, String> column) {
        return sealed.stream().map(it -> column.apply(it.entry())).toArray(String[]::new);
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

    List<Entry> latest(IncidentId incident, Collection<String> types, int limit) {
        return jdbc.sql(
                        """
                select * from journal_entry where incident_id = ? and type = any (?) order by seq desc limit ?""")
                .params(incident.value(), types.toArray(String[]::new), limit)
                .query(this::entry)
                .list();
    }

    /**
     * What a follower reads next, with where its cursor stood.
     *
     * @param seq the last entry it had read
     * @param failures of the entry behind that
     */
    record Next(long seq, int failures, List<Entry> batch) {}

    /**
     * Holds a follower's cursor, reads on from it and moves it, all in one statement. One entry only after a failure.
     * Empty when there is no cursor, somebody else holds it or it is not to be tried yet.
     */
    Optional<Next> next(String follower, IncidentId incident, Instant now, int limit) {
        List<Entry> batch = new ArrayList<>();
        long[] cursor = new long[2];
        int rows = jdbc.sql(
                        """
                with cursor as materialized (
                    select seq, failures from journal_follower
                     where follower = :follower and incident_id = :incident and (retry_at is null or retry_at <= :now)
                       for update skip locked),
                batch as materialized (
                    select e.* from cursor c cross join lateral (
                        select * from journal_entry where incident_id = :incident and seq > c.seq
                         order by seq limit case when c.failures > 0 then 1 else :limit end) e),
                moved as (
                    update journal_follower set seq = (select max(seq) from batch), failures = 0, retry_at = null
                     where follower = :follower and incident_id = :incident and exists (select 1 from batch))
                select c.seq as cursor_seq, c.failures, b.* from cursor c left join batch b on true order by b.seq""")
                .param("follower", follower)
                .param("incident", incident.value())
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, index) -> {
                    cursor[0] = row.getLong("cursor_seq");
                    cursor[1] = row.getLong("failures");
                    if (row.getString("type") != null) {
                        batch.add(entry(row, index));
                    }
                    return index;
                })
                .list()
                .size();
        return rows == 0 ? Optional.empty() : Optional.of(new Next(cursor[0], (int) cursor[1], batch));
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
