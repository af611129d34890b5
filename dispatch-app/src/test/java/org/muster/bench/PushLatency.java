package org.muster.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.muster.support.Client;

/** From the POST of an acknowledgement to the frame read by the last of many consoles. */
final class PushLatency implements AutoCloseable {

    private static final int TEAMS = 6;

    private final Client dispatcher;
    private final List<RawConsole> consoles = new ArrayList<>();
    private long deviceSeq;

    PushLatency(Client dispatcher, int count) throws Exception {
        this.dispatcher = dispatcher;
        HttpClient http = HttpClient.newHttpClient();
        for (int i = 0; i < count; i++) {
            consoles.add(RawConsole.open(http, dispatcher));
        }
    }

    /** One incident, some orders, their acknowledgements one after another: milliseconds each. */
    List<Double> round() throws InterruptedException {
        String incident = raise();
        List<JsonNode> orders = issue(incident);
        consoles.forEach(console -> console.follow("/topic/incidents/" + incident));
        Thread.sleep(500);
        List<Double> latencies = new ArrayList<>();
        for (JsonNode order : orders) {
            String id = order.path("id").asText();
            RawConsole.Awaited awaited = new RawConsole.Awaited(id, consoles.size());
            RawConsole.await(awaited);
            long start = System.nanoTime();
            say(id, "acknowledgement");
            if (!awaited.left.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException(awaited.left.getCount() + " consoles never read the frame");
            }
            latencies.add((System.nanoTime() - start) / 1e6);
            Thread.sleep(100);
        }
        for (JsonNode order : orders) {
            String id = order.path("id").asText();
            dispatcher.post("/api/dispatch-orders/{}/cancellation", Map.of("reason", "测量结束"), id);
            say(id, "cancellation-acknowledgement");
        }
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测量结束"), incident);
        return latencies;
    }

    private String raise() {
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
                                Map.of("openFlame", true),
                                "exercise",
                                true,
                                "exerciseSpeed",
                                1))
                .expect(201)
                .json()
                .path("id")
                .asText();
        return dispatcher
                .post("/api/alerts/{}/confirmation", Map.of(), alert)
                .expect(201)
                .json()
                .path("incidentId")
                .asText();
    }

    private List<JsonNode> issue(String incident) {
        JsonNode recommendation = dispatcher
                .get("/api/incidents/{}/recommendation", incident)
                .ok()
                .json();
        List<Map<String, String>> wanted = new ArrayList<>();
        for (JsonNode team : recommendation.path("teams")) {
            if (team.path("orderable").asBoolean(true) && wanted.size() < TEAMS) {
                wanted.add(Map.of("teamId", team.path("teamId").asText(), "task", "测量"));
            }
        }
        List<JsonNode> orders = new ArrayList<>();
        dispatcher
                .post("/api/incidents/{}/dispatch-orders", Map.of("orders", wanted), incident)
                .expect(201)
                .json()
                .path("orders")
                .forEach(orders::add);
        return orders;
    }

    private void say(String order, String what) {
        dispatcher.post(
                "/api/dispatch-orders/{}/" + what,
                Map.of(
                        "clientId",
                        UUID.randomUUID().toString(),
                        "deviceSeq",
                        ++deviceSeq,
                        "deviceAt",
                        Instant.now().toString(),
                        "onBehalfOf",
                        "队长",
                        "via",
                        "RADIO"),
                order);
    }

    @Override
    public void close() {
        consoles.forEach(RawConsole::close);
    }
}
