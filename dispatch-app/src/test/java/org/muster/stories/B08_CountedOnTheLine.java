package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;

/**
 * STORY UNDER TEST: a crew on the line is counted by the clock. It turns yellow, then red; it is asked, asked again, and
 * after two misses a mayday is proposed. Nobody is waved through while one of them is silent.
 */
class B08_CountedOnTheLine extends LineStory {

    @Test
    void onlyACountOfEveryoneBeginsTheClockAnew() {
        Client dispatcher = as("dispatcher");
        Client brigade = as("brigade");
        String incident = fire(dispatcher);
        String order = onLine(dispatcher, brigade, incident, "T01", 12);
        JsonNode clock = clock(dispatcher, incident, order);
        Instant due = Instant.parse(clock.path("dueAt").asText());
        assertThat(clock.path("phase").asText()).isEqualTo("ROLL_CALL");
        assertThat(clock.path("cadenceMinutes").asInt()).isEqualTo(30);
        assertThat(clock.path("heads").asInt()).isEqualTo(12);
        assertThat(Duration.between(Instant.parse(clock.path("warnAt").asText()), due))
                .isEqualTo(Duration.ofMinutes(1));

        // a report is a word, not a count
        say(brigade, order, "report", Map.of("text", "人都在")).expect(200);
        assertThat(clock(dispatcher, incident, order).path("dueAt").asText())
                .isEqualTo(clock.path("dueAt").asText());

        // eleven of twelve answered, one is silent: no all-accounted-for
        say(brigade, order, "roll-call", count(members("T01", 11), List.of())).expect(200);
        JsonNode partial =
                entries(dispatcher, incident, "RollCallAnswered").get(0).path("data");
        assertThat(partial.path("complete").asBoolean()).isFalse();
        assertThat(partial.path("accounted").asInt()).isEqualTo(11);
        assertThat(partial.path("unsaid").findValuesAsText("memberId")).containsExactly("T01-12");
        assertThat(clock(dispatcher, incident, order).path("dueAt").asText())
                .isEqualTo(clock.path("dueAt").asText());

        // the twelfth comes in a second word: counts add up
        say(brigade, order, "roll-call", count(List.of("T01-12"), List.of())).expect(200);
        JsonNode whole =
                entries(dispatcher, incident, "RollCallAnswered").get(1).path("data");
        assertThat(whole.path("complete").asBoolean()).isTrue();
        assertThat(Instant.parse(
                        clock(dispatcher, incident, order).path("dueAt").asText()))
                .isAfter(due);

        // strangers and contradictions are refused with a word that helps
        say(brigade, order, "roll-call", count(List.of("T03-01"), List.of())).expect(422);
        say(brigade, order, "roll-call", count(List.of("T01-01"), List.of("T01-01")))
                .expect(422);

        as("commander")
                .post("/api/incidents/" + incident + "/roll-call-cadence", Map.of("minutes", 15, "reason", "风大"))
                .expect(204);
        assertThat(clock(dispatcher, incident, order).path("cadenceMinutes").asInt())
                .isEqualTo(15);

        say(brigade, order, "completion", Map.of()).expect(200);
        awaitTold(dispatcher, incident, "CrewLeftLine");
        assertThat(clock(dispatcher, incident, order).path("phase").isMissingNode())
                .isTrue();
    }

    @Test
    void twoMissesProposeAMaydayWhichEndsWithACountOfEveryone() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Client brigade = as("brigade");
        Client township = as("township");
        // 30 minutes are 18 seconds, the window of 60 seconds is 0.6
        String incident = exercise(dispatcher, 100);
        String standby = onScene(dispatcher, township, incident, "T03", 20);
        String order = onLine(dispatcher, brigade, incident, "T01", 10);

        Eventually.within(Duration.ofSeconds(60), () -> told(dispatcher, incident)
                .containsAll(List.of("RollCallDue", "RollCallMissed", "CrewSilent")));
        assertThat(told(dispatcher, incident)).containsSubsequence("RollCallDue", "RollCallMissed", "CrewSilent");
        // whoever only stands by is not counted
        assertThat(entries(dispatcher, incident, "RollCallDue"))
                .allSatisfy(it -> assertThat(it.at("/data/orderId").asText()).isEqualTo(order));
        JsonNode card = awaitTask(commander, incident, "Task_JudgeSilence");
        assertThat(card.at("/proposal/measured").asText()).contains("瑞安市森林消防大队");
        // the commander lets two minutes (1.2 s) pass: it counts as a call for help
        awaitTold(dispatcher, incident, "MaydayCalled");
        awaitNoTask(commander, incident, "Task_JudgeSilence");
        assertThat(clock(dispatcher, incident, order).path("phase").asText()).isEqualTo("MAYDAY");
        JsonNode search = awaitTask(commander, incident, "Task_AssignSearchers");
        assertThat(search.at("/proposal/teamId").asText()).isEqualTo("T03");
        assertThat(safety(dispatcher, incident)
                        .at("/maydays/0/nearest/0/orderId")
                        .asText())
                .isEqualTo(standby);

