package org.muster.stories;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;

/** The phrases the stories of floods and typhoons are told in. */
abstract class FloodStory extends FireStory {

    /** 林川溪 in 林川镇, where scenario B plays. */
    static final Map<String, Double> LINCHUAN = Map.of("lon", 120.452, "lat", 27.967);

    /** Warnings of other stories' exercises say nothing of the floods of these. */
    @BeforeEach
    void noWarningIsInForceInExercises() {
        jdbc.sql(
                        "update warning set state = 'EXPIRED', state_at = now() where status = 'EXERCISE' and state = 'IN_FORCE'")
                .update();
    }

    /** A confirmed flood that exists only as an exercise, so many times faster. */
    static String flood(Client dispatcher, String place, int speed, Map<String, Object> details) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("hazard", "FLOOD");
        call.put("channel", "WARNING");
        call.put("location", LINCHUAN);
        call.put("place", place);
        call.put("description", "气象台发布预警");
        call.put("details", details);
        call.put("exercise", true);
        call.put("exerciseSpeed", speed);
        return Forest.confirmed(dispatcher, call);
    }

    static JsonNode asked(Client who, String incident, String kind) {
        return Eventually.within(SOON, () -> task(who, incident, kind));
    }

    static JsonNode task(Client who, String incident, String kind) {
        for (JsonNode task :
                who.get("/api/tasks?incidentId={}", incident).expect(200).json()) {
            if (task.path("kind").asText().equals(kind)) {
                return task;
            }
        }
        return null;
    }

    static JsonNode settle(Client who, JsonNode task, Map<String, Object> decision) {
        return who.post("/api/tasks/{}/completion", decision, task.path("id").asText())
                .expect(200)
                .json();
    }

    static void decide(Client who, String incident, String kind, Map<String, Object> decision) {
        settle(who, asked(who, incident, kind), decision);
    }

    /** Where the token of the response stands. */
    static List<String> standing(Client who, String incident) {
        List<String> at = new ArrayList<>();
        for (JsonNode run : who.get("/api/incidents/{}/process", incident)
                .expect(200)
                .json()
                .path("processes")) {
            if (run.path("key").asText().equals("flood-response")) {
                run.path("tokens").forEach(it -> at.add(it.path("elementId").asText()));
            }
        }
        return at;
    }

    static void awaitStanding(Client who, String incident, String element) {
        Eventually.within(SOON, () -> standing(who, incident).contains(element));
    }

    static JsonNode calls(Client who, String incident) {
        return who.get("/api/incidents/{}/warning-calls", incident).expect(200).json();
    }

    /** One place of the newest round. */
    static JsonNode target(Client who, String incident, String name) {
        for (JsonNode it : calls(who, incident).at("/board/targets")) {
            if (it.path("name").asText().equals(name)) {
                return it;
            }
        }
        throw new AssertionError("nobody is called at " + name);
    }

    static JsonNode awaitTarget(Client who, String incident, String name, String state) {
        return Eventually.within(SOON, () -> {
            JsonNode it = target(who, incident, name);
            return it.path("state").asText().equals(state) ? it : null;
        });
    }

    static String round(Client who, String incident) {
        return Eventually.within(SOON, () -> {
            JsonNode board = calls(who, incident).path("board");
            return board.isMissingNode() || board.isNull()
                    ? null
                    : board.at("/round/id").asText();
        });
    }

    /** The duty room has heard them. */
    static void heard(Client dispatcher, String round, JsonNode target, String via) {
        dispatcher
                .post(
                        "/api/warning-calls/{}/answers",
                        Map.of(
                                "targetId",
                                target.path("id").asText(),
                                "onBehalfOf",
                                target.path("person").asText(),
                                "via",
                                via),
                        round)
                .expect(200);
    }

    /** Everybody who has not answered is heard by telephone. */
    static void hearAll(Client dispatcher, String incident) {
        JsonNode board = calls(dispatcher, incident).path("board");
        String round = board.at("/round/id").asText();
        for (JsonNode it : board.path("targets")) {
            if (!it.path("state").asText().equals("ANSWERED")) {
                heard(dispatcher, round, it, "PHONE");
            }
        }
    }
}
