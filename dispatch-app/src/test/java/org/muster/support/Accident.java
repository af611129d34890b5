package org.muster.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Phrases of an accident at an enterprise, each one a few calls of the public API. */
public final class Accident {

    /** R01 in 塘下镇, where scenario C plays. */
    public static final Map<String, Double> CHLORINE_WORKS = Map.of("lon", 120.7, "lat", 27.874);

    private Accident() {}

    /** A leak of chlorine, told by telephone and confirmed as an exercise so many times faster; gives the incident's id. */
    public static String raised(Client dispatcher, String place, int exerciseSpeed) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("hazard", "ENTERPRISE_ACCIDENT");
        call.put("channel", "PHONE");
        call.put("location", CHLORINE_WORKS);
        call.put("place", place);
        call.put("description", "法兰泄漏，有刺激性气味");
        call.put("details", Map.of("substance", "氯"));
        call.put("exercise", true);
        call.put("exerciseSpeed", exerciseSpeed);
        return Forest.confirmed(dispatcher, call);
    }

    /** A point in the air that is clean up to 1 ppm; gives its id. */
    public static String point(Client who, String incident, String name) {
        return who.post(
                        "/api/incidents/{}/monitoring-points",
                        Map.of(
                                "name", name,
                                "medium", "AIR",
                                "location", CHLORINE_WORKS,
                                "substance", "氯",
                                "unit", "ppm",
                                "cleanBelow", 1,
                                "limitSource", "报警一级 1 ppm（示例）"),
                        incident)
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    public static JsonNode reading(Client who, String point, double value) {
        return who.post(
                        "/api/monitoring-points/{}/readings",
                        Map.of("clientId", UUID.randomUUID(), "value", value),
                        point)
                .expect(201)
                .json();
    }

    /** They go in together with 300 bar each, a rescue pair standing by. */
    public static JsonNode entry(Client who, String incident, String... names) {
        return who.post("/api/incidents/{}/entries", going(UUID.randomUUID(), 300, names), incident)
                .expect(201)
                .json();
    }

    public static Map<String, Object> going(UUID id, int bar, String... names) {
        return Map.of(
                "clientId",
                id,
                "task",
                "堵漏、关阀",
                "standby",
                "安阳消防救援站救援组 2 人",
                "entrants",
                Stream.of(names)
                        .map(it -> Map.of("name", it, "unit", "塘下危化联建救援队", "bar", bar))
                        .toList());
    }

    public static void everybodyOutAndClean(Client who, String incident) {
        for (JsonNode entry :
                who.get("/api/incidents/{}/entries", incident).ok().json()) {
            String id = entry.path("id").asText();
            who.post("/api/entries/{}/out", Map.of(), id).ok();
            entry.path("entrants").forEach(it -> who.post(
                            "/api/entries/{}/entrants/{}/decontamination",
                            Map.of("outcome", "CLEAN"),
                            id,
                            it.path("id").asText())
                    .ok());
        }
    }

    /** Somebody was hurt; gives the casualty's id. */
    public static String casualty(Client who, String incident, Map<String, ?> said) {
        return who.post("/api/incidents/{}/casualties", word(UUID.randomUUID(), said), incident)
                .expect(201)
                .json()
                .at("/line/id")
                .asText();
    }

    /** A hospital counts so many free beds in intensive care, and washes. */
    public static void beds(Client who, String hospital, int free) {
        who.post(
                        "/api/hospitals/{}/beds",
                        Map.of(
                                "reportedAt", Instant.now().toString(),
                                "traffic", "NORMAL",
                                "decontamination", "OPEN",
                                "saidBy", "总值班",
                                "beds", List.of(Map.of("bed", "ICU", "baseline", free, "available", free))),
                        hospital)
                .ok();
    }

    /** What is said of somebody, with the id its phone made. */
    public static Map<String, Object> word(UUID id, Map<String, ?> said) {
        Map<String, Object> word = new LinkedHashMap<>(said);
        word.put("clientId", id);
        return word;
    }

    /** One tap of the firm, as an exercise; what its phone is told. */
    public static JsonNode whistle(Client firm, UUID id, String... kinds) {
        return firm.post("/api/whistles", tap(id, kinds)).expect(201).json();
    }

    public static Map<String, Object> tap(UUID id, String... kinds) {
        return Map.of("clientId", id, "kinds", List.of(kinds), "exercise", true);
    }
}
