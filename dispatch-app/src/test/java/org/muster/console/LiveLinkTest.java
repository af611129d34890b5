package org.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.muster.stories.StoryTest;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Stomp;

class LiveLinkTest extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void tellsEveryEntryOfAnIncidentOnceInOrderWithWhatItChanged() {
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1);
        Stomp desk = listening(dispatcher, "/topic/incidents/" + incident);
        pause();
        String order = Forest.order(dispatcher, incident, "T07").get(0);
        JsonNode frame = desk.awaitType("DispatchOrderIssued", SOON).body();
        assertThat(frame.path("incidentId").asText()).isEqualTo(incident);
        assertThat(frame.path("actor").asText()).isEqualTo("dispatcher");
        assertThat(frame.path("data").path("orderId").asText()).isEqualTo(order);
        JsonNode changes = desk.await(
                        body -> body.path("changes").findValuesAsText("kind").contains("order"), SOON)
                .body()
                .path("changes");
        assertThat(changes.findValuesAsText("id")).contains(order);
        long revision = dispatcher
                .get("/api/incidents/{}", incident)
                .ok()
                .json()
                .path("revision")
                .asLong();
        desk.await(body -> body.path("seq").asLong() == revision, SOON);
        List<Long> told =
                desk.frames().stream().map(it -> it.body().path("seq").asLong()).toList();
        assertThat(told).isSorted().doesNotHaveDuplicates();
        cancel(dispatcher, incident, order);
    }

    @Test
    void tellsHeadLinesToTheDivisionAndEveryoneAboveButNobodyBeside() {
        Stomp county = listening(as("dispatcher"), "/topic/divisions/330381");
        Stomp city = listening(as("leader"), "/topic/divisions/330300");
        Stomp province = listening(as("province"), "/topic/divisions/330000");
        Stomp beside = listening(as("yongkang"), "/topic/divisions/330784", "/user/queue/alerts");
        pause();
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1);
        for (Stomp desk : List.of(county, city, province)) {
            JsonNode body = desk.await(it -> it.path("incidentId").asText().equals(incident), SOON)
                    .body();
            assertThat(body.path("head").path("id").asText()).isEqualTo(incident);
        }
        pause();
        assertThat(beside.frames()).isEmpty();
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident)
                .ok();
    }

    @Test
    void tellsDesksOfAlertsAndTeamsOfTheirOrders() {
        Client dispatcher = as("dispatcher");
        Stomp desk = listening(dispatcher, "/user/queue/alerts");
        Stomp phone = listening(as("township"), "/user/queue/orders");
        Stomp otherPhone = listening(as("brigade"), "/user/queue/orders");
        pause();
        String incident = Forest.fire(dispatcher, 1);
        assertThat(desk.awaitType("AlertReceived", SOON).body().path("alertId").asText())
                .isNotBlank();
        String order = Forest.order(dispatcher, incident, "T03").get(0);
        assertThat(phone.awaitType("DispatchOrderIssued", SOON)
                        .body()
                        .path("orderId")
                        .asText())
                .isEqualTo(order);
        pause();
        assertThat(otherPhone.frames()).isEmpty();
        cancel(dispatcher, incident, order);
    }

    @Test
    void movesTheCrewOnTheMapAsItSaysAndNeverARealTeamForAnExercise() {
        Client dispatcher = as("dispatcher");
        Client brigade = as("brigade");
        String incident = Forest.fire(dispatcher, 1);
        String topic = "/topic/incidents/" + incident + "/positions";
        Stomp desk = listening(dispatcher, topic);
        pause();
        String order = Forest.order(dispatcher, incident, "T01").get(0);
        JsonNode registered = team(dispatcher);

        Map<String, Object> onTheRoad = Map.of("location", Map.of("lon", 120.555, "lat", 27.844));
        brigade.post("/api/dispatch-orders/{}/position", onTheRoad, order).expect(204);

        JsonNode moved = desk.await(it -> it.path("orderId").asText().equals(order), SOON)
                .body();
        assertThat(moved.at("/location/lon").asDouble()).isEqualTo(120.555);
        JsonNode seen = dispatcher.get("/api/dispatch-orders/{}", order).ok().json();
        assertThat(seen.at("/position/location/lat").asDouble()).isEqualTo(27.844);
        assertThat(team(dispatcher).path("location")).isEqualTo(registered.path("location"));
        assertThat(team(dispatcher).path("positionAt")).isEqualTo(registered.path("positionAt"));

        cancel(dispatcher, incident, order);
        brigade.post("/api/dispatch-orders/{}/position", onTheRoad, order).expect(409);
        for (String stranger : List.of("yongkang", "brigade")) {
            Stomp refused = listening(as(stranger), topic);
            Eventually.within(SOON, refused::isLost);
            assertThat(refused.frames()).isEmpty();
        }
    }

    private static JsonNode team(Client dispatcher) {
        return dispatcher.get("/api/teams/T01").ok().json();
    }

    @Test
    void nobodyListensBeyondTheirJurisdictionWhateverTheSpelling() {
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1);
        Map.of(
                        "yongkang",
                        List.of("/topic/divisions/330381", "/topic/divisions/330000", "/topic/incidents/" + incident),
                        "dispatcher",
                        List.of(
                                "/topic/divisions/330784",
                                "/topic/divisions/330300",
                                "/topic/divisions/*",
                                "/topic/**",
                                "/topic/divisions/330381/../330784",
                                "/topic/divisions/33%30381",
                                "/topic/incidents/*",
                                "/queue/orders",
                                "/user/yongkang/queue/alerts"),
                        "brigade",
                        List.of("/topic/incidents/" + incident, "/topic/divisions/330381", "/user/queue/alerts"),
                        "admin",
                        List.of("/topic/incidents/" + incident, "/topic/divisions/330381", "/user/queue/alerts"),
                        "grid",
                        List.of("/topic/divisions/330381122", "/topic/incidents/" + incident))
                .forEach((name, destinations) -> {
                    Client client = as(name);
                    for (String destination : destinations) {
                        Stomp stomp = listening(client, destination);
                        Eventually.within(SOON, stomp::isLost);
                        assertThat(stomp.frames()).as(name + " " + destination).isEmpty();
                        stomp.close();
                    }
                });
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident)
                .ok();
    }

    @Test
    void clientsCannotSend() {
        Stomp victim = listening(as("dispatcher"), "/topic/divisions/330381");
        for (String destination :
                List.of("/topic/divisions/330381", "/queue/orders", "/user/dispatcher/queue/orders")) {
            Stomp sender = listening(as("commander"));
            sender.send(destination, "{\"type\":\"forged\"}");
            Eventually.within(SOON, sender::isLost);
        }
        // what other incidents tell may come in between
        assertThat(victim.frames())
                .noneMatch(frame -> frame.body().path("type").asText().equals("forged"));
        assertThat(victim.isLost()).isFalse();
    }

    @Test
    void closesWithinFiveSecondsOfTheLogout() throws Exception {
        Client dispatcher = as("dispatcher");
        Raw raw = Raw.open(dispatcher, "http://localhost:" + port);
        raw.say("CONNECT\naccept-version:1.2\nX-XSRF-TOKEN:" + dispatcher.cookie("XSRF-TOKEN") + "\n\n\0");
        assertThat(raw.next()).startsWith("CONNECTED");
        dispatcher.delete("/api/session").expect(204);
        assertThat(raw.closed.get(5, TimeUnit.SECONDS)).isEqualTo(4401);
    }

    @Test
    void closesWithinFiveSecondsWhenTheAccountIsDisabledOrGetsOtherRights() throws Exception {
        Client admin = as("admin");
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("enabled", false), Map.of("roles", List.of("LEADER")), Map.of("divisions", List.of("330784")))) {
            String name = "watcher-" + change.keySet().iterator().next();
            String id = admin.post(
                            "/api/accounts",
                            Map.of(
                                    "username",
                                    name,
                                    "name",
                                    "值守员",
                                    "password",
                                    "Zhi-Shou-2026",
                                    "roles",
                                    List.of("DISPATCHER"),
                                    "divisions",
                                    List.of("330381")))
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            Client watcher = stranger();
            watcher.login(name, "Zhi-Shou-2026").expect(204);
            Raw raw = Raw.open(watcher, "http://localhost:" + port);
            raw.say("CONNECT\naccept-version:1.2\nX-XSRF-TOKEN:" + watcher.cookie("XSRF-TOKEN") + "\n\n\0");
            assertThat(raw.next()).startsWith("CONNECTED");
            admin.send("PATCH", "/api/accounts/{}", change, Map.of(), id).ok();
            watcher.get("/api/session").problem(401, "unauthenticated");
            assertThat(raw.closed.get(5, TimeUnit.SECONDS)).isEqualTo(4401);
        }
    }

    @Test
    void wantsTheXsrfTokenAndAPageOfThisHost() throws Exception {
        Client dispatcher = as("dispatcher");
        Raw raw = Raw.open(dispatcher, "http://localhost:" + port);
        raw.say("CONNECT\naccept-version:1.2\nX-XSRF-TOKEN:guess\n\n\0");
        assertThat(raw.next()).startsWith("ERROR");
        raw.closed.get(5, TimeUnit.SECONDS);
        for (String origin : List.of("https://evil.example", "null", "http://localhost.evil.example:" + port)) {
            assertThatThrownBy(() -> Raw.open(dispatcher, origin))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
        }
        assertThatThrownBy(() -> Raw.open(stranger(), "http://localhost:" + port))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
    }

    @Test
    void keepsFloodsSelectorsAndCrowdsOut() throws Exception {
        Client dispatcher = as("dispatcher");
        String connect = "CONNECT\naccept-version:1.2\nX-XSRF-TOKEN:" + dispatcher.cookie("XSRF-TOKEN") + "\n\n\0";
        String selecting = "SUBSCRIBE\nid:1\ndestination:/topic/divisions/330381\nselector:T(java.lang.Runtime)\n\n\0";
        Raw selector = Raw.open(dispatcher, "http://localhost:" + port);
        selector.say(connect);
        assertThat(selector.next()).startsWith("CONNECTED");
        selector.say(selecting);
        assertThat(selector.next()).startsWith("ERROR");
        selector.closed.get(5, TimeUnit.SECONDS);

        Raw many = Raw.open(dispatcher, "http://localhost:" + port);
        many.say(connect);
        for (int i = 0; i < 33; i++) {
            many.say("SUBSCRIBE\nid:" + i + "\ndestination:/topic/divisions/330381\n\n\0");
        }
        many.closed.get(5, TimeUnit.SECONDS);

        Raw flood = Raw.open(dispatcher, "http://localhost:" + port);
        flood.say(connect);
        for (int i = 0; i < 200 && !flood.closed.isDone(); i++) {
            flood.say("\n");
        }
        flood.closed.get(5, TimeUnit.SECONDS);

        Raw oversize = Raw.open(dispatcher, "http://localhost:" + port);
        oversize.say("CONNECT\nx:" + "a".repeat(70_000) + "\n\n\0");
        assertThat(oversize.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1009);

        List<Raw> crowd = new java.util.ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Raw one = Raw.open(dispatcher, "http://localhost:" + port);
            one.say(connect);
            assertThat(one.next()).startsWith("CONNECTED");
            crowd.add(one);
        }
        assertThat(Raw.open(dispatcher, "http://localhost:" + port).next()).startsWith("ERROR");
        assertThat(crowd).noneMatch(it -> it.closed.isDone());
        crowd.forEach(it -> it.socket.abort());
    }

    private static void cancel(Client dispatcher, String incident, String order) {
        dispatcher
                .post("/api/dispatch-orders/{}/cancellation", Map.of("reason", "测试结束"), order)
                .ok();
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    /** Subscriptions have no receipt here; a moment is enough for them to arrive. */
    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A socket that says exactly what it is told to. */
    private static final class Raw implements WebSocket.Listener {

        private final java.util.concurrent.BlockingQueue<String> frames =
                new java.util.concurrent.LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder partial = new StringBuilder();
        private WebSocket socket;

        static Raw open(Client client, String origin) throws Exception {
            Raw raw = new Raw();
            raw.socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Cookie", client.cookieHeader())
                    .header("Origin", origin)
                    .subprotocols("v12.stomp")
                    .buildAsync(URI.create("ws://localhost:" + client.port() + "/ws"), raw)
                    .get(5, TimeUnit.SECONDS);
            return raw;
        }

        void say(String text) {
            try {
                socket.sendText(text, true).get(5, TimeUnit.SECONDS);
            } catch (Exception e) {
                // the server has hung up, which is what some tests wait for
            }
        }

        String next() throws InterruptedException {
            String frame;
            do {
                frame = frames.poll(5, TimeUnit.SECONDS);
            } while (frame != null && frame.isBlank());
            return frame;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                frames.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.complete(-1);
        }
    }
}
