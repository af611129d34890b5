package org.muster.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchRules.Need;
import org.muster.dispatch.RecommendationRule.Question;
import org.muster.team.TeamKind;

/** Says for and against a team what a duty officer would say aloud. */
final class RecommendationWords {

    private static final String PUMP = "水泵";

    private RecommendationWords() {}

    static List<String> reasons(
            RecommendationCandidate team,
            List<Need> serves,
            boolean first,
            boolean alone,
            RecommendationQuestion asked,
            RecommendationFigures figures) {
        List<String> reasons = new ArrayList<>();
        if (first) {
            reasons.add("最快到场");
        }
        if (alone) {
            reasons.add("一支队伍即可满足");
        }
        if (serves.stream().noneMatch(need -> RecommendationRule.exactKind(team, need))) {
            reasons.add(team.kind().label() + "顶替（一专多能）");
        }
        reasons.add(team.standard().within().toMinutes() + " 分钟集结");
        if (team.can(PUMP)) {
            reasons.add("自带水泵"
                    + asked.water().stream()
                            .findFirst()
                            .map(RecommendationWords::water)
                            .orElse(""));
        }
        if (team.team().lastReleasedAt() != null) {
            Duration rest = Duration.between(team.team().lastReleasedAt(), asked.now());
            if (rest.compareTo(figures.rest()) >= 0 && rest.compareTo(Duration.ofDays(7)) < 0) {
                reasons.add("已休息 " + RecommendationRule.said(rest));
            }
        }
        return reasons;
    }

    private static String water(Recommendation.Water nearest) {
        String left =
                nearest.low() ? "，仅余 " + nearest.nowM3().stripTrailingZeros().toPlainString() + " m³" : "";
        return "；水源 " + nearest.name() + " " + nearest.distanceKm() + " km" + left;
    }

    static List<String> warnings(
            RecommendationCandidate team,
            List<Need> serves,
            boolean picked,
            boolean onTime,
            Question question,
            Coverage coverage) {
        List<String> warnings = new ArrayList<>();
        if (!team.own()) {
            warnings.add(team.askWhom());
        }
        if (team.kind() == TeamKind.MASS) {
            warnings.add("不上火线，只做清理、看守、后勤");
        }
        serves.stream()
                .filter(need -> !picked && onTime && RecommendationRule.exactKind(team, need))
                .filter(need -> team.available() < need.people())
                .findFirst()
                .ifPresent(need -> warnings.add("单队 %d 人，不足 %d 人".formatted(team.available(), need.people())));
        if (!onTime) {
            warnings.add("晚于 " + question.figures().arriveWithin().toMinutes() + " 分钟到场目标");
        }
        for (RecommendationRule rule : RecommendationRule.all()) {
            String objection = rule.excludes() ? null : rule.check().objection(team, question);
            if (objection != null) {
                warnings.add(objection);
            }
        }
        if (!team.unfit().isEmpty()) {
            warnings.add("依法不计入："
                    + team.unfit().entrySet().stream()
                            .map(it -> it.getKey() + " " + it.getValue() + " 人")
                            .collect(Collectors.joining("、")));
        }
        int people = team.strength().people();
        if (people > 0 && team.overFifty() * 100 >= people * question.figures().shareOverFifty()) {
            warnings.add("50 岁以上占 " + team.overFifty() * 100 / people + "%，不宜上陡坡");
        }
        if (team.own()) {
            coverage.leftBareBy(team).ifPresent(warnings::add);
        }
        return warnings;
    }
}
