package org.muster.casualty;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the casualties, of everything that was said of them, and of the counts that were given on. */
@Repository
class Casualties {

    private final JdbcClient jdbc;
    private final Json json;

    Casualties(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Who tells of the same incident's casualties waits here, so that one tag is one person and numbers are gapless. */
    void hold(IncidentId incident) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('casualty'), hashtext(?))")
                .param(incident.toString())
                .query((row, i) -> true)
                .single();
    }

    int nextNumber(IncidentId incident) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from casualty where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    /** The incident of a casualty, merged or not. */
    Optional<IncidentId> incidentOf(CasualtyId id) {
        return jdbc.sql("select incident_id from casualty where id = ?")
                .param(id.value())
                .query(UUID.class)
                .optional()
                .map(IncidentId::new);
    }

    /** Whoever this id stands for now. */
    Optional<Casualty> find(CasualtyId id) {
        return jdbc.sql(
                        "select * from casualty where id = coalesce((select merged_into from casualty where id = ?), ?)")
                .params(id.value(), id.value())
                .query(Casualties::casualty)
                .optional();
    }

    Optional<Casualty> findTagged(IncidentId incident, String tag) {
        return jdbc.sql("select * from casualty where incident_id = ? and tag = ? and merged_into is null")
                .params(incident.value(), tag)
                .query(Casualties::casualty)
                .optional();
    }

    /** Everybody once, in the order of their numbers. */
    List<Casualty> list(IncidentId incident) {
        return jdbc.sql("select * from casualty where incident_id = ? and merged_into is null order by number")
                .param(incident.value())
                .query(Casualties::casualty)
                .list();
    }

    void add(Casualty it, CasualtyId into) {
        jdbc.sql(
                        """
                insert into casualty (id, incident_id, number, merged_into, state, said_at, said_by, reported_at, reported_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id().value(),
                        it.incidentId().value(),
                        it.number(),
                        into == null ? null : into.value(),
                        it.state().name(),
                        Timestamp.from(it.saidAt()),
                        it.saidBy(),
                        Timestamp.from(it.reportedAt()),
                        it.reportedBy()))
                .update();
        if (into == null) {
            save(it);
        }
    }

    void save(Casualty it) {
        jdbc.sql(
                        """
                update casualty set state = ?, triage = ?, tag = ?, name = ?, harm = ?, contaminated = ?,
                       decontaminated_at = ?, substance = ?, place = ?, lon = ?, lat = ?, note = ?, said_at = ?,
                       said_by = ?, handed_over_at = ?, outcome = ?, outcome_at = ?, outcome_source = ? where id = ?""")
                .params(Arrays.asList(
                        it.state().name(),
                        it.triage() == null ? null : it.triage().name(),
                        it.tag(),
                        it.name(),
                        it.harm() == null ? null : it.harm().name(),
                        it.contaminated(),
                        stamp(it.decontaminatedAt()),
                        it.substance(),
                        it.place(),
                        it.location() == null ? null : it.location().lon(),
                        it.location() == null ? null : it.location().lat(),
                        it.note(),
                        stamp(it.saidAt()),
                        it.saidBy(),
                        stamp(it.handedOverAt()),
                        it.outcome() == null ? null : it.outcome().name(),
                        stamp(it.outcomeAt()),
                        it.outcomeSource(),
                        it.id().value()))
                .update();
    }

    void sent(CasualtyId id, String hospital, BedType bed, Instant at, String by) {
        jdbc.sql("update casualty set hospital_id = ?, bed = ?, chosen_at = ?, chosen_by = ? where id = ?")
                .params(hospital, bed.name(), Timestamp.from(at), by, id.value())
                .update();
    }

    /** This one, and whoever was merged into it before, is that one from now on. */
    void merge(CasualtyId id, CasualtyId into) {
        jdbc.sql("update casualty set merged_into = ? where id = ? or merged_into = ?")
                .params(into.value(), id.value(), id.value())
                .update();
    }

    /** @return false when this word was said before */
    boolean say(UUID wordId, CasualtyId of, Instant at, Instant received, String by, Word word) {
        return jdbc.sql(
                                """
                        insert into casualty_word (id, casualty_id, said_at, received_at, said_by, body)
                        values (?, ?, ?, ?, ?, ?::jsonb) on conflict (id) do nothing""")
                        .params(wordId, of.value(), Timestamp.from(at), Timestamp.from(received), by, json.write(word))
                        .update()
                == 1;
    }

    /** One word as it was said. */
    record Said(Word word, Instant saidAt, Instant receivedAt, String by) {}

    /** Everything that was said of whoever this is now, oldest first. */
    List<Said> words(CasualtyId id) {
        return jdbc.sql(
                        """
                select w.* from casualty_word w join casualty c on c.id = w.casualty_id
                 where c.id = ? or c.merged_into = ? order by w.said_at, w.received_at""")
                .params(id.value(), id.value())
                .query((row, i) -> new Said(
                        json.read(row.getString("body"), Word.class),
                        instant(row, "said_at"),
                        instant(row, "received_at"),
                        row.getString("said_by")))
                .list();
    }

    // --- what was given on ---

    /** What the list gave to the assessment last; a count that was never given is left out. */
    Map<Count, Integer> given(IncidentId incident) {
        Map<Count, Integer> given = new EnumMap<>(Count.class);
        jdbc.sql("select * from casualty_count where incident_id = ?")
                .param(incident.value())
                .query((row, i) -> {
                    for (Count count : Count.values()) {
                        Integer value = row.getObject(count.name().toLowerCase(), Integer.class);
                        if (value != null) {
                            given.put(count, value);
                        }
                    }
                    return true;
                })
                .list();
        return given;
    }

    void given(IncidentId incident, Map<Count, Integer> taken) {
        row(incident);
        taken.forEach((count, value) -> jdbc.sql(
                        "update casualty_count set " + count.name().toLowerCase() + " = ? where incident_id = ?")
                .params(value, incident.value())
                .update());
    }

    /** @return whether that is another question than the last one */
    boolean asked(IncidentId incident, String differences) {
        row(incident);
        return jdbc.sql("update casualty_count set asked = ? where incident_id = ? and asked is distinct from ?")
                        .params(Arrays.asList(differences, incident.value(), differences))
                        .update()
                == 1;
    }

    void enquired(IncidentId incident, Instant at, String by, String note) {
        row(incident);
        jdbc.sql("update casualty_count set enquired_at = ?, enquired_by = ?, enquiry = ? where incident_id = ?")
                .params(Arrays.asList(Timestamp.from(at), by, note, incident.value()))
                .update();
    }

    Optional<Instant> enquiredAt(IncidentId incident) {
        return jdbc.sql("select enquired_at from casualty_count where incident_id = ? and enquired_at is not null")
                .param(incident.value())
                .query((row, i) -> instant(row, "enquired_at"))
                .optional();
    }

    private void row(IncidentId incident) {
        jdbc.sql("insert into casualty_count (incident_id) values (?) on conflict do nothing")
                .param(incident.value())
                .update();
    }

    private static Timestamp stamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static <E extends Enum<E>> E word(Class<E> type, ResultSet row, String column) throws SQLException {
        String said = row.getString(column);
        return said == null ? null : Enum.valueOf(type, said);
    }

    private static Casualty casualty(ResultSet row, int index) throws SQLException {
        Double lon = row.getObject("lon", Double.class);
        return new Casualty(
                new CasualtyId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                word(Whereabouts.class, row, "state"),
                word(Triage.class, row, "triage"),
                row.getString("tag"),
                row.getString("name"),
                word(Harm.class, row, "harm"),
                row.getObject("contaminated", Boolean.class),
                instant(row, "decontaminated_at"),
                row.getString("substance"),
                row.getString("place"),
                lon == null ? null : new Position(lon, row.getDouble("lat")),
                row.getString("note"),
                instant(row, "said_at"),
                row.getString("said_by"),
                instant(row, "reported_at"),
                row.getString("reported_by"),
                row.getString("hospital_id"),
                word(BedType.class, row, "bed"),
                instant(row, "chosen_at"),
                instant(row, "handed_over_at"),
                word(Outcome.class, row, "outcome"),
                instant(row, "outcome_at"),
                row.getString("outcome_source"));
    }
}
