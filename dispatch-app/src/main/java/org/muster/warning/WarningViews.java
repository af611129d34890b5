package org.muster.warning;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.level.WarningLevels.Colour;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.warning.Warnings.Match;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people may see of warnings: those that concern their divisions, and of each only what lies there. */
@Service
@Transactional(readOnly = true)
class WarningViews {

    static final int PAGE = 100;

    /** @param divisions, townships, sites, zones, people how many of the reader's it concerns */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            WarningId id,
            UUID chainId,
            String kind,
            String kindLabel,
            Hazard hazard,
            Colour colour,
            String colourFrom,
            Integer rating,
            String event,
            String headline,
            String senderName,
            String sender,
            String identifier,
            Instant sent,
            Instant effective,
            Instant onset,
            Instant expires,
            WarningState state,
            Instant stateAt,
            String status,
            boolean exercise,
            String msgType,
            String areaText,
            String via,
            Instant receivedAt,
            boolean matched,
            int missing,
            int breaches,
            int divisions,
            int townships,
            int sites,
            int zones,
            int people,
            IncidentId incidentId) {}

    record Counts(int inForce, int updated, int cancelled, int expired) {}

    record Page(List<Row> warnings, Counts counts, Instant next) {}

    /**
     * One thing a warning must carry.
     *
     * @param lawful whether the law asks for it (突发事件应对法 Art 64); the others are what we need to act
     * @param value null when the message does not say it
     */
    record Carried(String what, boolean lawful, String value) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Version(
            WarningId id,
            String msgType,
            Colour colour,
            String headline,
            Instant sent,
            WarningState state,
            String stateReason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Concerned(IncidentId id, String number, String title, String status) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Detail(
            Row warning,
            String description,
            String instruction,
            String contact,
            String severity,
            String urgency,
            String certainty,
            String stateReason,
            List<Carried> carries,
            @JsonRawValue String breaches,
            @JsonRawValue String area,
            List<Match> matches,
            List<Version> versions,
            List<WarningLog.Line> log,
            boolean logIntact,
            List<Concerned> incidents,
            List<DivisionCode> mayRespond) {}

    private static final String SELECT =
            """
            select w.*, k.label kind_label, jsonb_array_length(w.breaches) breach_count,
                   coalesce(m.divisions, 0) divisions, coalesce(m.townships, 0) townships,
                   coalesce(m.sites, 0) sites, coalesce(m.zones, 0) zones, coalesce(m.people, 0) people,
                   (select r.incident_id from warning_response r
                     where r.chain_id = w.chain_id and r.division_code like any (?) order by r.at limit 1) incident_id
              from warning w
              left join warning_kind k on k.kind = w.kind
              left join lateral (
                   select count(*) filter (where m.kind = 'DIVISION') divisions,
                          count(*) filter (where m.kind = 'DIVISION' and length(m.division_code) = 9) townships,
                          count(*) filter (where m.kind = 'SITE') sites,
                          count(*) filter (where m.kind = 'ZONE') zones,
                          sum(m.people) filter (where m.kind = 'ZONE' or m.kind = 'SITE') people
                     from warning_match m where m.warning_id = w.id and m.division_code like any (?)) m on true
            """;

    private final JdbcClient jdbc;
    private final Jurisdiction jurisdiction;
    private final WarningLog log;

    WarningViews(JdbcClient jdbc, Jurisdiction jurisdiction, WarningLog log) {
        this.jdbc = jdbc;
        this.jurisdiction = jurisdiction;
        this.log = log;
    }

    /**
     * @param state null for all but notices
     * @param q words anywhere in headline, issuer, area or identifier
     * @param before pages backwards from here
     */
    Page page(WarningState state, String kind, Colour colour, String q, Instant before) {
        String[] scope = jurisdiction.patterns();
        String like = q == null || q.isBlank() ? null : "%" + q.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        List<Row> rows = jdbc.sql(
                        SELECT
                                + """
                 where (w.division_code like any (?) or m.divisions > 0)
                   and (w.state = ? or ?::text is null and w.state <> 'NOTICE')
                   and (?::text is null or w.kind = ?)
                   and (?::text is null or w.colour = ?)
                   and (?::text is null or concat_ws(' ', w.headline, w.sender_name, w.area_text, w.identifier) ilike ?)
                   and (?::timestamptz is null or w.received_at < ?)
                 order by w.received_at desc limit ?""")
                .params(Arrays.asList(
                        scope,
                        scope,
                        scope,
                        name(state),
                        name(state),
                        kind,
                        kind,
                        name(colour),
                        name(colour),
                        like,
                        like,
                        before == null ? null : Timestamp.from(before),
                        before == null ? null : Timestamp.from(before),
                        PAGE + 1))
                .query((row, i) -> row(row))
                .list();
        boolean more = rows.size() > PAGE;
        List<Row> shown = more ? rows.subList(0, PAGE) : rows;
        return new Page(shown, counts(scope), more ? shown.get(PAGE - 1).receivedAt() : null);
    }

    private Counts counts(String[] scope) {
        return jdbc.sql(
                        """
                select count(*) filter (where state = 'IN_FORCE') in_force,
                       count(*) filter (where state = 'UPDATED') updated,
                       count(*) filter (where state = 'CANCELLED') cancelled,
                       count(*) filter (where state = 'EXPIRED') expired
                  from warning w
                 where division_code like any (?)
                    or exists (select 1 from warning_match m where m.warning_id = w.id and m.division_code like any (?))""")
                .params(scope, scope)
                .query(Counts.class)
                .single();
    }

    /** @throws Problem 404 when it concerns nothing of the caller's */
    Warning require(String id) {
        return require(WarningId.of(id));
    }

    Warning require(WarningId id) {
        String[] scope = jurisdiction.patterns();
        return jdbc.sql(
                        """
                select w.* from warning w
                 where w.id = ? and (w.division_code like any (?)
                    or exists (select 1 from warning_match m
                                where m.warning_id = w.id and m.division_code like any (?)))""")
                .params(id.value(), scope, scope)
                .query(Warnings::warning)
                .optional()
                .orElseThrow(() -> Problem.notFound("预警"));
    }

    Detail detail(String id) {
        Warning warning = require(id);
        String[] scope = jurisdiction.patterns();
        Row row = jdbc.sql(SELECT + " where w.id = ?")
                .params(scope, scope, warning.id().value())
                .query((it, i) -> row(it))
                .single();
        record Stored(String breaches, String area) {}
        Stored stored = jdbc.sql("select breaches::text breaches, area::text area from warning where id = ?")
                .param(warning.id().value())
                .query(Stored.class)
                .single();
        List<Match> matches = jdbc.sql(
                        """
                select * from warning_match where warning_id = ? and division_code like any (?)
                 order by kind, division_code, ref""")
                .params(warning.id().value(), scope)
                .query(Warnings::match)
                .list();
        List<Version> versions = jdbc.sql(
                        """
                select id, msg_type, colour, headline, sent, state, state_reason from warning w
                 where chain_id = ? and (division_code like any (?)
                    or exists (select 1 from warning_match m
                                where m.warning_id = w.id and m.division_code like any (?)))
                 order by sent, received_at""")
                .params(warning.chainId(), scope, scope)
                .query((it, i) -> new Version(
                        new WarningId(it.getObject("id", UUID.class)),
                        it.getString("msg_type"),
                        it.getString("colour") == null ? null : Colour.valueOf(it.getString("colour")),
                        it.getString("headline"),
                        instant(it, "sent"),
                        WarningState.valueOf(it.getString("state")),
                        it.getString("state_reason")))
                .list();
        return new Detail(
                row,
                warning.description(),
                warning.instruction(),
                warning.contact(),
                warning.severity().name(),
                warning.urgency().name(),
                warning.certainty().name(),
                warning.stateReason(),
                carries(warning, row),
                stored.breaches(),
                stored.area(),
                matches,
                versions,
                log.list(warning.chainId()),
                log.intact(warning.chainId()),
                concerned(warning, matches, scope),
                mayRespond(warning, matches));
    }

    /** The open incidents of its hazard in the caller's part of what it concerns. */
    private List<Concerned> concerned(Warning warning, List<Match> matches, String[] scope) {
        if (warning.hazard() == null || matches.isEmpty()) {
            return List.of();
        }
        Set<String> divisions =
                matches.stream().map(it -> it.divisionCode().county().value()).collect(Collectors.toSet());
        return jdbc.sql(
                        """
                select id, number, title, status from incident
                 where hazard = ? and exercise = ? and status not in ('CLOSED', 'CANCELLED')
                   and division_code like any (?) and left(division_code, 6) = any (?)
                 order by raised_at desc limit 20""")
                .params(warning.hazard().name(), warning.exercise(), scope, divisions.toArray(String[]::new))
                .query((it, i) -> new Concerned(
                        new IncidentId(it.getObject("id", UUID.class)),
                        it.getString("number"),
                        it.getString("title"),
                        it.getString("status")))
                .list();
    }

    /** The caller's counties that may start a flood response on it and have not yet. */
    List<DivisionCode> mayRespond(Warning warning, List<Match> matches) {
        if (!warning.inForce() || !warning.moves() || warning.hazard() != Hazard.FLOOD) {
            return List.of();
        }
        Set<String> started = Set.copyOf(jdbc.sql("select division_code from warning_response where chain_id = ?")
                .param(warning.chainId())
                .query(String.class)
                .list());
        return matches.stream()
                .filter(it -> it.kind().equals(Warnings.DIVISION))
                .map(it -> it.divisionCode().county())
                .filter(it -> it.level() == DivisionCode.Level.COUNTY)
                .filter(it -> Caller.current().covers(it) && !started.contains(it.value()))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Carried> carries(Warning it, Row row) {
        List<Carried> all = new ArrayList<>();
        all.add(new Carried("KIND", true, it.kind().equals(WarningWords.OTHER) ? null : row.kindLabel()));
        all.add(new Carried(
                "LEVEL", true, it.colour() == null ? null : it.colour().name()));
        Instant begin = it.onset() == null ? it.effective() : it.onset();
        all.add(new Carried("BEGIN", true, begin == null ? null : begin.toString()));
        all.add(new Carried("AREA", true, it.areaText()));
        all.add(new Carried("CAUTION", true, it.description()));
        all.add(new Carried("MEASURES", true, it.instruction()));
        all.add(new Carried("ISSUER", true, it.senderName()));
        all.add(new Carried("ISSUED", true, it.sent().toString()));
        all.add(new Carried(
                "END", false, it.expires() == null ? null : it.expires().toString()));
        all.add(new Carried("CONTACT", false, it.contact()));
        return all;
    }

    /** The warnings in force that concern an incident's division, for its picture. */
    List<Row> inForceAt(DivisionCode division, Hazard hazard, boolean exercise) {
        String[] scope = Jurisdiction.patternsOf(List.of(division));
        return jdbc.sql(
                        SELECT
                                + """
                 where w.state = 'IN_FORCE' and w.hazard = ? and w.status = ? and m.divisions > 0
                 order by array_position(array['RED', 'ORANGE', 'YELLOW', 'BLUE'], w.colour) nulls last,
                          w.received_at desc limit 10""")
                .params(scope, scope, hazard.name(), exercise ? "EXERCISE" : "ACTUAL")
                .query((row, i) -> row(row))
                .list();
    }

    Optional<IncidentId> responseOf(UUID chain, DivisionCode division) {
        return jdbc.sql("select incident_id from warning_response where chain_id = ? and division_code = ?")
                .params(chain, division.value())
                .query(UUID.class)
                .optional()
                .map(IncidentId::new);
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static Row row(ResultSet row) throws SQLException {
        Warning it = Warnings.warning(row, 0);
        UUID incident = row.getObject("incident_id", UUID.class);
        String label = row.getString("kind_label");
        return new Row(
                it.id(),
                it.chainId(),
                it.kind(),
                label == null ? "其他" : label,
                it.hazard(),
                it.colour(),
                it.colourFrom(),
                it.rating(),
                it.event(),
                it.headline(),
                it.senderName(),
                it.sender(),
                it.identifier(),
                it.sent(),
                it.effective(),
                it.onset(),
                it.expires(),
                it.state(),
                it.stateAt(),
                it.status().name(),
                it.exercise(),
                it.msgType().name(),
                it.areaText(),
                it.via(),
                it.receivedAt(),
                it.matchedAt() != null,
                it.missing().size(),
                row.getInt("breach_count"),
                row.getInt("divisions"),
                row.getInt("townships"),
                row.getInt("sites"),
                row.getInt("zones"),
                row.getInt("people"),
                incident == null ? null : new IncidentId(incident));
    }
}
