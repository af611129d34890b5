package org.muster.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Phrases of what runs beside the response to an accident, each one a few calls of the public API. */
public final class ParallelWork {

    private ParallelWork() {}

    /** One of everything for an accident, by the beginning of its address. */
    public static void standing(Function<String, Client> as, String incident, Map<String, String> ids) {
        Client dispatcher = as.apply("dispatcher");
        ids.put("/api/expert-calls/{id}", id(call(dispatcher, incident, "EX01")));
        ids.put("/api/public-information/{id}", id(draft(dispatcher, incident, Map.of())));
        awaitInvestigation(dispatcher, incident);
        ids.put("/api/evidence/{id}", id(evidence(dispatcher, incident, "DCS_RECORD", bytes("矩阵"))));
        ids.put("/api/traffic-points/{id}", id(trafficPoint(dispatcher, incident, "矩阵路口", null)));
        ids.put("/api/compensation/{id}", id(claim(dispatcher, incident, "1")));
    }

    public static JsonNode call(Client who, String incident, String expert) {
        return who.post(
                        "/api/incidents/{}/expert-calls",
                        Map.of("expertId", expert, "question", "氯气扩散范围与堵漏方法"),
                        incident)
                .expect(201)
                .json();
    }

    public static JsonNode draft(Client who, String incident, Map<String, Integer> figures) {
        return who.post(
                        "/api/incidents/{}/public-information",
                        Map.of("kind", "STATEMENT", "words", words("关于氯气泄漏的情况通报", figures)),
                        incident)
                .expect(201)
                .json();
    }

    public static Map<String, Object> words(String headline, Map<String, Integer> figures) {
        return Map.of(
                "headline",
                headline,
                "text",
                "消防、公安等部门正在处置，请周边群众听从疏散安排。",
                "figures",
                figures,
                "channels",
                List.of("WEBSITE", "WECHAT"),
                "pollution",
                false);
    }

    /** It opens with the accident, a moment after. */
    public static JsonNode awaitInvestigation(Client who, String incident) {
        return Eventually.within(Duration.ofSeconds(60), () -> {
            Answer answer = who.get("/api/incidents/{}/investigation", incident);
            return answer.status() == 200 ? answer.json() : null;
        });
    }

    public static JsonNode evidence(Client who, String incident, String kind, byte[] file) {
        return who.upload("/api/incidents/{}/evidence", "file", "text/csv", taken(kind), "../../趋势.csv", file, incident)
                .expect(201)
                .json();
    }

    /** What is written about a file that is kept as evidence. */
    public static Map<String, String> taken(String kind) {
        return Map.of(
                "kind", kind,
                "name", "1 号蒸发器压力趋势",
                "takenBy", "郑取证",
                "takenAt", Instant.now().minusSeconds(60).toString(),
                "place", "中控室",
                "holder", "县调查组证据室");
    }

    /** @param phone of whoever is to keep it, or null when nobody is called */
    public static JsonNode trafficPoint(Client who, String incident, String name, String phone) {
        return who.post(
                        "/api/incidents/{}/traffic-points",
                        phone == null
                                ? Map.of(
                                        "name",
                                        name,
                                        "location",
                                        Accident.CHLORINE_WORKS,
                                        "control",
                                        "CLOSED",
                                        "unit",
                                        "塘下交警中队")
                                : Map.of(
                                        "name",
                                        name,
                                        "location",
                                        Accident.CHLORINE_WORKS,
                                        "control",
                                        "CLOSED",
                                        "unit",
                                        "塘下交警中队",
                                        "keptBy",
                                        "丁警官",
                                        "phone",
                                        phone),
                        incident)
                .expect(201)
                .json();
    }

    public static JsonNode claim(Client who, String incident, String amount) {
        return who.post("/api/incidents/{}/compensation", claimed(amount), incident)
                .expect(201)
                .json();
    }

    /** What was lent and is claimed. */
    public static Map<String, Object> claimed(String amount) {
        return Map.of(
                "claimant", "塘下镇示例鞋厂",
                "kind", "LOAN",
                "basis", "3HH 互助协议",
                "what", "烧碱 2 吨",
                "claimed", amount);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String id(JsonNode one) {
        return one.path("id").asText();
    }
}
