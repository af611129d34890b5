package org.muster.consultation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muster.consultation.AssessmentSheet.Calls;
import org.muster.consultation.AssessmentSheet.Decision;
import org.muster.consultation.AssessmentSheet.ForceLine;
import org.muster.consultation.AssessmentSheet.Moved;
import org.muster.consultation.AssessmentSheet.SiteLine;
import org.muster.consultation.AssessmentSheet.StandbyLine;
import org.muster.consultation.AssessmentSheet.SupplyLine;
import org.muster.consultation.AssessmentSheet.Trapped;
import org.muster.consultation.AssessmentSheet.WarningLine;
import org.muster.consultation.AssessmentSheet.Works;
import org.muster.division.Divisions;
import org.muster.gauge.SiteReadings;
import org.muster.gauge.SiteReadings.Reading;
import org.muster.incident.Decisions;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentViews;
import org.muster.journal.Journal;
import org.muster.risk.RiskSites;
import org.muster.risk.RiskSites.Site;
import org.muster.shared.DivisionCode;
import org.muster.team.Team;
import org.muster.team.Teams;
import org.muster.trigger.Mode;
import org.muster.trigger.SiteStandings;
import org.muster.trigger.SiteStandings.Forecast;
import org.muster.zone.Households;
import org.muster.zone.Zone;
import org.muster.zone.Zones;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Draws the assessment sheet of an incident as of one moment. */
@Component
public class AssessmentSheets {

    private static final Set<String> PARTS =
            Set.of("warnings", "evacuation", "warningCall", "rescue", "works", "triggers");

    private static final int DECISIONS = 10;

    /** Where people may have to leave for water or ground that moves. */
    private static final Set<String> KINDS = Set.of("GEOLOGICAL", "FLASH_FLOOD", "RESERVOIR", "DYKE");

