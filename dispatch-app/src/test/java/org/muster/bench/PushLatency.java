package org.muster.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.muster.support.Client;
import org.muster.support.Forest;

/** From the POST of an acknowledgement to the frame read by the last of many consoles. */
final class PushLatency implements AutoCloseable {

    private static final int TEAMS = 6;
    private static final Map<String, Object> ON_BEHALF = Map.of("onBehalfOf", "队长", "via", "RADIO");

    private final Client dispatcher;
    private final List<RawConsole> consoles = new ArrayList<>();

    PushLatency(Client dispatcher, int count) throws Exception {
        this.dispatcher = dispatcher;
        HttpClient http = HttpClient.newHttpClient();
        for (int i = 0; i < count; i++) {
            consoles.add(RawConsole.open(http, dispatcher));
        }
    }

    /** One incident, some orders, their acknowledgements one after another: milliseconds each. */
    List<Double> round() throws InterruptedException {
        String incident = Forest.fire(dispatcher, 1);
        List<String> orders = issue(incident);
        consoles.forEach(console -> console.follow("/topic/incidents/" + incident));
        Thread.sleep(500);
        List<Double> latencies = new ArrayList<>();
        for (String id : orders) {
            RawConsole.Awaited awaited = new RawConsole.Awaited(id, consoles.size());
            RawConsole.await(awaited);
            long start = System.nanoTime();
            Forest.say(dispatcher, id, "acknowledgement", ON_BEHALF);
            if (!awaited.left.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException(awaited.left.getCount() + " consoles never read the frame");
            }
            latencies.add((System.nanoTime() - start) / 1e6);
            Thread.sleep(100);
        }
        for (String id : orders) {
            dispatcher.post("/api/dispatch-orders/{}/cancellation", Map.of("reason", "测量结束"), id);
            Forest.say(dispatcher, id, "cancellation-acknowledgement", ON_BEHALF);
        }
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测量结束"), incident);
        return latencies;
    }

    private List<String> issue(String incident) {
        List<String> teams = new ArrayList<>();
        for (JsonNode team : dispatcher
                .get("/api/incidents/{}/recommendation", incident)
                .ok()
                .json()
                .path("teams")) {
            if (team.path("orderable").asBoolean(true) && teams.size() < TEAMS) {
                teams.add(team.path("teamId").asText());
            }
        }
        return Forest.order(dispatcher, incident, teams.toArray(String[]::new));
    }

    @Override
    public void close() {
        consoles.forEach(RawConsole::close);
    }
}
