package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Forest;

/** Water is used up like everything else: who looked, who drew, what is left. */
class C06_WaterIsDrawn extends StoryTest {

    /** 福泉林场水箱, 50 m³, the nearest to the fire. */
    private static final String TANK = "P1";

    private Client dispatcher;

    @BeforeEach
    void theTankIsFull() {
        dispatcher = as("dispatcher");
        act(dispatcher, TANK, "refills", Map.of()).ok();
    }

    @AfterEach
    void theTankIsFullAgain() {
        act(as("dispatcher"), TANK, "refills", Map.of()).ok();
    }

    @Test
    void aCrewDrawsAndTheNextOneKnowsWhatIsLeft() {
        String incident = Forest.fire(dispatcher, 1, "取水一");
        String order = Forest.order(dispatcher, incident, "T01").get(0);
        Client brigade = as("brigade");
        Forest.say(brigade, order, "acknowledgement", Map.of());

        Map<String, Object> said = Map.of("m3", 42, "orderId", order);
        Map<String, Object> once = with(said);
        JsonNode left =
                brigade.post("/api/water-points/{}/draws", once, TANK).ok().json();
        assertThat(left.path("nowM3").decimalValue()).isEqualByComparingTo("8");
        // no answer came, so the phone sends it again
        assertThat(brigade.post("/api/water-points/{}/draws", once, TANK)
                        .ok()
                        .json()
                        .path("nowM3")
                        .decimalValue())
                .isEqualByComparingTo("8");
        JsonNode told = Forest.events(dispatcher, incident, "WaterDrawn").get(0).path("data");
        assertThat(told.path("pointName").asText()).isEqualTo("福泉林场水箱");
        assertThat(told.path("teamName").asText()).isNotEmpty();
        assertThat(told.path("disagrees").asBoolean()).isFalse();

        JsonNode water = recommended(incident);
        assertThat(water.path("nowM3").decimalValue()).isEqualByComparingTo("8");
        assertThat(water.path("low").asBoolean()).as("less than the pumps need").isTrue();

        // it was more than we thought: what was drawn is drawn, and we say that we were wrong
        act(brigade, TANK, "draws", Map.of("m3", 12.5, "orderId", order)).ok();
        assertThat(Forest.events(dispatcher, incident, "WaterDrawn")
                        .get(1)
                        .at("/data/disagrees")
                        .asBoolean())
                .isTrue();
        assertThat(recommended(incident).isMissingNode())
                .as("nobody is sent to an empty tank")
                .isTrue();
        theMovementsSumToWhatIsThere();
    }

    @Test
    void somebodyLooksAndTheAgeOfTheKnowledgeStartsAnew() {
        assertThat(point("P3").path("checkDue").asBoolean())
                .as("looked at in March")
                .isTrue();
        JsonNode checked = act(dispatcher, TANK, "checks", Map.of("m3", 31.5, "usable", true))
                .ok()
                .json();
        assertThat(checked.path("checkDue").asBoolean()).isFalse();
        assertThat(checked.path("checkedBy").asText()).isNotEmpty();
        assertThat(point(TANK).path("nowM3").decimalValue()).isEqualByComparingTo("31.5");
        theMovementsSumToWhatIsThere();
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        for (Object bad : List.of(-1, 0, "1e30", 0.05, new BigDecimal("1e400"), 10001)) {
            assertThat(act(dispatcher, TANK, "draws", Map.of("m3", bad)).status())
                    .as("" + bad)
                    .isEqualTo(422);
        }
        Answer over = act(dispatcher, TANK, "checks", Map.of("m3", 50.1, "usable", true));
        assertThat(over.status()).isEqualTo(422);
        assertThat(over.text()).contains("装满是 50 立方米");
        assertThat(act(dispatcher, TANK, "refills", Map.of("m3", 1)).status()).isEqualTo(422);
        assertThat(act(as("yongkang"), TANK, "draws", Map.of("m3", 1)).status()).isEqualTo(404);
        assertThat(act(as("brigade"), TANK, "draws", Map.of("m3", 1)).status())
                .as("a crew without an order there")
                .isEqualTo(404);
        assertThat(act(dispatcher, "P404", "draws", Map.of("m3", 1)).status()).isEqualTo(404);
        assertThat(point(TANK).path("nowM3").decimalValue()).isEqualByComparingTo("50");
    }

    @Test
    void twoCrewsAtOneTankInTheSameSecondAreBothCounted() throws Exception {
        ExecutorService crews = Executors.newFixedThreadPool(4);
        List<Future<Answer>> drawn = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            drawn.add(crews.submit(() -> act(dispatcher, TANK, "draws", Map.of("m3", 2))));
        }
        for (Future<Answer> it : drawn) {
            it.get().ok();
        }
        crews.shutdown();
        assertThat(point(TANK).path("nowM3").decimalValue()).isEqualByComparingTo("18");
        theMovementsSumToWhatIsThere();
    }

    private void theMovementsSumToWhatIsThere() {
        assertThat(jdbc.sql(
                                """
                        select p.id from water_point p
                         where p.now_m3 <> (select coalesce(sum(change_m3), 0) from water_movement where point_id = p.id)""")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private JsonNode recommended(String incident) {
        for (JsonNode water : dispatcher
                .get("/api/incidents/{}/recommendation", incident)
                .ok()
                .json()
                .path("water")) {
            if (water.path("id").asText().equals(TANK)) {
                return water;
            }
        }
        return Client.json("{}").path("none");
    }

    private JsonNode point(String id) {
        for (JsonNode point : dispatcher.get("/api/water-points").ok().json()) {
            if (point.path("id").asText().equals(id)) {
                return point;
            }
        }
        throw new AssertionError("no water point " + id);
    }

    private static Answer act(Client who, String point, String verb, Map<String, Object> said) {
        return who.post("/api/water-points/{}/" + verb, with(said), point);
    }

    private static Map<String, Object> with(Map<String, Object> said) {
        Map<String, Object> body = new HashMap<>(said);
        body.put("clientId", UUID.randomUUID().toString());
        return body;
    }
}
