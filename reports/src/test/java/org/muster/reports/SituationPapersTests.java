package org.muster.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.muster.reports.SituationPaper.Section;

class SituationPapersTests {

    private static final Instant SIGNED = Instant.parse("2026-04-05T06:10:00Z");

    @Test
    void holdsEverySectionInTheFormOfAnOfficialPaper() throws IOException {
        var text = pdf(paper(1, null, null), "first-report");
        assertThat(text)
                .contains("瑞安市森林防灭火指挥部办公室", "瑞安市应急信息〔2026〕12 号", "签发人：陈国平")
                .contains("关于福泉林区森林火灾的首报", "温州市：", "一、发现时间和信息来源", "三、林种和植被", "待核实")
                .contains("人工填写：陈国平", "日志 1、3–5", "下次续报：2026-04-06 14:10 前", "抄送：瑞安市人民政府")
                .doesNotContain("草稿", "推演");
        assertThat(docx(paper(1, null, null))).contains("一、发现时间和信息来源", "三、林种和植被", "待核实", "签发人：陈国平");
    }

    @Test
    void saysOfAnAmendmentWhatItChangesAndWhyAndOfAnExerciseThatItIsOne() throws IOException {
        var paper = paper(2, "起因有误", new Exercise(60));
        var text = pdf(paper, "amended-exercise");
        assertThat(text).contains("（更正，第 2 版）", "更正原因：起因有误", "起因初判由“烧纸”改为“农事用火”", "推演 · 非真实事件 · 不得外传");
        assertThat(docx(paper)).contains("更正原因：起因有误", "推演 · 非真实事件 · 不得外传");
    }

    @Test
    void saysOfADraftThatNobodyHasSignedIt() throws IOException {
        var whole = paper(1, null, null);
        var draft = new SituationPaper(
                whole.cover(),
                "首报",
                1,
                null,
                null,
                whole.to(),
                whole.copies(),
                null,
                null,
                List.of(),
                whole.sections(),
                null,
                whole.seal());
        assertThat(pdf(draft, "draft")).contains("草稿 · 未签发 · 不得报出", "（未签发）");
    }

    @Test
    void printsALongSectionToItsEnd() throws IOException {
        var whole = paper(1, null, null);
        var longText = "一点四十分组织三个分队沿东南侧山脊向火头推进，".repeat(60) + "末尾一句。";
        var paper = new SituationPaper(
                whole.cover(),
                "续报 01",
                1,
                whole.signer(),
                SIGNED,
                whole.to(),
                whole.copies(),
                whole.reporter(),
                null,
                List.of(),
                List.of(new Section("已采取的措施", longText, null, null, Entries.between(1, 9))),
                null,
                whole.seal());
        assertThat(pdf(paper, "long")).contains("末尾一句。", "日志 1–9");
        assertThat(docx(paper)).contains("末尾一句。");
    }

    private static SituationPaper paper(int version, String amends, Exercise exercise) {
        return new SituationPaper(
                new Cover(
                        "瑞安市森林防灭火指挥部办公室",
                        "瑞安市应急信息〔2026〕12 号",
                        "330381-20260405-0001",
                        "福泉林区森林火灾",
                        exercise,
                        false,
                        SIGNED.minusSeconds(3000),
                        SIGNED),
                "首报",
                version,
                "陈国平",
                SIGNED,
                List.of("温州市"),
                List.of("瑞安市人民政府"),
                "林晓燕",
                amends,
                amends == null ? List.of() : List.of("起因初判由“烧纸”改为“农事用火”"),
                List.of(
                        new Section("发现时间和信息来源", "2026-04-05 13:20 接电话报警", null, null, Entries.of(1)),
                        new Section(
                                "面积和火线", "过火 29.7 公顷，受害 3.2 公顷，火线 1.2 公里", null, "过火 12 公顷", Entries.of(1, 3, 4, 5)),
                        new Section("林种和植被", null, null, null, Entries.none()),
                        new Section("起因初判", "农事用火", "陈国平", null, Entries.none())),
                SIGNED.plusSeconds(86_400),
                new Seal("ab".repeat(32), 41, SIGNED));
    }

    private static String pdf(SituationPaper paper, String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        SituationPapers.render(paper, SituationPapers.Format.PDF, bytes);
        Path file = Path.of("target", "papers", name + ".pdf");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.toByteArray());
        try (var document = Loader.loadPDF(bytes.toByteArray())) {
            return new PDFTextStripper().getText(document).replace("\r", "").replace("\n", "");
        }
    }

    private static String docx(SituationPaper paper) throws IOException {
        var bytes = new ByteArrayOutputStream();
        SituationPapers.render(paper, SituationPapers.Format.DOCX, bytes);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry it = zip.getNextEntry(); it != null; it = zip.getNextEntry()) {
                if (it.getName().equals("word/document.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("<[^>]+>|\\s+(?=[\\n\\r])|[\\n\\r]", "");
                }
            }
        }
        throw new AssertionError("no document in the file");
    }
}
