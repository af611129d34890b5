package org.muster.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muster.dispatch.DispatchRules.Need;
import org.muster.dispatch.Recommendation.Excluded;
import org.muster.dispatch.Recommendation.Pick;
import org.muster.dispatch.RecommendationQuestion.Serving;
import org.muster.division.Division;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.team.Contact;
import org.muster.team.Readiness;
import org.muster.team.Team;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;
import org.muster.team.TeamStrength;

class RecommenderTest {

    private static final Instant NOW = Instant.parse("2026-04-05T05:20:00Z");
    private static final Position FUQUAN = new Position(120.460, 27.871);
    private static final RecommendationFigures FIGURES = new RecommendationFigures(
            Duration.ofHours(2),
            Duration.ofHours(1),
            8,
            Duration.ofHours(8),
            Duration.ofMinutes(30),
            Duration.ofMinutes(45),
            20,
            10,
            List.of("清理", "看守", "后勤"),
            30,
            3);

    /** One minute per hundredth of a degree of longitude. */
    private static final TravelTimes MINUTES = (kind, from, to) -> {
        double minutes = Math.abs(from.lon() - to.lon()) * 100;
        return new TravelTimes.Travel(minutes, Duration.ofSeconds(Math.round(minutes * 60)));
    };

    private static final Need BRIGADE = need("专业森林消防队", 20, "森林灭火", TeamKind.PROFESSIONAL);
    private static final Need TOWNSHIP = need("镇街半专业队", 20, "森林灭火", TeamKind.SEMI_PROFESSIONAL);
    private static final Need MOP_UP = need("群众扑火队", 20, "清理", TeamKind.MASS);

    private final List<RecommendationCandidate> teams = new ArrayList<>();
    private final List<Serving> serving = new ArrayList<>();
    private final List<Division> townships = new ArrayList<>();
    private int listed = 10;

    @Test
    void takesTheTeamThatIsThereFirst() {
        team("T01", TeamKind.PROFESSIONAL).people(30).minutesAway(20).musters(10);
        team("T02", TeamKind.PROFESSIONAL).people(30).minutesAway(5).musters(30);
        assertThat(proposed(BRIGADE)).containsExactly("T01");
        assertThat(pick("T01", BRIGADE).etaAt()).isEqualTo(NOW.plusSeconds(30 * 60));
        assertThat(pick("T01", BRIGADE).reasons()).contains("最快到场", "一支队伍即可满足", "10 分钟集结");
        assertThat(pick("T02", BRIGADE).recommended()).isFalse();
    }

    @Test
    void prefersOneTeamThatMeetsTheNeedAloneToTwoThatMustShareIt() {
        team("T07", TeamKind.SEMI_PROFESSIONAL).people(18).minutesAway(1);
        team("T03", TeamKind.SEMI_PROFESSIONAL).people(30).minutesAway(10);
        assertThat(proposed(TOWNSHIP)).containsExactly("T03");
        assertThat(pick("T07", TOWNSHIP).warnings()).containsExactly("单队 18 人，不足 20 人");
    }

    @Test
    void takesTwoWhenNobodyMeetsTheNeedAlone() {
        team("T07", TeamKind.SEMI_PROFESSIONAL).people(12).minutesAway(1);
        team("T08", TeamKind.SEMI_PROFESSIONAL).people(11).minutesAway(10);
        team("T04", TeamKind.SEMI_PROFESSIONAL).people(9).minutesAway(20);
        assertThat(proposed(TOWNSHIP)).containsExactly("T07", "T08");
    }

    @Test
    void doesNotWaitForTheOneThatWouldComeTooLate() {
        team("T07", TeamKind.SEMI_PROFESSIONAL).people(12).minutesAway(1);
        team("T08", TeamKind.SEMI_PROFESSIONAL).people(12).minutesAway(10);
        team("T05", TeamKind.SEMI_PROFESSIONAL).people(30).minutesAway(31);
        assertThat(proposed(TOWNSHIP)).containsExactly("T07", "T08");
        assertThat(pick("T05", TOWNSHIP).onTime()).isFalse();
        assertThat(pick("T05", TOWNSHIP).warnings()).contains("晚于 60 分钟到场目标");
    }

