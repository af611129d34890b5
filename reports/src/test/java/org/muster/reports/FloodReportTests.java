package org.muster.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.muster.reports.EvacuationTable.Counts;

/** Scenario B of the demo cast on paper: the sections of the report, and the control table. */
class FloodReportTests {

    private static final Seal SEAL = new Seal("cd".repeat(32), 260, at("20:40:00"));

    private static Instant at(String time) {
        return LocalDate.of(2026, 8, 22)
                .atTime(LocalTime.parse(time))
                .atZone(Wording.ZONE)
                .toInstant();
    }

    private static Cover cover() {
        return new Cover("瑞安市应急指挥中心", null, "RA-20260822-01", "林川溪山洪", null, false, at("14:38:00"), at("20:40:00"));
    }

    private static Flood.Zone zone(String name, String emptied, int people, int refused, int absent, int unreachable) {
        return new Flood.Zone(
                name,
                true,
                at("15:32:00"),
                at("18:00:00"),
                emptied == null ? null : at(emptied),
                27,
                people,
                people - refused - absent - unreachable,
                refused,
                absent,
                unreachable,
                Entries.of(61, 148));
    }

    private static Flood flood() {
        return new Flood(
                List.of(
                        new Flood.Warning(at("14:30:00"), "黄色", "台风黄色预警：未来 12 小时雨量 100 毫米", "瑞安市气象台", Entries.of(3)),
                        new Flood.Warning(at("20:10:00"), "解除", "台风黄色预警解除", "瑞安市气象台", Entries.of(240))),
                List.of(
                        new Flood.Call(
                                "湖岭镇",
                                "镇长",
                                "电话",
                                at("14:41:00"),
                                Duration.ofSeconds(21),
                                "应答",
                                Verdict.MET,
                                Entries.of(12, 13)),
                        new Flood.Call(
                                "湖岭一号地灾点",
                                "巡查员",
                                "电话 3 次",
                                at("14:41:00"),
                                null,
                                "未应答 → 副职",
                                Verdict.LATE,
                                Entries.of(14, 19))),
                List.of(
                        zone("林川溪 下片", "17:20:00", 86, 0, 2, 0),
                        zone("林川溪 上片", "18:25:00", 78, 0, 3, 0),
                        zone("湖岭一号地灾点", null, 42, 2, 0, 0),
                        new Flood.Zone(
                                "小(1)型水库 下游",
                                false,
                                at("15:50:00"),
                                at("18:00:00"),
                                null,
                                38,
                                120,
                                0,
                                0,
                                0,
                                0,
                                Entries.of(70))),
                List.of(new KeyMoment(
                        at("16:40:00"), "强制转移", "湖一-006 劝导 2 次不听，湖岭镇镇长签署（浙江省气象灾害防御条例第二十六条）", Entries.of(120))),
                List.of(
                        new Flood.Shelter("林川文化礼堂", 200, 196, at("16:12:00"), Entries.of(95, 130)),
                        new Flood.Shelter("湖岭中学", 450, 105, null, Entries.of(99))),
                List.of(
                        new Flood.Rescue(
                                "溪尾村 8 号二楼",
                                3,
                                at("16:02:00"),
                                at("16:04:00"),
                                "舟艇救援队(社会)",
                                at("16:31:00"),
                                Duration.ofMinutes(29),
                                3,
                                Entries.of(88, 104)),
                        new Flood.Rescue("桥头茶厂", 2, at("16:05:00"), null, null, null, null, null, Entries.of(90))),
                List.of(
                        new Flood.Loss(
                                "林川镇",
                                640,
                                310,
                                0,
                                null,
                                2,
                                11,
                                new BigDecimal("12.5"),
                                new BigDecimal("96.5"),
                                Entries.of(230)),
                        new Flood.Loss(
                                "合计（核定）", 725, 352, 0, null, 2, 11, null, new BigDecimal("108.5"), Entries.of(238))),
                Works.none());
    }

    private static PostIncident report(Flood flood) {
        var fire = Samples.fire();
        return new PostIncident(
                cover(),
                List.of(new Fact("事件类型", "洪涝台风 · 尚未定级", null, Entries.of(1))),
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
                flood,
                Accident.none(),
                ParallelWork.none(),
                List.of(),
                null,
                fire.signatures(),
                SEAL);
    }

