package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.support.Accident;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Leak;

/**
 * STORY UNDER TEST: 企业吹哨，应急报到. One tap tells the duty room everything the firm's file says, the firm's own cards come
 * first and its circle is called; a tap by mistake is taken back within the minute and stays told.
 */
class E03_EnterpriseWhistles extends AccidentStory {

    @Test
    void oneTapTellsEverythingTheFileSays() {
        Client firm = as("enterprise");
        Client dispatcher = as("dispatcher");
        JsonNode kit = firm.get("/api/whistle-kit").expect(200).json();
        assertThat(kit.path("firmId").asText()).isEqualTo("R01");
        assertThat(kit.at("/cards/0/firstMeasures").asText()).isNotBlank();

        UUID tap = UUID.randomUUID();
        JsonNode heard = Accident.whistle(firm, tap, "LEAK", "CASUALTIES");

        assertThat(heard.at("/file/substances/0/id").asText()).isEqualTo("CL2");
        assertThat(heard.at("/file/contacts").size()).isPositive();
        assertThat(heard.at("/cards/0/firstMeasures").asText())
                .as("self-rescue first")
                .isNotBlank();
        assertThat(Instant.parse(heard.path("withdrawUntil").asText()))
                .isEqualTo(Instant.parse(heard.path("receivedAt").asText()).plusSeconds(60));
        List<String> asked = new ArrayList<>();
        heard.path("asked").forEach(it -> asked.add(it.path("firmId").asText()));
        assertThat(asked).containsExactlyInAnyOrder("R06", "R07");

        String alert = heard.path("alertId").asText();
        JsonNode seen = dispatcher.get("/api/alerts/{}", alert).expect(200).json();
        assertThat(seen.path("hazard").asText()).isEqualTo("ENTERPRISE_ACCIDENT");
        assertThat(seen.path("channel").asText()).isEqualTo("ENTERPRISE");
        assertThat(seen.path("description").asText()).contains("泄漏", "有人伤", "20 吨");
        assertThat(dispatcher
                        .get("/api/whistles/{}", tap)
                        .expect(200)
                        .json()
                        .at("/whistle/file/hazardClass")
                        .asText())
                .isEqualTo("三级重大危险源");
        as("yongkang").get("/api/whistles/{}", tap).expect(404);
    }