    @Test
    void countsPeopleBeyondOneNeedForTheNext() {
        Need pumps = need("以水灭火组", 20, "水泵", TeamKind.PROFESSIONAL, TeamKind.SEMI_PROFESSIONAL);
        team("T01", TeamKind.PROFESSIONAL).people(30).skills("森林灭火", "水泵");
        team("T03", TeamKind.SEMI_PROFESSIONAL).people(30).skills("森林灭火", "水泵");
        team("T07", TeamKind.SEMI_PROFESSIONAL).people(18).skills("森林灭火", "水泵").minutesAway(15);
        Recommendation answer = ask(BRIGADE, TOWNSHIP, pumps);
        assertThat(recommended(answer)).containsExactly("T01", "T03");
        assertThat(answer.shortfall()).isEmpty();
    }

    @Test
    void countsWhoIsThereAlreadyAndNobodyTwice() {
        serving.add(new Serving(TeamKind.SEMI_PROFESSIONAL, Set.of("森林灭火"), 30));
        team("T04", TeamKind.SEMI_PROFESSIONAL).people(25);
        Recommendation answer = ask(TOWNSHIP, need("邻镇半专业队", 40, "森林灭火", TeamKind.SEMI_PROFESSIONAL));
        assertThat(answer.requirement()).extracting(it -> it.covered()).containsExactly(20, 10);
        assertThat(recommended(answer)).containsExactly("T04");
        assertThat(answer.shortfall()).singleElement().satisfies(it -> {
            assertThat(it.missing()).isEqualTo(5);
            assertThat(it.cause()).isEqualTo("辖区内能出动的都已列入");
        });
    }

    @Test
    void neverSendsTheMassesToTheLine() {
        team("T09", TeamKind.MASS).people(30).skills("森林灭火", "清理");
        assertThat(excluded(ask(BRIGADE, TOWNSHIP), "T09").rule()).isEqualTo("mayGoToTheLine");
        assertThat(excluded(ask(need("群众", 20, "森林灭火", TeamKind.MASS)), "T09").rule())
                .isEqualTo("mayGoToTheLine");
        assertThat(proposed(TOWNSHIP, MOP_UP)).containsExactly("T09");
        assertThat(pick("T09", TOWNSHIP, MOP_UP).warnings()).contains("不上火线，只做清理、看守、后勤");
    }

    @Test
    void tellsWhyATeamIsLeftOut() {
        team("T11", TeamKind.FIRE_RESCUE);
        team("T02", TeamKind.SEMI_PROFESSIONAL).skills("排涝");
        team("T03", TeamKind.SEMI_PROFESSIONAL).heldBy("已派往田坎烧荒");
        team("T04", TeamKind.SEMI_PROFESSIONAL).people(7);
        team("T05", TeamKind.SEMI_PROFESSIONAL).minutesAway(121);
        team("T06", TeamKind.SEMI_PROFESSIONAL).readiness(Readiness.RESTING);
        Recommendation answer = ask(TOWNSHIP);
        assertThat(answer.excluded())
                .extracting(it -> it.teamId().value() + " " + it.rule() + " " + it.reason())
                .containsExactly(
                        "T11 rightKind 国家综合性消防救援队不担任这项任务",
                        "T02 qualifiedForHazard 没有“森林灭火”技能",
                        "T03 notCommitted 已派往田坎烧荒",
                        "T04 onShift 在岗且依法可出动只有 7 人，不足 8 人",
                        "T05 withinReach 路程 121 km、约 121 分钟，超出出动范围",
                        "T06 ready 队伍休整");
        assertThat(answer.teams()).isEmpty();
        assertThat(answer.shortfall()).singleElement().satisfies(it -> {
            assertThat(it.missing()).isEqualTo(20);
            assertThat(it.cause()).contains("1 支：已派往田坎烧荒").doesNotContain("消防救援");
        });
    }

