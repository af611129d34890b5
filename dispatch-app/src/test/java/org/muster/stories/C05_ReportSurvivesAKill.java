package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.RealServer;

/**
 * STORY UNDER TEST: the server is killed with -9 while the first report is due. Its times pass meanwhile; afterwards each
 * is told once, and what was signed before the kill is sent once.
 */
class C05_ReportSurvivesAKill {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void everyTimeIsToldOnceAndTheSignedReportGoesOutOnce() {
        try (RealServer server = new RealServer().start()) {
            // half an hour is nine seconds, an hour eighteen
            String incident = Forest.fire(server.as("dispatcher"), 200);
            Client dispatcher = server.as("dispatcher");
            String report = Eventually.within(SOON, () -> {
                JsonNode found = dispatcher
                        .get("/api/incidents/{}/situation-reports", incident)
                        .ok()
                        .json();
                return found.isEmpty() ? null : found.get(0).path("id").asText();
            });
            dispatcher
                    .post("/api/situation-reports/{}/submission", null, report)
                    .ok();
            server.as("commander")
                    .post("/api/situation-reports/{}/approval", null, report)
                    .ok();
            server.kill9();
            server.start();

            Client again = server.as("dispatcher");
            Eventually.within(
                    SOON,
                    () -> Forest.events(again, incident, "SituationReportSent").size() == 1);
            assertThat(Forest.events(again, incident, "ReportingDutyArose")).hasSize(1);
            Eventually.within(SOON, () -> kinds(again, incident).contains("REPORT_RECEIPT"));
            assertThat(kinds(again, incident)).doesNotHaveDuplicates();
            assertThat(Forest.events(again, incident, "SituationReportSent")).hasSize(1);
            assertThat(again.get("/api/incidents/{}/journal/verification", incident)
                            .ok()
                            .json()
                            .path("intact")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static List<String> kinds(Client client, String incident) {
        return Forest.events(client, incident, "DeadlineMissed").stream()
                .map(it -> it.at("/data/kind").asText())
                .filter(it -> it.startsWith("REPORT_") || it.startsWith("WRITTEN_") || it.startsWith("PHONE_"))
                .toList();
    }
}
