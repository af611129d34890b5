package org.muster.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchRules.Need;
import org.muster.dispatch.Recommendation.Excluded;
import org.muster.dispatch.Recommendation.More;
import org.muster.dispatch.Recommendation.Pick;
import org.muster.dispatch.Recommendation.Required;
import org.muster.dispatch.Recommendation.Shortfall;
import org.muster.dispatch.RecommendationQuestion.Serving;
import org.muster.dispatch.RecommendationRule.Question;

/**
 * Works out whom to send: no database, no clock, no caller.
 *
 * <p>For each line of the requirement the team that would be there first is taken; one team that meets the line alone
 * goes before two that only meet it together, so that a sector has one leader. People of a team beyond one line count
 * for the next.
 */
class Recommender {

    private static final Need ANYTHING = new Need("可用力量", List.of(), null, 1, null, null);

    private final RecommendationFigures figures;
    private final TravelTimes travelTimes;
    private final RecommendationQuestion asked;
    private final List<Need> needs;
    private final Map<RecommendationCandidate, List<Need>> eligible = new LinkedHashMap<>();
    private final Map<RecommendationCandidate, Excluded> excluded = new LinkedHashMap<>();
    private final Map<RecommendationCandidate, Integer> unspent = new HashMap<>();
    private final Map<RecommendationCandidate, Need> picked = new LinkedHashMap<>();
    private final Set<RecommendationCandidate> alone = new LinkedHashSet<>();
    private final Map<Need, Question> questions = new IdentityHashMap<>();
    private final Map<RecommendationCandidate, Duration> untilArrival = new IdentityHashMap<>();
    private final Comparator<RecommendationCandidate> soonest = Comparator.comparing(this::untilArrival)
            .thenComparing(team -> team.team().id());

    private Recommender(RecommendationQuestion asked, RecommendationFigures figures, TravelTimes travelTimes) {
        this.asked = asked;
        this.figures = figures;
        this.travelTimes = travelTimes;
        this.needs = asked.needs().isEmpty() ? List.of(ANYTHING) : asked.needs();
    }

    static Recommendation recommend(
            RecommendationQuestion asked, RecommendationFigures figures, TravelTimes travelTimes) {
        return new Recommender(asked, figures, travelTimes).recommend();
    }

    private Recommendation recommend() {
        asked.candidates().forEach(this::judge);
        int[] covered = coveredAlready();
        List<Required> required = new ArrayList<>();
        List<Shortfall> shortfall = new ArrayList<>();
        if (!asked.needs().isEmpty()) {
            for (int i = 0; i < needs.size(); i++) {
                Need need = needs.get(i);
                required.add(new Required(
                        need.label(),
                        need.kinds(),
                        need.skill(),
                        need.people(),
                        covered[i],
                        need.rule(),
                        need.source()));
                int missing = fill(need, need.people() - covered[i]);
                if (missing > 0) {
                    shortfall.add(new Shortfall(need.label(), missing, cause(need)));
                }
            }
        }
        Coverage coverage = new Coverage(asked.townships(), asked.candidates(), figures, travelTimes);
        List<Pick> teams = picks(coverage);
        List<Excluded> near = nearest();
        return new Recommendation(
                asked.now(),
                required,
                teams,
                near,
                shortfall,
                coverage.bareWithout(picked.keySet()),
                asked.water().stream().limit(3).toList(),
                List.of(),
                new More(eligible.size() - teams.size(), excluded.size() - near.size()));
    }

