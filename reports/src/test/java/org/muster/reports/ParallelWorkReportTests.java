package org.muster.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What ran beside the response to an accident, on paper. */
class ParallelWorkReportTests {

    private static final Instant TEN = Instant.parse("2026-05-06T14:00:00Z");

    private static PostIncident report(ParallelWork parallel) {
        return new PostIncident(
                new Cover("瑞安市应急指挥中心", null, "RA-20260506-01", "氯气泄漏", null, true, TEN, TEN.plusSeconds(40_000)),
                List.of(new Fact("事件类型", "企业事故 · 一般", null, Entries.of(1))),
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
                Flood.none(),
                Accident.none(),
                parallel,
                List.of(),
                null,
                List.of(),
                new Seal("ab".repeat(32), 120, TEN.plusSeconds(40_000)));
    }

    @Test
    void tellsWhoAdvisedWhatWasPublishedAndWhatWasPaid() throws IOException {
        ParallelWork parallel = new ParallelWork(
                "专家 1 位、意见 1 条；发布 1 次；证据 1 件；补偿 1 件，已付 3900.50 元",
                List.of(
                        new KeyMoment(
                                TEN.plusSeconds(600), "专家", "请演示·沈氯安（示例化工研究院，信用 A 级）：氯气扩散范围与堵漏方法", Entries.of(12)),
                        new KeyMoment(
                                TEN.plusSeconds(1500),
                                "专家",
                                "演示·沈氯安意见：先关 1 号切断阀，再碱液吸收；不要直接喷水，吸收液集中收集后交有资质的单位处置",
                                Entries.of(20)),
                        new KeyMoment(
                                TEN.plusSeconds(3000),
                                "信息发布",
                                "第 1 号由周海峰批准（疏散：拟发布 300，核定 352；理由：其余自行投亲，待核）",
                                Entries.of(41)),
                        new KeyMoment(TEN.plusSeconds(3100), "信息发布", "信息通报第 1 号发布：关于氯气泄漏的情况通报", Entries.of(42)),
                        new KeyMoment(
                                TEN.plusSeconds(5000),
                                "事故调查",
                                "证据 1 号登记（DCS 记录），SHA-256 9f86d081884c7d65…",
                                Entries.of(60)),
                        new KeyMoment(TEN.plusSeconds(30000), "补偿", "第 1 件支付 3900.50 元", Entries.of(110))));
        String text = words("parallel-section", report(parallel));
        assertThat(text).contains("调查、发布与补偿", "已付3900.50元", "演示·沈氯安意见", "核定352", "9f86d081884c7d65");
        assertThat(words(null, report(ParallelWork.none()))).doesNotContain("调查、发布与补偿");
    }

    private static String words(String kept, PostIncident report) throws IOException {
        var bytes = new ByteArrayOutputStream();
        PostIncidentReport.render(report, bytes);
        if (kept != null) {
            Files.createDirectories(Path.of("target", "papers"));
            Files.write(Path.of("target", "papers", kept + ".pdf"), bytes.toByteArray());
        }
        try (var document = Loader.loadPDF(bytes.toByteArray())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s", "");
        }
    }
}
