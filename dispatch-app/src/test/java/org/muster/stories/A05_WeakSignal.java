package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;

/**
 * STORY UNDER TEST: a team in a valley without signal. What it said arrives late, twice and in the wrong order; each is
 * kept once, nothing goes back, and the dispatcher can speak for it by radio.
 */
class A05_WeakSignal extends FireStory {

    @Test
    void whatArrivesBackwardsEndsWhereTheTeamIs() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String incident = fire(dispatcher);
        String order = order(dispatcher, incident, "T03");

        Map<String, Object> acknowledgement = queued(1);
        Map<String, Object> departure = queued(2);
        Map<String, Object> arrival = queued(3);
        Answer first = township.post("/api/dispatch-orders/" + order + "/arrival", arrival)
                .expect(200);
        township.post("/api/dispatch-orders/" + order + "/departure", departure).expect(200);
        JsonNode late = township.post("/api/dispatch-orders/" + order + "/acknowledgement", acknowledgement)
                .expect(200)
                .json();
        Answer again = township.post("/api/dispatch-orders/" + order + "/arrival", arrival)
                .expect(200);

        assertThat(late.path("outcome").asText()).isEqualTo("LATE");
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(again.bytes()).isEqualTo(first.bytes());
        JsonNode now = orderOf(township, order);
        assertThat(now.path("state").asText()).isEqualTo("ON_SCENE");
        assertThat(now.path("acknowledgedAt").asText()).isNotBlank();
        assertThat(told(dispatcher, incident).stream().filter("TeamArrived"::equals))
                .hasSize(1);
    }

    @Test
    void anOlderRollCallOfTheSamePhoneUndoesNothing() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String order = order(dispatcher, fire(dispatcher), "T03");

        Map<String, Object> newer = queued(8);
        newer.put("present", List.of("T03-01", "T03-02"));
        Map<String, Object> older = queued(7);
        older.put("absent", List.of(Map.of("memberId", "T03-01", "reason", "假")));
        township.post("/api/dispatch-orders/" + order + "/attendance", newer).expect(200);
        township.post("/api/dispatch-orders/" + order + "/attendance", older).expect(200);

        assertThat(orderOf(township, order).path("present").asInt()).isEqualTo(2);
    }

    @Test
    void theDispatcherSpeaksForATeamHeardByRadioAndSaysSo() {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        String order = order(dispatcher, incident, "T04");

        say(dispatcher, order, "acknowledgement").problem(422, "invalid");
        say(dispatcher, order, "acknowledgement", byRadio("松涛13")).expect(200);

        JsonNode told =
                dispatcher.get("/api/incidents/" + incident + "/events?after=0").json();
        JsonNode entry = null;
        for (JsonNode it : told) {
            entry = it.path("type").asText().equals("DispatchOrderAcknowledged") ? it : entry;
        }
        assertThat(entry).isNotNull();
        assertThat(entry.path("channel").asText()).isEqualTo("RADIO");
        assertThat(entry.at("/data/onBehalfOf").asText()).isEqualTo("松涛13");
        assertThat(entry.path("actor").asText()).isEqualTo("dispatcher");
    }

    @Test
    void aClientIdCannotBeUsedForSomethingElse() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String order = order(dispatcher, fire(dispatcher), "T03");
        Map<String, Object> message = queued(1);
        township.post("/api/dispatch-orders/" + order + "/acknowledgement", message)
                .expect(200);

        township.post("/api/dispatch-orders/" + order + "/departure", message).problem(422, "client-id-reused");

        assertThat(orderOf(township, order).path("state").asText()).isEqualTo("ACKNOWLEDGED");
    }

    private static Map<String, Object> queued(long deviceSeq) {
        Map<String, Object> body = new HashMap<>();
        body.put("clientId", UUID.randomUUID().toString());
        body.put("deviceSeq", deviceSeq);
        body.put("deviceAt", "2026-04-05T13:41:00+08:00");
        return body;
    }
}
