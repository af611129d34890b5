package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Rain;
import org.muster.support.RealServer;

/**
 * The server is killed with -9 while a stream swings around its limits, and again while it crosses one. What was answered
 * is there afterwards; the gauge says everything again; and each crossing is told once.
 */
class D02_KilledAtTheLimit {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int READINGS = 120;

    @Test
    void eachCrossingIsToldOnceWhateverWasKilled() throws Exception {
        try (RealServer server = new RealServer().start()) {
            Client dispatcher = server.as("dispatcher");
            String incident = Rain.flood(dispatcher, 120.452, 27.967, false);
            Instant from = Instant.now().minusSeconds(1500).truncatedTo(ChronoUnit.SECONDS);
            Set<Integer> answered = ConcurrentHashMap.newKeySet();
            ExecutorService gauge = Executors.newSingleThreadExecutor();
            gauge.submit(() -> {
                for (int i = 0; i < READINGS && say(dispatcher, from, i); i++) {
                    answered.add(i);
                }
            });
            Eventually.within(SOON, () -> answered.size() >= 25);
            server.kill9();
            gauge.shutdown();
            assertThat(gauge.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            assertThat(answered.size()).as("the blow fell in the middle").isLessThan(READINGS);

            server.start();
            Client again = server.as("dispatcher");
            for (int i : answered) {
                assertThat(reading(again, from, i).path("repeated").asBoolean())
                        .as("what was answered is there: " + i)
                        .isTrue();
            }
            for (int i = 0; i < READINGS; i++) {
                assertThat(say(again, from, i)).isTrue();
            }
            Eventually.within(SOON, () -> told(again, incident, "PREPARE") == 1);

            // now it goes over the upper limit, and the server dies with the word on its lips
            Thread over = new Thread(() -> say(again, from, READINGS, 12.3));
            over.start();
            Thread.sleep(15);
            server.kill9();
            over.join();
            server.start();
            Client afterwards = server.as("dispatcher");
            assertThat(say(afterwards, from, READINGS, 12.3)).isTrue();
            Eventually.within(SOON, () -> told(afterwards, incident, "IMMEDIATE") == 1);
            for (int i = 0; i <= 5; i++) {
                say(afterwards, from, READINGS + 1 + i, i % 2 == 0 ? 11.9 : 12.2);
            }
            assertThat(told(afterwards, incident, "IMMEDIATE")).isEqualTo(1);
            assertThat(told(afterwards, incident, "PREPARE")).isEqualTo(1);
            assertThat(afterwards
                            .get("/api/incidents/{}/journal/verification", incident)
                            .ok()
                            .json()
                            .path("intact")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static long told(Client who, String incident, String mode) {
        return Rain.told(who, incident, "EvacuationTriggerReached", "R13").stream()
                .filter(it -> it.at("/data/mode").asText().equals(mode))
                .count();
    }

    private static boolean say(Client who, Instant from, int i) {
        return say(who, from, i, value(i));
    }

    /** Around 准备转移, 11.5 m. */
    private static double value(int i) {
        return i < 10 ? 11.3 : i % 2 == 0 ? 11.45 : 11.6;
    }

    private static boolean say(Client who, Instant from, int i, double value) {
        try {
            return who.post("/api/devices/G02/readings", body(from, i, value)).status() == 201;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static JsonNode reading(Client who, Instant from, int i) {
        return who.post("/api/devices/G02/readings", body(from, i, value(i)))
                .expect(201)
                .json();
    }

    private static Map<String, Object> body(Instant from, int i, double value) {
        return Map.of("at", from.plusSeconds(10L * i).toString(), "value", value, "unit", "m");
    }
}
