package org.muster.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.muster.reports.TeamMuster.Count;
import org.muster.reports.Timeline.Moment;
import org.muster.reports.Timeline.Phase;
import org.muster.reports.Timeline.Tone;

/** Incidents to print: scenario A of the demo cast, and an incident in which nothing has happened yet. */
final class Samples {

    static final String HASH = "9f3c71d05be20a44c86f2e197d53b0aa41c7e9026f8d13b5a27e5c6088f1e17a";

    private static final LocalDate QINGMING = LocalDate.of(2026, 4, 5);
    private static final String RUIAN = "瑞安集结标准";
    private static final String DUTY_RULE = "本市值班规定（签收 2 分、审批 5 分、首队 30 分，可配置）";
    private static final Standard TOWNSHIP = new Standard(Duration.ofMinutes(30), 0.80, RUIAN);
    private static final Standard BRIGADE = new Standard(Duration.ofMinutes(10), 0.90, RUIAN);

    private final Exercise exercise;
    private final boolean history;

    Samples(Exercise exercise, boolean history) {
        this.exercise = exercise;
        this.history = history;
    }

    static PostIncident fire() {
        return new Samples(null, true).scenarioA();
    }

    static PostIncident exercise() {
        return new Samples(new Exercise(60), false).scenarioA();
    }

    static PostIncident freshIncident() {
        return new Samples(null, false).nothingHappenedYet();
    }

    /** An instant of the day; in an exercise the clock runs faster from the call on. */
    private Instant at(String time) {
        return played(
                QINGMING.atTime(LocalTime.parse(time)).atZone(Wording.ZONE).toInstant());
    }

    private Instant nextDay(String time) {
        return played(QINGMING.plusDays(1)
                .atTime(LocalTime.parse(time))
                .atZone(Wording.ZONE)
                .toInstant());
    }

    private Instant played(Instant nominal) {
        var call = QINGMING.atTime(13, 20, 14).atZone(Wording.ZONE).toInstant();
        return call.plus(real(Duration.between(call, nominal)));
    }

    private Duration real(Duration nominal) {
        return exercise == null ? nominal : Duration.ofMillis(Math.round(nominal.toMillis() / exercise.speed()));
    }

    Cover cover() {
        return new Cover(
                "瑞安市森林防灭火指挥部办公室",
                "瑞森防评〔2026〕4 号",
                "RA-20260405-01",
                "福泉林区“4·5”森林火灾",
                exercise,
                true,
                at("13:20:14"),
                nextDay("20:40:00"));
    }

    PostIncident scenarioA() {
        var intervals = intervals();
        return new PostIncident(
                cover(),
                facts(),
                outcomes(),
                levelChanges(),
                timeline(),
                intervals,
                musters(),
                strength(),
                new ControlTime(Duration.ofMinutes(260), Entries.of(1, 340)),
                safety(),
                commandCalls(),
                moments(),
                messages(),
                Finding.of(intervals, LocalDate.of(2026, 4, 6)),
                null,
                signatures(),
                new Seal(HASH, 412, nextDay("19:40:00")));
    }