        // nine of ten: the call stands
        say(brigade, order, "roll-call", count(members("T01", 9), List.of())).expect(200);
        assertThat(told(dispatcher, incident)).doesNotContain("EverybodyFound");
        say(brigade, order, "roll-call", count(members("T01", 10), List.of())).expect(200);
        awaitTold(dispatcher, incident, "EverybodyFound");
        awaitNoTask(commander, incident, "Task_AssignSearchers");
        assertThat(safety(dispatcher, incident).at("/maydays/0/settledAt").asText())
                .isNotBlank();
        Long early = jdbc.sql(
                        """
                select count(*) from deadline where order_id = ?::uuid and kind like 'ROLL_CALL%'
                   and fired_at < due_at""")
                .param(order)
                .query(Long.class)
                .single();
        assertThat(early).isZero();
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void whoWasHeardOfMustStillBeCounted() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Client brigade = as("brigade");
        // one minute is six seconds: time enough for a person to decide
        String incident = exercise(dispatcher, 10);
        String order = onLine(dispatcher, brigade, incident, "T01", 10);
        commander
                .post("/api/incidents/" + incident + "/roll-call-cadence", Map.of("minutes", 1, "reason", "风大"))
                .expect(204);
        JsonNode card = Eventually.within(Duration.ofSeconds(60), () -> taskOrNull(commander, incident));
        decide(commander, card, Map.of("decision", "HEARD", "reason", "电台听到副队长"));

        awaitNoTask(commander, incident, "Task_JudgeSilence");
        awaitTold(dispatcher, incident, "CrewHeard");
        // it is asked again, and silent again: another question
        Eventually.within(
                Duration.ofSeconds(60),
                () -> entries(dispatcher, incident, "CrewSilent").size() == 2);
        say(brigade, order, "roll-call", count(members("T01", 10), List.of())).expect(200);
        awaitNoTask(commander, incident, "Task_JudgeSilence");
        assertThat(clock(dispatcher, incident, order).path("phase").asText()).isEqualTo("ROLL_CALL");
    }

    private static JsonNode taskOrNull(Client who, String incident) {
        for (JsonNode task : who.get("/api/tasks?incidentId=" + incident).json()) {
            if (task.path("kind").asText().equals("Task_JudgeSilence")) {
                return task;
            }
        }
        return null;
    }

    @Test
    void aCallForHelpIsHeardWhateverBecameOfTheOrderAndEverybodyIsCounted() {
        Client dispatcher = as("dispatcher");
        Client brigade = as("brigade");
        Client township = as("township");
        String incident = fire(dispatcher);
        String order = onLine(dispatcher, brigade, incident, "T01", 10);
        String other = order(dispatcher, incident, "T03");
        dispatcher
                .post("/api/dispatch-orders/" + other + "/cancellation", Map.of("reason", "不用了"))
                .expect(200);

        JsonNode answer = say(
                        township,
                        other,
                        "mayday",
                        Map.of("location", Map.of("lon", 120.47, "lat", 27.87), "note", "返程翻车"))
                .expect(200)
                .json();

        assertThat(answer.path("outcome").asText()).isEqualTo("APPLIED");
        Eventually.within(SOON, () -> dispatcher
                .get("/api/alarms")
                .json()
                .findValuesAsText("kind")
                .contains("MAYDAY"));
        awaitTold(dispatcher, incident, "RescueStarted");
        // everyone on the line is wanted now, not in half an hour
        Eventually.within(
                SOON,
                () -> clock(dispatcher, incident, order).path("phase").asText().equals("ROLL_CALL_ANSWER"));
        assertThat(safety(dispatcher, incident).at("/maydays/0/note").asText()).isEqualTo("返程翻车");
        as("yongkang")
                .post(
                        "/api/dispatch-orders/" + order + "/mayday",
                        Map.of("note", "x", "onBehalfOf", "x", "via", "RADIO"))
                .problem(404, "not-found");
    }

    @Test
    void anOlderWordNeverUndoesANewerOne() {
        Client dispatcher = as("dispatcher");
        Client brigade = as("brigade");
        String incident = fire(dispatcher);
        String order = onLine(dispatcher, brigade, incident, "T01", 5);
        say(brigade, order, "roll-call", seq(900, members("T01", 5), List.of())).expect(200);

        JsonNode old = say(brigade, order, "roll-call", seq(899, members("T01", 4), List.of("T01-05")))
                .expect(200)
                .json();

        assertThat(old.path("outcome").asText()).isEqualTo("LATE");
        assertThat(clock(dispatcher, incident, order).path("missing")).isEmpty();
        assertThat(told(dispatcher, incident)).doesNotContain("MembersMissing");
    }

    private static Map<String, Object> seq(int deviceSeq, List<String> there, List<String> missing) {
        return Map.of("deviceSeq", deviceSeq, "accounted", there, "missing", missing);
    }
}
