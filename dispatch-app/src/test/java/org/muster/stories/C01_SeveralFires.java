package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.springframework.test.context.TestPropertySource;

/** STORY UNDER TEST: out of season, one flame alone starts no response; a second fire in the county does, for both. */
@TestPropertySource(properties = {"muster.fire.season=06-01/06-02", "muster.fire.sensitive=06-03/06-04"})
class C01_SeveralFires extends FireStory {

    @Test
    void anotherFireRaisedAndContainedChangesWhatTheFirstOneAsksFor() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String first = quietFire(dispatcher, "福泉东坡");
        Eventually.within(
                SOON, () -> picture(dispatcher, first).path("grade").asText().equals("GENERAL"));
        assertThat(picture(dispatcher, first).path("proposedLevel").asText("")).isEmpty();

        String second = quietFire(dispatcher, "高楼西岭");
        Eventually.within(SOON, () -> proposed(dispatcher, first).equals("IV"));
        JsonNode rule = picture(dispatcher, first).at("/assessment/levelRule");
        assertThat(rule.path("text").asText()).isEqualTo("同时另有 1 处以上有危险的火场");
        assertThat(rule.path("source").asText()).contains("某县预案样本");
        assertThat(picture(dispatcher, first).at("/assessment/levelFacts").findValuesAsText("key"))
                .containsExactly("openFlame", "otherFires");
        Eventually.within(SOON, () -> proposed(dispatcher, second).equals("IV"));
        JsonNode question = Eventually.within(SOON, () -> {
            JsonNode it = awaitTask(commander, first, "Task_ApproveResponseLevel");
            return it.at("/proposal/level").asText().equals("IV") ? it : null;
        });
        decide(commander, question, Map.of("decision", "APPROVE"));

        commander
                .post("/api/incidents/" + second + "/status", Map.of("status", "CONTROLLED"))
                .ok();
        Eventually.within(SOON, () -> proposed(dispatcher, first).isEmpty());
        // it burns on: the response is not ended by that, nor is its end proposed before the fire is contained
        assertThat(picture(dispatcher, first).path("responseLevel").asText()).isEqualTo("IV");
        assertThat(told(dispatcher, first)).doesNotContain("ResponseEndProposed");
        commander
                .post("/api/incidents/" + first + "/status", Map.of("status", "CONTROLLED"))
                .ok();
        JsonNode end = awaitTask(commander, first, "Task_ApproveLevelChange");
        assertThat(end.path("options").findValuesAsText("decision")).isEqualTo(List.of("END", "CHANGE", "KEEP"));
    }

    private static String proposed(Client who, String incident) {
        return who.get("/api/incidents/" + incident)
                .ok()
                .json()
                .path("proposedLevel")
                .asText("");
    }

    private String quietFire(Client dispatcher, String place) {
        Map<String, Object> call = new HashMap<>(call());
        call.put("place", place);
        call.put(
                "location",
                Map.of("lon", place.startsWith("高楼") ? 120.31 : 120.46, "lat", place.startsWith("高楼") ? 27.80 : 27.87));
        call.put("details", Map.of("openFlame", true));
        String alert = dispatcher
                .post("/api/alerts", call)
                .expect(201)
                .json()
                .path("id")
                .asText();
        return dispatcher
                .post("/api/alerts/" + alert + "/confirmation", Map.of())
                .expect(201)
                .json()
                .path("incidentId")
                .asText();
    }
}
