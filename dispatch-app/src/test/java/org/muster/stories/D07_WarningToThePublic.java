package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.integrations.broadcast.SimulatedOutlets;
import org.muster.integrations.broadcast.WarningOutlet;
import org.muster.integrations.cap.CapAlert;
import org.muster.integrations.cap.CapArea;
import org.muster.integrations.cap.CapReader;
import org.muster.integrations.channel.Behaviour;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * STORY UNDER TEST: what the public is told is written by one, approved by another, goes out as CAP over every outlet
 * once, is counted, changed and taken back; only who answers for it may, and an exercise says so in its first word.
 */
class D07_WarningToThePublic extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    SimulatedOutlets outlets;

    @Test
    void isDraftedApprovedByAnotherIssuedUpdatedAndCancelled() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String draft = drafted(dispatcher, content("YELLOW"), true);

        dispatcher.post(url(draft) + "/approval", Map.of("revision", 1)).problem(403, "forbidden");
        commander.post(url(draft) + "/issue", null).problem(409, "illegal-transition");
        commander.post(url(draft) + "/approval", Map.of("revision", 2)).problem(409, "changed-meanwhile");
        commander.post(url(draft) + "/approval", Map.of("revision", 1)).ok();
        dispatcher.post(url(draft) + "/issue", null).problem(403, "forbidden");
        JsonNode issued = commander.post(url(draft) + "/issue", null).ok().json();
        assertThat(issued.path("state").asText()).isEqualTo("ISSUED");
        assertThat(issued.path("deliveries")).hasSize(4);
        commander.post(url(draft) + "/issue", null).problem(409, "illegal-transition");

        JsonNode counted = awaitReceipts(dispatcher, draft);
        counted.path("deliveries").forEach(it -> {
            assertThat(it.path("targeted").asInt()).isPositive();
            assertThat(it.path("reached").asInt())
                    .isBetween(1, it.path("targeted").asInt());
        });
        CapAlert alert = message(dispatcher, draft);
        assertThat(alert.status()).isEqualTo(CapAlert.Status.EXERCISE);
        assertThat(alert.main().orElseThrow().areas().get(0).geocodes().get(0).value())
                .isEqualTo("330381122");
        assertThat(outlets.notices())
                .filteredOn(it -> it.notice().text().contains("编号甲"))
                .hasSize(4)
                .allMatch(it -> it.notice().text().startsWith("【推演】"));

        String update = dispatcher
                .post(url(draft) + "/update", Map.of("content", content("RED")))
                .expect(201)
                .json()
                .path("id")
                .asText();
        dispatcher
                .post(url(draft) + "/update", Map.of("content", content("RED")))
                .problem(409, "follow-up-open");
        assertThat(state(dispatcher, draft)).isEqualTo("ISSUED");
        commander.post(url(update) + "/approval", Map.of("revision", 1)).ok();
        commander.post(url(update) + "/issue", null).ok();
        assertThat(state(dispatcher, draft)).isEqualTo("REPLACED");
        CapAlert second = message(dispatcher, update);
        assertThat(second.msgType()).isEqualTo(CapAlert.MsgType.UPDATE);
        assertThat(second.references()).containsExactly(alert.reference());

        String cancel = commander
                .post(url(update) + "/cancellation", Map.of("reason", "雨势减弱"))
                .expect(201)
                .json()
                .path("id")
                .asText();
        assertThat(state(dispatcher, update)).isEqualTo("CANCELLED");
        CapAlert third = message(dispatcher, cancel);
        assertThat(third.msgType()).isEqualTo(CapAlert.MsgType.CANCEL);
        assertThat(third.references()).containsExactly(second.reference());
        awaitReceipts(dispatcher, cancel);
        JsonNode story = dispatcher.get(url(cancel)).ok().json();
        assertThat(story.path("logIntact").asBoolean()).isTrue();
        assertThat(story.path("log").findValuesAsText("type"))
                .containsExactly(
                        "PublicWarningDrafted",
                        "PublicWarningApproved",
                        "PublicWarningIssued",
                        "PublicWarningDrafted",
                        "PublicWarningApproved",
                        "PublicWarningIssued",
                        "PublicWarningDrafted",
                        "PublicWarningIssued");
    }

    @Test
    void loudspeakersThatHangDelayNoOtherOutletAndSpeakOnceInTheEnd() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Map<String, Object> content = content("RED");
        content.put("headline", "湖岭镇山洪预警 广播不应");
        outlets.behave(WarningOutlet.Kind.LOUDSPEAKER, Behaviour.HANG);
        String draft;
        try {
            draft = drafted(dispatcher, content, true);
            commander.post(url(draft) + "/approval", Map.of("revision", 1)).ok();
            commander.post(url(draft) + "/issue", null).ok();
            Eventually.within(SOON, () -> heard(dispatcher, draft).size() == 3);
            assertThat(heard(dispatcher, draft)).doesNotContain("LOUDSPEAKER");
        } finally {
            outlets.behave(WarningOutlet.Kind.LOUDSPEAKER, Behaviour.NORMAL);
        }
        awaitReceipts(dispatcher, draft);
        assertThat(outlets.notices())
                .filteredOn(it -> it.notice().text().contains("广播不应"))
                .hasSize(4);
    }

    /** The outlets that have said how far they came. */
    private static List<String> heard(Client reader, String id) {
        List<String> heard = new ArrayList<>();
        reader.get(url(id)).ok().json().path("deliveries").forEach(it -> {
            if (it.has("receiptAt")) {
                heard.add(it.path("outlet").asText());
            }
        });
        return heard;
    }

    @Test
    void aRingDrawnOnTheMapGoesOutAsAPolygonAndMayNotCrossItself() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Map<String, Object> content = content("ORANGE");
        content.put("headline", "湖岭镇山洪预警 圈内");
        content.put("ring", ring(120.40, 27.92, 120.44, 27.92, 120.44, 27.95, 120.40, 27.95));
        String draft = drafted(dispatcher, content, true);
        assertThat(dispatcher.get(url(draft)).ok().json().at("/content/ring")).hasSize(4);
        commander.post(url(draft) + "/approval", Map.of("revision", 1)).ok();
        commander.post(url(draft) + "/issue", null).ok();
        CapArea area = message(dispatcher, draft).main().orElseThrow().areas().get(0);
        assertThat(area.description()).isEqualTo("湖岭镇（图上所画范围）");
        assertThat(area.polygons()).singleElement().satisfies(it -> assertThat(it.getArea())
                .isCloseTo(0.04 * 0.03, within(1e-9)));
        JsonNode cancelled = commander
                .post(url(draft) + "/cancellation", Map.of("reason", "雨势减弱"))
                .expect(201)
                .json();
        assertThat(cancelled.at("/content/ring")).hasSize(4);

        Map<String, List<Map<String, Double>>> refused = Map.of(
                "交叉", ring(120.40, 27.92, 120.44, 27.95, 120.44, 27.92, 120.40, 27.95),
                "围不成", ring(120.40, 27.92, 120.41, 27.92, 120.42, 27.92),
                "3 到 200", ring(120.40, 27.92, 120.44, 27.92),
                "本辖区", ring(120.00, 28.85, 120.06, 28.85, 120.06, 28.90));
        refused.forEach((why, ring) -> {
            content.put("ring", ring);
            JsonNode problem = dispatcher
                    .post("/api/issued-warnings", Map.of("content", content, "exercise", true))
                    .problem(422, "invalid");
            assertThat(problem.path("errors").toString()).contains("ring").contains(why);
        });
    }

    private static List<Map<String, Double>> ring(double... lonLat) {
        List<Map<String, Double>> ring = new ArrayList<>();
        for (int i = 0; i < lonLat.length; i += 2) {
            ring.add(Map.of("lon", lonLat[i], "lat", lonLat[i + 1]));
        }
        return ring;
    }

    @Test
    void whoHasWrittenItDoesNotApproveItAndAChangedTextIsApprovedAgain() {
        Client commander = as("commander");
        Client leader = as("leader");
        String draft = drafted(commander, content("ORANGE"), true);

        commander.post(url(draft) + "/approval", Map.of("revision", 1)).problem(403, "forbidden");
        leader.post(url(draft) + "/approval", Map.of("revision", 1)).ok();
        as("dispatcher").put(url(draft), Map.of("content", content("RED"))).ok();
        assertThat(state(leader, draft)).isEqualTo("DRAFT");
        leader.post(url(draft) + "/issue", null).problem(409, "illegal-transition");
        leader.post(url(draft) + "/return", Map.of("reason", "级别须与气象台一致")).ok();
        assertThat(commander.get(url(draft)).ok().json().path("remark").asText())
                .isEqualTo("级别须与气象台一致");
        as("dispatcher").delete(url(draft)).expect(204);
        leader.post(url(draft) + "/approval", Map.of("revision", 2)).problem(409, "illegal-transition");
    }

    @Test
    void theNeighbourSeesAndTouchesNothingOfItAndNobodyWarnsOutsideTheirDivisions() {
        Client neighbour = as("yongkang");
        String draft = drafted(as("dispatcher"), content("BLUE"), true);

        assertThat(neighbour.get("/api/issued-warnings").ok().text()).doesNotContain(draft);
        neighbour.get(url(draft)).problem(404, "not-found");
        neighbour.put(url(draft), Map.of("content", content("BLUE"))).problem(404, "not-found");
        neighbour.delete(url(draft)).problem(404, "not-found");
        neighbour
                .post("/api/issued-warnings", Map.of("content", content("BLUE"), "exercise", true))
                .problem(404, "not-found");
        as("dispatcher").delete(url(draft)).expect(204);
    }

    @Test
    void nothingAWarningMustCarryCanBeLeftOut() {
        Client dispatcher = as("dispatcher");
        for (String part : List.of(
                "kind",
                "colour",
                "headline",
                "description",
                "instruction",
                "issuer",
                "divisions",
                "outlets",
                "expires")) {
            Map<String, Object> content = content("BLUE");
            content.remove(part);
            JsonNode problem = dispatcher
                    .post("/api/issued-warnings", Map.of("content", content, "exercise", true))
                    .problem(422, "invalid");
            assertThat(problem.path("errors").findValuesAsText("field")).contains("content." + part);
        }
        Map<String, Object> over = content("BLUE");
        over.put("expires", "2020-01-01T00:00:00Z");
        dispatcher
                .post("/api/issued-warnings", Map.of("content", over, "exercise", true))
                .problem(422, "invalid");
    }

    private static String url(String id) {
        return "/api/issued-warnings/" + id;
    }

    private static Map<String, Object> content(String colour) {
        return new HashMap<>(Map.of(
                "kind", "暴雨",
                "colour", colour,
                "headline", "湖岭镇暴雨预警 编号甲",
                "description", "3 小时雨量将超过 50 毫米",
                "instruction", "危险地带人员立即转移",
                "issuer", "瑞安市防汛防台抗旱指挥部",
                "divisions", List.of("330381122"),
                "outlets", List.of("SMS_TO_ZONE", "LED", "LOUDSPEAKER", "VOICE_ALARM"),
                "expires", Instant.now().plusSeconds(7200).toString()));
    }

    private static String drafted(Client who, Map<String, Object> content, boolean exercise) {
        return who.post("/api/issued-warnings", Map.of("content", content, "exercise", exercise))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private static String state(Client reader, String id) {
        return reader.get(url(id)).ok().json().path("state").asText();
    }

    private static CapAlert message(Client reader, String id) {
        return CapReader.strict()
                .read(reader.get(url(id) + "/message").ok().bytes())
                .alert()
                .orElseThrow();
    }

    private static JsonNode awaitReceipts(Client reader, String id) {
        return Eventually.within(SOON, () -> {
            JsonNode warning = reader.get(url(id)).ok().json();
            for (JsonNode it : warning.path("deliveries")) {
                if (it.path("receiptAt").isMissingNode()) {
                    return null;
                }
            }
            return warning;
        });
    }
}
