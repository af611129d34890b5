package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;

/** STORY UNDER TEST: a flood's measures, clocks, orders and alarms say what is done at a flood, and a fire's what is done at a fire. */
class D08_FloodSpeaksOfFloods extends LineStory {

    @Test
    void aLevelOfAFloodStatesTheMeasuresOfAFlood() {
        Client dispatcher = as("dispatcher");
        String incident = FloodStory.flood(dispatcher, "防汛措施溪", 1, Map.of("typhoon", "YELLOW"));
        FloodStory.decide(as("commander"), incident, "Task_ApproveResponseLevel", Map.of("decision", "APPROVE"));
        String measures = Eventually.within(
                        SOON, () -> Forest.events(dispatcher, incident, "ResponseLevelApproved").stream()
                                .findFirst()
                                .orElse(null))
                .at("/data/measures")
                .asText();
        assertThat(measures).contains("预警叫应", "巡堤查险").doesNotContain("隔离带", "专业队");
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    @Test
    void theSettingsNameTheSourceOfBoth() {
        JsonNode rows =
                as("commander").get("/api/level-settings/330381").ok().json().path("rows");
        assertThat(setting(rows, "measuresII").path("value").asText()).contains("隔离带");
        JsonNode flood = setting(rows, "measuresFloodII");
        assertThat(flood.path("value").asText()).contains("洪水到达前 3 小时");
        assertThat(flood.path("source").asText()).contains("人员避险转移办法", "第66、67条");
    }

    @Test
    void crewsOfAFloodAreCountedAndCalledBackFromTheWorks() {
        Client dispatcher = as("dispatcher");
        Client leader = as("township");
        String incident = FloodStory.flood(dispatcher, "作业面溪", 1, Map.of());
        String order = onLine(dispatcher, leader, incident, "T03", 24);
        assertThat(label(incident)).isEqualTo("作业面点名");

        as("commander")
                .post("/api/incidents/{}/withdrawal", Map.of("reason", "上游溃坝"), incident)
                .ok();
        Eventually.within(SOON, () -> dispatcher.get("/api/alarms").ok().json().findValuesAsText("text").stream()
                .anyMatch(it -> it.equals("已令作业面撤离：上游溃坝")));
        say(leader, order, "withdrawal-acknowledgement", Map.of("safe", true, "accounted", 24));
        end(dispatcher, incident, order);
    }

    @Test
    void crewsOfAFireAreCountedOnTheLine() {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, 1);
        String order = onLine(dispatcher, as("township"), incident, "T03", 24);
        assertThat(label(incident)).isEqualTo("火线点名");
        end(dispatcher, incident, order);
    }

    private String label(String incident) {
        return Eventually.within(SOON, () -> jdbc
                .sql("select label from deadline where incident_id = ?::uuid and kind = 'ROLL_CALL'")
                .param(incident)
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .orElse(null));
    }

    private static void end(Client dispatcher, String incident, String order) {
        Map<String, String> heard = Map.of("onBehalfOf", "现场", "via", "RADIO");
        dispatcher.post("/api/dispatch-orders/{}/cancellation", Map.of("reason", "测试结束"), order);
        dispatcher.post("/api/dispatch-orders/{}/cancellation-acknowledgement", heard, order);
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    private static JsonNode setting(JsonNode rows, String key) {
        for (JsonNode it : rows) {
            if (it.path("key").asText().equals(key)) {
                return it;
            }
        }
        throw new AssertionError("no setting " + key);
    }
}