    private final PictureReader picture;
    private final IncidentManagement incidents;
    private final IncidentViews views;
    private final ObjectProvider<Decisions> decisions;
    private final RiskSites sites;
    private final SiteReadings readings;
    private final SiteStandings standings;
    private final Zones zones;
    private final Households households;
    private final Divisions divisions;
    private final Teams teams;
    private final FloodKit kit;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    AssessmentSheets(
            PictureReader picture,
            IncidentManagement incidents,
            IncidentViews views,
            ObjectProvider<Decisions> decisions,
            RiskSites sites,
            SiteReadings readings,
            SiteStandings standings,
            Zones zones,
            Households households,
            Divisions divisions,
            Teams teams,
            FloodKit kit,
            Journal journal,
            JdbcClient jdbc,
            ObjectMapper json,
            Clock clock) {
        this.picture = picture;
        this.incidents = incidents;
        this.views = views;
        this.decisions = decisions;
        this.sites = sites;
        this.readings = readings;
        this.standings = standings;
        this.zones = zones;
        this.households = households;
        this.divisions = divisions;
        this.teams = teams;
        this.kit = kit;
        this.journal = journal;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AssessmentSheet of(Incident incident) {
        JsonNode parts = picture.read(incident.id(), PARTS);
        List<IncidentViews.LevelView> levels = views.levels(incident.id());
        Instant since = levels.stream()
                .filter(it -> it.level() == incident.responseLevel() && it.endedAt() == null)
                .map(IncidentViews.LevelView::at)
                .reduce((earlier, later) -> later)
                .orElse(null);
        Instant ended = incident.responseLevel() != null
                ? null
                : levels.stream()
                        .map(IncidentViews.LevelView::endedAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        return new AssessmentSheet(
                incident.id(),
                clock.instant(),
                journal.head(incident.id()),
                incident.status().label(incident.hazard()),
                incident.responseLevel(),
                since,
                ended,
                incident.proposedLevel() == incident.responseLevel() ? null : incident.proposedLevel(),
                warnings(parts),
                sites(incident, parts),
                moved(parts),
                forces(incident),
                standby(incident),
                supplies(incident.divisionCode().county()),
                calls(parts),
                cutOff(parts),
                trapped(parts),
                works(parts),
                questions(incident),
                last(incident));
    }

    private static List<WarningLine> warnings(JsonNode parts) {
        List<WarningLine> lines = new ArrayList<>();
        parts.path("warnings")
                .forEach(it -> lines.add(new WarningLine(
                        it.path("kindLabel").asText(),
                        it.path("colour").asText(null),
                        it.path("headline").asText(null),
                        at(it, "sent"),
                        at(it, "expires"))));
        return lines;
    }

    /** Four queries for any number of sites. */
    private List<SiteLine> sites(Incident incident, JsonNode parts) {
        List<Site> all = sites.listIn(List.of(incident.divisionCode().county())).stream()
                .filter(it -> KINDS.contains(it.kind()))
                .toList();
        List<String> ids = all.stream().map(Site::id).toList();
        Map<String, Mode> modes = standings.modes(ids, incident.exercise());
        Map<String, List<Reading>> measured = readings.of(ids, incident.exercise());
        Map<String, List<Forecast>> expected = standings.forecasts(ids, incident.exercise());
        Map<String, List<Zone>> behind = zones
                .listIn(List.of(incident.divisionCode().county()))
                .stream()
                .filter(it -> it.siteId() != null)
                .collect(Collectors.groupingBy(Zone::siteId));
        Map<org.muster.zone.ZoneId, Households.Count> counts = households.counts(
                behind.values().stream().flatMap(List::stream).map(Zone::id).toList());
        Set<String> ordered = new LinkedHashSet<>();
        parts.path("evacuation").path("zones").forEach(it -> {
            if (!it.path("state").asText().equals("CANCELLED")) {
                ordered.add(it.path("zoneId").asText());
            }
        });
        return all.stream()
                .map(it -> {
                    List<Zone> those = behind.getOrDefault(it.id(), List.of());
                    Mode mode = modes.getOrDefault(it.id(), Mode.NONE);
                    return new SiteLine(
                            it.id(),
                            it.name(),
                            it.kindLabel(),
                            divisions.nameOf(it.divisionCode()),
                            mode.name(),
                            mode.label(),
                            measured.getOrDefault(it.id(), List.of()),
                            expected.getOrDefault(it.id(), List.of()),
                            those.stream().map(Zone::name).toList(),
                            sum(those, counts, true),
                            those.isEmpty() && it.people() != null ? it.people() : sum(those, counts, false),
                            (int) those.stream()
                                    .filter(zone -> ordered.contains(zone.id().value()))
                                    .count());
                })
                .sorted(Comparator.comparing((SiteLine it) -> Mode.valueOf(it.mode()))
                        .reversed()
                        .thenComparing(
                                it -> it.readings().stream()
                                        .mapToDouble(Reading::share)
                                        .max()
                                        .orElse(0),
                                Comparator.reverseOrder())
                        .thenComparing(it -> -it.people()))
                .toList();
    }

    private static int sum(
            Collection<Zone> zones, Map<org.muster.zone.ZoneId, Households.Count> counts, boolean doors) {
        return zones.stream()
                .map(it -> counts.getOrDefault(it.id(), Households.Count.NONE))
                .mapToInt(it -> doors ? it.households() : it.people())
                .sum();
    }

    private static Moved moved(JsonNode parts) {
        JsonNode totals = parts.path("evacuation").path("totals");
        return totals.isMissingNode()
                ? null
                : new Moved(
                        totals.path("zones").asInt(),
                        totals.path("people").asInt(),
                        totals.path("transferred").asInt(),
                        totals.path("moving").asInt(),
                        totals.path("missing").asInt(),
                        totals.path("refused").asInt());
    }

    private List<ForceLine> forces(Incident incident) {
        return jdbc.sql(
                        """
                select team_name, state, strength, task from dispatch_order
                 where incident_id = ? and state not in ('REFUSED', 'CANCELLED', 'RELEASED') order by number""")
                .param(incident.id().value())
                .query((row, i) -> new ForceLine(
                        row.getString("team_name"),
                        row.getString("state"),
                        row.getInt("strength"),
                        row.getString("task")))
                .list();
    }

    /** Who of the county has nothing to do, by kind; an exercise takes no real team away. */
    private List<StandbyLine> standby(Incident incident) {
        Set<String> out = Set.copyOf(jdbc.sql(
                        """
                select distinct team_id from dispatch_order
                 where exercise = ? and state not in ('REFUSED', 'CANCELLED', 'RELEASED')""")
                .param(incident.exercise())
                .query(String.class)
                .list());
        Map<String, List<String>> free = new TreeMap<>();
        for (Team it : teams.listIn(List.of(incident.divisionCode().county()))) {
            if (it.readiness().callable() && !out.contains(it.id().value())) {
                free.computeIfAbsent(it.kind().label(), any -> new ArrayList<>())
                        .add(it.name());
            }
        }
        return free.entrySet().stream()
                .map(it -> new StandbyLine(it.getKey(), it.getValue().size(), it.getValue()))
                .toList();
    }

    private List<SupplyLine> supplies(DivisionCode county) {
        Map<String, SupplyLine> lines = new HashMap<>();
        jdbc.sql(
                        """
                select m.name, m.unit, d.name depot, sum(a.balance - a.reserved) quantity
                  from ledger_account a join lot l on l.id = a.lot_id join material m on m.code = l.material_code
                  join depot d on d.id = l.depot_id
                 where a.kind = 'DEPOT' and a.holder = '' and l.condition = 'SERVICEABLE' and d.division_code like ?
                   and m.name = any (?)
                 group by m.name, m.unit, d.name having sum(a.balance - a.reserved) > 0 order by d.name""")
                .params(county.prefix() + "%", kit.materials().toArray(String[]::new))
                .query(row -> {
                    String name = row.getString("name");
                    SupplyLine before = lines.get(name);
                    List<String> depots = new ArrayList<>(before == null ? List.of() : before.depots());
                    depots.add(row.getString("depot"));
                    lines.put(
                            name,
                            new SupplyLine(
                                    name,
                                    (before == null ? 0 : before.quantity()) + row.getDouble("quantity"),
                                    row.getString("unit"),
                                    depots));
                });
        return kit.materials().stream()
                .filter(lines::containsKey)
                .map(lines::get)
                .toList();
    }

    private static Calls calls(JsonNode parts) {
        JsonNode round = parts.path("warningCall").path("round");
        return round.isMissingNode() || round.isNull()
                ? null
                : new Calls(
                        round.path("targets").asInt(),
                        round.path("answered").asInt(),
                        round.path("open").asInt(),
                        round.path("unreached").asInt(),
                        round.hasNonNull("slowest") ? round.get("slowest").asLong() : null);
    }

    private static List<String> cutOff(JsonNode parts) {
        List<String> names = new ArrayList<>();
        parts.path("warningCall")
                .path("cutOff")
                .forEach(it -> names.add(it.path("name").asText()));
        return names;
    }

    private static Trapped trapped(JsonNode parts) {
        JsonNode rescue = parts.path("rescue");
        return rescue.isMissingNode()
                ? null
                : new Trapped(
                        rescue.path("places").asInt(),
                        rescue.path("people").asInt(),
                        rescue.path("unsent").asInt(),
                        rescue.path("rescued").asInt());
    }

    private static Works works(JsonNode parts) {
        JsonNode works = parts.path("works");
        return works.isMissingNode()
                ? null
                : new Works(
                        works.path("patrols").asInt(),
                        works.path("repairs").asInt(),
                        works.path("overdue").asInt(),
                        works.path("openDangers").asInt());
    }

    /** What waits for a decision first, then what is open. */
    private List<String> questions(Incident incident) {
        if (incident.status().over()) {
            return List.of();
        }
        List<String> questions = new ArrayList<>();
        decisions.stream()
                .flatMap(it -> it.pending(incident.id()).stream())
                .map(it -> json.<JsonNode>valueToTree(it))
                .map(it -> it.path("title")
                        .asText(it.path("name").asText(it.path("kind").asText())))
                .filter(it -> !it.isBlank())
                .forEach(it -> questions.add("待定：" + it));
        questions.addAll(incidents.openPoints(incident));
        return questions;
    }

    private List<Decision> last(Incident incident) {
        return journal.latest(incident.id(), DecisionWords.types(), DECISIONS).stream()
                .flatMap(it ->
                        DecisionWords.of(it)
                                .map(text -> new Decision(it.at(), it.actorName(), text, it.type(), it.data()))
                                .stream())
                .toList();
    }

    private static Instant at(JsonNode node, String field) {
        return node.hasNonNull(field) ? Instant.parse(node.get(field).asText()) : null;
    }
}
