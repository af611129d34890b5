package org.muster.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.dispatch.Recommendation.Bare;
import org.muster.division.Division;
import org.muster.team.TeamKind;

/** Which townships would have nobody near when some teams are gone. Teams of others are not counted on. */
class Coverage {

    private static final Set<TeamKind> CREWS =
            EnumSet.of(TeamKind.PROFESSIONAL, TeamKind.SEMI_PROFESSIONAL, TeamKind.COMPREHENSIVE);

    private final List<Division> townships;
    private final List<RecommendationCandidate> crews;
    private final Duration within;
    private final Map<Division, Map<RecommendationCandidate, Duration>> reach = new HashMap<>();

    Coverage(
            List<Division> townships,
            List<RecommendationCandidate> candidates,
            RecommendationFigures figures,
            TravelTimes travelTimes) {
        this.townships = townships;
        this.within = figures.coverageWithin();
        this.crews = candidates.stream()
                .filter(RecommendationCandidate::own)
                .filter(team -> CREWS.contains(team.kind()) && team.can("森林灭火"))
                .filter(team -> team.team().readiness().callable() && team.available() >= figures.smallestSquad())
                .toList();
        for (Division township : townships) {
            Map<RecommendationCandidate, Duration> times = new HashMap<>();
            for (RecommendationCandidate team : crews) {
                times.put(
                        team,
                        team.standard()
                                .within()
                                .plus(travelTimes
                                        .between(team.kind(), team.team().home(), township.centre())
                                        .duration()));
            }
            reach.put(township, times);
        }
    }

    /** Townships that somebody reaches in time while all are home, and nobody when these and the committed are gone. */
    List<Bare> bareWithout(Collection<RecommendationCandidate> gone) {
        List<Bare> bare = new ArrayList<>();
        for (Division township : townships) {
            boolean once = reached(township, crews);
            List<RecommendationCandidate> left =
                    free().stream().filter(team -> !gone.contains(team)).toList();
            if (once && !reached(township, left)) {
                bare.add(new Bare(township.code(), township.name(), said(township, left, gone)));
            }
        }
        return bare;
    }

    /** What this team alone leaves bare, said as a warning. */
    Optional<String> leftBareBy(RecommendationCandidate team) {
        List<RecommendationCandidate> free = free();
        List<RecommendationCandidate> left =
                free.stream().filter(other -> other != team).toList();
        String names = townships.stream()
                .filter(it -> reached(it, free) && !reached(it, left))
                .map(Division::name)
                .collect(Collectors.joining("、"));
        return names.isEmpty() ? Optional.empty() : Optional.of("派出后" + names + "空缺");
    }

    private List<RecommendationCandidate> free() {
        return crews.stream().filter(team -> team.holder() == null).toList();
    }

    private boolean reached(Division township, List<RecommendationCandidate> by) {
        return by.stream().anyMatch(team -> time(township, team).compareTo(within) <= 0);
    }

    private Duration time(Division township, RecommendationCandidate team) {
        return reach.get(township).get(team);
    }

    private String said(
            Division township, List<RecommendationCandidate> left, Collection<RecommendationCandidate> gone) {
        boolean byThese =
                reached(township, free().stream().filter(gone::contains).toList());
        String when = byThese ? "派出后" : "队伍在外，";
        return left.stream()
                .min(Comparator.comparing(team -> time(township, team)))
                .map(next -> when + within.toMinutes() + " 分钟内无队可到，最近的"
                        + next.team().name() + "需 " + time(township, next).toMinutes() + " 分钟")
                .orElse(when + "辖区内再无森林灭火队伍");
    }
}
