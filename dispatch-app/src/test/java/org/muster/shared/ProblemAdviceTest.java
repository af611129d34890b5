package org.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.stories.StoryTest;
import org.muster.support.Answer;
import org.muster.support.Client;

class ProblemAdviceTest extends StoryTest {

    private static final String LOCATION = "\"location\":{\"lon\":120.46,\"lat\":27.871}";

    @Test
    void brokenJsonAndUnknownFieldsAreBadRequests() {
        Client dispatcher = as("dispatcher");
        dispatcher.post("/api/alerts", "{\"hazard\":").problem(400, "malformed-json");
        dispatcher.post("/api/alerts", "[".repeat(5000)).expect(400);
        dispatcher.post("/api/alerts", "{\"place\":\"a\",\"place\":\"b\"}").problem(400, "malformed-json");
        dispatcher.post("/api/alerts", "").problem(400, "malformed-request");
        JsonNode unknown = dispatcher
                .post("/api/alerts", "{\"hazard\":\"FOREST_FIRE\",\"status\":\"CONFIRMED\"}")
                .problem(400, "unknown-field");
        assertThat(unknown.at("/errors/0/field").asText()).isEqualTo("status");
    }

    @Test
    void aWrongValueInSoundJsonNamesItsFieldInChinese() {
        Client dispatcher = as("dispatcher");
        for (Map.Entry<String, String> wrong : Map.of(
                        "{\"hazard\":\"EARTHQUAKE\"," + LOCATION + ",\"place\":\"x\"}",
                        "hazard",
                        "{\"hazard\":1," + LOCATION + ",\"place\":\"x\"}",
                        "hazard",
                        "{\"hazard\":\"FOREST_FIRE\",\"location\":{\"lon\":\"east\",\"lat\":1},\"place\":\"x\"}",
                        "location.lon",
                        "{\"hazard\":\"FOREST_FIRE\"," + LOCATION + "}",
                        "place")
                .entrySet()) {
            JsonNode problem = dispatcher.post("/api/alerts", wrong.getKey()).problem(422, "invalid");
            assertThat(problem.at("/errors/0/field").asText())
                    .as(wrong.getKey())
                    .isEqualTo(wrong.getValue());
            assertThat(problem.at("/errors/0/message").asText()).matches(".*\\p{IsHan}.*");
        }
    }

    @Test
    void textThatCannotBeKeptIsRefusedAndAllOtherTextIsOnlyText() {
        Client dispatcher = as("dispatcher");
        String alert = "{\"hazard\":\"FOREST_FIRE\"," + LOCATION + ",\"exercise\":true,\"place\":\"%s\"}";
        dispatcher.post("/api/alerts", alert.formatted("a\\u0000b")).problem(422, "invalid");
        dispatcher.post("/api/alerts", alert.formatted("a\\ud800b")).problem(422, "invalid");
        for (String text : new String[] {
            "'; drop table alert; --", "<svg onload=alert(1)>", "${7*7} #{7*7}", "=1+1", "../../etc/passwd", "𠮷家村"
        }) {
            String id = dispatcher
                    .post("/api/alerts", alert.formatted(text))
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            assertThat(dispatcher
                            .get("/api/alerts/{}", id)
                            .ok()
                            .json()
                            .path("place")
                            .asText())
                    .isEqualTo(text);
        }
    }

    @Test
    void wrongMethodsTypesAndPathsAreProblemsToo() {
        Client dispatcher = as("dispatcher");
        dispatcher.send("PUT", "/api/alerts", "{}", Map.of()).problem(405, "method-not-allowed");
        dispatcher
                .send("POST", "/api/alerts", "x", Map.of("Content-Type", "text/plain"))
                .problem(415, "unsupported-media-type");
        dispatcher.get("/api/nowhere").problem(404, "not-found");
        dispatcher.get("/api/alerts/1").problem(404, "not-found");
        dispatcher.get("/api/alerts?status=NO_SUCH").problem(422, "invalid");
        dispatcher.get("/api/incidents?hazard=EARTHQUAKE").problem(422, "invalid");
        Answer pdf = dispatcher.send("GET", "/api/nowhere", null, Map.of("Accept", "application/pdf"));
        pdf.problem(404, "not-found");
    }

    @Test
    void anAddressTheFirewallDislikesTellsNothing() {
        Client dispatcher = as("dispatcher");
        for (String path : new String[] {"/api/alerts;a=b", "/api/x/../accounts"}) {
            Answer answer = dispatcher.get(path);
            assertThat(answer.status()).isIn(400, 404);
            assertThat(answer.text()).doesNotContain("Exception").doesNotContain("org.");
        }
    }

    @Test
    void problemsSayNothingOfTheInside() {
        Client dispatcher = as("dispatcher");
        for (Answer answer : new Answer[] {
            dispatcher.post("/api/alerts", "{\"hazard\":{}}"),
            dispatcher.post("/api/alerts/00000000-0000-0000-0000-000000000000/confirmation", "{\"incidentId\":\"x\"}")
        }) {
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(answer.text())
                    .doesNotContain("java")
                    .doesNotContain("jackson")
                    .doesNotContain("select ");
            assertThat(answer.json().path("title").asText()).matches(".*\\p{IsHan}.*");
        }
    }
}
