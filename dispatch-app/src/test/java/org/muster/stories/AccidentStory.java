package org.muster.stories;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muster.support.Client;
import org.muster.support.Eventually;

/** The phrases the stories of accidents at enterprises are told in. */
abstract class AccidentStory extends FireStory {

    /** Where the tokens of a run of this model stand. */
    static List<String> standing(Client who, String incident, String model) {
        List<String> at = new ArrayList<>();
        for (JsonNode run : who.get("/api/incidents/{}/process", incident)
                .expect(200)
                .json()
                .path("processes")) {
            if (run.path("key").asText().equals(model)) {
                run.path("tokens").forEach(it -> at.add(it.path("elementId").asText()));
            }
        }
        return at;
    }

    static void awaitStanding(Client who, String incident, String element) {
        Eventually.within(SOON, () -> standing(who, incident, "enterprise-accident-response")
                .contains(element));
    }

    void decide(Client who, String incident, String kind, Map<String, Object> decision) {
        decide(who, awaitTask(who, incident, kind), decision);
    }

    static Client reach(Client who, String incident, String status, String note) {
        who.post("/api/incidents/{}/status", Map.of("status", status, "note", note), incident)
                .expect(204);
        return who;
    }
}
