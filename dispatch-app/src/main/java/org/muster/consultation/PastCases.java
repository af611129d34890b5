package org.muster.consultation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.incident.Incident;
import org.muster.journal.Entry;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The case library (案例一个库): floods of our own that are closed, and published ones, ranked by likeness. */
@Component
class PastCases {

    /** @param likeness 0 to 1; left out when too little is known of both */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ranked(PastCase past, Double likeness, List<Likeness.Compared> features) {}

    /** @param now this incident by the same features */
    record View(PastCase now, List<Ranked> cases) {}

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int OWN = 200;
    private static final int SHOWN = 12;
    private static final int DECISIONS = 6;

    /** Alike in one thing alone says nothing: every flood of one month is. */
    private static final int FEWEST_FEATURES = 2;

    private static final Comparator<Ranked> BY_LIKENESS = Comparator.comparing(
                    Ranked::likeness, Comparator.nullsFirst(Comparator.<Double>naturalOrder()))
            .reversed()
            .thenComparing(it -> -it.features().size());

    private static final String FEATURES =
            """
            select i.id, i.title, i.place, i.exercise, i.received_at, i.closed_at,
                   coalesce((select array_agg(distinct r.kind) from site_crossing c join risk_source r on r.id = c.site_id
                              where c.incident_id = i.id),
                            (select array_agg(distinct r.kind) from evacuation e join risk_source r on r.id = e.site_id
                              where e.incident_id = i.id and e.cancelled_at is null)) as kinds,
                   (select max(c.value) from site_crossing c where c.incident_id = i.id and c.measure = 'RAIN_1H') as rain,
                   (select sum(e.transferred) from evacuation e
                     where e.incident_id = i.id and e.cancelled_at is null and e.mode = 'IMMEDIATE') as people,
                   (select min(e.ordered_at) from evacuation e
                     where e.incident_id = i.id and e.cancelled_at is null and e.mode = 'IMMEDIATE') as ordered_at,
                   (select case when bool_and(e.emptied_at is not null) then max(e.emptied_at) end from evacuation e
                     where e.incident_id = i.id and e.cancelled_at is null and e.mode = 'IMMEDIATE') as emptied_at,
                   (select j.data ->> 'level' from journal_entry j
                     where j.incident_id = i.id and j.type = 'ResponseLevelApproved'
                     order by array_position(array['I', 'II', 'III', 'IV'], j.data ->> 'level') limit 1) as level
              from incident i where i.hazard = 'FLOOD' and\s""";

    private final List<PastCase> published;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PastCases(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.published = read(json);
    }

    private static List<PastCase> read(ObjectMapper json) {
        try (var in = new ClassPathResource("consultation/published-cases.json").getInputStream()) {
            return Stream.of(json.readValue(in, PastCase[].class))
                    .map(PastCases::published)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the published cases cannot be read", e);
        }
    }

    private static PastCase published(PastCase it) {
        return new PastCase(
                it.id(),
                null,
                true,
                false,
                it.title(),
                it.titleEn(),
                it.place(),
                null,
                it.year(),
                it.month(),
                it.siteKinds(),
                it.level(),
                it.rain(),
                it.people(),
                it.minutes(),
                it.hours(),
                it.decisions(),
                it.decisionsEn(),
                it.lessons(),
                it.lessonsEn(),
                it.source());
    }

    /**
     * The most alike first.
     *
     * @param scope patterns of the divisions whose files the reader may open
     * @throws Problem 409 when the incident is no flood
     */
    @Transactional(readOnly = true)
    public View like(Incident incident, String[] scope) {
        if (incident.hazard() != Hazard.FLOOD) {
            throw Problem.conflict("not-a-flood", "案例库目前只有洪涝台风的案例");
        }
        PastCase now = jdbc.sql(FEATURES + "i.id = ?")
                .param(incident.id().value())
                .query(PastCases::own)
                .single();
        List<PastCase> closed = jdbc.sql(
                        FEATURES
                                + "i.closed_at is not null and i.id <> ? and i.division_code like any (?) order by i.closed_at desc limit ?")
                .params(incident.id().value(), scope, OWN)
                .query(PastCases::own)
                .list();
        List<Ranked> ranked = Stream.concat(
                        closed.stream()
                                .map(it -> ranked(now, it))
                                .sorted(BY_LIKENESS)
                                .limit(SHOWN),
                        published.stream().map(it -> ranked(now, it)))
                .sorted(BY_LIKENESS)
                .toList();
        return new View(now, withStories(ranked));
    }

