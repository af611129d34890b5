package org.muster.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class SheetsTests {

    private static final Instant CALLED = Instant.parse("2026-04-05T05:29:00Z");
    private static final Seal SEAL = new Seal("ab".repeat(32), 42, CALLED);

    private static Cover cover(Exercise exercise) {
        return new Cover("瑞安市森林防灭火指挥部办公室", null, "RA-01", "福泉林区森林火灾", exercise, true, CALLED, CALLED.plusSeconds(9000));
    }

    private static Allowance.Member member(String name, int units, String note) {
        boolean there = units > 0;
        return new Allowance.Member(
                name,
                "水泵手",
                CALLED,
                "来",
                there ? CALLED.plusSeconds(480) : null,
                there ? "点名" : null,
                there ? CALLED.plusSeconds(9480) : null,
                there ? Duration.ofSeconds(9000) : null,
                units,
                BigDecimal.valueOf(200L * units),
                note,
                Entries.of(12, 13));
    }

    private static Allowance sheet(Exercise exercise, List<Allowance.Member> members) {
        return new Allowance(
                cover(exercise),
                "200 元／日 [?]",
                List.of(new Allowance.Team("01", "瑞安市森林消防大队", "应到 30 · 达标 27 · 到 27", members)),
                SEAL);
    }

    @Test
    void addsUpWhoCameAndNamesTheEntries() {
        String text =
                pdf(sheet(null, List.of(member("陈松", 1, null), member("林柏", 2, "更正：漏点"), member("罗峰", 0, "缺：病"))));

        assertThat(text)
                .contains("福泉林区森林火灾出勤补贴表", "令01瑞安市森林消防大队应到30·达标27·到27")
                .contains("陈松水泵手13:29来13:37点名16:072.51200.00日志12–13")
                .contains("更正：漏点", "缺：病")
                .contains("小计到2人3600.00", "合计3600.00")
                .contains("200元／日[?]")
                .doesNotContain("推演");
    }

    @Test
    void marksAnExerciseOnEveryPageAndSaysThatNothingIsPaidOnIt() {
        List<Allowance.Member> many = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            many.add(member("队员" + i, 1, null));
        }

        assertThat(pdf(sheet(new Exercise(60), many))).contains("推演·不作发放和归档依据", "共4页");
    }

    @Test
    void theSpreadsheetHoldsFiguresAsFiguresAndNoFormulas() {
        String cells = cells(sheet(
                null,
                List.of(member("=HYPERLINK(\"http://x\")", 1, "+1"), member("@cmd", 1, "-2"), member("陈松", 1, "平常"))));

        assertThat(cells)
                .contains("&apos;=HYPERLINK", "&apos;@cmd", "&apos;+1", "&apos;-2", "平常", "<v>200.0", "<v>600.0")
                .doesNotContain("<f>");
    }

    @Test
    void theLogListsEveryOrderWithItsStamps() {
        var log = new DispatchLog(
                cover(null),
                List.of(new DispatchLog.Order(
                        "02",
                        "陶山镇半专业队",
                        "右翼扑打",
                        CALLED,
                        CALLED.plusSeconds(60),
                        CALLED.plusSeconds(120),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        21,
                        24,
                        30,
                        "已取消",
                        Entries.of(5, 9))),
                SEAL);

        assertThat(words(out -> Sheets.render(log, Sheets.Format.PDF, out)))
                .contains("福泉林区森林火灾调度指令登记表")
                .contains("02陶山镇半专业队右翼扑打13:2913:3013:31——————21/24/30已取消日志5、9")
                .doesNotContain("null");
        assertThat(xml(out -> Sheets.render(log, Sheets.Format.XLSX, out))).contains("陶山镇半专业队", "已取消");
    }

    @Test
    void theBookOfMessagesListsThemByNumberAndTakesHostileWordsAsWords() {
        var messages = new ArrayList<LoggedMessage>();
        messages.add(new LoggedMessage(
                1,
                "收 电话",
                "特提",
                CALLED,
                "=cmd|'/c calc'!A1",
                "指挥中心",
                "2 人被困\u202e <b>\n" + "很长的内容".repeat(400),
                "办结 王队",
                "已接应",
                Duration.ofSeconds(95),
                true,
                Entries.of(5, 9)));
        for (int number = 2; number <= 120; number++) {
            messages.add(new LoggedMessage(
                    number,
                    "发 电台",
                    "平急",
                    CALLED,
                    "指挥中心",
                    "松涛01",
                    "第 " + number + " 条",
                    "归档",
                    null,
                    null,
                    false,
                    Entries.of(number + 10)));
        }
        var log = new MessageLog(cover(null), messages, SEAL);

        assertThat(words(out -> Sheets.render(log, Sheets.Format.PDF, out)))
                .contains("福泉林区森林火灾信息登记簿", "2人被困<b>", "（超时）", "1分35秒", "第120条")
                .doesNotContain("null");
        assertThat(xml(out -> Sheets.render(log, Sheets.Format.XLSX, out)))
                .contains("&apos;=cmd", "第 120 条")
                .doesNotContain("<f>");
    }

    @Test
    void theRegisterOfMaterialTellsEveryStepAndTakesHostileWordsAsWords() {
        var log = new MaterialLog(
                cover(null),
                List.of(
                        new MaterialLog.Step(CALLED, "物01", "申请", null, "高压水泵 2 台", "送福泉林场", "林晓岚", Entries.of(31)),
                        new MaterialLog.Step(
                                CALLED,
                                "物01",
                                "签收",
                                "瑞安森林防灭火库（锦湖）",
                                "高压水泵 1 台",
                                "=HYPERLINK(1) 少 1 台 <b>",
                                "福泉收货员",
                                Entries.of(40, 41))),
                SEAL);

        assertThat(words(out -> Sheets.render(log, Sheets.Format.PDF, out)))
                .contains("福泉林区森林火灾物资调拨登记表", "物01申请—高压水泵2台送福泉林场林晓岚", "日志40–41")
                .contains("<b>")
                .doesNotContain("null");
        assertThat(xml(out -> Sheets.render(log, Sheets.Format.XLSX, out)))
                .contains("&apos;=HYPERLINK", "瑞安森林防灭火库（锦湖）")
                .doesNotContain("<f>");
    }

    private interface Writing {
        void to(ByteArrayOutputStream out);
    }

    private static String pdf(Allowance sheet) {
        return words(out -> Sheets.render(sheet, Sheets.Format.PDF, out));
    }

    private static String cells(Allowance sheet) {
        return xml(out -> Sheets.render(sheet, Sheets.Format.XLSX, out));
    }

    private static String words(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        writing.to(bytes);
        try (var document = Loader.loadPDF(bytes.toByteArray())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything the spreadsheet's parts say. */
    private static String xml(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        writing.to(bytes);
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