    @Test
    void theSameTapTwiceIsOneWhistle() {
        Client firm = as("enterprise");
        UUID tap = UUID.randomUUID();
        Answer first = firm.post("/api/whistles", Accident.tap(tap, "FIRE")).expect(201);
        Answer again = firm.post("/api/whistles", Accident.tap(tap, "FIRE")).expect(201);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        firm.post("/api/whistles", Accident.tap(tap, "LEAK")).problem(422, "client-id-reused");
        assertThat(jdbc.sql("select count(*) from alert where details -> 'other' ->> 'whistleId' = ?")
                        .param(tap.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aTapByMistakeIsTakenBackWithinTheMinuteAndStaysTold() {
        Client firm = as("enterprise");
        Client dispatcher = as("dispatcher");
        UUID tap = UUID.randomUUID();
        JsonNode heard = Accident.whistle(firm, tap, "LEAK");
        String incident = confirmed(dispatcher, heard);
        awaitTold(dispatcher, incident, "WhistleBlown");

        firm.post("/api/whistles/{}/withdrawal", Map.of("reason", "巡检误碰"), tap).expect(200);

        awaitTold(dispatcher, incident, "WhistleWithdrawn");
        JsonNode question = awaitTask(dispatcher, incident, "Task_VerifyWithdrawnWhistle");
        assertThat(question.path("role").asText()).isEqualTo("DISPATCHER");
        assertThat(picture(dispatcher, incident)
                        .at("/whistles/0/whistle/withdrawnWhy")
                        .asText())
                .isEqualTo("巡检误碰");
        decide(dispatcher, question, Map.of("decision", "FALSE_ALARM", "reason", "徐明亮电话确认，现场无泄漏"));
        awaitTold(dispatcher, incident, "IncidentCancelled");
    }

    @Test
    void afterTheMinuteOnlyTheDutyRoomMayCallItOff() {
        Client firm = as("enterprise");
        UUID tap = UUID.randomUUID();
        Accident.whistle(firm, tap, "LEAK");
        jdbc.sql("update whistle set received_at = received_at - interval '61 seconds' where id = ?")
                .param(tap)
                .update();

        firm.post("/api/whistles/{}/withdrawal", Map.of("reason", "误碰"), tap).problem(409, "too-late-to-withdraw");
    }

    @Test
    void withoutSignalTheMinuteIsThePhones() {
        Client firm = as("enterprise");
        UUID tap = UUID.randomUUID();
        Instant pressed = Instant.now().minusSeconds(600);
        firm.post(
                        "/api/whistles",
                        Map.of("clientId", tap, "kinds", List.of("LEAK"), "exercise", true, "pressedAt", pressed))
                .expect(201);
        jdbc.sql("update whistle set received_at = received_at - interval '5 minutes' where id = ?")
                .param(tap)
                .update();

        firm.post("/api/whistles/{}/withdrawal", Map.of("reason", "误碰", "pressedAt", pressed.plusSeconds(61)), tap)
                .problem(409, "too-late-to-withdraw");
        firm.post("/api/whistles/{}/withdrawal", Map.of("reason", "误碰", "pressedAt", pressed.plusSeconds(20)), tap)
                .expect(200);
    }

    @Test
    void twoCallsForTheSameCloudAreShownAsPossibleDuplicates() {
        Client firm = as("enterprise");
        Client dispatcher = as("dispatcher");
        JsonNode first = Accident.whistle(firm, UUID.randomUUID(), "LEAK");
        JsonNode second = Accident.whistle(firm, UUID.randomUUID(), "LEAK");

        List<String> near = new ArrayList<>();
        dispatcher
                .get("/api/alerts/{}", second.path("alertId").asText())
                .expect(200)
                .json()
                .path("possibleDuplicates")
                .forEach(it -> near.add(it.path("id").asText()));
        assertThat(near).contains(first.path("alertId").asText());
    }

    @Test
    void twoFirmsWhistleForOneCloudAndTheDutyRoomMakesItOne() {
        Client firm = as("enterprise");
        Client plating = as("plating");
        Client dispatcher = as("dispatcher");
        UUID first = UUID.randomUUID();
        JsonNode heard = Accident.whistle(firm, first, "LEAK");
        String incident = confirmed(dispatcher, heard);
        awaitTold(dispatcher, incident, "WhistleBlown");
        UUID second = UUID.randomUUID();
        JsonNode cloud = Accident.whistle(plating, second, "CASUALTIES");
        String alert = cloud.path("alertId").asText();

        List<String> near = new ArrayList<>();
        dispatcher
                .get("/api/alerts/{}", alert)
                .expect(200)
                .json()
                .path("possibleDuplicates")
                .forEach(it -> near.add(it.path("id").asText()));
        assertThat(near).as("two kilometres apart").contains(incident);
        dispatcher
                .post("/api/alerts/{}/confirmation", Map.of("incidentId", incident), alert)
                .ok();

        Eventually.within(
                SOON, () -> Forest.events(dispatcher, incident, "WhistleBlown").size() == 2);
        JsonNode whistles = Eventually.within(SOON, () -> {
            JsonNode all = picture(dispatcher, incident).path("whistles");
            return all.size() == 2 ? all : null;
        });
        assertThat(whistles.at("/0/whistle/firmId").asText()).isEqualTo("R01");
        assertThat(whistles.at("/1/whistle/firmId").asText()).isEqualTo("R07");
        assertThat(whistles.at("/1/whistle/incidentId").asText()).isEqualTo(incident);

        // where it leaks is where it was whistled first: its file goes on saying what it may be
        assertThat(picture(dispatcher, incident)
                        .at("/assessment/facts/other/firmId")
                        .asText())
                .isEqualTo("R01");
        JsonNode zone = Leak.awaitZone(dispatcher, incident, 1);
        assertThat(zone.at("/asked/firmId").asText()).isEqualTo("R01");

        // a neighbour knows what it is asked, and nothing of the other's file or whistle
        assertThat(plating.get("/api/whistle-kit")
                        .expect(200)
                        .json()
                        .path("firmId")
                        .asText())
                .isEqualTo("R07");
        plating.get("/api/firms/R01").problem(404, "not-found");
        plating.get("/api/whistles/{}", first).problem(404, "not-found");
        firm.get("/api/whistles/{}", second).problem(404, "not-found");
        plating.post("/api/whistles/{}/withdrawal", Map.of("reason", "误碰"), first)
                .problem(404, "not-found");
        plating.get("/api/incidents/{}", incident).problem(403, "forbidden");
        plating.post("/api/neighbour-asks/{}/answer", Map.of("coming", true), neighbour(heard, "R07"))
                .expect(200);
        awaitTold(dispatcher, incident, "NeighbourAnswered");
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    @Test
    void theFirmsOwnTeamGetsItsOrderAndWhatCannotBeOrderedIsTold() {
        Client firm = as("enterprise");
        Client dispatcher = as("dispatcher");
        jdbc.sql("update firm set own_team_id = 'T14' where id = 'R01'").update();
        try {
            JsonNode heard = Accident.whistle(firm, UUID.randomUUID(), "LEAK");
            assertThat(heard.path("asked").findValuesAsText("kind")).contains("OWN_TEAM");
            String incident = confirmed(dispatcher, heard);
            awaitTold(dispatcher, incident, "OwnTeamMustered");
            JsonNode told =
                    Forest.events(dispatcher, incident, "OwnTeamMustered").get(0);
            assertThat(told.at("/data/ordered").asBoolean()).isTrue();
            JsonNode order = picture(dispatcher, incident).at("/orders/0");
            assertThat(order.at("/team/id").asText()).isEqualTo("T14");
            assertThat(order.path("task").asText()).contains("先期处置");

            // it is out already: the next whistle says why it has no order, and is told all the same
            String again = confirmed(dispatcher, Accident.whistle(firm, UUID.randomUUID(), "FIRE"));
            awaitTold(dispatcher, again, "OwnTeamMustered");
            JsonNode refused =
                    Forest.events(dispatcher, again, "OwnTeamMustered").get(0);
            assertThat(refused.at("/data/ordered").asBoolean()).isFalse();
            assertThat(refused.at("/data/why").asText()).isNotBlank();
            dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), again);
        } finally {
            jdbc.sql("update firm set own_team_id = null where id = 'R01'").update();
        }
    }

    @Test
    void aNeighbourOfTheCircleAnswers() {
        Client firm = as("enterprise");
        Client dispatcher = as("dispatcher");
        UUID tap = UUID.randomUUID();
        JsonNode heard = Accident.whistle(firm, tap, "LEAK");
        String ask = neighbour(heard, "R06");
        firm.post("/api/neighbour-asks/{}/answer", Map.of("coming", true), ask).expect(404);
        String incident = confirmed(dispatcher, heard);
        awaitTold(dispatcher, incident, "WhistleBlown");

        dispatcher
                .post("/api/neighbour-asks/{}/answer", Map.of("coming", true, "note", "烧碱 2 吨 20 分到"), ask)
                .expect(200);

        awaitTold(dispatcher, incident, "NeighbourAnswered");
        JsonNode told = Forest.events(dispatcher, incident, "NeighbourAnswered").get(0);
        assertThat(told.at("/data/coming").asBoolean()).isTrue();
        assertThat(told.at("/data/offers").asText()).contains("烧碱");
        Eventually.within(SOON, () -> picture(dispatcher, incident).toString().contains("烧碱 2 吨 20 分到"));
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    private static String confirmed(Client dispatcher, JsonNode heard) {
        return dispatcher
                .post(
                        "/api/alerts/{}/confirmation",
                        Map.of(),
                        heard.path("alertId").asText())
                .expect(201)
                .json()
                .path("incidentId")
                .asText();
    }

    private static String neighbour(JsonNode heard, String firm) {
        for (JsonNode it : heard.path("asked")) {
            if (it.path("firmId").asText().equals(firm)) {
                return it.path("id").asText();
            }
        }
        throw new AssertionError(firm + " was not asked");
    }
}
