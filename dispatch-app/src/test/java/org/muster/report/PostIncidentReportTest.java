package org.muster.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.muster.stories.StoryTest;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;

/** The report of an incident that was played through the public API. */
class PostIncidentReportTest extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> STAGES = List.of("CONTROLLED", "EXTINGUISHED", "MOP_UP", "GUARDING");

    private static Answer report(Client reader, String incident) {
        return reader.get("/api/incidents/" + incident + "/reports/post-incident.pdf");
    }

    /** The PDF's words without white space. */
    private static String words(Answer report) {
        try (var document = Loader.loadPDF(report.expect(200).bytes())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void reach(Client commander, String incident, String stage, String note) {
        commander
                .post("/api/incidents/" + incident + "/status", Map.of("status", stage, "note", note))
                .ok();
    }

    private static void burnOut(Client commander, String incident) {
        STAGES.forEach(stage -> reach(commander, incident, stage, "前指报告"));
        reach(commander, incident, "INSPECTED", "三无，提前验收");
    }

    private void approve(Client commander, String incident) {
        JsonNode task = Eventually.within(SOON, () -> {
            for (JsonNode it :
                    commander.get("/api/tasks?incidentId=" + incident).ok().json()) {
                if (it.path("kind").asText().equals("Task_ApproveResponseLevel")) {
                    return it;
                }
            }
            return null;
        });
        commander
                .post(
                        "/api/tasks/" + task.path("id").asText() + "/completion",
                        Map.of("decision", "APPROVE", "reason", "清明敏感时段明火", "measures", "就近出动"))
                .ok();
        Eventually.within(SOON, () -> !Forest.events(commander, incident, "ResponseLevelApproved")
                .isEmpty());
    }

    @Test
    void tellsWhoMusteredInTimeAndWhoFellShort() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Client brigade = as("brigade");
        Client township = as("township");
        String incident = Forest.fire(dispatcher, 200);
        approve(commander, incident);
        List<String> orders = Forest.order(dispatcher, incident, "T01", "T03");

        Forest.say(brigade, orders.get(0), "acknowledgement", Map.of());
        Forest.muster(brigade, orders.get(0), 29);
        Forest.say(township, orders.get(1), "acknowledgement", Map.of());
        Forest.muster(township, orders.get(1), 21);
        Forest.say(brigade, orders.get(0), "departure", Map.of());
        Forest.say(brigade, orders.get(0), "arrival", Map.of("location", Forest.FUQUAN));
        Forest.say(
                brigade,
                orders.get(0),
                "safety-check",
                Map.of(
                        "lookout",
                        true,
                        "awareness",
                        true,
                        "communications",
                        true,
                        "escapeRoutes",
                        true,
                        "safetyZone",
                        true));
        Eventually.within(SOON, () -> Forest.events(dispatcher, incident, "DeadlineMissed").stream()
                .anyMatch(it -> it.at("/data/kind").asText().equals("MUSTER")));

        String interim = words(report(dispatcher, incident));
        assertThat(interim).contains("阶段稿：事件尚未结案").doesNotContain("处置结果对照");

        dispatcher
                .post("/api/dispatch-orders/" + orders.get(1) + "/cancellation", Map.of("reason", "已由大队处置"))
                .ok();
        Forest.say(township, orders.get(1), "cancellation-acknowledgement", Map.of());
        Forest.say(brigade, orders.get(0), "completion", Map.of());
        Forest.say(brigade, orders.get(0), "release", Map.of("accounted", 29));
        burnOut(commander, incident);
        dispatcher
                .post("/api/incidents/" + incident + "/closure", Map.of("note", "终报已发"))
                .ok();

        Answer answer = report(dispatcher, incident);
        String words = words(answer);
        assertThat(words)
                .contains("推演·非真实事件·不得外传", "推演，计时按200倍速折算")
                .contains("瑞安市森林防灭火指挥部办公室", "福泉林区森林火灾")
                .contains("启动IV级", "清明敏感时段明火", "终止响应")
                .contains("29/30", "陶山镇半专业队到时70%≤30分80%×不足")
                .contains("60日闭环")
                .contains("上线五项核查", "1/1队", "29/29人")
                .contains("本次没有物资出入库记录")
                .doesNotContain("阶段稿");
        JsonNode entries = dispatcher
                .get("/api/incidents/" + incident + "/events?after=0")
                .ok()
                .json();
        // the process may have told something more since; the seal is that of the entries the report counts
        Matcher counted = Pattern.compile("日志1–(\\d+)条").matcher(words);
        assertThat(counted.find()).isTrue();
        JsonNode last = entries.get(Integer.parseInt(counted.group(1)) - 1);
        // the watermark's words may lie between those of the page
        assertThat(words.replace("推演", "")).contains(last.path("hash").asText().substring(0, 32));

        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(URLDecoder.decode(answer.header("Content-Disposition"), StandardCharsets.UTF_8))
                .startsWith("attachment")
                .contains("福泉林区森林火灾 应急处置评估报告.pdf");
    }

    @Test
    void comparesWithTheCityOnceFiveIncidentsAreOnFile() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String incident = Forest.fire(dispatcher, 30);
        burnOut(commander, incident);
        dispatcher.post("/api/incidents/" + incident + "/closure", Map.of()).ok();
        for (int i = 0; i < 5; i++) {
            String other = Forest.fire(dispatcher, 30);
            burnOut(commander, other);
            dispatcher.post("/api/incidents/" + other + "/closure", Map.of()).ok();
        }
        String latest = Forest.fire(dispatcher, 30);
        burnOut(commander, latest);

        assertThat(words(report(dispatcher, latest)))
                .contains("图例：灰带=全市P50–P90")
                .containsPattern("来电→控制.{1,12}≤6时✓达标P\\d{1,3}");
    }

    @Test
    void printsAnIncidentInWhichNothingHasHappenedYet() {
        Client dispatcher = as("dispatcher");

        assertThat(words(report(dispatcher, Forest.fire(dispatcher, 1))))
                .contains("一、基本情况", "护林员报告", "西南风3米/秒")
                .doesNotContain("队伍集结", "力量与物资");
    }

    @Test
    void existsOnlyInsideTheJurisdictionAndForThoseWhoMayReadIt() {
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1);

        report(as("yongkang"), incident).problem(404, "not-found");
        report(as("brigade"), incident).expect(403);
        report(as("leader"), incident).expect(200);
        stranger()
                .get("/api/incidents/" + incident + "/reports/post-incident.pdf")
                .expect(401);
        for (String unknown : List.of("nothing.pdf", "post-incident.exe", "..%2f..%2fpost-incident.pdf")) {
            assertThat(dispatcher
                            .get("/api/incidents/" + incident + "/reports/" + unknown)
                            .status())
                    .isIn(400, 404);
        }
        dispatcher.get("/api/incidents/nobody/reports/post-incident.pdf").problem(404, "not-found");
    }

    @Test
    void namesTheFileWithoutAnythingAPathCouldMistake() {
        assertThat(ReportController.safe("RA-1 ../../etc/passwd\r\nX: \"福泉\" 林区"))
                .isEqualTo("RA-1 .-.-etc-passwd-X- -福泉- 林区");
        assertThat(ReportController.safe("长".repeat(500))).hasSize(80);
    }

    @Test
    void takesPercentilesByNearestRank() {
        var sorted = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).stream()
                .map(Duration::ofSeconds)
                .toList();
        assertThat(CityHistory.percentile(sorted, 50)).isEqualTo(Duration.ofSeconds(5));
        assertThat(CityHistory.percentile(sorted, 90)).isEqualTo(Duration.ofSeconds(9));
    }
}