    private static Ranked ranked(PastCase now, PastCase past) {
        Likeness.Verdict verdict = Likeness.of(now, past);
        return new Ranked(
                past, verdict.features().size() < FEWEST_FEATURES ? null : verdict.value(), verdict.features());
    }

    /** What was decided in each of ours, and what was written when it was closed; one query for all of them. */
    private List<Ranked> withStories(List<Ranked> ranked) {
        UUID[] ids = ranked.stream()
                .map(it -> it.past().incidentId())
                .filter(it -> it != null)
                .map(IncidentId::value)
                .toArray(UUID[]::new);
        Map<UUID, List<String>> decided = new HashMap<>();
        Map<UUID, List<String>> learned = new HashMap<>();
        List<String> types = new ArrayList<>(DecisionWords.types());
        types.add("IncidentClosed");
        jdbc.sql(
                        """
                select incident_id, seq, type, at, actor, actor_name, data from journal_entry
                 where incident_id = any (?) and type = any (?) order by incident_id, seq""")
                .params(ids, types.toArray(String[]::new))
                .query(row -> {
                    Entry entry = entry(row);
                    if (entry.type().equals("IncidentClosed")) {
                        if (entry.text("note") != null && !entry.text("note").isBlank()) {
                            learned.computeIfAbsent(entry.incidentId().value(), any -> new ArrayList<>())
                                    .add(entry.text("note"));
                        }
                        return;
                    }
                    List<String> lines =
                            decided.computeIfAbsent(entry.incidentId().value(), any -> new ArrayList<>());
                    if (lines.size() < DECISIONS) {
                        DecisionWords.of(entry).ifPresent(lines::add);
                    }
                });
        return ranked.stream()
                .map(it -> it.past().incidentId() == null
                        ? it
                        : new Ranked(
                                told(
                                        it.past(),
                                        decided.getOrDefault(
                                                it.past().incidentId().value(), List.of()),
                                        learned.getOrDefault(
                                                it.past().incidentId().value(), List.of())),
                                it.likeness(),
                                it.features()))
                .toList();
    }

    private Entry entry(ResultSet row) throws SQLException {
        try {
            return new Entry(
                    new IncidentId(row.getObject("incident_id", UUID.class)),
                    row.getLong("seq"),
                    row.getString("type"),
                    Json.instant(row, "at"),
                    null,
                    row.getString("actor"),
                    row.getString("actor_name"),
                    null,
                    json.readTree(row.getString("data")),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException("a journal entry cannot be read", e);
        }
    }

    private static PastCase told(PastCase it, List<String> decisions, List<String> lessons) {
        return new PastCase(
                it.id(),
                it.incidentId(),
                false,
                it.exercise(),
                it.title(),
                it.titleEn(),
                it.place(),
                it.at(),
                it.year(),
                it.month(),
                it.siteKinds(),
                it.level(),
                it.rain(),
                it.people(),
                it.minutes(),
                it.hours(),
                decisions,
                null,
                lessons,
                null,
                it.source());
    }

    private static PastCase own(ResultSet row, int index) throws SQLException {
        Instant received = Json.instant(row, "received_at");
        Instant closed = Json.instant(row, "closed_at");
        Instant ordered = Json.instant(row, "ordered_at");
        Instant emptied = Json.instant(row, "emptied_at");
        UUID id = row.getObject("id", UUID.class);
        String level = row.getString("level");
        Number people = (Number) row.getObject("people");
        return new PastCase(
                id.toString(),
                new IncidentId(id),
                false,
                row.getBoolean("exercise"),
                row.getString("title"),
                null,
                row.getString("place"),
                received,
                received.atZone(ZONE).getYear(),
                received.atZone(ZONE).getMonthValue(),
                row.getArray("kinds") == null
                        ? List.of()
                        : Arrays.asList((String[]) row.getArray("kinds").getArray()),
                level == null ? null : ResponseLevel.valueOf(level),
                row.getObject("rain", Double.class),
                people == null ? null : people.intValue(),
                ordered == null || emptied == null
                        ? null
                        : Duration.between(ordered, emptied).toMinutes(),
                closed == null ? null : Duration.between(received, closed).toHours(),
                List.of(),
                null,
                List.of(),
                null,
                null);
    }
}
