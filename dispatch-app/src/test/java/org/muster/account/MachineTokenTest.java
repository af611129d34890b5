package org.muster.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.stories.StoryTest;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Forest;

class MachineTokenTest extends StoryTest {

    private JsonNode made(String... scopes) {
        return as("admin")
                .post(
                        "/api/machine-tokens",
                        Map.of("name", "对接-" + UUID.randomUUID(), "scopes", List.of(scopes), "divisionCode", "330381"))
                .expect(201)
                .json();
    }

    private static Answer call(Client machine, String token, String method, String path, Object body) {
        return machine.send(method, path, body, Map.of("Authorization", "Bearer " + token, "X-XSRF-TOKEN", "none"));
    }

    @Test
    void opensItsOwnScopeAndNothingElse() {
        String token = made("alerts").path("token").asText();
        Client machine = stranger();
        Map<String, Object> alert = Map.of(
                "hazard",
                "FOREST_FIRE",
                "channel",
                "CAMERA",
                "location",
                Forest.FUQUAN,
                "place",
                "机器报警",
                "exercise",
                true);
        call(machine, token, "POST", "/api/alerts", alert).expect(201);
        call(machine, token, "GET", "/api/alerts", null).problem(403, "forbidden");
        call(machine, token, "GET", "/api/incidents", null).problem(403, "forbidden");
        call(machine, token, "GET", "/api/accounts", null).problem(403, "forbidden");
        call(machine, "guess", "POST", "/api/alerts", alert).problem(401, "unauthenticated");
    }

    @Test
    void endsAtItsDivision() {
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1);
        String own = made("incidents").path("token").asText();
        call(stranger(), own, "GET", "/api/incidents/" + incident, null).ok();
        String foreign = as("admin")
                .post(
                        "/api/machine-tokens",
                        Map.of(
                                "name",
                                "邻县-" + UUID.randomUUID(),
                                "scopes",
                                List.of("incidents"),
                                "divisionCode",
                                "330784"))
                .expect(201)
                .json()
                .path("token")
                .asText();
        call(stranger(), foreign, "GET", "/api/incidents/" + incident, null).problem(404, "not-found");
        assertThat(call(stranger(), foreign, "GET", "/api/incidents", null).ok().text())
                .doesNotContain(incident);
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    @Test
    void isShownOnceStoredAsAHashAndGoneWhenRevoked() {
        JsonNode made = made("incidents");
        String token = made.path("token").asText();
        Client admin = as("admin");
        assertThat(admin.get("/api/machine-tokens").ok().text())
                .contains(made.path("id").asText())
                .doesNotContain(token);
        call(stranger(), token, "GET", "/api/incidents", null).ok();
        admin.delete("/api/machine-tokens/{}", made.path("id").asText()).expect(204);
        call(stranger(), token, "GET", "/api/incidents", null).problem(401, "unauthenticated");
    }

    @Test
    void excusesNoCookieFromTheXsrfHeader() {
        Client dispatcher = as("dispatcher");
        dispatcher.get("/api/session").ok();
        dispatcher
                .send("DELETE", "/api/session", null, Map.of("Authorization", "Bearer guess", "X-XSRF-TOKEN", "guess"))
                .problem(401, "unauthenticated");
        dispatcher.get("/api/session").ok();
    }

    @Test
    void itsSecretIsNotKeptForARepeat() {
        Client admin = as("admin");
        Map<String, Object> wanted =
                Map.of("name", "重发-" + UUID.randomUUID(), "scopes", List.of("alerts"), "divisionCode", "330381");
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        admin.send("POST", "/api/machine-tokens", wanted, key).expect(201);
        admin.send("POST", "/api/machine-tokens", wanted, key).problem(409, "answer-not-kept");
    }
}