    @Test
    void walkedDykesAndMendedLinesHaveASectionOfTheirOwn() {
        var worked = new Flood(
                flood().warnings(),
                flood().calls(),
                flood().zones(),
                flood().acts(),
                flood().shelters(),
                List.of(),
                List.of(),
                new Works(
                        List.of(
                                new Works.Patrol(
                                        "飞云江堤防险段",
                                        "陶山镇半专业队",
                                        at("15:00:00"),
                                        Duration.ofMinutes(30),
                                        11,
                                        2,
                                        at("20:30:00"),
                                        Entries.of(20, 44)),
                                new Works.Patrol(
                                        "马屿围堰",
                                        "村巡查员老林",
                                        at("15:10:00"),
                                        Duration.ofMinutes(60),
                                        5,
                                        0,
                                        null,
                                        Entries.of(21))),
                        List.of(
                                new Works.Repair(
                                        "电力抢修",
                                        "湖岭镇",
                                        "供电所抢修班",
                                        at("16:00:00"),
                                        Duration.ofMinutes(95),
                                        "10 千伏湖岭线恢复供电，320 户来电",
                                        Entries.of(50, 61)),
                                new Works.Repair("道路抢修", "林川镇", "公路段", at("16:20:00"), null, null, Entries.of(52))),
                        List.of(
                                new KeyMoment(at("17:12:00"), "发现险情", "飞云江堤防险段 K3+200 管涌：冒沙（陶山镇半专业队）", Entries.of(66)),
                                new KeyMoment(at("17:40:00"), "处置完毕", "飞云江堤防险段 K3+200 管涌：反滤围井", Entries.of(70)))));
        Writing writing = out -> PostIncidentReport.render(report(worked), out);
        keep("works-section", writing);
        assertThat(words(writing)).contains("巡堤查险与抢修", "巡堤2段16趟，迟报2趟", "管涌", "10千伏湖岭线恢复供电", "未修复");
        assertThat(words(out -> PostIncidentReport.render(report(flood()), out)))
                .doesNotContain("巡堤查险与抢修");
    }

    @Test
    void repairsWithoutPatrolsCarryTheHeading() {
        var repaired = new Flood(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Works(
                        List.of(),
                        List.of(new Works.Repair("通信抢修", "高楼镇", "电信", at("16:20:00"), null, null, Entries.of(52))),
                        List.of()));
        assertThat(words(out -> PostIncidentReport.render(report(repaired), out)))
                .contains("巡堤查险与抢修", "通信抢修");
    }