    PostIncident nothingHappenedYet() {
        return new PostIncident(
                new Cover(
                        "瑞安市森林防灭火指挥部办公室", null, "RA-20260405-02", "陶山镇山火", null, false, at("13:20:14"), at("13:21:00")),
                List.of(
                        new Fact("事件类型", "森林火灾 · 尚未定级", null, Entries.of(2)),
                        new Fact("来电时间", "2026-04-05 13:20:14", null, Entries.of(1))),
                List.of(),
                List.of(),
                Timeline.empty(),
                List.of(),
                List.of(),
                Strength.none(),
                null,
                Safety.none(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                signatures(),
                new Seal(HASH, 2, at("13:20:50")));
    }

    List<CommandCall> commandCalls() {
        return List.of(
                new CommandCall(
                        "指挥长",
                        "瑞安市人民政府总值班室",
                        "叶启明 · 副市长",
                        at("13:37:10"),
                        Duration.ofSeconds(48),
                        "到岗",
                        true,
                        Entries.of(31, 36)),
                new CommandCall("通信", "瑞安市通信保障办", "周若兰", at("13:37:10"), null, "未应答", false, Entries.of(32, 44)),
                new CommandCall(
                        "通信",
                        "瑞安市通信保障办",
                        "蔡德胜 · 副主任",
                        at("13:39:10"),
                        Duration.ofSeconds(75),
                        "应答",
                        true,
                        Entries.of(45, 47)));
    }

    List<KeyMoment> moments() {
        return List.of(
                new KeyMoment(at("13:46:00"), "设立前指", "福泉前线指挥部，福泉林场，指挥员 副指挥", Entries.of(96)),
                new KeyMoment(at("14:05:10"), "风向突变", "西南风 3 m/s → 西北风 8 m/s，转 90°，+5.0 m/s；原评估失效", Entries.of(158)),
                new KeyMoment(at("14:06:12"), "下令撤离", "陶山镇半专业队、福泉林场消防队 共 43 人：风向突变", Entries.of(163)),
                new KeyMoment(at("14:13:00"), "找到人员", "福泉林场消防队：江帆", Entries.of(196)));
    }

    List<LoggedMessage> messages() {
        return List.of(
                new LoggedMessage(
                        1,
                        "收 电话",
                        "特急",
                        at("13:31:00"),
                        "林溪村支书",
                        "指挥中心",
                        "下游林溪村有 3 户老人未撤，需要一辆车",
                        "办结 陶山镇 李镇长",
                        "由 2 号答复：3 户 5 人已接到陶山中学",
                        Duration.ofSeconds(1220),
                        false,
                        Entries.of(61, 64, 88)),
                new LoggedMessage(
                        2,
                        "收 电台",
                        "平急",
                        at("13:51:20"),
                        "陶山镇 李镇长",
                        "指挥中心",
                        "3 户 5 人已接到陶山中学",
                        "知悉 指挥长",
                        null,
                        null,
                        true,
                        Entries.of(87, 90)));
    }

    List<Fact> facts() {
        return List.of(
                new Fact("事件类型", "森林火灾 · 一般", null, Entries.of(2, 9)),
                new Fact("定级依据", "受害 0.8 公顷 < 1 公顷，无伤亡", "森林防火条例第 40 条", Entries.of(9)),
                new Fact("发生地点", "瑞安市陶山镇 福泉林区", "27.871°N 120.460°E（330381120）", Entries.of(1)),
                new Fact("发现方式", "护林员电话 + 瞭望云台 C01", null, Entries.of(1, 3)),
                new Fact("来电时间", "2026-04-05 13:20:14（清明）", null, Entries.of(1)),
                new Fact("火场控制", "17:40:30（历时 4 小时 20 分）", null, Entries.of(340)),
                new Fact("天气", "晴 22 ℃，湿度 41 %；西南风 3 米/秒，14:05 转西北风 8 米/秒", null, Entries.of(1, 158)),
                new Fact("面积", "过火 2.6 公顷；受害 0.8 公顷", null, Entries.of(9, 355)),
                new Fact("投入力量", "6 支队伍及医疗、通信共 154 人", null, Entries.between(20, 310)),
                new Fact("伤亡", "0 人（失联 1 人，7 分钟内找到）", null, Entries.of(171, 196)),
                new Fact("指挥", "IV 级：森防指办主任；III 级：副指挥", null, Entries.of(16, 164)),
                new Fact("看守验收", "24 小时；04-06 18:40 验收签字", null, Entries.of(401)));
    }

    List<Outcome> outcomes() {
        return List.of(
                new Outcome("火场控制", "4 时 20 分", Verdict.MET, "标准 ≤ 6 小时", Entries.of(1, 340)),
                new Outcome("首队到场", "22 分 30 秒", Verdict.MET, "首令起 ≤ 30 分", Entries.of(20, 88)),
                new Outcome("集结达标", "5 / 6 队", Verdict.SHORT, "陶山队 73 %", Entries.between(96, 118)),
                new Outcome("撤离清点报全", "6 分 40 秒", Verdict.LATE, "标准 ≤ 3 分", Entries.between(171, 196)),
                new Outcome("书面首报", "52 分", Verdict.MET, "标准 ≤ 60 分", Entries.of(150)),
                new Outcome("伤亡", "0 人", Verdict.MET, "失联 1 人寻回", Entries.of(196)));
    }

    List<LevelChange> levelChanges() {
        return List.of(
                new LevelChange(
                        at("13:25:40"),
                        Level.IV,
                        "敏感时段（清明）有明火",
                        "瑞安默认规则 Ⅳ：确认火情 2 小时（敏感）",
                        "森防指办主任",
                        Duration.ofSeconds(215),
                        Entries.of(12, 16)),
                new LevelChange(
                        at("14:12:05"),
                        Level.III,
                        "风向突变，公墓区、加油站受威胁",
                        "瑞安默认规则 Ⅲ：威胁居民点",
                        "副指挥",
                        Duration.ofSeconds(250),
                        Entries.between(160, 164)),
                new LevelChange(at("17:48:20"), Level.IV, "火场封控，威胁解除", null, "副指挥", null, Entries.of(345)),
                new LevelChange(at("18:40:00"), null, "明火扑灭，转入看守", null, "森防指办主任", null, Entries.of(360)));
    }

    Timeline timeline() {
        return new Timeline(
                List.of(
                        new Moment(at("13:20:14"), "来电", false),
                        new Moment(at("13:22:05"), "立案", false),
                        new Moment(at("13:25:40"), "IV 级", false),
                        new Moment(at("13:29:00"), "大队令", false),
                        new Moment(at("13:47:00"), "首队到场", false),
                        new Moment(at("13:54:30"), "陶山队不足", true),
                        new Moment(at("14:05:20"), "撤离令", false),
                        new Moment(at("14:12:05"), "III 级 · 全员安全", false),
                        new Moment(at("14:40:00"), "复攻", false),
                        new Moment(at("15:20:00"), "跨区队到场", false),
                        new Moment(at("17:40:30"), "火场封控", false),
                        new Moment(at("18:22:00"), "明火扑灭", false)),
                List.of(
                        new Phase("接警派遣", at("13:20:14"), at("13:29:00"), Tone.CALL),
                        new Phase("集结行进", at("13:29:00"), at("13:47:00"), Tone.MARCH),
                        new Phase("首队扑救", at("13:47:00"), at("14:05:20"), Tone.FIGHT),
                        new Phase("撤离", at("14:05:20"), at("14:40:00"), Tone.WITHDRAWAL),
                        new Phase("复攻、封控", at("14:40:00"), at("17:40:30"), Tone.FIGHT),
                        new Phase("清理", at("17:40:30"), at("18:40:00"), Tone.MOP_UP)));
    }

    List<Interval> intervals() {
        var list = new ArrayList<Interval>();
        list.add(ended("接警", "来电 → 接听", 8, 15, DUTY_RULE, 1, 2));
        list.add(ended("接警", "来电 → 立案", 111, 180, DUTY_RULE, 1, 5));
        list.add(ended("响应", "提出 → 批准 IV 级", 215, 300, DUTY_RULE, 12, 16));
        list.add(ended("派遣", "立案 → 首令下达", 145, 180, DUTY_RULE, 5, 20));
        list.add(ended("签收", "福泉林场消防队", 41, 120, DUTY_RULE, 20, 26));
        list.add(ended("签收", "陶山镇半专业队", 192, 120, DUTY_RULE, 21, 44).because("队长手机关机，由值班员代呼"));
        list.add(ended("签收", "瑞安市森林消防大队", 52, 120, DUTY_RULE, 48, 51));
        list.add(muster("福泉林场消防队", 850, 18, 20, TOWNSHIP, 20, 70));
        list.add(muster("陶山镇半专业队", null, 22, 30, TOWNSHIP, 96, 118).because("8 人护林，未登记备勤"));
        list.add(muster("瑞安市森林消防大队", 485, 27, 30, BRIGADE, 48, 80));
        list.add(ended("到场", "首队（首令起）", 1350, 1800, DUTY_RULE, 20, 88));
        list.add(ended("安全", "撤离应答 · 林场队", 72, 180, "瑞安撤离规定", 158, 166));
        list.add(ended("安全", "清点报全 · 陶山队", 400, 180, "瑞安撤离规定", 171, 196).because("1 人在北沟口失联，电台盲区"));
        list.add(ended("报告", "电话速报", 1080, 1800, "总局令第 21 号", 60, 61));
        list.add(ended("报告", "书面首报", 3120, 3600, "总局令第 21 号", 149, 150));
        list.add(ended("结果", "来电 → 控制", 15_600, 21_600, "全省十年基准", 1, 340));
        return history ? list.stream().map(this::ranked).toList() : List.copyOf(list);
    }

    private Interval ranked(Interval interval) {
        long standard = interval.standard().within().toSeconds();
        return interval.among(new Distribution(
                Duration.ofSeconds(standard * 6 / 10),
                Duration.ofSeconds(standard * 12 / 10),
                interval.verdict().met() ? 40 + (int) (standard % 23) : 96,
                23));
    }

    private Interval ended(
            String stage, String subject, long seconds, long standard, String source, long first, long last) {
        return Interval.ended(
                stage,
                subject,
                stage.equals("签收") || stage.equals("安全") ? subject : "森防指办",
                Duration.ofSeconds(seconds),
                Standard.within(Duration.ofSeconds(standard), source),
                Entries.of(first, last));
    }

    private Interval muster(
            String team, Integer seconds, int present, int strength, Standard standard, long first, long last) {
        return new Interval(
                "集结",
                team,
                team,
                seconds == null ? null : Duration.ofSeconds(seconds),
                seconds == null,
                standard,
                present,
                strength,
                null,
                null,
                Entries.between(first, last));
    }

    List<TeamMuster> musters() {
        return List.of(
                team(
                        "福泉林场消防队",
                        "半专业",
                        20,
                        16,
                        TOWNSHIP,
                        "13:24:30",
                        41,
                        14.2,
                        "先期处置",
                        13 * 60 + 39,
                        13 * 60 + 47,
                        20,
                        1,
                        2,
                        4,
                        5,
                        7,
                        9,
                        10,
                        13,
                        14.2,
                        16,
                        18,
                        18),
                team(
                        "陶山镇半专业队",
                        "半专业",
                        30,
                        24,
                        TOWNSHIP,
                        "13:24:30",
                        192,
                        null,
                        "指挥员定：先走 22 人，加派湖岭",
                        13 * 60 + 55,
                        14 * 60 + 3,
                        96,
                        6,
                        4,
                        12,
                        9,
                        18,
                        14,
                        24,
                        19,
                        28,
                        22,
                        40,
                        24),
                team(
                        "瑞安市森林消防大队",
                        "专业",
                        30,
                        27,
                        BRIGADE,
                        "13:29:00",
                        52,
                        8.1,
                        "主攻右翼",
                        13 * 60 + 41,
                        14 * 60 + 23,
                        48,
                        1,
                        6,
                        3,
                        14,
                        5,
                        20,
                        7,
                        25,
                        8.1,
                        27),
                team(
                        "湖岭镇半专业队",
                        "半专业",
                        30,
                        24,
                        TOWNSHIP,
                        "13:56:10",
                        52,
                        22.8,
                        "增援（补陶山缺口）",
                        14 * 60 + 21,
                        14 * 60 + 41,
                        130,
                        3,
                        6,
                        8,
                        12,
                        14,
                        18,
                        19,
                        22,
                        22.8,
                        26),
                team(
                        "瓯海区专业森林消防队",
                        "专业",
                        25,
                        23,
                        new Standard(Duration.ofMinutes(20), 0.90, RUIAN),
                        "14:14:00",
                        39,
                        17.0,
                        "市级调派",
                        14 * 60 + 33,
                        15 * 60 + 20,
                        180,
                        2,
                        8,
                        6,
                        13,
                        10,
                        18,
                        14,
                        21,
                        17,
                        23),
                team(
                        "陶山镇群众扑火队",
                        "群众",
                        30,
                        21,
                        new Standard(Duration.ofMinutes(60), 0.70, RUIAN),
                        "16:40:00",
                        90,
                        42.0,
                        "只清理看守",
                        17 * 60 + 24,
                        17 * 60 + 41,
                        300,
                        10,
                        6,
                        20,
                        12,
                        30,
                        18,
                        42,
                        24));
    }

    private TeamMuster team(
            String name,
            String kind,
            int strength,
            int quorum,
            Standard standard,
            String issued,
            int ack,
            Double musteredAfter,
            String note,
            int departed,
            int arrived,
            long entry,
            double... counts) {
        var issuedAt = at(issued);
        var rollCalls = new ArrayList<Count>();
        for (int i = 0; i < counts.length; i += 2) {
            rollCalls.add(new Count(issuedAt.plus(minutes(counts[i])), (int) counts[i + 1]));
        }
        return new TeamMuster(
                name,
                kind,
                strength,
                quorum,
                standard,
                issuedAt,
                issuedAt.plus(real(Duration.ofSeconds(ack))),
                issuedAt.plus(real(standard.within())),
                musteredAfter == null ? null : issuedAt.plus(minutes(musteredAfter)),
                minuteOfDay(departed),
                minuteOfDay(arrived),
                rollCalls,
                true,
                note,
                Entries.between(entry, entry + 22));
    }

    private Instant minuteOfDay(int minute) {
        return at("%02d:%02d:00".formatted(minute / 60, minute % 60));
    }

    private Duration minutes(double nominal) {
        return real(Duration.ofMillis(Math.round(nominal * 60_000)));
    }

    Strength strength() {
        return new Strength(
                List.of(
                        new Count(at("13:47:00"), 18),
                        new Count(at("14:03:00"), 40),
                        new Count(at("14:23:00"), 67),
                        new Count(at("14:41:00"), 93),
                        new Count(at("15:20:00"), 116),
                        new Count(at("17:41:00"), 140),
                        new Count(at("18:40:00"), 24),
                        new Count(nextDay("18:40:00"), 0)),
                List.of(new Moment(at("14:05:20"), "撤离令", true), new Moment(at("17:40:30"), "封控", true)),
                List.of(
                        new Strength.Force("专业队", 50, 55, 50, 50, Entries.of(48, 180)),
                        new Strength.Force("半专业队", 70, 80, 66, 66, Entries.of(20, 21, 130)),
                        new Strength.Force("群众队（清理）", 24, 30, 24, 24, Entries.of(300)),
                        new Strength.Force("医疗、通信", 14, 14, 14, 14, Entries.of(30, 31))),
                List.of(
                        new Strength.Material("高压水泵", "台", 8, 8, 8, "0", "锦湖库 D1", Entries.of(120)),
                        new Strength.Material("水带", "米", 3000, 3000, 2800, "200 损", "锦湖库 D1", Entries.of(121)),
                        new Strength.Material("风力灭火机", "台", 24, 24, 24, "0", "锦湖库、陶山库", Entries.of(122)),
                        new Strength.Material("对讲机", "部", 30, 30, 30, "0", "锦湖库 D1", Entries.of(123)),
                        new Strength.Material("消防用水", "立方", null, 38, null, "38 用", "福泉水箱 P1", Entries.of(200))));
    }

    Safety safety() {
        return new Safety(
                List.of(
                        new Safety.Check("上线五项核查", "5 队次", Verdict.MET, null, Entries.of(90, 140, 210, 305, 306)),
                        new Safety.Check("撤离令（14:05:20）", "2 队", Verdict.MET, null, Entries.between(158, 166)),
                        new Safety.Check("清点报全", "40/40 人", Verdict.LATE, null, Entries.between(171, 196)),
                        new Safety.Check("求救、失联", "1 人", Verdict.NONE, "14:12 找到", Entries.of(196))),
                List.of(
                        new Safety.InformationReport(
                                "电话速报 → 温州", at("13:52:00"), at("13:40:00"), at("13:40:00"), Entries.of(60, 61)),
                        new Safety.InformationReport(
                                "书面首报 → 温州", at("14:22:00"), at("14:14:00"), at("14:17:00"), Entries.of(149, 150)),
                        new Safety.InformationReport(
                                "续报 1", at("16:14:00"), at("16:10:00"), at("16:12:00"), Entries.of(250)),
                        new Safety.InformationReport(
                                "终报", nextDay("20:40:00"), nextDay("20:15:00"), nextDay("20:31:00"), Entries.of(411))));
    }

    List<Signature> signatures() {
        return List.of(new Signature("编制", "值班员"), new Signature("审核", "森防指办主任"), new Signature("签发", "副指挥"));
    }
}
