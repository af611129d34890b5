package org.muster.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.reports.Accident.Chapter;
import org.muster.reports.Accident.Line;

/** Scenario C of the demo cast on paper: what only an accident's report tells. */
class AccidentReportTests {

    private static Instant at(String time) {
        return LocalDate.of(2026, 11, 26)
                .atTime(LocalTime.parse(time))
                .atZone(Wording.ZONE)
                .toInstant();
    }

    private static Line line(String time, String subject, String text, Verdict verdict, long... entries) {
        return new Line(at(time), subject, text, verdict, Entries.of(entries));
    }

    private static PostIncident report(Accident accident) {
        var fire = Samples.fire();
        return new PostIncident(
                new Cover(
                        "瑞安市应急指挥中心",
                        null,
                        "330381-20261126-0001",
                        "示例液氯使用厂企业事故",
                        null,
                        false,
                        at("20:10:00"),
                        at("23:59:00")),
                List.of(new Fact("事件类型", "企业事故 · 较大", null, Entries.of(1))),
                List.of(),
                List.of(),
                Timeline.empty(),
                List.of(),
                List.of(),
                new Strength(List.of(), List.of(), List.of(), List.of()),
                null,
                new Safety(List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                Flood.none(),
                accident,
                ParallelWork.none(),
                List.of(),
                null,
                fire.signatures(),
                new Seal("ab".repeat(32), 260, at("23:59:00")));
    }

    @Test
    void tellsChapterByChapterAndSaysWhereNothingHappened() throws IOException {
        var accident = new Accident(List.of(
                new Chapter(
                        "物质与危害数据",
                        List.of(line(
                                "20:12:00",
                                "氯（UN 1017）",
                                "CAS 7782-50-5，UN 1017，指南 124。大量泄漏，初始隔离 600 米，下风向 8000 米，出处：安监总厅管三〔2011〕142号，把握 确定",
                                Verdict.NONE,
                                4)),
                        "没有人说出泄漏或燃烧的是什么物质。"),
                new Chapter("警戒", List.of(), "未登记设置警戒。"),
                new Chapter(
                        "信息报告时限",
                        List.of(
                                line("20:40:00", "电话首报", "时限 11-26 21:10:00，报出 11-26 20:40:00", Verdict.MET, 30),
                                line("22:40:00", "书面首报", "时限 11-26 22:10:00，报出 11-26 22:40:00", Verdict.LATE, 44)),
                        "没有信息报告的登记。")));
        var pdf = Pdf.of(report(accident));
        keep("accident-section", report(accident));
        assertThat(pdf.run())
                .contains("事故处置", "（一）物质与危害数据", "CAS7782-50-5", "（二）警戒", "未登记设置警戒。")
                .contains("（三）信息报告时限", "✓达标", "×超时");
        assertThat(Pdf.of(report(Accident.none())).run()).doesNotContain("事故处置");
    }

    @Test
    void aChapterOfManyRowsGoesOnOnTheNextPageUnderItsHead() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add(line(
                    "20:12:00", "范围改变", "风向 NE，隔离 600 米，吹向 225°，8000 米，内有 " + (1000 + i) + " 人", Verdict.NONE, i + 1));
        }
        var pdf = Pdf.of(report(new Accident(List.of(new Chapter("危害范围的变化", lines, "未划定危害范围。")))));
        assertThat(pdf.pages()).hasSizeGreaterThan(2);
        assertThat(pdf.run()).contains("内有1000人", "内有1059人");
    }

    private static void keep(String name, PostIncident data) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "reports"));
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".pdf"))) {
            PostIncidentReport.render(data, out);
        }
    }
}
