package org.muster.warning;

import static org.muster.shared.Json.instant;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.account.Jurisdiction;
import org.muster.integrations.cap.CapAlert;
import org.muster.integrations.cap.CapBreach;
import org.muster.integrations.cap.CapInfo;
import org.muster.integrations.cap.CapReference;
import org.muster.level.WarningLevels.Colour;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All warnings that were received. */
@Repository
public class Warnings {

    /** How a division or a place came to be concerned: by its code, or because it lies in what was drawn. */
    public enum How {
        GEOCODE,
        SHAPE,
        /** A county of which the shape touches some townships: it has to know, but its colour is not this one. */
        PART
    }

    /**
     * Whom or what a warning concerns.
     *
     * @param kind {@code DIVISION}, {@code SITE}, {@code ZONE} …
     * @param label what kind of place it is, in Chinese
     */
    public record Match(
            String kind,
            String ref,
            String name,
            DivisionCode divisionCode,
            String label,
            Integer people,
            Position location,
            How how) {}

    static final String DIVISION = "DIVISION";

    private static final String COLUMNS =
            """
            select id, chain_id, sender, identifier, sent, status, msg_type, kind, hazard, event, colour, colour_from,
                   rating, severity, urgency, certainty, headline, sender_name, description, instruction, contact,
                   area_text, geocodes, effective, onset, expires, missing, state, state_at, state_reason, followed_by,
                   division_code, via, received_at, received_name, matched_at
              from warning w
            """;

    private final JdbcClient jdbc;
    private final Json json;

