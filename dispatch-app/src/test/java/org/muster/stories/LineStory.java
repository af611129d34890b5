package org.muster.stories;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;

/** The phrases of the stories that play on the line. */
abstract class LineStory extends FireStory {

    /** A team that has gone all the way to the line with so many people; gives its order. */
    String onLine(Client dispatcher, Client leader, String incident, String team, int people) {
        String order = onScene(dispatcher, leader, incident, team, people);
        say(leader, order, "safety-check", safe()).expect(200);
        return order;
    }

    /** A team that stands at the fire, not yet checked. */
    String onScene(Client dispatcher, Client leader, String incident, String team, int people) {
        String order = order(dispatcher, incident, team);
        say(leader, order, "acknowledgement").expect(200);
        say(leader, order, "attendance", Map.of("present", members(team, people)))
                .expect(200);
        say(leader, order, "departure").expect(200);
        say(leader, order, "arrival").expect(200);
        return order;
    }

    /** The same for a team that is heard over the radio only. */
    String onSceneByRadio(Client dispatcher, String incident, String team, int people) {
        String order = order(dispatcher, incident, team);
        Map<String, Object> heard = byRadio(team);
        say(dispatcher, order, "acknowledgement", heard).expect(200);
        Map<String, Object> roll = new HashMap<>(heard);
        roll.put("present", members(team, people));
        say(dispatcher, order, "attendance", roll).expect(200);
        say(dispatcher, order, "departure", heard).expect(200);
        say(dispatcher, order, "arrival", heard).expect(200);
        return order;
    }

    static Map<String, Object> count(List<String> there, List<String> missing) {
        return Map.of("accounted", there, "missing", missing);
    }

    Answer weather(Client dispatcher, String incident, double speed, String direction) {
        return dispatcher.post(
                "/api/incidents/" + incident + "/weather", Map.of("windSpeed", speed, "windDirection", direction));
    }

    JsonNode line(Client who, String order) {
        return orderOf(who, order).path("line");
    }

    JsonNode safety(Client who, String incident) {
        return picture(who, incident).path("safety");
    }

    JsonNode clock(Client who, String incident, String order) {
        for (JsonNode clock : safety(who, incident).path("clocks")) {
            if (clock.path("orderId").asText().equals(order)) {
                return clock;
            }
        }
        throw new AssertionError("no clock for " + order);
    }

    /** What the journal holds of this type, the newest last. */
    List<JsonNode> entries(Client who, String incident, String type) {
        return Forest.events(who, incident, type);
    }

    void awaitNoTask(Client who, String incident, String kind) {
        Eventually.within(
                SOON, () -> who.get("/api/tasks?incidentId=" + incident).json().findValuesAsText("kind").stream()
                        .noneMatch(kind::equals));
    }
}
