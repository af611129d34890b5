package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.RealServer;
import org.muster.support.Site;

/**
 * The server is killed with -9 while a commander draws sectors and a crew sends pictures and marks its way out. Whatever
 * was answered is there afterwards; whatever was not is said again under the same id and is there once.
 */
class B10_KilledWhileDrawing {

    private static final int SECTORS = 20;
    private static final int PICTURES = 20;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void nothingThatWasAnsweredIsLostAndNothingIsThereTwice() throws Exception {
        try (RealServer server = new RealServer().start()) {
            Client commander = server.as("commander");
            Client brigade = server.as("brigade");
            Client dispatcher = server.as("dispatcher");
            String incident = Forest.fire(dispatcher, 1);
            String order = Forest.order(dispatcher, incident, "T01").get(0);
            Forest.say(brigade, order, "acknowledgement", Map.of());
            byte[] picture = Site.jpeg(320, 240);
            List<UUID> pictures = ids(PICTURES);
            List<UUID> keys = ids(SECTORS);
            List<UUID> marks = ids(PICTURES);
            Set<UUID> answeredPictures = ConcurrentHashMap.newKeySet();
            Set<UUID> answeredMarks = ConcurrentHashMap.newKeySet();
            Set<Integer> answeredSectors = ConcurrentHashMap.newKeySet();

            ExecutorService hands = Executors.newFixedThreadPool(2);
            hands.submit(() -> {
                for (int i = 0; i < SECTORS && draw(commander, incident, i, keys.get(i)); i++) {
                    answeredSectors.add(i);
                }
            });
            hands.submit(() -> {
                for (int i = 0; i < PICTURES; i++) {
                    UUID id = pictures.get(i);
                    UUID mark = marks.get(i);
                    if (!answered(() -> send(brigade, order, id, picture))
                            || !answered(() -> mark(brigade, order, mark))) {
                        return;
                    }
                    answeredPictures.add(id);
                    answeredMarks.add(mark);
                }
            });
            Eventually.within(SOON, () -> answeredSectors.size() >= 4 && answeredPictures.size() >= 4);
            server.kill9();
            hands.shutdown();
            assertThat(hands.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            assertThat(answeredSectors.size() + answeredPictures.size())
                    .as("the blow fell in the middle")
                    .isLessThan(SECTORS + PICTURES);

            server.start();
            Client afterwards = server.as("commander");
            Client crew = server.as("brigade");
            List<String> names = sectors(afterwards, incident);
            answeredSectors.forEach(it -> assertThat(names).contains(name(it)));
            answeredPictures.forEach(it -> assertThat(crew.get("/api/dispatch-orders/{}/photos/{}", order, it)
                            .status())
                    .isEqualTo(200));
            assertThat(Forest.events(afterwards, incident, "PhotoReceived").size())
                    .isBetween(answeredPictures.size(), PICTURES);

            // the desk and the phone say everything again, as they would on a page that never heard the answer
            for (int i = 0; i < SECTORS; i++) {
                assertThat(draw(afterwards, incident, i, keys.get(i)))
                        .as(name(i))
                        .isTrue();
            }
            for (int i = 0; i < PICTURES; i++) {
                assertThat(send(crew, order, pictures.get(i), picture).status()).isIn(200, 201);
                assertThat(mark(crew, order, marks.get(i)).status()).isEqualTo(200);
            }
            assertThat(sectors(afterwards, incident))
                    .containsExactlyInAnyOrderElementsOf(names(it -> true))
                    .hasSize(SECTORS);
            assertThat(Forest.events(afterwards, incident, "SectorDrawn")).hasSize(SECTORS);
            assertThat(Forest.events(afterwards, incident, "PhotoReceived")).hasSize(PICTURES);
            assertThat(Forest.events(afterwards, incident, "CrewSafetyMarked")).hasSize(PICTURES);
            assertThat(afterwards.get("/api/incidents/{}", incident).ok().json().at("/site/safety"))
                    .as("one zone for the crew, the last it marked")
                    .hasSize(1);
            assertThat(afterwards
                            .get("/api/incidents/{}/journal/verification", incident)
                            .ok()
                            .json()
                            .path("intact")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static List<UUID> ids(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(UUID.randomUUID());
        }
        return ids;
    }

    private static String name(int number) {
        return "第 " + number + " 段";
    }

    private static List<String> names(Predicate<Integer> which) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < SECTORS; i++) {
            if (which.test(i)) {
                names.add(name(i));
            }
        }
        return names;
    }

    private static List<String> sectors(Client reader, String incident) {
        List<String> names = new ArrayList<>();
        JsonNode site =
                reader.get("/api/incidents/{}/site", incident).ok().json().path("site");
        site.path("sectors").forEach(it -> names.add(it.path("name").asText()));
        return names;
    }

    /** @return whether the server has said that it stands */
    private static boolean draw(Client commander, String incident, int number, UUID key) {
        return answered(() -> commander.send(
                "POST",
                "/api/incidents/{}/sectors",
                Map.of("name", name(number), "geometry", Site.ground(0.011 * (number - SECTORS / 2))),
                Map.of("Idempotency-Key", key.toString()),
                incident));
    }

    private static Answer send(Client crew, String order, UUID id, byte[] picture) {
        return crew.upload("/api/dispatch-orders/{}/photos", Site.photoFields(id), "IMG_0001.jpg", picture, order);
    }

    private static Answer mark(Client crew, String order, UUID id) {
        return crew.post(
                "/api/dispatch-orders/{}/safety-feature",
                Map.of(
                        "clientId",
                        id.toString(),
                        "deviceAt",
                        "2026-04-05T05:20:00Z",
                        "kind",
                        "SAFETY_ZONE",
                        "geometry",
                        Map.of("type", "Point", "coordinates", List.of(120.464, 27.868))),
                order);
    }

    private interface Call {
        Answer make();
    }

    private static boolean answered(Call call) {
        try {
            return call.make().status() < 300;
        } catch (RuntimeException e) {
            // the link broke: it may have been done or not
            return false;
        }
    }
}