    @Test
    void theAssessmentSheetIsOnePageOnAnOrdinaryNight() throws IOException {
        var paper = new AssessmentPaper(
                cover(),
                at("20:40:00"),
                "Ⅲ 级响应（08-22 15:10 起） · 抢险",
                List.of(
                        new AssessmentPaper.Site(
                                "林川溪（林川镇·山洪）",
                                "1 小时雨量 58 mm；3 小时雨量 81 mm；6 小时雨量 96 mm；水位 11.8 m；预报6 小时雨量 90 mm",
                                "1h 40/55 [?]；3h 70/95 [?]；6h 95/130 [?]；水位 11.5/12",
                                "立即转移",
                                true,
                                "4 片区（已令 4） 104 户 310 人"),
                        new AssessmentPaper.Site("湖岭一号地灾点（湖岭镇·地质灾害）", "无读数", "", "正常", false, "1 片区 42 人")),
                List.of(
                        new AssessmentPaper.Section(
                                "预警",
                                List.of(new AssessmentPaper.Line(
                                        "台风黄色", "台风黄色预警：未来 12 小时雨量 100 毫米；08-22 14:30 发布", false))),
                        new AssessmentPaper.Section(
                                "人员转移与被困",
                                List.of(new AssessmentPaper.Line("人员转移", "5 个片区应转 352 人：已安置 340，途中 8，未落实 4", true))),
                        new AssessmentPaper.Section("待定与未结", List.of())),
                SEAL);
        Writing writing = out -> AssessmentPapers.render(paper, out);
        keep("assessment", writing);
        try (var document = Loader.loadPDF(bytes(writing))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(words(writing)).contains("会商研判单", "一、预警", "二、雨水情与转移指标", "三、人员转移与被困", "林川溪", "立即转移", "四、待定与未结");
    }

    @Test
    void tellsTheWarningsWhoAnsweredAfterHowLongAndHowThePeopleWereMoved() {
        var pdf = Pdf.of(report(flood()));

        assertThat(pdf.run())
                .contains("二、预警与叫应", "三、人员转移", "四、被困救援", "五、灾情", "六、评估结论")
                .contains("黄色台风黄色预警：未来12小时雨量100毫米瑞安市气象台日志3")
                .contains("叫应2人次，按时应答1，未应答1；最慢21秒")
                .contains("湖岭镇镇长电话14:41:0021秒应答")
                .contains("应转206人81户，安置199人；3个分区中1个按时清零")
                .contains("林川溪下片15:3218:0017:20278684—2—✓达标")
                .contains("林川溪上片15:3218:0018:25277875—3—×超时")
                .contains("小(1)型水库下游15:5018:00—38120————准备日志70")
                .contains("2处5人，获救3人，1处未销号；最长29分")
                .contains("溪尾村8号二楼316:0216:04舟艇救援队(社会)16:3129分", "桥头茶厂216:05——未销号—")
                .contains("林川镇6403100—21112.596.5日志230", "合计（核定）7253520—211—108.5日志238")
                .contains("湖一-006劝导2次不听", "林川文化礼堂20019616:12", "湖岭中学450105未满");
        keep("post-incident-flood", out -> PostIncidentReport.render(report(flood()), out));
    }

    @Test
    void saysNothingOfAFloodWhereThereWasNone() {
        assertThat(Pdf.of(Samples.fire()).run()).doesNotContain("预警与叫应", "人员转移", "被困救援", "灾情");
        var callsOnly = new Flood(List.of(), flood().calls(), List.of(), List.of(), List.of());
        assertThat(Pdf.of(report(callsOnly)).run()).contains("二、预警与叫应").doesNotContain("人员转移", "null");
        assertThat(Pdf.of(report(new Flood(flood().warnings(), List.of(), List.of(), List.of(), List.of())))
                        .run())
                .contains("二、预警与叫应")
                .doesNotContain("人次", "null");
    }

    private static EvacuationTable.Zone row(String name, boolean immediate, Counts counts, String state) {
        return new EvacuationTable.Zone(
                name, "林川镇副镇长", immediate, at("15:32:00"), immediate ? at("18:00:00") : null, counts, state);
    }

    private static EvacuationTable table(List<EvacuationTable.Missing> missing) {
        return new EvacuationTable(
                cover(),
                at("16:18:40"),
                List.of(
                        row("林川溪 下片", true, new Counts(27, 86, 70, 6, 4, 0, 0, 2, 4), null),
                        row("林川溪 学校片", true, new Counts(14, 44, 44, 0, 0, 0, 0, 0, 0), "✓ 已清零"),
                        row("小(1)型水库 下游", false, new Counts(38, 120, 0, 0, 120, 0, 0, 0, 0), null)),
                missing,
                List.of(
                        new EvacuationTable.Shelter("林川文化礼堂", 200, 200, 0, "潘校长", true),
                        new EvacuationTable.Shelter("湖岭中学", 450, 105, 27, null, null)),
                SEAL);
    }

    private static EvacuationTable.Missing missing(int i, String note) {
        return new EvacuationTable.Missing(
                "林下-%03d".formatted(i), "林川溪 下片", "陈*", 2, "失联", "行动不便", note, "网格 3", at("16:14:00"), "上门途中");
    }

    @Test
    void theControlTableAddsUpWhoMustMoveAndListsWhoIsMissing() {
        var table = table(List.of(missing(17, "老人独居"), missing(22, "公网中断，无人接听")));

        assertThat(words(out -> EvacuationSheets.render(table, Sheets.Format.PDF, out)))
                .contains("林川溪山洪人员转移总表", "数据截至2026-08-2216:18:40")
                .contains("林川溪下片林川镇副镇长立即15:3218:00278670640024", "81%")
                .contains("合计4113011464002487%")
                .contains("小(1)型水库下游林川镇副镇长准备15:32—3812000120", "未计入应转")
                .contains("未落实名单2户4人", "林下-017林川溪下片陈*2失联行动不便老人独居网格316:14上门途中")
                .contains("林川文化礼堂20020000潘校长已满，后来的改送别处")
                .contains("突发事件应对法第八十五条")
                .doesNotContain("null");
        keep("evacuation", out -> EvacuationSheets.render(table, Sheets.Format.PDF, out));
    }

    @Test
    void aLongMissingListRepeatsItsHeadOnEveryPage() {
        List<EvacuationTable.Missing> many = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            many.add(missing(i, "无人接听"));
        }

        String text = words(out -> EvacuationSheets.render(table(many), Sheets.Format.PDF, out));
        assertThat(text.split("户号分区户主", -1).length).isGreaterThanOrEqualTo(3);
        assertThat(text).contains("未落实名单60户120人", "林下-060");
    }

    @Test
    void theSpreadsheetHasASheetForEachPartWithFiguresAndNoFormulas() {
        var parts = parts(out -> EvacuationSheets.render(
                table(List.of(missing(17, "=HYPERLINK(\"http://x\")"))), Sheets.Format.XLSX, out));

        assertThat(parts.keySet())
                .contains("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml")
                .doesNotContain("xl/worksheets/sheet4.xml");
        assertThat(parts.get("xl/workbook.xml")).contains("转移总表", "未落实名单", "安置场所");
        String all = String.join("", parts.values());
        assertThat(all).contains("&apos;=HYPERLINK", "<v>86", "林下-017").doesNotContain("<f>");
        assertThat(parts.get("xl/worksheets/sheet1.xml")).doesNotContain("陈*");
    }

    private interface Writing {
        void to(ByteArrayOutputStream out);
    }

    private static byte[] bytes(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        writing.to(bytes);
        return bytes.toByteArray();
    }

    /** Under {@code target/papers}, to be looked at by a person. */
    private static void keep(String name, Writing writing) {
        try {
            Files.createDirectories(Path.of("target", "papers"));
            Files.write(Path.of("target", "papers", name + ".pdf"), bytes(writing));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(Writing writing) {
        try (var document = Loader.loadPDF(bytes(writing))) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> parts(Writing writing) {
        Map<String, String> parts = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes(writing)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }
}