    Warnings(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The warning, as it was first said and as it was changed since, on which the response of an incident was started. */
    public List<WarningId> behind(IncidentId incident) {
        return jdbc
                .sql(
                        """
                select w.id from warning w join warning_response r on r.chain_id = w.chain_id
                 where r.incident_id = ? order by w.received_at, w.id""")
                .param(incident.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(WarningId::new)
                .toList();
    }

    public Optional<Warning> find(WarningId id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id.value())
                .query(Warnings::warning)
                .optional();
    }

    /** Everything a warning concerns. */
    public List<Match> matches(WarningId id) {
        return jdbc.sql("select * from warning_match where warning_id = ? order by kind, division_code, ref")
                .param(id.value())
                .query(Warnings::match)
                .list();
    }

    /** Warnings in force that concern any of these divisions or something below them, gravest first; no tests. */
    public List<Warning> inForceFor(Collection<DivisionCode> divisions) {
        return jdbc.sql(
                        COLUMNS
                                + """
                where state = 'IN_FORCE' and status in ('ACTUAL', 'EXERCISE')
                  and exists (select 1 from warning_match m
                               where m.warning_id = w.id and m.kind = 'DIVISION' and m.division_code like any (?))
                order by array_position(array['RED', 'ORANGE', 'YELLOW', 'BLUE'], colour) nulls last, received_at desc""")
                .param(Jurisdiction.patternsOf(divisions))
                .query(Warnings::warning)
                .list();
    }

    Optional<Warning> lock(WarningId id) {
        return jdbc.sql(COLUMNS + "where id = ? for update")
                .param(id.value())
                .query(Warnings::warning)
                .optional();
    }

    // what its receipt needs

    record Kept(WarningId id, String digest, String answer) {}

    /** The same message, received for this division or for one above it. */
    Optional<Kept> same(CapReference message, DivisionCode division) {
        return jdbc.sql(
                        """
                select id, digest, answer::text from warning
                 where sender = ? and identifier = ? and sent = ? and division_code = any (?)
                 order by length(division_code) desc, received_at limit 1""")
                .params(
                        message.sender(),
                        message.identifier(),
                        Timestamp.from(message.sent().toInstant()),
                        aboveAnd(division))
                .query((row, i) -> new Kept(
                        new WarningId(row.getObject("id", UUID.class)),
                        row.getString("digest"),
                        row.getString("answer")))
                .optional();
    }

    private static String[] aboveAnd(DivisionCode division) {
        return Stream.iterate(Optional.of(division), Optional::isPresent, it -> it.flatMap(DivisionCode::above))
                .map(it -> it.get().value())
                .toArray(String[]::new);
    }

    /** @return false when another request was first */
    boolean add(
            Warning warning,
            String digest,
            byte[] message,
            String answer,
            List<CapBreach> breaches,
            String area,
            String by) {
        return jdbc.sql(
                                """
                insert into warning (id, chain_id, sender, identifier, sent, digest, message, answer, status, msg_type,
                    kind, hazard, event, colour, colour_from, rating, severity, urgency, certainty, headline,
                    sender_name, description, instruction, contact, area_text, area, geocodes, effective, onset,
                    expires, breaches, missing, state, state_at, state_reason, followed_by, division_code, via,
                    received_at, received_by, received_name)
                values (?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?,
                    ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (sender, identifier, sent, division_code) do nothing""")
                        .params(Arrays.asList(
                                warning.id().value(),
                                warning.chainId(),
                                warning.sender(),
                                warning.identifier(),
                                Timestamp.from(warning.sent()),
                                digest,
                                message,
                                answer,
                                warning.status().name(),
                                warning.msgType().name(),
                                warning.kind(),
                                warning.hazard() == null
                                        ? null
                                        : warning.hazard().name(),
                                warning.event(),
                                warning.colour() == null
                                        ? null
                                        : warning.colour().name(),
                                warning.colourFrom(),
                                warning.rating(),
                                warning.severity().name(),
                                warning.urgency().name(),
                                warning.certainty().name(),
                                warning.headline(),
                                warning.senderName(),
                                warning.description(),
                                warning.instruction(),
                                warning.contact(),
                                warning.areaText(),
                                area,
                                warning.geocodes().toArray(String[]::new),
                                timestamp(warning.effective()),
                                timestamp(warning.onset()),
                                timestamp(warning.expires()),
                                json.write(breaches),
                                warning.missing().toArray(String[]::new),
                                warning.state().name(),
                                timestamp(warning.stateAt()),
                                warning.stateReason(),
                                warning.followedBy() == null
                                        ? null
                                        : warning.followedBy().value(),
                                warning.divisionCode().value(),
                                warning.via(),
                                timestamp(warning.receivedAt()),
                                by,
                                warning.receivedName()))
                        .update()
                == 1;
    }

    void refer(WarningId id, List<CapReference> references) {
        references.stream().distinct().forEach(it -> jdbc.sql(
                        "insert into warning_reference (warning_id, sender, identifier, sent) values (?, ?, ?, ?)")
                .params(
                        id.value(),
                        it.sender(),
                        it.identifier(),
                        Timestamp.from(it.sent().toInstant()))
                .update());
    }

    /** What a message refers to, as far as it was received in the receiver's divisions; held, in the order of ids. */
    List<Warning> lockReferred(List<CapReference> references, DivisionCode receiver) {
        return references.stream()
                .distinct()
                .flatMap(it -> jdbc
                        .sql(
                                "select id from warning where sender = ? and identifier = ? and sent = ? and division_code like ?")
                        .params(
                                it.sender(),
                                it.identifier(),
                                Timestamp.from(it.sent().toInstant()),
                                receiver.prefix() + "%")
                        .query(UUID.class)
                        .list()
                        .stream())
                .distinct()
                .sorted()
                .flatMap(it -> lock(new WarningId(it)).stream())
                .toList();
    }

    /** The newest message that came before the one it refers to. */
    Optional<Warning> follower(CapReference message, DivisionCode division) {
        return jdbc.sql(
                        COLUMNS
                                + """
                where division_code = any (?) and msg_type in ('UPDATE', 'CANCEL') and sender = ?
                  and exists (select 1 from warning_reference r where r.warning_id = w.id
                                and r.sender = ? and r.identifier = ? and r.sent = ?)
                order by sent desc limit 1""")
                .params(
                        aboveAnd(division),
                        message.sender(),
                        message.sender(),
                        message.identifier(),
                        Timestamp.from(message.sent().toInstant()))
                .query(Warnings::warning)
                .optional();
    }

    void settle(WarningId id, WarningState state, Instant at, String reason, WarningId followedBy) {
        jdbc.sql(
                        """
                update warning set state = ?, state_at = ?, state_reason = ?, followed_by = coalesce(?, followed_by)
                 where id = ?""")
                .params(Arrays.asList(
                        state.name(),
                        Timestamp.from(at),
                        reason,
                        followedBy == null ? null : followedBy.value(),
                        id.value()))
                .update();
    }

    // what its matching needs

    /** The oldest whom-it-concerns that is not known yet, held so that no other node looks too. */
    Optional<Warning> lockUnmatched(Instant now) {
        return jdbc.sql(
                        COLUMNS
                                + """
                where matched_at is null and (match_retry_at is null or match_retry_at <= ?)
                order by received_at limit 1 for update skip locked""")
                .param(Timestamp.from(now))
                .query(Warnings::warning)
                .optional();
    }

    /** The one {@link #lockUnmatched} takes first, without holding it. */
    Optional<WarningId> firstUnmatched(Instant now) {
        return jdbc.sql(
                        """
                select id from warning where matched_at is null and (match_retry_at is null or match_retry_at <= ?)
                 order by received_at limit 1""")
                .param(Timestamp.from(now))
                .query(UUID.class)
                .optional()
                .map(WarningId::new);
    }

    /** What this message took the place of, or ended. */
    List<Warning> followedBy(WarningId id) {
        return jdbc.sql(COLUMNS + "where followed_by = ? order by sent desc")
                .param(id.value())
                .query(Warnings::warning)
                .list();
    }

    void matchFailed(WarningId id, Instant retryAt) {
        jdbc.sql("update warning set match_failures = match_failures + 1, match_retry_at = ? where id = ?")
                .params(Timestamp.from(retryAt), id.value())
                .update();
    }

    int matchFailures(WarningId id) {
        return jdbc.sql("select match_failures from warning where id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    Optional<Warning> lockExpired(Instant now) {
        return jdbc.sql(
                        COLUMNS
                                + """
                where state = 'IN_FORCE' and expires <= ? and matched_at is not null
                order by expires limit 1 for update skip locked""")
                .param(Timestamp.from(now))
                .query(Warnings::warning)
                .optional();
    }

    byte[] message(WarningId id) {
        return jdbc.sql("select message from warning where id = ?")
                .param(id.value())
                .query(byte[].class)
                .single();
    }

    void match(WarningId id, List<Match> matches, Instant at) {
        for (Match it : matches) {
            jdbc.sql(
                            """
                    insert into warning_match (warning_id, kind, ref, name, division_code, label, people, lon, lat, how)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            id.value(),
                            it.kind(),
                            it.ref(),
                            it.name(),
                            it.divisionCode().value(),
                            it.label(),
                            it.people(),
                            it.location() == null ? null : it.location().lon(),
                            it.location() == null ? null : it.location().lat(),
                            it.how().name()))
                    .update();
        }
        jdbc.sql("update warning set matched_at = ? where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    /** The gravest real warning in force of a hazard that concerns a division. */
    Optional<Warning> gravest(DivisionCode division, Hazard hazard) {
        return jdbc.sql(
                        COLUMNS
                                + """
                where state = 'IN_FORCE' and status = 'ACTUAL' and hazard = ? and colour is not null
                  and exists (select 1 from warning_match m
                               where m.warning_id = w.id and m.kind = 'DIVISION' and m.ref = ? and m.how <> 'PART')
                order by array_position(array['RED', 'ORANGE', 'YELLOW', 'BLUE'], colour), received_at desc limit 1""")
                .params(hazard.name(), division.value())
                .query(Warnings::warning)
                .optional();
    }

    static Timestamp timestamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    static Match match(ResultSet row, int index) throws SQLException {
        Double lon = (Double) row.getObject("lon");
        return new Match(
                row.getString("kind"),
                row.getString("ref"),
                row.getString("name"),
                new DivisionCode(row.getString("division_code")),
                row.getString("label"),
                (Integer) row.getObject("people"),
                lon == null ? null : new Position(lon, row.getDouble("lat")),
                How.valueOf(row.getString("how")));
    }

    static Warning warning(ResultSet row, int index) throws SQLException {
        UUID followedBy = row.getObject("followed_by", UUID.class);
        return new Warning(
                new WarningId(row.getObject("id", UUID.class)),
                row.getObject("chain_id", UUID.class),
                row.getString("sender"),
                row.getString("identifier"),
                instant(row, "sent"),
                CapAlert.Status.valueOf(row.getString("status")),
                CapAlert.MsgType.valueOf(row.getString("msg_type")),
                row.getString("kind"),
                row.getString("hazard") == null ? null : Hazard.valueOf(row.getString("hazard")),
                row.getString("event"),
                row.getString("colour") == null ? null : Colour.valueOf(row.getString("colour")),
                row.getString("colour_from"),
                (Integer) row.getObject("rating"),
                CapInfo.Severity.valueOf(row.getString("severity")),
                CapInfo.Urgency.valueOf(row.getString("urgency")),
                CapInfo.Certainty.valueOf(row.getString("certainty")),
                row.getString("headline"),
                row.getString("sender_name"),
                row.getString("description"),
                row.getString("instruction"),
                row.getString("contact"),
                row.getString("area_text"),
                words(row.getArray("geocodes")),
                instant(row, "effective"),
                instant(row, "onset"),
                instant(row, "expires"),
                words(row.getArray("missing")),
                WarningState.valueOf(row.getString("state")),
                instant(row, "state_at"),
                row.getString("state_reason"),
                followedBy == null ? null : new WarningId(followedBy),
                new DivisionCode(row.getString("division_code")),
                row.getString("via"),
                instant(row, "received_at"),
                row.getString("received_name"),
                instant(row, "matched_at"));
    }

    private static List<String> words(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