    @Test
    void sendsASmallTeamWhenSoFewAreNeeded() {
        team("T18", TeamKind.COMMUNICATIONS).people(6).skills("370MHz");
        assertThat(proposed(need("通信", 6, "370MHz", TeamKind.COMMUNICATIONS))).containsExactly("T18");
    }

    @Test
    void listsForeignTeamsToBeAskedForButNeverProposesThem() {
        team("T16", TeamKind.PROFESSIONAL).people(25).foreign("跨区，须温州市批准");
        Recommendation answer = ask(BRIGADE);
        assertThat(recommended(answer)).isEmpty();
        Pick foreign = answer.teams().get(0);
        assertThat(foreign.orderable()).isFalse();
        assertThat(foreign.warnings()).contains("跨区，须温州市批准");
        assertThat(answer.shortfall().get(0).cause()).isEqualTo("辖区内没有可出动的这类队伍；跨区，须温州市批准：T16队 25 人");
    }

    @Test
    void letsAComprehensiveTeamStandInWhenItHasTheSkill() {
        team("T10", TeamKind.COMPREHENSIVE).people(35).minutesAway(1);
        team("T01", TeamKind.PROFESSIONAL).people(30).minutesAway(20);
        team("T23", TeamKind.COMPREHENSIVE).skills("排涝");
        assertThat(proposed(BRIGADE)).containsExactly("T01");
        assertThat(pick("T10", BRIGADE).reasons()).contains("综合应急救援队顶替（一专多能）");
        teams.remove(1);
        assertThat(proposed(BRIGADE)).containsExactly("T10");
    }

    @Test
    void warnsOfTiredOldAndUnfitPeopleAndOldPositions() {
        team("T05", TeamKind.SEMI_PROFESSIONAL)
                .people(21)
                .roll(28)
                .releasedMinutesAgo(90)
                .heardMinutesAgo(45)
                .overFifty(9)
                .unfit(Map.of("老年人（满 60 周岁）", 2));
        assertThat(pick("T05", TOWNSHIP).warnings())
                .containsExactly(
                        "最后位置在 45 分钟前，按驻地估算", "归队仅 90 分钟，休息不足 8 小时", "依法不计入：老年人（满 60 周岁） 2 人", "50 岁以上占 32%，不宜上陡坡");
        assertThat(pick("T05", TOWNSHIP).strength()).isEqualTo(28);
        assertThat(pick("T05", TOWNSHIP).available()).isEqualTo(21);
    }

