package org.muster.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muster.support.Client;

/** How long a desk waits for a recommendation when the registers hold the forces of a whole province. */
final class RecommendationTime {

    /** A desk that is the first to ask after a start, and one that asks of a server that has run for some hours. */
    static final int FRESH = 100;

    static final int WARM = 1500;
    private static final int ASKED = 300;

    private final String incident;

    /** The registers hold a whole province by now. */
    RecommendationTime(Client dispatcher) {
        String alert = dispatcher
                .post(
                        "/api/alerts",
                        Map.of(
                                "hazard",
                                "FOREST_FIRE",
                                "channel",
                                "PHONE",
                                "location",
                                Map.of("lon", 120.46, "lat", 27.871),
                                "place",
                                "福泉林区",
                                "details",
                                Map.of("openFlame", true, "sensitive", true),
                                "exercise",
                                true))
                .expect(201)
                .json()
                .path("id")
                .asText();
        incident = dispatcher
                .post("/api/alerts/{}/confirmation", Map.of(), alert)
                .expect(201)
                .json()
                .path("incidentId")
                .asText();
    }

    /**
     * Milliseconds from the question to the whole answer, asked one after the other.
     *
     * @param before questions that are asked first and not counted
     */
    List<Double> askedBy(Client who, int before) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < before + ASKED; i++) {
            long start = System.nanoTime();
            who.get("/api/incidents/{}/recommendation", incident).ok();
            if (i >= before) {
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        return times;
    }
}
