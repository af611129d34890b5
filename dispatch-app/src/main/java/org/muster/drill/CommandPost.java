package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a command post does beside the fire: people are called to their posts, material is sent and comes back, messages
 * are written down, and the level above signs for what it was reported. A step the server refuses is told and passed over.
 */
class CommandPost {

    private static final String STRUCTURE = "one-plus-one-plus-x";

    private final Person dispatcher;
    private final Person keeper;
    private final Person city;
    private final String incident;
    private final List<String> materialOrders = new ArrayList<>();
    private final Set<String> calledUpon = new HashSet<>();
    private long deviceSeq = System.currentTimeMillis();

    CommandPost(Person dispatcher, Person keeper, Person city, String incident) {
        this.dispatcher = dispatcher;
        this.keeper = keeper;
        this.city = city;
        this.incident = incident;
    }

    private interface Step {
        void take() throws InterruptedException;
    }

    private void attempt(Step step) throws InterruptedException {
        try {
            step.take();
        } catch (Person.Refused e) {
            Narrator.say("（" + e.getMessage() + "）");
        }
    }

    void raiseStructure() throws InterruptedException {
        attempt(() -> dispatcher.post(of("/command-structure"), Map.of("templateId", STRUCTURE)));
    }

    /** Everybody who is called answers by telephone; the last of them stays silent, so that the next one is called. */
    void answerCalls() throws InterruptedException {
        JsonNode posts = dispatcher.get(of("/command-structure")).at("/structure/standing/posts");
        for (int i = 0; i < posts.size() - 1; i++) {
            JsonNode post = posts.get(i);
            if (!post.path("state").asText().equals("CALLED")
                    || !calledUpon.add(post.path("id").asText())) {
                continue;
            }
            attempt(() -> dispatcher.post(
                    of("/command-structure/posts/" + post.path("id").asText() + "/answer"),
                    Map.of("reply", "YES", "onBehalfOf", post.path("person").asText(), "via", "PHONE")));
        }
    }

    void askForMaterial() throws InterruptedException {
        attempt(() -> {
            JsonNode made = dispatcher.post(
                    of("/material-orders"),
                    Map.of(
                            "items",
                            List.of(
                                    Map.of("materialCode", "2-002", "quantity", 2),
                                    Map.of("materialCode", "2-003", "quantity", 30)),
                            "depotId",
                            "D1",
                            "note",
                            "送福泉林场集结点"));
            made.path("orders").forEach(it -> materialOrders.add(it.path("id").asText()));
        });
    }

    void sendMaterial() throws InterruptedException {
        for (String order : materialOrders) {
            attempt(() -> {
                material(keeper, order, "loading", Map.of());
                material(
                        keeper,
                        order,
                        "dispatch",
                        Map.of("carrier", Map.of("name", "李师傅", "plate", "浙C12345", "phone", "13800000021")));
            });
        }
    }

    /** The scene is heard by radio: everything is there. */
    void receiveMaterial() throws InterruptedException {
        for (String order : materialOrders) {
            attempt(() -> material(
                    dispatcher, order, "receipt", Map.of("complete", true, "onBehalfOf", "福泉集结点收货员", "via", "RADIO")));
        }
    }

    void bringMaterialBack() throws InterruptedException {
        for (String order : materialOrders) {
            attempt(() -> material(keeper, order, "return", Map.of("complete", true)));
        }
    }

    private void material(Person person, String order, String step, Map<String, Object> what)
            throws InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>(what);
        body.put("clientId", UUID.randomUUID().toString());
        body.put("deviceSeq", ++deviceSeq);
        body.put("deviceAt", Instant.now().toString());
        person.post("/api/material-orders/" + order + "/" + step, body);
    }

    /** A lookout's word becomes somebody's business, and is settled. */
    void writeDown(String sender, String text, String whose, String outcome) throws InterruptedException {
        attempt(() -> {
            JsonNode message = dispatcher.post(
                    of("/messages"),
                    Map.of(
                            "clientId",
                            UUID.randomUUID().toString(),
                            "direction",
                            "IN",
                            "channel",
                            "RADIO",
                            "urgency",
                            "IMMEDIATE",
                            "sender",
                            sender,
                            "text",
                            text));
            String id = message.path("id").asText();
            dispatcher.post(
                    of("/messages/" + id + "/triage"), Map.of("state", "ACTION", "person", whose, "within", "PT20M"));
            dispatcher.post(of("/messages/" + id + "/settlement"), Map.of("outcome", outcome));
        });
    }

    /** Whatever is still open in the book of messages is filed, so that nothing stands against closing. */
    void fileMessages() throws InterruptedException {
        for (JsonNode message : dispatcher.get(of("/messages?state=NEW,ACTION")).path("messages")) {
            attempt(() -> dispatcher.post(
                    of("/messages/" + message.path("id").asText() + "/triage"), Map.of("state", "FILED")));
        }
    }

    /** The city signs for every report that has reached it. */
    void signForReports() throws InterruptedException {
        for (JsonNode report : city.get("/api/situation-reports")) {
            if (report.path("incidentId").asText().equals(incident)
                    && report.path("state").asText().equals("SENT")) {
                attempt(() ->
                        city.post("/api/situation-reports/" + report.path("id").asText() + "/receipt", Map.of()));
            }
        }
    }

    private String of(String path) {
        return "/api/incidents/" + incident + path;
    }
}