    @Test
    void warnsOfTheTownshipThatWouldBeLeftBare() {
        townships.add(new Division(new DivisionCode("330381120"), "陶山镇", at(0)));
        townships.add(new Division(new DivisionCode("330381222"), "北麂乡", at(900)));
        team("T03", TeamKind.SEMI_PROFESSIONAL).people(30).minutesAway(0);
        team("T08", TeamKind.SEMI_PROFESSIONAL).people(16).minutesAway(26);
        Recommendation answer = ask(TOWNSHIP);
        assertThat(answer.coverage()).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("陶山镇");
            assertThat(it.text()).isEqualTo("派出后 45 分钟内无队可到，最近的T08队需 56 分钟");
        });
        assertThat(answer.teams().get(0).warnings()).contains("派出后陶山镇空缺");
    }

    @Test
    void leavesNothingBareWhenANeighbourIsNearEnough() {
        townships.add(new Division(new DivisionCode("330381120"), "陶山镇", at(0)));
        team("T03", TeamKind.SEMI_PROFESSIONAL).people(30).minutesAway(0);
        team("T07", TeamKind.SEMI_PROFESSIONAL).people(18).minutesAway(10);
        assertThat(ask(TOWNSHIP).coverage()).isEmpty();
    }

    @Test
    void runsFasterInAnExercise() {
        team("T01", TeamKind.PROFESSIONAL).people(30).minutesAway(20).musters(10);
        RecommendationQuestion question = new RecommendationQuestion(
                NOW, nominal -> nominal.dividedBy(60), List.of(BRIGADE), serving, built(), townships, List.of(), 10);
        assertThat(Recommender.recommend(question, FIGURES, MINUTES)
                        .teams()
                        .get(0)
                        .etaAt())
                .isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void listsEverybodyFreeWhenNoRuleSpeaksOfTheHazard() {
        team("T12", TeamKind.BOAT).skills("水域");
        team("T13", TeamKind.DRAINAGE).heldBy("已派往道路积水");
        Recommendation answer = ask();
        assertThat(answer.teams()).extracting(it -> it.teamId().value()).containsExactly("T12");
        assertThat(recommended(answer)).isEmpty();
        assertThat(answer.requirement()).isEmpty();
        assertThat(answer.shortfall()).isEmpty();
        assertThat(excluded(answer, "T13").rule()).isEqualTo("notCommitted");
    }

    @Test
    void tellsOfEveryProposedTeamAndOfTheNearestOthersAndCountsTheRest() {
        listed = 2;
        for (int i = 1; i <= 5; i++) {
            team("T0" + i, TeamKind.SEMI_PROFESSIONAL).people(20).minutesAway(i);
            team("T1" + i, TeamKind.FIRE_RESCUE).minutesAway(90 - 10 * i);
        }
        Recommendation answer = ask(need("镇街半专业队", 40, "森林灭火", TeamKind.SEMI_PROFESSIONAL));
        assertThat(answer.teams()).extracting(it -> it.teamId().value()).containsExactly("T01", "T02", "T03", "T04");
        assertThat(recommended(answer)).containsExactly("T01", "T02");
        assertThat(answer.excluded()).extracting(it -> it.teamId().value()).containsExactly("T14", "T15");
        assertThat(answer.more()).isEqualTo(new Recommendation.More(1, 3));
    }

    @Test
    void answersAnEmptyStage() {
        Recommendation answer = ask(BRIGADE);
        assertThat(answer.teams()).isEmpty();
        assertThat(answer.shortfall().get(0).cause()).isEqualTo("辖区内没有可出动的这类队伍");
    }

    @Test
    void namesTheWaterForTeamsThatBringPumps() {
        team("T07", TeamKind.SEMI_PROFESSIONAL).people(18).skills("森林灭火", "水泵");
        assertThat(pick("T07", TOWNSHIP).reasons()).contains("自带水泵；水源 福泉林场水箱 0.3 km");
    }

    @Test
    void givesEveryRuleAMeaningAndASource() {
        assertThat(RecommendationRule.all())
                .extracting(RecommendationRule::name)
                .doesNotHaveDuplicates()
                .hasSize(9);
        assertThat(RecommendationRule.all()).allSatisfy(rule -> {
            assertThat(rule.meaning()).isNotBlank();
            assertThat(rule.source()).isNotBlank();
        });
    }

    // ------------------------------------------------------------------ sentences

    private Recommendation ask(Need... needs) {
        return Recommender.recommend(
                new RecommendationQuestion(
                        NOW,
                        nominal -> nominal,
                        List.of(needs),
                        serving,
                        built(),
                        townships,
                        List.of(new Recommendation.Water(
                                "P1",
                                "福泉林场水箱",
                                "TANK",
                                "固定水箱",
                                BigDecimal.valueOf(50),
                                BigDecimal.valueOf(50),
                                false,
                                false,
                                0.3,
                                FUQUAN)),
                        listed),
                FIGURES,
                MINUTES);
    }

    private List<String> proposed(Need... needs) {
        return recommended(ask(needs));
    }

    private static List<String> recommended(Recommendation answer) {
        return answer.teams().stream()
                .filter(Pick::recommended)
                .map(it -> it.teamId().value())
                .toList();
    }

    private Pick pick(String id, Need... needs) {
        return ask(needs).teams().stream()
                .filter(it -> it.teamId().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Excluded excluded(Recommendation answer, String id) {
        return answer.excluded().stream()
                .filter(it -> it.teamId().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<RecommendationCandidate> built() {
        return List.copyOf(teams);
    }

    private static Need need(String label, int people, String skill, TeamKind... kinds) {
        return new Need(label, List.of(kinds), skill, people, "规则", "出处");
    }

    private static Position at(double minutes) {
        return new Position(FUQUAN.lon() + minutes / 100, FUQUAN.lat());
    }

    private Crew team(String id, TeamKind kind) {
        return new Crew(id, kind);
    }

    /** A free, rested crew of twenty at the fire, thirty minutes to muster, fit for forest fires; told otherwise by words. */
    private final class Crew {

        private final int index = teams.size();
        private final String id;
        private final TeamKind kind;
        private int people = 20;
        private int roll = 0;
        private double minutes = 0;
        private int musters = 30;
        private List<String> skills = List.of("森林灭火");
        private Readiness readiness = Readiness.READY;
        private String holder;
        private String askWhom;
        private Instant releasedAt;
        private Instant heardAt;
        private int overFifty;
        private Map<String, Integer> unfit = Map.of();

        Crew(String id, TeamKind kind) {
            this.id = id;
            this.kind = kind;
            teams.add(built());
        }

        Crew people(int people) {
            this.people = people;
            return changed();
        }

        Crew roll(int roll) {
            this.roll = roll;
            return changed();
        }

        Crew minutesAway(double minutes) {
            this.minutes = minutes;
            return changed();
        }

        Crew musters(int minutes) {
            this.musters = minutes;
            return changed();
        }

        Crew skills(String... skills) {
            this.skills = Arrays.asList(skills);
            return changed();
        }

        Crew readiness(Readiness readiness) {
            this.readiness = readiness;
            return changed();
        }

        Crew heldBy(String holder) {
            this.holder = holder;
            return changed();
        }

        Crew foreign(String askWhom) {
            this.askWhom = askWhom;
            return changed();
        }

        Crew releasedMinutesAgo(int minutes) {
            this.releasedAt = NOW.minusSeconds(minutes * 60L);
            return changed();
        }

        Crew heardMinutesAgo(int minutes) {
            this.heardAt = NOW.minusSeconds(minutes * 60L);
            return changed();
        }

        Crew overFifty(int overFifty) {
            this.overFifty = overFifty;
            return changed();
        }

        Crew unfit(Map<String, Integer> unfit) {
            this.unfit = unfit;
            return changed();
        }

        private Crew changed() {
            teams.set(index, built());
            return this;
        }

        private RecommendationCandidate built() {
            int onRoll = Math.max(roll, people);
            Position home = at(minutes);
            Team team = new Team(
                    new TeamId(id),
                    id + "队",
                    kind,
                    new DivisionCode("330381"),
                    null,
                    home,
                    heardAt == null ? null : home,
                    heardAt,
                    skills,
                    readiness,
                    new org.muster.team.MusterStandard(Duration.ofMinutes(musters), 0.8),
                    new Contact("队长", "1"),
                    new Contact("值班", "2"),
                    false,
                    releasedAt);
            return new RecommendationCandidate(
                    team,
                    new TeamStrength(onRoll, people, people, people),
                    unfit,
                    overFifty,
                    home,
                    heardAt,
                    MINUTES.between(kind, home, FUQUAN),
                    new MusterStandard(Duration.ofMinutes(musters), 0.8, people, "标准"),
                    holder,
                    askWhom);
        }
    }
}
