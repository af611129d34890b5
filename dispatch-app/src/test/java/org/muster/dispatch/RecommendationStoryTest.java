package org.muster.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.muster.stories.StoryTest;
import org.muster.support.Client;
import org.muster.support.Forest;

class RecommendationStoryTest extends StoryTest {

    @Test
    void proposesTheBrigadeAndTheTownshipForAFireInFuquanAndThenWhomeverIsNearest() {
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1);
        JsonNode answer = recommendation(dispatcher, incident, "");
        assertThat(teams(answer, "recommended")).containsExactlyInAnyOrder("T01", "T03");
        JsonNode brigade = team(answer, "T01");
        assertThat(brigade.path("available").asInt()).isEqualTo(30);
        assertThat(brigade.path("quorum").asInt()).isEqualTo(27);
        assertThat(brigade.path("onTime").asBoolean()).isTrue();
        assertThat(brigade.path("reasons")).isNotEmpty();
        assertThat(excluded(answer, "T09")).contains("群众队伍不上火线");
        assertThat(excluded(answer, "T11")).contains("不担任这项任务");
        JsonNode foreign = team(answer, "T16");
        assertThat(foreign.path("orderable").asBoolean()).isFalse();
        assertThat(foreign.path("warnings").get(0).asText()).isEqualTo("跨区，须温州市批准");
        assertThat(answer.path("water").get(0).path("id").asText()).isEqualTo("P1");
        assertThat(answer.path("water").get(0).path("volumeM3").asDouble()).isEqualTo(50);

        List<String> orders = Forest.order(dispatcher, incident, "T01", "T03");
        JsonNode more = recommendation(dispatcher, incident, "");
        assertThat(teams(more, "recommended")).isEmpty();
        assertThat(more.path("shortfall")).isEmpty();
        assertThat(excluded(more, "T03")).isEqualTo("已在本事件中");

        JsonNode instead = recommendation(dispatcher, incident, "?replacing=" + orders.get(1));
        assertThat(instead.path("requirement").get(0).path("people").asInt()).isEqualTo(24);
        assertThat(teams(instead, "recommended")).containsExactly("T04");
        dispatcher
                .get("/api/incidents/{}/recommendation?replacing=" + UUID.randomUUID(), incident)
                .problem(404, "not-found");

        for (String order : orders) {
            dispatcher
                    .post("/api/dispatch-orders/{}/cancellation", Map.of("reason", "推演结束"), order)
                    .ok();
        }
    }

    @Test
    void showsNothingToWhoHasNothingToDoWithTheIncident() {
        String incident = Forest.fire(as("dispatcher"), 1);
        as("yongkang").get("/api/incidents/{}/recommendation", incident).problem(404, "not-found");
        as("brigade").get("/api/incidents/{}/recommendation", incident).problem(403, "forbidden");
        as("dispatcher")
                .get("/api/incidents/{}/recommendation", UUID.randomUUID())
                .problem(404, "not-found");
        as("dispatcher").get("/api/incidents/x/recommendation").problem(404, "not-found");
    }

    @Test
    void letsTheCityOrderWhatTheCountyMayOnlyAskFor() {
        String incident = Forest.fire(as("dispatcher"), 1);
        JsonNode answer = recommendation(as("leader"), incident, "");
        assertThat(team(answer, "T16").path("orderable").asBoolean()).isTrue();
    }

    private static JsonNode recommendation(Client client, String incident, String query) {
        return client.get("/api/incidents/{}/recommendation" + query, incident)
                .ok()
                .json();
    }

    private static List<String> teams(JsonNode answer, String flag) {
        return StreamSupport.stream(answer.path("teams").spliterator(), false)
                .filter(it -> it.path(flag).asBoolean())
                .map(it -> it.path("teamId").asText())
                .toList();
    }

    private static JsonNode team(JsonNode answer, String id) {
        return StreamSupport.stream(answer.path("teams").spliterator(), false)
                .filter(it -> it.path("teamId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String excluded(JsonNode answer, String id) {
        return StreamSupport.stream(answer.path("excluded").spliterator(), false)
                .filter(it -> it.path("teamId").asText().equals(id))
                .map(it -> it.path("reason").asText())
                .findFirst()
                .orElse("");
    }
}