    /** The excluded ones that are told of, in the order they were asked about. */
    private List<Excluded> nearest() {
        List<Excluded> all = List.copyOf(excluded.values());
        if (all.size() <= asked.listed()) {
            return all;
        }
        Set<RecommendationCandidate> near = excluded.keySet().stream()
                .sorted(Comparator.comparing(team -> team.travel().duration()))
                .limit(asked.listed())
                .collect(Collectors.toSet());
        return excluded.entrySet().stream()
                .filter(it -> near.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void judge(RecommendationCandidate team) {
        List<Need> serves = new ArrayList<>();
        int farthest = -1;
        String objection = null;
        for (Need need : needs) {
            Question question = question(need);
            int failed = -1;
            for (int i = 0; i < RecommendationRule.all().size() && failed < 0; i++) {
                RecommendationRule rule = RecommendationRule.all().get(i);
                String against = rule.excludes() ? rule.check().objection(team, question) : null;
                if (against != null) {
                    failed = i;
                    if (i > farthest) {
                        farthest = i;
                        objection = against;
                    }
                }
            }
            if (failed < 0) {
                serves.add(need);
            }
        }
        if (serves.isEmpty()) {
            excluded.put(
                    team,
                    new Excluded(
                            team.team().id(),
                            team.team().name(),
                            team.kind(),
                            RecommendationRule.all().get(farthest).name(),
                            objection));
        } else {
            eligible.put(team, serves);
        }
    }

    /** How many people of each need are there already; nobody is counted twice. */
    private int[] coveredAlready() {
        int[] left = asked.serving().stream().mapToInt(Serving::people).toArray();
        int[] covered = new int[needs.size()];
        for (int n = 0; n < needs.size(); n++) {
            Need need = needs.get(n);
            for (int s = 0; s < left.length; s++) {
                Serving serving = asked.serving().get(s);
                boolean fits = need.kinds().contains(serving.kind())
                        && (need.skill() == null || serving.skills().contains(need.skill()));
                int takes = fits ? Math.min(left[s], need.people() - covered[n]) : 0;
                left[s] -= takes;
                covered[n] += takes;
            }
        }
        return covered;
    }

    /** @return how many people are still missing when everybody suitable is taken */
    private int fill(Need need, int missing) {
        for (var it : unspent.entrySet()) {
            if (missing > 0 && RecommendationRule.exactKind(it.getKey(), need) && serves(it.getKey(), need)) {
                int takes = Math.min(missing, it.getValue());
                it.setValue(it.getValue() - takes);
                missing -= takes;
            }
        }
        while (missing > 0) {
            RecommendationCandidate best = best(need, missing);
            if (best == null) {
                return missing;
            }
            int takes = Math.min(missing, best.available());
            if (takes == missing && missing == need.people()) {
                alone.add(best);
            }
            picked.put(best, need);
            unspent.put(best, best.available() - takes);
            missing -= takes;
        }
        return 0;
    }

    private RecommendationCandidate best(Need need, int missing) {
        List<RecommendationCandidate> free = eligible.entrySet().stream()
                .filter(it -> it.getKey().own() && !picked.containsKey(it.getKey()))
                .filter(it -> it.getValue().contains(need))
                .map(Map.Entry::getKey)
                .toList();
        return free.stream()
                .filter(team -> onTime(team) && RecommendationRule.exactKind(team, need) && team.available() >= missing)
                .min(soonest)
                .or(() -> free.stream()
                        .min(Comparator.comparing((RecommendationCandidate team) -> !onTime(team))
                                .thenComparing(team -> !RecommendationRule.exactKind(team, need))
                                .thenComparing(soonest)))
                .orElse(null);
    }

    private boolean serves(RecommendationCandidate team, Need need) {
        return eligible.getOrDefault(team, List.of()).contains(need);
    }

    private Duration untilArrival(RecommendationCandidate team) {
        return untilArrival.computeIfAbsent(
                team, it -> it.standard().within().plus(it.travel().duration()));
    }

    private boolean onTime(RecommendationCandidate team) {
        return untilArrival(team).compareTo(figures.arriveWithin()) <= 0;
    }

    private List<Pick> picks(Coverage coverage) {
        RecommendationCandidate first = eligible.keySet().stream()
                .filter(RecommendationCandidate::own)
                .min(Comparator.comparing(this::untilArrival))
                .orElse(null);
        return eligible.keySet().stream()
                .sorted(Comparator.comparing((RecommendationCandidate team) -> !picked.containsKey(team))
                        .thenComparing(team -> !team.own())
                        .thenComparing(this::untilArrival))
                // the proposed ones come first and are all told of
                .limit((long) picked.size() + asked.listed())
                .map(team -> pick(team, team == first, coverage))
                .toList();
    }

    private Pick pick(RecommendationCandidate team, boolean first, Coverage coverage) {
        Instant etaAt = asked.now().plus(asked.pace().apply(untilArrival(team)));
        return new Pick(
                team.team().id(),
                team.team().name(),
                team.kind(),
                team.kind().label(),
                team.team().callsign(),
                team.from(),
                team.travel().distanceKm(),
                Math.round(team.travel().duration().toSeconds() / 60.0),
                etaAt,
                team.available(),
                team.strength().people(),
                team.standard().quorum(),
                onTime(team),
                picked.containsKey(team),
                RecommendationWords.reasons(team, eligible.get(team), first, alone.contains(team), asked, figures),
                RecommendationWords.warnings(
                        team,
                        eligible.get(team),
                        picked.containsKey(team),
                        onTime(team),
                        question(eligible.get(team).get(0)),
                        coverage),
                team.own(),
                null);
    }

    private String cause(Need need) {
        Map<String, Integer> why = new LinkedHashMap<>();
        List<String> askable = new ArrayList<>();
        for (RecommendationCandidate team : asked.candidates()) {
            boolean kindAndSkill = RecommendationRule.exactKind(team, need) && team.can(need.skill());
            if (!kindAndSkill) {
                continue;
            }
            if (serves(team, need) && !team.own()) {
                askable.add(team.askWhom() + "：" + team.team().name() + " " + team.available() + " 人");
            } else if (!serves(team, need) && team.own()) {
                Excluded left = excluded.get(team);
                if (left != null) {
                    why.merge(left.reason(), 1, Integer::sum);
                }
            }
        }
        List<String> sentences = new ArrayList<>();
        boolean someUsed = picked.containsValue(need);
        if (why.isEmpty()) {
            sentences.add(someUsed ? "辖区内能出动的都已列入" : "辖区内没有可出动的这类队伍");
        }
        why.forEach((reason, teams) -> sentences.add(teams + " 支：" + reason));
        sentences.addAll(askable);
        return String.join("；", sentences);
    }

    private Question question(Need need) {
        return questions.computeIfAbsent(need, it -> new Question(it, asked.now(), figures));
    }
}
