package org.muster.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.dispatch.DispatchRules.Need;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.stories.StoryTest;
import org.muster.support.Client;
import org.muster.support.Forest;
import org.muster.support.Province;
import org.muster.team.FireLineRule;
import org.muster.team.Member;
import org.muster.team.Team;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;
import org.muster.team.Teams;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** In a whole province the recommendation is the one that looking at every team and every member would give. */
@TestPropertySource(properties = "spring.application.name=muster-province")
@DirtiesContext
class RecommendationAtScaleTest extends StoryTest {

    @Autowired
    private Recommendations recommendations;

    @Autowired
    private IncidentManagement incidents;

    @Autowired
    private Teams teams;

    @Autowired
    private DispatchRules rules;

    @Autowired
    private TravelTimes travelTimes;

    @Autowired
    private RecommendationFigures figures;

    @Autowired
    private Clock clock;

    @BeforeEach
    void theWholeProvince() {
        Province.load(jdbc);
    }

    @Test
    void picksWhomBruteForcePicks() {
        assertThat(jdbc.sql("select count(*) from team where id like 'Z%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(Province.TEAMS);
        assertThat(jdbc.sql("select count(*) from member where team_id like 'Z%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(Province.MEMBERS);
        Client dispatcher = as("dispatcher");
        for (double[] at : new double[][] {{120.46, 27.871}, {120.40, 27.94}, {120.66, 27.79}, {120.31, 27.80}}) {
            String id = Forest.fire(dispatcher, 1, "福泉林区 " + at[0]);
            jdbc.sql("update incident set lon = ?, lat = ?, proposed_level = 'II' where id = ?::uuid")
                    .params(at[0], at[1], id)
                    .update();
            Incident incident = incidents.get(IncidentId.of(id));
            for (DivisionCode own :
                    List.of(incident.divisionCode().county(), new DivisionCode("330300"), new DivisionCode("330000"))) {
                Recommendation answer = recommendations.of(incident, null, List.of(own));
                Set<TeamId> picked = answer.teams().stream()
                        .filter(Recommendation.Pick::recommended)
                        .map(Recommendation.Pick::teamId)
                        .collect(Collectors.toSet());
                assertThat(picked).as(own + " for a fire at " + at[0]).isEqualTo(bruteForce(incident, own));
                assertThat(picked).isNotEmpty();
            }
        }
    }

    private record Able(Team team, int people, Duration untilArrival) {}

    /** Every team of the division, every member of every team, one need after the other. */
    private Set<TeamId> bruteForce(Incident incident, DivisionCode own) {
        Instant now = clock.instant();
        Set<TeamId> committed = jdbc.sql(
                        "select team_id from dispatch_order where state not in ('REFUSED', 'CANCELLED', 'RELEASED') and exercise")
                .query((row, i) -> new TeamId(row.getString(1)))
                .set();
        List<Able> able = new ArrayList<>();
        // every row read anew, not as it was read before
        List<Team> everyTeam = teams.listOf(jdbc.sql("select id from team")
                .query((row, i) -> new TeamId(row.getString(1)))
                .list());
        Map<TeamId, List<Member>> everybody =
                teams.membersOf(everyTeam.stream().map(Team::id).toList());
        for (Team team : everyTeam) {
            int people = 0;
            for (Member member : everybody.getOrDefault(team.id(), List.of())) {
                people += member.onShift() && FireLineRule.fitForFireLine(member, teams.today()) ? 1 : 0;
            }
            Duration road = travelTimes
                    .between(
                            team.kind(),
                            team.positionKnown() && team.positionAt().isAfter(now.minus(figures.positionAge()))
                                    ? team.position()
                                    : team.home(),
                            incident.location())
                    .duration();
            Duration within = rules.musterStandard(
                            team.kind(), incident.hazard(), team.division().value())
                    .map(DispatchRules.Standard::within)
                    .orElse(team.muster().within());
            boolean may = own.covers(team.division())
                    && road.compareTo(figures.reach()) <= 0
                    && team.readiness().callable()
                    && people >= figures.smallestSquad()
                    && !committed.contains(team.id());
            if (may) {
                able.add(new Able(team, people, within.plus(road)));
            }
        }
        Map<TeamId, Integer> unspent = new HashMap<>();
        Set<TeamId> picked = new LinkedHashSet<>();
        for (Need need : rules.forcesNeeded(
                incident.hazard(),
                incident.responseLevel() == null ? incident.proposedLevel() : incident.responseLevel(),
                incident.facts())) {
            fill(need, able, unspent, picked);
        }
        return picked;
    }

    private void fill(Need need, List<Able> able, Map<TeamId, Integer> unspent, Set<TeamId> picked) {
        int missing = need.people();
        for (Able it : able) {
            if (picked.contains(it.team.id()) && need.kinds().contains(it.team.kind()) && can(it.team, need)) {
                int takes = Math.min(missing, unspent.get(it.team.id()));
                unspent.merge(it.team.id(), -takes, Integer::sum);
                missing -= takes;
            }
        }
        while (missing > 0) {
            int wanted = missing;
            List<Able> free = able.stream()
                    .filter(it -> !picked.contains(it.team.id()) && fits(it.team, need))
                    .sorted(Comparator.comparing((Able it) -> it.untilArrival.compareTo(figures.arriveWithin()) > 0)
                            .thenComparing(it -> !need.kinds().contains(it.team.kind()))
                            .thenComparing(Able::untilArrival)
                            .thenComparing(it -> it.team.id()))
                    .toList();
            if (free.isEmpty()) {
                return;
            }
            Able best = free.stream()
                    .filter(it -> it.untilArrival.compareTo(figures.arriveWithin()) <= 0
                            && need.kinds().contains(it.team.kind())
                            && it.people >= wanted)
                    .findFirst()
                    .orElse(free.get(0));
            int takes = Math.min(missing, best.people);
            picked.add(best.team.id());
            unspent.put(best.team.id(), best.people - takes);
            missing -= takes;
        }
    }

    private static boolean can(Team team, Need need) {
        return need.skill() == null || team.skills().contains(need.skill());
    }

    /** The kind that is asked for, or one that may stand in for it. */
    private static boolean fits(Team team, Need need) {
        if (!can(team, need) || team.kind() == TeamKind.MASS && !supports(need)) {
            return false;
        }
        boolean crew =
                need.kinds().contains(TeamKind.PROFESSIONAL) || need.kinds().contains(TeamKind.SEMI_PROFESSIONAL);
        return need.kinds().contains(team.kind())
                || crew && need.skill() != null && team.kind() == TeamKind.COMPREHENSIVE
                || need.kinds().contains(TeamKind.SEMI_PROFESSIONAL)
                        && need.skill() != null
                        && team.kind() == TeamKind.PROFESSIONAL;
    }

    private static boolean supports(Need need) {
        return Set.of("清理", "看守", "后勤").contains(need.skill());
    }
}
