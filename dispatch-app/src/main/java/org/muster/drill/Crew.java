package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One team under one order, doing what its leader's phone would: or, for a team without an account in the cast, heard
 * over the radio and written down by the dispatcher.
 */
class Crew {

    private static final Set<String> OVER = Set.of("CANCELLED", "REFUSED", "RELEASED");
    private static final int STEPS_ON_THE_ROAD = 6;
    private static final int LOOK_EVERY_MILLIS = 500;

    private final Person speaker;
    private final boolean byRadio;
    private final String order;
    private final JsonNode team;
    private final JsonNode scene;
    private final FieldWords words;
    private final boolean comesShort;
    private final ExerciseClock clock;
    private final CountDownLatch sentHome = new CountDownLatch(1);
    private long deviceSeq = System.currentTimeMillis();

    /** @param comesShort the roll ends below the quorum, as happens to a township team in the afternoon */
    Crew(Person speaker, boolean byRadio, JsonNode order, FieldWords words, boolean comesShort, ExerciseClock clock) {
        this.speaker = speaker;
        this.byRadio = byRadio;
        this.order = order.path("id").asText();
        this.team = order.path("team");
        this.scene = order.path("incidentLocation");
        this.words = words;
        this.comesShort = comesShort;
        this.clock = clock;
    }

    /** From the order's arrival on the phone to the safety check on the scene. */
    void turnOut() throws InterruptedException {
        clock.pass(0.3);
        say("delivery", Map.of());
        clock.pass(0.7);
        say("acknowledgement", Map.of());
        JsonNode told = speaker.get("/api/dispatch-orders/" + order);
        callTheRoll(told);
        if (comesShort) {
            standDownWhenCancelled();
            return;
        }
        if (!awaitState("MUSTERED", 30)) {
            return;
        }
        clock.pass(2);
        say("departure", Map.of());
        drive(told);
        say("arrival", Map.of("location", place(1)));
        clock.pass(4);
        checkSafety(words.awareness());
        clock.pass(6);
        say("report", Map.of("text", team.path("name").asText() + "：" + words.atWork()));
    }

    private void checkSafety(String awareness) throws InterruptedException {
        say(
                "safety-check",
                Map.of(
                        "lookout", point(words.lookout()),
                        "awareness", point(awareness),
                        "communications", point(words.communications()),
                        "escapeRoutes", point(words.escapeRoutes()),
                        "safetyZone", point(words.safetyZone())));
    }

    /** Works on the line, answers what command asks there until it is sent home, then reports the work done and everybody back. */
    void goHome() throws InterruptedException {
        while (!sentHome.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            answerCommand();
        }
        JsonNode now = speaker.get("/api/dispatch-orders/" + order);
        if (OVER.contains(now.path("state").asText())) {
            return;
        }
        say("completion", Map.of("note", words.done()));
        clock.pass(3);
        say("release", Map.of("accounted", now.path("present").asInt()));
    }

    /** Called back: back at once and counted; asked for a count: counted; let in again: checked anew. */
    private void answerCommand() throws InterruptedException {
        JsonNode line = speaker.get("/api/dispatch-orders/" + order).path("line");
        String state = line.path("state").asText();
        if (state.equals("WITHDRAWING")) {
            if (!line.path("withdrawal").hasNonNull("receivedAt")) {
                say("withdrawal-acknowledgement", Map.of("safe", false));
                clock.pass(1);
            }
            say(
                    "withdrawal-acknowledgement",
                    Map.of("safe", true, "accounted", line.path("heads").asInt()));
        } else if (state.equals("WITHDRAWN") && !line.path("suspended").asBoolean()) {
            clock.pass(2);
            checkSafety(words.awarenessAnew());
        } else if (line.hasNonNull("askedUntil")) {
            List<String> there = new ArrayList<>();
            line.path("members").forEach(member -> there.add(member.asText()));
            say("roll-call", Map.of("accounted", there, "missing", List.of()));
        }
    }

    void sendHome() {
        sentHome.countDown();
    }

    String teamId() {
        return team.path("id").asText();
    }

    private void callTheRoll(JsonNode told) throws InterruptedException {
        List<JsonNode> members = new ArrayList<>();
        told.path("members").forEach(members::add);
        int quorum = told.path("standard").path("quorum").asInt();
        int coming = comesShort ? Math.max(1, quorum - 4) : members.size() - 1;
        double minutes =
                Math.max(2, minutesOf(told.path("standard").path("within").asText("PT10M")) * 0.5);
        int calls = 4;
        for (int call = 0; call < calls; call++) {
            clock.pass(minutes / calls);
            List<String> present = members.subList(coming * call / calls, coming * (call + 1) / calls).stream()
                    .map(member -> member.path("id").asText())
                    .toList();
            List<Map<String, String>> absent = call < calls - 1
                    ? List.of()
                    : members.subList(coming, members.size()).stream()
                            .map(member -> Map.of("memberId", member.path("id").asText(), "reason", "外出未归"))
                            .toList();
            say("attendance", Map.of("present", present, "absent", absent));
        }
    }

    private void standDownWhenCancelled() throws InterruptedException {
        if (awaitState("CANCELLED", 60)) {
            clock.pass(0.5);
            say("cancellation-acknowledgement", Map.of());
        }
    }

    private void drive(JsonNode told) throws InterruptedException {
        double kilometres = told.path("distanceKm").asDouble(10);
        double minutes = Math.min(25, Math.max(4, kilometres * 1.5));
        for (int step = 1; step < STEPS_ON_THE_ROAD; step++) {
            clock.pass(minutes / STEPS_ON_THE_ROAD);
            speaker.post(
                    "/api/dispatch-orders/" + order + "/position",
                    Map.of("location", place((double) step / STEPS_ON_THE_ROAD)));
        }
        clock.pass(minutes / STEPS_ON_THE_ROAD);
    }

    private Map<String, Double> place(double share) {
        JsonNode from = team.path("location");
        return Map.of(
                "lon", between(from, scene, "lon", share),
                "lat", between(from, scene, "lat", share));
    }

    private static double between(JsonNode from, JsonNode to, String axis, double share) {
        return from.path(axis).asDouble()
                + (to.path(axis).asDouble() - from.path(axis).asDouble()) * share;
    }

    private static Map<String, Object> point(String note) {
        return Map.of("ok", true, "note", note);
    }

    private boolean awaitState(String wanted, double minutes) throws InterruptedException {
        Instant giveUpAt = Instant.now().plus(clock.real(minutes)).plusSeconds(10);
        while (Instant.now().isBefore(giveUpAt)) {
            String state =
                    speaker.get("/api/dispatch-orders/" + order).path("state").asText();
            if (state.equals(wanted)) {
                return true;
            }
            if (OVER.contains(state)) {
                return false;
            }
            Thread.sleep(300);
        }
        return false;
    }

    private void say(String what, Map<String, Object> body) throws InterruptedException {
        Map<String, Object> message = new LinkedHashMap<>(body);
        message.put("clientId", UUID.randomUUID().toString());
        message.put("deviceSeq", deviceSeq++);
        message.put("deviceAt", Instant.now().toString());
        if (byRadio) {
            message.put("onBehalfOf", team.path("leaderName").asText());
            message.put("via", "RADIO");
        }
        speaker.post("/api/dispatch-orders/" + order + "/" + what, message);
    }

    private static double minutesOf(String iso) {
        return Duration.parse(iso).toMillis() / 60_000.0;
    }
}
