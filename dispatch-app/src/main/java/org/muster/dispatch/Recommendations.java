package org.muster.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchRules.Need;
import org.muster.dispatch.RecommendationQuestion.Serving;
import org.muster.division.Division;
import org.muster.division.Divisions;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.risk.WaterPoint;
import org.muster.risk.WaterPoints;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.muster.team.Rolls;
import org.muster.team.Team;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;
import org.muster.team.TeamStrength;
import org.muster.team.Teams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers in a handful of queries what the {@link Recommender} needs, and asks it. */
@Service
@Transactional(readOnly = true)
@EnableConfigurationProperties(RecommendationFigures.class)
public class Recommendations {

    private static final Rolls.Count NOBODY = new Rolls.Count(new TeamStrength(0, 0, 0, 0), Map.of(), 0);

    private record Mustering(TeamKind kind, DivisionCode division) {}

    private record Whereabouts(Position from, Instant heardAt, TravelTimes.Travel travel) {}

    private final Teams teams;
    private final Rolls rolls;
    private final Divisions divisions;
    private final WaterPoints waterPoints;
    private final DispatchOrders orders;
    private final DispatchRules rules;
    private final IncidentManagement incidents;
    private final TravelTimes travelTimes;
    private final RecommendationFigures figures;
    private final ObjectProvider<MusterOdds> odds;
    private final Clock clock;

    Recommendations(
            Teams teams,
            Rolls rolls,
            Divisions divisions,
            WaterPoints waterPoints,
            DispatchOrders orders,
            DispatchRules rules,
            IncidentManagement incidents,
            TravelTimes travelTimes,
            RecommendationFigures figures,
            ObjectProvider<MusterOdds> odds,
            Clock clock) {
        this.teams = teams;
        this.rolls = rolls;
        this.divisions = divisions;
        this.waterPoints = waterPoints;
        this.orders = orders;
        this.rules = rules;
        this.incidents = incidents;
        this.travelTimes = travelTimes;
        this.figures = figures;
        this.odds = odds;
        this.clock = clock;
    }

    /**
     * @param replacing the order whose missing people are wanted, or null for what the incident lacks as a whole
     * @param own the divisions whose teams may be ordered; others are listed as to be asked for
     * @throws Problem 404 when the order is not one of the incident
     */
    public Recommendation of(Incident incident, OrderId replacing, Collection<DivisionCode> own) {
        return of(incident, replacing, own, figures.listed());
    }

    /** The same with every team that could go and every reason why the others cannot. */
    public Recommendation ofEverybody(Incident incident, OrderId replacing, Collection<DivisionCode> own) {
        return of(incident, replacing, own, Integer.MAX_VALUE);
    }

