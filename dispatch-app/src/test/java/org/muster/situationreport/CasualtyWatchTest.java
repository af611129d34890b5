package org.muster.situationreport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.incident.Facts;
import org.muster.shared.Grade;
import org.muster.shared.IncidentId;
import org.muster.stories.StoryTest;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Casualties that change after the final report are reported still: after a fire for 7 days (令493 Art 13). */
class CasualtyWatchTest extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    ReportingDuties duties;

    @Autowired
    SituationReportManagement reports;

    @Autowired
    TransactionTemplate transaction;

    private Client dispatcher;

    @Test
    void asksForASupplementForSevenDaysAndForNoneAfterwards() {
        dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1, "福泉林区北坡");
        IncidentId id = IncidentId.of(incident);
        send(await(incident, "首报"));
        close(incident);
        send(await(incident, "终报"));
        assertThat(reports.newest(id).orElseThrow().kind()).isEqualTo(ReportKind.FINAL);

        // the same casualties are no news
        dies(incident, 0);
        dies(incident, 1);

        JsonNode supplement = await(incident, "补报 01");
        assertThat(supplement.path("occasion").asText()).isEqualTo("CASUALTIES_CHANGED");
        JsonNode whole = dispatcher
                .get("/api/situation-reports/{}", supplement.path("id").asText())
                .ok()
                .json();
        assertThat(whole.path("fields").toString()).contains("死亡 1 人");
        assertThat(labels(incident)).containsExactly("首报", "终报", "补报 01");
        send(supplement);
        Eventually.within(
                SOON,
                () -> !reports.duty(reports.newest(id).orElseThrow().dutyId()).open());
        assertThat(labels(incident)).as("nothing follows a supplement").hasSize(3);

        jdbc.sql("update incident set watched_until = now() - interval '1 day' where id = ?::uuid")
                .param(incident)
                .update();
        transaction.executeWithoutResult(status -> duties.assessed(id, 999, Grade.GENERAL, dead(2)));
        assertThat(labels(incident)).hasSize(3);
    }

    /** The incident is closed: only casualties may still be reported. */
    private void dies(String incident, int dead) {
        dispatcher
                .post("/api/incidents/{}/assessment", Map.of("dead", dead), incident)
                .ok();
    }

    private static Facts dead(int dead) {
        return new Facts(null, null, null, null, dead, null, null, List.of(), null, null, null, List.of(), Map.of());
    }

    private List<String> labels(String incident) {
        return dispatcher
                .get("/api/incidents/{}/situation-reports", incident)
                .ok()
                .json()
                .findValuesAsText("label");
    }

    private JsonNode await(String incident, String label) {
        return Eventually.within(SOON, () -> {
            for (JsonNode it : dispatcher
                    .get("/api/incidents/{}/situation-reports", incident)
                    .ok()
                    .json()) {
                if (it.path("label").asText().equals(label)) {
                    return it;
                }
            }
            return null;
        });
    }

    private void send(JsonNode report) {
        String id = report.path("id").asText();
        dispatcher.post("/api/situation-reports/{}/submission", null, id).ok();
        as("commander").post("/api/situation-reports/{}/approval", null, id).ok();
        Eventually.within(SOON, () -> dispatcher
                .get("/api/situation-reports/{}", id)
                .ok()
                .json()
                .path("state")
                .asText()
                .equals("SENT"));
    }

    private void close(String incident) {
        for (String stage : List.of("CONTROLLED", "EXTINGUISHED", "GUARDING")) {
            dispatcher
                    .post("/api/incidents/{}/status", Map.of("status", stage), incident)
                    .ok();
        }
        dispatcher
                .post("/api/incidents/{}/status", Map.of("status", "INSPECTED", "note", "三无"), incident)
                .ok();
        dispatcher
                .post("/api/incidents/{}/closure", Map.of("note", "处置结束"), incident)
                .ok();
    }
}
