package org.muster.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.muster.dispatch.DispatchRules.Need;
import org.muster.team.TeamKind;

/**
 * One thing a team must meet before it is proposed, or at least be warned of.
 *
 * @param meaning what the rule asks for, in Chinese, for an expert to review
 * @param excludes whether a team that does not meet it is left out; else it is only warned of
 * @param check says what speaks against the team, or null
 */
record RecommendationRule(String name, String meaning, String source, boolean excludes, Check check) {

    /** @param need one line of the requirement */
    record Question(Need need, Instant now, RecommendationFigures figures) {}

    @FunctionalInterface
    interface Check {
        String objection(RecommendationCandidate team, Question question);
    }

    private static final Set<TeamKind> FIRE_CREWS = EnumSet.of(TeamKind.PROFESSIONAL, TeamKind.SEMI_PROFESSIONAL);

    /** From what a team is to how it stands today; the rule that a team fails last is the one that is told. */
    private static final List<RecommendationRule> ALL = List.of(
            rule(
                    "mayGoToTheLine",
                    "群众队伍不上火线，只做清理、看守、后勤",
                    "森林防火条例第三十五条；浙江省森林消防条例第二十八条",
                    true,
                    (team, asked) -> team.kind() == TeamKind.MASS && lineWork(asked) ? "群众队伍不上火线，只做清理、看守、后勤" : null),
            rule(
                    "rightKind",
                    "队伍类别能担任这项任务；综合队有相应技能的可顶替（一专多能）",
                    "扑救力量规划；浙江森林消防队伍建设 一专多能",
                    true,
                    (team, asked) ->
                            rightKind(team, asked.need()) ? null : team.kind().label() + "不担任这项任务"),
            rule(
                    "qualifiedForHazard",
                    "具备任务要求的技能",
                    "生产安全事故应急条例第十一条（救援人员须经培训）",
                    true,
                    (team, asked) -> team.can(asked.need().skill())
                            ? null
                            : "没有“" + asked.need().skill() + "”技能"),
            rule("withinReach", "路程在出动范围以内", "本地配置", true, RecommendationRule::tooFar),
            rule(
                    "ready",
                    "处于备勤状态",
                    "值班备勤制度",
                    true,
                    (team, asked) -> team.team().readiness().callable()
                            ? null
                            : "队伍" + team.team().readiness().label()),
            rule("onShift", "在岗且依法可上火线的人够一个班组", "森林防火条例第三十五条；最小独立班组 8 人", true, RecommendationRule::tooFew),
            rule("notCommitted", "没有别的任务", "一队一令", true, (team, asked) -> team.holder()),
            rule("positionFresh", "位置是新的；旧的按驻地估算", "本地配置", false, RecommendationRule::stale),
            rule("rested", "上次归队后休息足够", "本地配置", false, RecommendationRule::tired));

    /** The rules an expert reviews. */
    static List<RecommendationRule> all() {
        return ALL;
    }

    /** Whether the kind is the one asked for, not one that stands in for it. */
    static boolean exactKind(RecommendationCandidate team, Need need) {
        return need.kinds().isEmpty() || need.kinds().contains(team.kind());
    }

    private static boolean rightKind(RecommendationCandidate team, Need need) {
        if (exactKind(team, need)) {
            return true;
        }
        boolean fireCrew = need.kinds().stream().anyMatch(FIRE_CREWS::contains);
        boolean standsIn =
                team.kind() == TeamKind.COMPREHENSIVE || FIRE_CREWS.contains(team.kind()) && better(team, need);
        return fireCrew && standsIn && need.skill() != null && team.can(need.skill());
    }

    /** A professional team may do the work of a semi-professional one, not the other way round. */
    private static boolean better(RecommendationCandidate team, Need need) {
        return team.kind() == TeamKind.PROFESSIONAL && need.kinds().contains(TeamKind.SEMI_PROFESSIONAL);
    }

    private static boolean lineWork(Question asked) {
        return !asked.need().kinds().contains(TeamKind.MASS)
                || !asked.figures().supportSkills().contains(asked.need().skill());
    }

    private static String tooFar(RecommendationCandidate team, Question asked) {
        Duration road = team.travel().duration();
        return road.compareTo(asked.figures().reach()) <= 0
                ? null
                : "路程 " + Math.round(team.travel().distanceKm()) + " km、约 " + road.toMinutes() + " 分钟，超出出动范围";
    }

    private static String tooFew(RecommendationCandidate team, Question asked) {
        int least = Math.min(
                asked.figures().smallestSquad(), Math.max(1, asked.need().people()));
        return team.available() >= least ? null : "在岗且依法可出动只有 " + team.available() + " 人，不足 " + least + " 人";
    }

    private static String stale(RecommendationCandidate team, Question asked) {
        if (team.positionAt() == null) {
            return null;
        }
        Duration age = Duration.between(team.positionAt(), asked.now());
        return age.compareTo(asked.figures().positionAge()) <= 0 ? null : "最后位置在 " + said(age) + "前，按驻地估算";
    }

    private static String tired(RecommendationCandidate team, Question asked) {
        if (team.team().lastReleasedAt() == null) {
            return null;
        }
        Duration rest = Duration.between(team.team().lastReleasedAt(), asked.now());
        return rest.compareTo(asked.figures().rest()) >= 0
                ? null
                : "归队仅 " + said(rest) + "，休息不足 " + said(asked.figures().rest());
    }

    /** 45 分钟, 22 小时, 3 天 */
    static String said(Duration duration) {
        long minutes = Math.max(0, duration.toMinutes());
        if (minutes < 120) {
            return minutes + " 分钟";
        }
        return minutes < 48 * 60 ? minutes / 60 + " 小时" : minutes / (24 * 60) + " 天";
    }

    private static RecommendationRule rule(String name, String meaning, String source, boolean excludes, Check check) {
        return new RecommendationRule(name, meaning, source, excludes, check);
    }
}
