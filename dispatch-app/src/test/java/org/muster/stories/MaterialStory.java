package org.muster.stories;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.muster.support.Answer;
import org.muster.support.Client;

/** The phrases the material stories are told in. */
abstract class MaterialStory extends FireStory {

    static final String BLOWER = "2-001";
    static final String PUMP = "2-002";
    static final String TANK = "2-010";
    static final String HOSE = "2-007";
    static final String TOOL = "2-005";

    private final AtomicLong seq = new AtomicLong();

    static Map<String, Object> item(String code, Object quantity) {
        return Map.of("materialCode", code, "quantity", quantity);
    }

    /** A request for these items; with a depot they are allocated at once. */
    Answer ask(Client who, String incident, String depot, List<Map<String, Object>> items, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("items", items));
        if (depot != null) {
            body.put("depotId", depot);
        }
        body.putAll(more);
        return who.post("/api/incidents/" + incident + "/material-orders", body);
    }

    String ordered(Client who, String incident, String depot, String code, Object quantity) {
        return ask(who, incident, depot, List.of(item(code, quantity)), Map.of())
                .expect(201)
                .json()
                .at("/orders/0/id")
                .asText();
    }

    Answer step(Client who, String order, String what, Map<String, Object> more) {
        return who.post("/api/material-orders/" + order + "/" + what, words(more));
    }

    /** What a phone says: with its own id, running number and time. */
    Map<String, Object> words(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "clientId", UUID.randomUUID().toString(),
                "deviceSeq", seq.incrementAndGet(),
                "deviceAt", Instant.now().toString()));
        body.putAll(more);
        return body;
    }

    static Map<String, Object> lines(String word, Object quantity) {
        return Map.of("lines", List.of(Map.of("lineId", 1, word, quantity)));
    }

    static Map<String, Object> lines(String word, Object quantity, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(lines(word, quantity));
        body.putAll(more);
        return body;
    }

    JsonNode materialOrder(Client who, String order) {
        return who.get("/api/material-orders/" + order).expect(200).json();
    }

    JsonNode line(Client who, String order) {
        return materialOrder(who, order).at("/lines/0");
    }

    /** What a depot has of a material: quantity, reserved, available. */
    JsonNode stock(Client who, String depot, String code) {
        for (JsonNode line :
                who.get("/api/depots/" + depot + "/stock").expect(200).json()) {
            if (line.path("materialCode").asText().equals(code)) {
                return line;
            }
        }
        throw new AssertionError(depot + " has no " + code);
    }

    static BigDecimal number(JsonNode node, String field) {
        return node.path(field).decimalValue();
    }

    List<JsonNode> entries(Client who, String incident, String type) {
        List<JsonNode> found = new ArrayList<>();
        who.get("/api/incidents/" + incident + "/events?after=0")
                .expect(200)
                .json()
                .forEach(entry -> {
                    if (entry.path("type").asText().equals(type)) {
                        found.add(entry.path("data"));
                    }
                });
        return found;
    }

    /** Whatever is out for the order comes back, and what is lacking is accounted for. */
    void settle(Client dispatcher, String order) {
        if (materialOrder(dispatcher, order).path("closedAt").isMissingNode()) {
            step(dispatcher, order, "cancellation", Map.of("reason", "测试结束"));
            step(dispatcher, order, "return", byRadio("库管员"));
            step(dispatcher, order, "closing", Map.of("reason", "测试结束"));
        }
    }
}
