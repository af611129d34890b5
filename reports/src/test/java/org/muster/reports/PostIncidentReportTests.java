package org.muster.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostIncidentReportTests {

    @Test
    void printsEverySectionOfAWholeFire() {
        var pdf = Pdf.of(Samples.fire());

        assertThat(pdf.run())
                .contains("瑞安市森林防灭火指挥部办公室", "瑞森防评〔2026〕4号", "福泉林区“4·5”森林火灾")
                .contains(
                        "一、基本情况",
                        "二、等级与响应级别变化",
                        "三、处置时间线与标准对照",
                        "四、队伍集结",
                        "五、力量与物资",
                        "六、处置结果对照",
                        "七、安全与信息报告",
                        "八、指挥体系",
                        "九、指挥、增援与险情",
                        "十、信息收发（2条）",
                        "十一、问题与整改（60日闭环）",
                        "十二、评估结论");
        assertThat(pdf.pages()).hasSizeBetween(5, 6);
    }

    @Test
    void holdsEveryIntervalAgainstItsStandard() {
        var text = Pdf.of(Samples.fire()).run();

        assertThat(text)
                .contains("来电→立案1分51秒≤3分✓达标")
                .contains("陶山镇半专业队3分12秒≤2分×超时")
                .contains("陶山镇半专业队到时73%≤30分80%×不足")
                .contains("来电→控制4时20分≤6时✓达标")
                .contains("16项中13项达标、3项未达标");
    }

    @Test
    void namesTheJournalEntriesBehindTheFigures() {
        var fire = Samples.fire();
        var text = Pdf.of(fire).run();

        for (var interval : fire.intervals()) {
            assertThat(text).contains(interval.entries().text().replaceAll("\\s", ""));
        }
        for (var outcome : fire.outcomes()) {
            assertThat(text).contains(outcome.entries().text().replaceAll("\\s", ""));
        }
    }

    @Test
    void numbersTheLevelChangesAndTellsWhoApproved() {
        assertThat(Pdf.of(Samples.fire()).run())
                .contains("启动IV级", "升为III级", "降为IV级", "终止响应")
                .contains("风向突变，公墓区、加油站受威胁", "副指挥4分10秒日志160–164");
    }

    @Test
    void tellsWhoWasCalledToWhichPostAndAnsweredAfterHowLong() {
        assertThat(Pdf.of(Samples.fire()).run())
                .contains("指挥体系", "叶启明·副市长", "48秒", "到岗", "周若兰", "未应答", "蔡德胜·副主任", "1分15秒");
        assertThat(Pdf.of(Samples.freshIncident()).run()).doesNotContain("指挥体系");
    }

    @Test
    void embedsOneFamilyAndNothingElse() {
        assertThat(Pdf.of(Samples.fire()).embeddedFonts())
                .isEqualTo(Map.of("NotoSansSC-Regular", true, "NotoSansSC-Bold", true));
    }

    @Test
    void signsWithTheHeadHashInTwoLinesOfEightGroups() {
        var text = Pdf.of(Samples.fire()).text();

        assertThat(text.replaceAll(" +", " "))
                .contains("9f3c 71d0 5be2 0a44 c86f 2e19 7d53 b0aa")
                .contains("41c7 e902 6f8d 13b5 a27e 5c60 88f1 e17a");
        assertThat(text.replaceAll("\\s", "")).contains("412条，序号连续；2026-04-0619:40:00封存");
    }

    @Test
    void printsPercentilesOnlyWithEnoughHistory() {
        assertThat(Pdf.of(Samples.fire()).run()).contains("P96").doesNotContain("样本不足");
        assertThat(Pdf.of(Samples.exercise()).run()).contains("样本不足").doesNotContain("P96");
    }

    @Test
    void leavesOutWhatHasNotHappened() {
        var pdf = Pdf.of(Samples.freshIncident());

        assertThat(pdf.pages()).hasSize(1);
        assertThat(pdf.run())
                .contains("阶段稿：事件尚未结案，数据截至2026-04-0513:21:00", "一、基本情况", "二、评估结论", "编号RA-20260405-02")
                .doesNotContain("队伍集结", "力量与物资", "67.69", "问题与整改", "达标");
    }

    @Test
    void marksEveryPageOfAnExerciseAndNoPageOfARealIncident() {
        var exercise = Pdf.of(Samples.exercise());

        assertThat(exercise.pages()).allSatisfy(page -> {
            assertThat(page.replaceAll("\\s", "")).contains("推演·非真实事件·不得外传");
            assertThat(page.chars().filter(c -> c == '演').count()).isGreaterThanOrEqualTo(4);
        });
        assertThat(exercise.run()).contains("推演，计时按60倍速折算").contains("14.2分达标");
        assertThat(Pdf.of(Samples.fire()).run()).doesNotContain("推演", "非真实事件");
    }

    @Test
    void keepsHostileTextHarmless() {
        var hostile = "<b>粗</b> ${x} $F{a} $P{b} 㙍䶮𬒈 🔥🧯 \u202E倒\u0007 " + "A".repeat(90) + "：，。、" + "长".repeat(5000);
        var fire = Samples.fire();
        var cover = fire.cover();
        var pdf = Pdf.of(new PostIncident(
                new Cover(hostile, hostile, hostile, hostile, null, true, cover.raisedAt(), cover.asOf()),
                List.of(new Fact(hostile, hostile, hostile, Entries.of(1))),
                List.of(new Outcome(hostile, hostile, Verdict.LATE, hostile, Entries.of(1))),
                List.of(new LevelChange(
                        cover.raisedAt(), Level.I, hostile, hostile, hostile, Duration.ZERO, Entries.of(1))),
                new Timeline(List.of(new Timeline.Moment(cover.raisedAt(), hostile, true)), List.of()),
                List.of(Interval.ended(
                                hostile,
                                hostile,
                                hostile,
                                Duration.ofDays(900),
                                Standard.within(Duration.ofSeconds(1), hostile),
                                Entries.of(1))
                        .because(hostile)),
                List.of(),
                new Strength(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Strength.Material(hostile, hostile, 1, 2, 3, hostile, hostile, Entries.of(1)))),
                null,
                new Safety(
                        List.of(new Safety.Check(hostile, hostile, Verdict.SHORT, hostile, Entries.of(1))), List.of()),
                List.of(new CommandCall(
                        hostile, hostile, hostile, cover.raisedAt(), Duration.ZERO, hostile, false, Entries.of(1))),
                List.of(new KeyMoment(cover.raisedAt(), hostile, hostile, Entries.of(1))),
                List.of(new LoggedMessage(
                        1,
                        hostile,
                        hostile,
                        cover.raisedAt(),
                        hostile,
                        hostile,
                        hostile,
                        hostile,
                        hostile,
                        null,
                        true,
                        Entries.of(1))),
                Finding.of(fire.intervals(), Wording.day(cover.asOf())),
                hostile,
                List.of(new Signature(hostile, hostile)),
                fire.seal()));

        assertThat(pdf.run()).contains("<b>粗</b>${x}$F{a}$P{b}㙍䶮𬒈□□倒", "长长…").doesNotContain("🔥", "\u202E", "\u0007");
        assertThat(pdf.pages().size()).isLessThan(12);
    }

    @Test
    void neverLeavesAHeadingAtTheFootOfAPage() {
        var fire = Samples.fire();
        for (int copies = 1; copies <= 9; copies += 2) {
            var musters = new ArrayList<TeamMuster>();
            Collections.nCopies(copies, fire.musters()).forEach(musters::addAll);
            var pdf = Pdf.of(new PostIncident(
                    fire.cover(),
                    fire.facts(),
                    fire.outcomes(),
                    fire.levelChanges(),
                    fire.timeline(),
                    fire.intervals(),
                    musters,
                    fire.strength(),
                    fire.control(),
                    fire.safety(),
                    fire.commandCalls(),
                    fire.moments(),
                    fire.messages(),
                    fire.findings(),
                    null,
                    fire.signatures(),
                    fire.seal()));
            assertThat(pdf.pages()).allSatisfy(page -> {
                var lines = page.strip().lines().toList();
                assertThat(lines.get(lines.size() - 2)).doesNotMatch("[一二三四五六七八九]、.*");
            });
        }
    }
}
