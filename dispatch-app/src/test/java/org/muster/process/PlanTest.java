package org.muster.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.muster.processes.ForestFireResponse;
import org.muster.stories.StoryTest;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;

/** Phrases about the plan of an incident, seen and moved through the public API. */
abstract class PlanTest extends StoryTest {

    static final Duration SOON = Duration.ofSeconds(60);

    Client dispatcher;
    Client commander;
    Client brigade;

    @BeforeEach
    void logIn() {
        dispatcher = as("dispatcher");
        commander = as("commander");
        brigade = as("brigade");
    }

    @AfterEach
    void freeTheTeams() {
        jdbc.sql("update dispatch_order set state = 'RELEASED' where state not in ('REFUSED', 'CANCELLED', 'RELEASED')")
                .update();
        leaveNoIncidentOpen();
    }

    String approved() {
        String incident = Forest.fire(dispatcher, 1);
        decide(awaitTask(incident, ForestFireResponse.APPROVE_RESPONSE_LEVEL), Map.of("decision", "APPROVE"));
        awaitTokens(incident, ForestFireResponse.ISSUE_DISPATCH_ORDERS);
        Eventually.within(SOON, () -> elements(response(incident)).contains(ForestFireResponse.AWAIT_RESPONSE_ENDED));
        return incident;
    }

    /** The brigade came, worked and went home; the fire burns on. */
    String onScene() {
        String incident = approved();
        String order = Forest.order(dispatcher, incident, "T01").get(0);
        Forest.say(brigade, order, "acknowledgement", Map.of());
        Forest.muster(brigade, order, 29);
        Forest.say(brigade, order, "departure", Map.of());
        Forest.say(brigade, order, "arrival", Map.of());
        Forest.say(brigade, order, "completion", Map.of());
        Forest.say(brigade, order, "release", Map.of("accounted", 29));
        Eventually.within(SOON, () -> muster(incident, order).path("ended").asBoolean());
        return incident;
    }

    void reach(String incident, String... stages) {
        for (String stage : stages) {
            commander
                    .post("/api/incidents/{}/status", Map.of("status", stage), incident)
                    .ok();
        }
    }

    void decide(JsonNode task, Map<String, Object> decision) {
        commander
                .post("/api/tasks/{}/completion", decision, task.path("id").asText())
                .expect(200);
    }

    JsonNode awaitTask(String incident, String kind) {
        return Eventually.within(SOON, () -> {
            for (JsonNode task :
                    commander.get("/api/tasks?incidentId=" + incident).ok().json()) {
                if (task.path("kind").asText().equals(kind)) {
                    return task;
                }
            }
            throw new AssertionError("not asked: " + kind + "; tokens at " + tokens(incident));
        });
    }

    void awaitTokens(String incident, String... elements) {
        Eventually.within(SOON, () -> {
            assertThat(tokens(incident)).containsExactlyInAnyOrder(elements);
            return true;
        });
    }

    void awaitMuster(String incident, String order, String element) {
        Eventually.within(SOON, () -> {
            assertThat(elements(muster(incident, order))).containsExactly(element);
            return true;
        });
    }

    /** Where the response stands, call activities and the watch over its term aside. */
    Set<String> tokens(String incident) {
        Set<String> elements = elements(response(incident));
        elements.remove(ForestFireResponse.TEAM_MUSTER);
        elements.remove(ForestFireResponse.AWAIT_RESPONSE_ENDED);
        return elements;
    }

    private static Set<String> elements(JsonNode run) {
        return new TreeSet<>(run.path("tokens").findValuesAsText("elementId"));
    }

    List<String> done(String incident) {
        List<String> done = new ArrayList<>();
        response(incident).path("done").forEach(it -> done.add(it.asText()));
        return done;
    }

    JsonNode response(String incident) {
        return runOf(incident, "key", ForestFireResponse.KEY);
    }

    JsonNode muster(String incident, String order) {
        return runOf(incident, "orderId", order);
    }

    private JsonNode runOf(String incident, String field, String value) {
        for (JsonNode run : dispatcher
                .get("/api/incidents/{}/process", incident)
                .ok()
                .json()
                .path("processes")) {
            if (run.path(field).asText().equals(value)) {
                return run;
            }
        }
        throw new AssertionError("no run whose " + field + " is " + value);
    }

    List<String> missed(String incident) {
        return Forest.events(dispatcher, incident, "DeadlineMissed").stream()
                .map(it -> it.at("/data/kind").asText())
                .toList();
    }

    boolean closed(String incident, String kind, String how) {
        return Eventually.within(
                SOON, () -> jdbc.sql("select count(*) = 1 from deadline where incident_id = ?::uuid and kind = ? and "
                                + how + " is not null")
                        .params(incident, kind)
                        .query(Boolean.class)
                        .single());
    }
}