    private Recommendation of(Incident incident, OrderId replacing, Collection<DivisionCode> own, int listed) {
        Instant now = clock.instant();
        List<DispatchOrder> given = orders.listOf(incident.id());
        List<Need> needs = needs(incident);
        if (replacing != null) {
            DispatchOrder replaced = given.stream()
                    .filter(it -> it.id().equals(replacing))
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("指令"));
            needs = List.of(inPlaceOf(replaced, needs));
        }
        List<Division> all = divisions.list();
        List<Division> townships = all.stream()
                .filter(it -> it.level() == DivisionCode.Level.TOWNSHIP
                        && incident.divisionCode().county().covers(it.code()))
                .toList();
        List<RecommendationCandidate> candidates = candidates(incident, own, teams.listReachable(own), all, now);
        Recommendation found = Recommender.recommend(
                new RecommendationQuestion(
                        now,
                        nominal -> nominal.dividedBy(Math.max(1, incident.exerciseSpeed())),
                        needs,
                        replacing == null ? serving(given) : List.of(),
                        candidates,
                        townships,
                        water(incident.location(), own),
                        listed),
                figures,
                travelTimes);
        return odds.stream()
                .findFirst()
                .map(it -> withOdds(found, candidates, it, incident.exercise()))
                .orElse(found);
    }

    private static Recommendation withOdds(
            Recommendation found, List<RecommendationCandidate> candidates, MusterOdds odds, boolean exercise) {
        Map<TeamId, RecommendationCandidate> byId = new HashMap<>();
        candidates.forEach(it -> byId.put(it.team().id(), it));
        return found.with(pick -> {
            RecommendationCandidate team = byId.get(pick.teamId());
            return team.standard().strength() == 0
                    ? pick
                    : pick.likely(odds.of(team.team(), team.standard(), exercise));
        });
    }

    /**
     * Whom a level above could send for what one of its counties asks: the cross-region teams of its other counties, and
     * what they would leave bare there. Units of the army are not its to send.
     *
     * @param asking the county that asks; its own teams are not looked at
     * @param level the division that is asked
     */
    public Recommendation forAid(Incident incident, DivisionCode asking, Need wanted, DivisionCode level) {
        Instant now = clock.instant();
        List<Team> listed = teams.listIn(List.of(level)).stream()
                .filter(team -> team.crossRegion() && team.kind() != TeamKind.MILITARY)
                .filter(team -> !asking.covers(team.division()))
                .toList();
        List<Division> all = divisions.list();
        List<RecommendationCandidate> candidates = candidates(incident, List.of(level), listed, all, now);
        Set<DivisionCode> giving = candidates.stream()
                .filter(it -> it.travel().duration().compareTo(figures.reach()) <= 0)
                .map(it -> it.team().division().county())
                .collect(Collectors.toSet());
        return Recommender.recommend(
                new RecommendationQuestion(
                        now,
                        nominal -> nominal.dividedBy(Math.max(1, incident.exerciseSpeed())),
                        List.of(wanted),
                        List.of(),
                        candidates,
                        groundOf(giving, all),
                        List.of(),
                        figures.listed()),
                figures,
                travelTimes);
    }

    /** The townships of these counties; a county whose townships are not in the register counts as one. */
    private static List<Division> groundOf(Set<DivisionCode> counties, List<Division> all) {
        List<Division> ground = new ArrayList<>();
        for (DivisionCode county : counties) {
            List<Division> townships = all.stream()
                    .filter(it -> it.level() == DivisionCode.Level.TOWNSHIP && county.covers(it.code()))
                    .toList();
            ground.addAll(townships);
            if (townships.isEmpty()) {
                all.stream()
                        .filter(it -> it.code().equals(county) && it.level() == DivisionCode.Level.COUNTY)
                        .forEach(ground::add);
            }
        }
        return ground;
    }

    /** The one team that could best make up for an order, among those the incident's county may order itself. */
    public Optional<Recommendation.Pick> replacementFor(OrderId id) {
        DispatchOrder order = orders.find(id).orElseThrow(() -> Problem.notFound("指令"));
        Incident incident = incidents.get(order.incidentId());
        return of(incident, id, List.of(incident.divisionCode().county())).teams().stream()
                .filter(it -> it.recommended() && it.orderable())
                .findFirst();
    }

    private List<Need> needs(Incident incident) {
        ResponseLevel level = incident.responseLevel() != null ? incident.responseLevel() : incident.proposedLevel();
        return rules.forcesNeeded(incident.hazard(), level, incident.facts());
    }

    /** A late or short muster is made up for by as many as it lacks, but by no less than a squad. */
    private Need inPlaceOf(DispatchOrder order, List<Need> needs) {
        int missing = Math.max(order.standard().quorum() - order.present(), figures.smallestSquad());
        Optional<Need> same = needs.stream()
                .filter(it -> it.kinds().contains(order.teamKind()))
                .findFirst();
        return new Need(
                "顶替" + order.teamName(),
                same.map(Need::kinds).orElse(List.of(order.teamKind())),
                same.map(Need::skill).orElse(null),
                missing,
                "集结不足或未能出动，由最快的同类队伍顶上，不少于一个班组",
                order.standard().source());
    }

    private List<Serving> serving(List<DispatchOrder> given) {
        if (given.isEmpty()) {
            return List.of();
        }
        Map<TeamId, Team> known = teams
                .listOf(given.stream().map(DispatchOrder::teamId).toList())
                .stream()
                .collect(Collectors.toMap(Team::id, Function.identity()));
        return given.stream()
                .filter(it -> it.state().open() && it.state() != OrderState.COMPLETED)
                .filter(it -> known.containsKey(it.teamId()))
                .map(it -> new Serving(
                        it.teamKind(),
                        Set.copyOf(known.get(it.teamId()).skills()),
                        it.state().beyond(OrderState.MUSTERED) && it.present() > 0
                                ? it.present()
                                : it.standard().strength()))
                .toList();
    }

    private List<RecommendationCandidate> candidates(
            Incident incident, Collection<DivisionCode> own, List<Team> listed, List<Division> all, Instant now) {
        Map<TeamId, Whereabouts> whereabouts =
                listed.stream().collect(Collectors.toMap(Team::id, team -> whereabouts(team, incident, now)));
        // a province has fifty thousand members: only those who could come are looked up
        List<TeamId> ids = listed.stream()
                .map(Team::id)
                .filter(id -> whereabouts.get(id).travel().duration().compareTo(figures.reach()) <= 0)
                .toList();
        Map<TeamId, Rolls.Count> counts = rolls.of(ids);
        Map<String, DispatchOrders.Holder> holders = ids.isEmpty()
                ? Map.of()
                : orders.holders(ids.stream().map(TeamId::value).toList(), incident.exercise()).stream()
                        .collect(Collectors.toMap(DispatchOrders.Holder::teamId, Function.identity(), (a, b) -> a));
        Map<DivisionCode, String> names = all.stream().collect(Collectors.toMap(Division::code, Division::name));
        Map<Mustering, Optional<DispatchRules.Standard>> standards = new HashMap<>();
        List<RecommendationCandidate> candidates = new ArrayList<>();
        for (Team team : listed) {
            Rolls.Count count = counts.getOrDefault(team.id(), NOBODY);
            TeamStrength strength = count.strength();
            Whereabouts where = whereabouts.get(team.id());
            boolean orderable = own.stream().anyMatch(it -> it.covers(team.division()));
            candidates.add(new RecommendationCandidate(
                    team,
                    strength,
                    count.unfit(),
                    count.overFifty(),
                    where.from(),
                    where.heardAt(),
                    where.travel(),
                    strength.people() == 0 ? registered(team, strength) : standard(team, strength, incident, standards),
                    holder(holders.get(team.id().value()), incident, orderable),
                    askWhom(team, orderable, own, names)));
        }
        return candidates;
    }

    /** @param known what was asked for teams of the same kind and division: a thousand teams are few questions */
    private MusterStandard standard(
            Team team,
            TeamStrength strength,
            Incident incident,
            Map<Mustering, Optional<DispatchRules.Standard>> known) {
        return known.computeIfAbsent(
                        new Mustering(team.kind(), team.division()),
                        it -> rules.musterStandard(
                                it.kind(), incident.hazard(), it.division().value()))
                .map(it -> it.forStrength(
                        it.denominator() == Denominator.ROSTERED ? strength.fit() : strength.available()))
                .orElseGet(() -> registered(team, strength));
    }

    private static MusterStandard registered(Team team, TeamStrength strength) {
        return new MusterStandard(team.muster().within(), team.muster().attendance(), strength.available(), "队伍登记标准");
    }

    /** An old position is not believed: a free team is most likely at its station. */
    private Whereabouts whereabouts(Team team, Incident incident, Instant now) {
        Instant heardAt = team.positionKnown() ? team.positionAt() : null;
        boolean fresh = heardAt != null && heardAt.isAfter(now.minus(figures.positionAge()));
        Position from = fresh ? team.position() : team.home();
        return new Whereabouts(from, heardAt, travelTimes.between(team.kind(), from, incident.location()));
    }

    private static String holder(DispatchOrders.Holder holder, Incident incident, boolean own) {
        if (holder == null) {
            return null;
        }
        if (holder.incidentId().equals(incident.id().value())) {
            return "已在本事件中";
        }
        return own ? "已派往" + holder.incidentTitle() : "正在执行外辖区任务";
    }

    private static String askWhom(
            Team team, boolean orderable, Collection<DivisionCode> own, Map<DivisionCode, String> names) {
        if (team.kind() == TeamKind.MILITARY) {
            return "须经同级军事机关商请（军队参加抢险救灾条例第四条、第五条）";
        }
        if (orderable) {
            return null;
        }
        DivisionCode city = new DivisionCode(team.division().value().substring(0, 4) + "00");
        String name = names.getOrDefault(city, "市级");
        boolean above = own.stream().anyMatch(it -> team.division().covers(it));
        return above ? "请" + name + "增援" : "跨区，须" + name + "批准";
    }

    private List<Recommendation.Water> water(Position fire, Collection<DivisionCode> own) {
        return waterPoints.listIn(own).stream()
                .filter(it -> it.usable() && (it.running() || it.nowM3().signum() > 0))
                .filter(it -> it.location().metresTo(fire) <= figures.waterWithinKm() * 1000)
                .sorted(Comparator.comparingDouble(it -> it.location().metresTo(fire)))
                .map(it -> water(it, fire))
                .toList();
    }

    private Recommendation.Water water(WaterPoint point, Position fire) {
        return new Recommendation.Water(
                point.id(),
                point.name(),
                point.kind().name(),
                point.kindLabel(),
                point.volumeM3(),
                point.running() ? null : point.nowM3(),
                !point.running() && point.nowM3().doubleValue() < figures.waterLowM3(),
                point.checkDue(),
                Math.round(point.location().metresTo(fire) / 100) / 10.0,
                point.location());
    }
}
