package org.muster.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A flood in 瑞安 and its zones, as the desk orders them out and grid workers go from door to door. */
public final class Doors {

    private Doors() {}

    /** An exercise: it blocks no real order, and fills no real shelter. */
    public static String flood(Client dispatcher, String place) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("hazard", "FLOOD");
        call.put("channel", "SENSOR");
        call.put("location", Map.of("lon", 120.415, "lat", 27.936));
        call.put("place", place);
        call.put("description", "1 小时雨量 58 毫米");
        call.put("exercise", true);
        call.put("exerciseSpeed", 1);
        return Forest.confirmed(dispatcher, call);
    }

    /** Orders one zone out; gives the evacuation's id. */
    public static String order(Client desk, String incident, String zone, String mode) {
        return desk.post(
                        "/api/incidents/{}/evacuations",
                        Map.of("zoneIds", List.of(zone), "mode", mode, "reason", "实况雨量到线"),
                        incident)
                .expect(201)
                .json()
                .at("/evacuations/0/id")
                .asText();
    }

    public static JsonNode list(Client client, String evacuation) {
        return client.get("/api/evacuations/{}", evacuation).expect(200).json();
    }

    public static List<String> households(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.path("households").forEach(it -> ids.add(it.path("id").asText()));
        return ids;
    }

    /** A word at a door, with the phone's envelope. */
    public static Answer say(
            Client worker, String evacuation, String household, String word, Map<String, Object> more) {
        return worker.post(
                "/api/evacuations/" + evacuation + "/households/" + household + "/" + word, Forest.said(more));
    }

    public static Answer tick(Client worker, String evacuation, String household, String status) {
        return say(worker, evacuation, household, "transfer", Map.of("status", status))
                .expect(200);
    }

    /** The row of a zone on the incident's board. */
    public static JsonNode row(Client desk, String incident, String zone) {
        for (JsonNode row :
                desk.get("/api/incidents/{}/evacuations", incident).ok().json().path("zones")) {
            if (row.path("zoneId").asText().equals(zone)) {
                return row;
            }
        }
        throw new AssertionError(zone + " is not on the board");
    }

    /** Whoever a grid worker is; the account may be there from an earlier story. */
    public static Client worker(Client admin, String name, String township) {
        admin.post(
                "/api/accounts",
                Map.of(
                        "username",
                        name,
                        "name",
                        "网格员" + name,
                        "password",
                        "Wang-Ge-2026",
                        "roles",
                        List.of("GRID_WORKER"),
                        "divisions",
                        List.of(township)));
        return Client.loggedIn(admin.port(), name, "Wang-Ge-2026");
    }
}
