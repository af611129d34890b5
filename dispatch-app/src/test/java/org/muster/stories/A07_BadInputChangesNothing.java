package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;

/** STORY UNDER TEST: what cannot be is refused with a sentence that says what to do, and nothing has changed. */
class A07_BadInputChangesNothing extends FireStory {

    @Test
    void impossibleAlertsAreRefusedField() {
        Client dispatcher = as("dispatcher");
        Map<String, Object> swapped = call();
        swapped.put("location", Map.of("lon", 27.871, "lat", 120.46));
        Map<String, Object> elsewhere = call();
        elsewhere.put("location", Map.of("lon", 0, "lat", 0));
        Map<String, Object> negative = call();
        negative.put("details", Map.of("dead", -1, "areaHa", "many"));
        Map<String, Object> nameless = call();
        nameless.remove("place");

        assertThat(dispatcher
                        .post("/api/alerts", swapped)
                        .problem(422, "invalid")
                        .path("errors")
                        .toString())
                .contains("location", "纬度");
        dispatcher.post("/api/alerts", elsewhere).problem(422, "invalid");
        assertThat(dispatcher
                        .post("/api/alerts", negative)
                        .problem(422, "invalid")
                        .path("errors")
                        .size())
                .isEqualTo(2);
        assertThat(dispatcher
                        .post("/api/alerts", nameless)
                        .problem(422, "invalid")
                        .path("errors")
                        .toString())
                .contains("place");
        dispatcher.post("/api/alerts", "{\"hazard\":").expect(400);
    }

    @Test
    void strangersAndContradictionsDoNotCountAsPresent() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String order = order(dispatcher, fire(dispatcher), "T03");

        say(township, order, "attendance", Map.of("present", List.of("T01-01"))).problem(422, "invalid");
        say(
                        township,
                        order,
                        "attendance",
                        Map.of("present", List.of("T03-01"), "absent", List.of(Map.of("memberId", "T03-01"))))
                .problem(422, "invalid");
        say(township, order, "attendance").problem(422, "invalid");

        assertThat(orderOf(township, order).path("present").asInt()).isZero();
    }

    @Test
    void whatIsNotTheNextStepIsRefusedNamingTheState() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String incident = fire(dispatcher);
        String order = order(dispatcher, incident, "T03");

        assertThat(say(township, order, "completion")
                        .problem(409, "illegal-transition")
                        .path("state")
                        .asText())
                .isIn("ISSUED", "DELIVERED");
        assertThat(dispatcher
                        .post("/api/incidents/" + incident + "/status", Map.of("status", "EXTINGUISHED"))
                        .problem(409, "illegal-transition")
                        .path("state")
                        .asText())
                .isEqualTo("RESPONDING");
        assertThat(dispatcher
                        .post("/api/incidents/" + incident + "/cancellation", Map.of("reason", "误报"))
                        .problem(409, "open-points")
                        .path("openPoints")
                        .toString())
                .contains("陶山镇半专业队");
    }

    @Test
    void unknownThingsAreNotFound() {
        Client dispatcher = as("dispatcher");

        dispatcher.get("/api/incidents/" + UUID.randomUUID()).problem(404, "not-found");
        dispatcher.get("/api/incidents/not-an-id").problem(404, "not-found");
        dispatcher.get("/api/nowhere").expect(404);
        stranger().get("/api/incidents").expect(401);
    }

    @Test
    void anAlertIsSettledOnce() {
        Client dispatcher = as("dispatcher");
        String first = dispatcher
                .post("/api/alerts", call())
                .expect(201)
                .json()
                .path("id")
                .asText();
        var second = dispatcher.post("/api/alerts", call()).expect(201).json();
        assertThat(second.path("possibleDuplicates").findValuesAsText("id")).contains(first);

        String incident = dispatcher
                .post("/api/alerts/" + first + "/confirmation", Map.of())
                .expect(201)
                .json()
                .path("incidentId")
                .asText();
        dispatcher
                .post("/api/alerts/" + second.path("id").asText() + "/confirmation", Map.of("incidentId", incident))
                .expect(201);
        dispatcher
                .post("/api/alerts/" + first + "/dismissal", Map.of("reason", "误报"))
                .problem(409, "alert-already-settled");

        assertThat(told(dispatcher, incident)).contains("AlertMerged");
    }
}
