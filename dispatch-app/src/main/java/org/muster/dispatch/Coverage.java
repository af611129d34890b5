package org.muster.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private static final String SKILL = "森林灭火";

    private final Duration within;
    private final TravelTimes travelTimes;
    private final List<RecommendationCandidate> crews;
    private final Map<Division, Set<RecommendationCandidate>> inTime = new LinkedHashMap<>();

    /** The townships that have this team and no other free one. */
    private final Map<RecommendationCandidate, List<String>> holds = new HashMap<>();

    Coverage(
            List<Division> townships,
            List<RecommendationCandidate> candidates,
            RecommendationFigures figures,
            TravelTimes travelTimes) {
        this.within = figures.coverageWithin();
        this.travelTimes = travelTimes;
        this.crews = candidates.stream()
                .filter(RecommendationCandidate::own)
                .filter(team -> CREWS.contains(team.kind()) && team.can(SKILL))
                .filter(team -> team.team().readiness().callable() && team.available() >= figures.smallestSquad())
                .toList();
        for (Division township : townships) {
            inTime.put(
                    township,
                    crews.stream().filter(team -> reaches(township, team)).collect(Collectors.toSet()));
        }
        inTime.forEach((township, near) -> {
            List<RecommendationCandidate> free =
                    near.stream().filter(team -> team.holder() == null).toList();
            if (free.size() <= 1) {
                (free.isEmpty() ? near : free).forEach(team -> holds.computeIfAbsent(team, any -> new ArrayList<>())
                        .add(township.name()));
            }
        });
    }

    /** Townships that somebody reaches in time while all are home, and nobody when these and the committed are gone. */
    List<Bare> bareWithout(Collection<RecommendationCandidate> gone) {
        List<Bare> bare = new ArrayList<>();
        inTime.forEach((township, near) -> {
            if (!near.isEmpty() && near.stream().allMatch(team -> team.holder() != null || gone.contains(team))) {
                boolean byThese = near.stream().anyMatch(gone::contains);
                bare.add(new Bare(township.code(), township.name(), said(township, byThese, gone)));
            }
        });
        return bare;
    }

    /** What this team alone leaves bare, said as a warning. */
    Optional<String> leftBareBy(RecommendationCandidate leaving) {
        List<String> names = holds.get(leaving);
        return names == null ? Optional.empty() : Optional.of("派出后" + String.join("、", names) + "空缺");
    }

    private boolean reaches(Division township, RecommendationCandidate team) {
        Duration left = within.minus(team.standard().within());
        return !left.isNegative()
                && !travelTimes.surelyBeyond(left, team.kind(), team.team().home(), township.centre())
                && time(township, team).compareTo(within) <= 0;
    }

    /** From the station: where a free team is to be found. */
    private Duration time(Division township, RecommendationCandidate team) {
        return team.standard()
                .within()
                .plus(travelTimes
                        .between(team.kind(), team.team().home(), township.centre())
                        .duration());
    }

    private String said(Division township, boolean byThese, Collection<RecommendationCandidate> gone) {
        String when = byThese ? "派出后 " : "队伍在外，";
        return crews.stream()
                .filter(team -> team.holder() == null && !gone.contains(team))
                .min(Comparator.comparing(team -> time(township, team)))
                .map(next -> when + within.toMinutes() + " 分钟内无队可到，最近的"
                        + next.team().name() + "需 " + time(township, next).toMinutes() + " 分钟")
                .orElse(when + "辖区内再无森林灭火队伍");
    }
}
