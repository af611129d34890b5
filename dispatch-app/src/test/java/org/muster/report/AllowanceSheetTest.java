package org.muster.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.muster.stories.StoryTest;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Forest;

/** The allowance sheet and the dispatch log of an incident that was played through the public API. */
class AllowanceSheetTest extends StoryTest {

    private static String words(Answer report) {
        try (var document = Loader.loadPDF(report.expect(200).bytes())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cells(Answer report) {
        var text = new StringBuilder();
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(report.expect(200).bytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> members(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ids.add("T03-%02d".formatted(i));
        }
        return ids;
    }

    @Test
    void paysWhoCameOnceADayAndShowsTheCorrection() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String incident = Forest.fire(dispatcher, 1);
        String first = Forest.order(dispatcher, incident, "T03").get(0);
        Forest.say(
                township,
                first,
                "attendance",
                Map.of("present", members(24), "absent", List.of(Map.of("memberId", "T03-30", "reason", "=1+1"))));
        for (String step : List.of("departure", "arrival", "completion", "release")) {
            Forest.say(township, first, step, Map.of());
        }
        township.post(
                        "/api/dispatch-orders/" + first + "/attendance-corrections",
                        Map.of("memberId", "T03-25", "status", "PRESENT", "why", "漏点"))
                .expect(200);
        // called out again the same day: nobody is paid twice
        String second = Forest.order(dispatcher, incident, "T03").get(0);
        Forest.say(township, second, "attendance", Map.of("present", members(2)));

        String reports = "/api/incidents/" + incident + "/reports/";
        String sheet = words(dispatcher.get(reports + "muster.pdf"));
        assertThat(sheet)
                .contains("出勤补贴表", "推演·不作发放和归档依据", "200元／日[?]")
                .contains("令01陶山镇半专业队应到30（在岗备勤人数，扣除已准假）·达标24·到25·已归队")
                .contains("更正为到：漏点", "当日已在前一指令计发", "缺：=1+1")
                .contains("小计到25人255,000.00", "小计到2人00.00", "合计255,000.00");
        Answer spreadsheet = dispatcher.get(reports + "muster.xlsx");
        assertThat(spreadsheet.header("Content-Type")).contains("spreadsheetml");
        assertThat(cells(spreadsheet)).contains("<v>5000.0</v>").doesNotContain("<f>");
        assertThat(words(dispatcher.get(reports + "dispatch-log.pdf"))).contains("调度指令登记表", "01陶山镇半专业队", "25/24/30");
        assertThat(cells(dispatcher.get(reports + "dispatch-log.xlsx"))).contains("2/24/30");
        as("yongkang").get(reports + "muster.pdf").expect(404);
        dispatcher.get(reports + "muster.docx").expect(404);
    }
}
