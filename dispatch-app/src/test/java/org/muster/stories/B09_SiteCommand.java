package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Site;
import org.muster.support.Stomp;

/** STORY UNDER TEST: the ground is divided, everybody knows who answers for what, and one person commands. */
class B09_SiteCommand extends FireStory {

    @Test
    void aCrewLearnsItsSectorItsTalkGroupAndWhomToCall() {
        Client commander = as("commander");
        Client brigade = as("brigade");
        String incident = fire(commander);
        String order = order(commander, incident, "T01");
        Stomp desk = listening(as("dispatcher"), "/topic/incidents/" + incident);
        Stomp phone = listening(brigade, "/user/queue/orders");

        JsonNode sector = commander
                .post(
                        "/api/incidents/{}/sectors",
                        Map.of(
                                "name",
                                "东南线",
                                "geometry",
                                Site.ground(0),
                                "leader",
                                Map.of("teamId", "T01"),
                                "talkGroup",
                                "松涛 2 组"),
                        incident)
                .expect(201)
                .json();
        assertThat(sector.path("label").asText()).isEqualTo("一 东南线");
        assertThat(sector.at("/leader/callsign").asText()).isEqualTo("松涛01");
        assertThat(sector.path("hectares").asDouble()).isBetween(90.0, 120.0);
        establish(commander, incident, "王大队");
        assign(commander, incident, order, sector).expect(204);

        JsonNode told = orderOf(brigade, order);
        assertThat(told.at("/sector/name").asText()).isEqualTo("东南线");
        assertThat(told.at("/sector/number").asInt()).isEqualTo(1);
        assertThat(told.path("talkGroup").asText()).isEqualTo("松涛 2 组");
        assertThat(told.path("commandPhone").asText()).isEqualTo("13900000001");
        phone.awaitType("TeamAssigned", SOON);
        JsonNode part = desk.await(it -> it.path("type").asText().equals("TeamAssigned"), SOON)
                .body()
                .path("changes");
        assertThat(part.toString()).contains("\"kind\":\"part\",\"id\":\"site\"");
        assertThat(picture(commander, incident).at("/site/sectors/0/orderIds/0").asText())
                .isEqualTo(order);

        // the frequency is needed elsewhere: the crew is told
        commander
                .send("PUT", "/api/incidents/{}/sectors/{}", form(sector, "松涛 3 组"), Map.of(), incident, id(sector))
                .expect(200);
        phone.awaitType("TalkGroupChanged", SOON);
        assertThat(orderOf(brigade, order).path("talkGroup").asText()).isEqualTo("松涛 3 组");

        JsonNode plan = commander
                .get("/api/incidents/{}/site/communications-plan", incident)
                .expect(200)
                .json();
        assertThat(plan.findValuesAsText("talkGroup")).containsExactly("松涛 1 组", "松涛 3 组");
        assertThat(plan.get(1).path("users").toString()).contains("一 东南线", "瑞安市森林消防大队");
        assertThat(plan.get(1).path("satellitePhone").asText()).isEqualTo("1740000001");

        commander
                .post("/api/incidents/{}/sectors/{}/containment", Map.of("contained", true), incident, id(sector))
                .expect(204);
        commander
                .post("/api/incidents/{}/sectors/{}/containment", Map.of("contained", true), incident, id(sector))
                .expect(204);
        commander
                .post("/api/incidents/{}/sectors/{}/dissolution", Map.of("reason", "与二区合并"), incident, id(sector))
                .expect(204);
        assertThat(orderOf(brigade, order).has("sector")).isFalse();
        assertThat(orderOf(brigade, order).path("talkGroup").asText())
                .as("without a sector the headquarters' group holds")
                .isEqualTo("松涛 1 组");
        assign(commander, incident, order, sector).problem(409, "dissolved");
        assertThat(told(commander, incident))
                .containsOnlyOnce("SectorDrawn", "SectorContained", "SectorDissolved")
                .contains(
                        "SiteHeadquartersEstablished",
                        "GroupFormed",
                        "CommandAssumed",
                        "SectorChanged",
                        "TeamUnassigned");
        // the number of a dissolved sector is not given again
        assertThat(Site.sector(commander, incident, "东南线").path("number").asInt())
                .isEqualTo(2);
        journalIsGaplessAndSealed(commander, incident);
    }

    @Test
    void ofTwoWhoChangeTheSameSectorOneIsToldToLookAgain() throws Exception {
        Client commander = as("commander");
        Client dispatcher = as("dispatcher");
        String incident = fire(commander);
        JsonNode sector = Site.sector(commander, incident, "西线");
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<Future<Answer>> answers = new ArrayList<>();
        for (Client who : List.of(commander, dispatcher)) {
            answers.add(both.submit(() -> {
                start.await();
                return who.send(
                        "PUT",
                        "/api/incidents/{}/sectors/{}",
                        form(sector, who == commander ? "松涛 4 组" : "松涛 5 组"),
                        Map.of(),
                        incident,
                        id(sector));
            }));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            statuses.add(answer.get().status());
            if (answer.get().status() == 409) {
                assertThat(answer.get()
                                .problem(409, "changed-meanwhile")
                                .path("revision")
                                .asInt())
                        .isEqualTo(2);
            }
        }
        both.shutdown();
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(told(commander, incident)).containsOnlyOnce("SectorChanged");
    }

    @Test
    void refusesGroundNamesAndPeopleThatAreNotThere() {
        Client commander = as("commander");
        String incident = fire(commander);
        Site.sector(commander, incident, "西线");
        Map<String, Object> bowTie = Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(120.46, 27.87),
                        List.of(120.47, 27.88),
                        List.of(120.47, 27.87),
                        List.of(120.46, 27.88),
                        List.of(120.46, 27.87))));
        refused(commander, incident, Map.of("name", "东线", "geometry", bowTie), "geometry");
        refused(commander, incident, Map.of("name", "西线", "geometry", Site.ground(0.02)), "name");
        refused(
                commander,
                incident,
                Map.of("name", "东线", "geometry", Site.ground(0.02), "leader", Map.of("teamId", "T22")),
                "leader.teamId");
        Map<String, Object> assigned = new HashMap<>(Map.of("name", "东线", "geometry", Site.ground(0.02)));
        assigned.put("containedAt", "2026-01-01T00:00:00Z");
        commander.post("/api/incidents/{}/sectors", assigned, incident).problem(400, "unknown-field");
        refused(commander, incident, Map.of("name", "线".repeat(21), "geometry", Site.ground(0.02)), "name");
        refused(
                commander,
                incident,
                Map.of("name", "远", "geometry", Map.of("type", "Point", "coordinates", List.of(120.46, 27.87))),
                "geometry.type");
        assertThat(told(commander, incident)).containsOnlyOnce("SectorDrawn");
    }

    @Test
    void whereACrewGoesWhenItMustLeaveIsMarkedOnTheGround() {
        Client commander = as("commander");
        String incident = fire(commander);
        JsonNode sector = Site.sector(commander, incident, "西线");
        String features = "/api/incidents/" + incident + "/sectors/" + id(sector) + "/safety-features";
        String zone = commander
                .post(
                        features,
                        Map.of(
                                "kind",
                                "SAFETY_ZONE",
                                "name",
                                "安全区甲",
                                "geometry",
                                Map.of("type", "Point", "coordinates", List.of(120.452, 27.871)),
                                "capacity",
                                40))
                .expect(201)
                .json()
                .path("id")
                .asText();
        commander
                .post(
                        features,
                        Map.of(
                                "kind",
                                "ESCAPE_ROUTE",
                                "name",
                                "东侧防火道",
                                "geometry",
                                Map.of(
                                        "type",
                                        "LineString",
                                        "coordinates",
                                        List.of(List.of(120.457, 27.871), List.of(120.452, 27.871)))))
                .expect(201);
        commander
                .post(
                        features,
                        Map.of(
                                "kind",
                                "ESCAPE_ROUTE",
                                "name",
                                "点不是路",
                                "geometry",
                                Map.of("type", "Point", "coordinates", List.of(120.452, 27.871))))
                .problem(422, "invalid");
        JsonNode safety = picture(commander, incident).at("/site/sectors/0/safety");
        assertThat(safety.findValuesAsText("name")).containsExactly("安全区甲", "东侧防火道");
        assertThat(safety.get(1).path("metres").asDouble()).isBetween(480.0, 500.0);
        commander.delete(features + "/" + zone).expect(204);
        commander.delete(features + "/" + zone).expect(204);
        assertThat(told(commander, incident))
                .containsOnlyOnce("SafetyZoneMarked", "EscapeRouteMarked", "SafetyFeatureRemoved");
    }

    @Test
    void untilTheTakerHasSignedTheGiverCommands() {
        Client commander = as("commander");
        String incident = fire(commander);
        commander
                .post("/api/incidents/{}/command-handover", Site.offerForm("王大队", Site.commander("李副局")), incident)
                .problem(409, "no-commander");
        commander
                .post("/api/incidents/{}/command-handover/first", Site.commander("王大队"), incident)
                .ok();
        commander
                .post("/api/incidents/{}/command-handover/first", Site.commander("赵六"), incident)
                .problem(409, "command-held");
        Map<String, Object> taker = new HashMap<>(Site.commander("李副局"));
        taker.put("username", "commander");
        taker.put("phone", "13900000002");

        Map<String, Object> unsigned = Site.offerForm("王大队", taker);
        unsigned.remove("via");
        commander.post("/api/incidents/{}/command-handover", unsigned, incident).problem(422, "invalid");
        String handover = Site.offer(as("dispatcher"), incident, "王大队", taker);
        assertThat(picture(commander, incident).at("/site/command/name").asText())
                .isEqualTo("王大队");
        assertThat(picture(commander, incident).toString()).contains("COMMAND_HANDOVER");
        commander
                .post("/api/incidents/{}/command-handover", Site.offerForm("王大队", Site.commander("赵六")), incident)
                .problem(409, "handover-open");
        as("leader")
                .post("/api/incidents/{}/command-handover/{}/confirmation", Map.of(), incident, handover)
                .problem(403, "forbidden");

        // the commander's own account is the taker's: that signs
        JsonNode after = commander
                .post("/api/incidents/{}/command-handover/{}/confirmation", Map.of(), incident, handover)
                .expect(200)
                .json();
        assertThat(after.at("/command/name").asText()).isEqualTo("李副局");
        assertThat(after.at("/lastHandover/from/name").asText()).isEqualTo("王大队");
        assertThat(after.at("/lastHandover/signedForTaker").asText()).isEqualTo("李副局（本人）");
        assertThat(after.at("/lastHandover/signedForGiver").asText())
                .startsWith("王大队（")
                .endsWith("代签）");
        commander
                .post("/api/incidents/{}/command-handover/{}/confirmation", Map.of(), incident, handover)
                .problem(409, "illegal-transition");
        assertThat(told(commander, incident))
                .containsOnlyOnce("CommandAssumed", "CommandHandOverOffered", "CommandHandedOver");
        journalIsGaplessAndSealed(commander, incident);
    }

    @Test
    void onceTheHeadquartersStandsNoLocalLeaderIsGeneralCommander() {
        Client commander = as("commander");
        String incident = fire(commander);
        Map<String, Object> mayor = Map.of("name", "周镇长", "title", "镇长", "capacity", "LOCAL_LEADER");
        commander
                .post("/api/incidents/{}/command-handover/first", mayor, incident)
                .expect(200);
        establish(commander, incident, "王大队");
        assertThat(picture(commander, incident).at("/site/command/name").asText())
                .as("the headquarters does not take command, it is handed over")
                .isEqualTo("周镇长");
        String handover = Site.offer(commander, incident, "周镇长", Site.commander("王大队"));
        commander
                .post(
                        "/api/incidents/{}/command-handover/{}/confirmation",
                        Map.of("onBehalfOf", "王大队", "via", "RADIO"),
                        incident,
                        handover)
                .expect(200);
        JsonNode refused = commander
                .post("/api/incidents/{}/command-handover", Site.offerForm("王大队", mayor), incident)
                .problem(422, "invalid");
        assertThat(refused.path("detail").asText()).contains("十个严禁");
    }

    @Test
    void aHandOverThatNobodyConfirmsIsToldToTheBoardAndChangesNothing() {
        Client commander = as("commander");
        String incident = exercise(commander, 600);
        commander
                .post("/api/incidents/{}/command-handover/first", Site.commander("王大队"), incident)
                .ok();
        String handover = Site.offer(commander, incident, "王大队", Site.commander("李副局"));

        awaitTold(commander, incident, "CommandHandOverOverdue");
        Eventually.within(
                SOON, () -> commander.get("/api/alarms").json().toString().contains("指挥权移交未确认，仍由王大队指挥"));
        assertThat(picture(commander, incident).at("/site/command/name").asText())
                .isEqualTo("王大队");
        commander
                .post(
                        "/api/incidents/{}/command-handover/{}/withdrawal",
                        Map.of("reason", "李副局改去二线", "onBehalfOf", "王大队", "via", "RADIO"),
                        incident,
                        handover)
                .expect(200);
        assertThat(told(commander, incident)).containsOnlyOnce("CommandHandOverOverdue", "CommandHandOverWithdrawn");
    }

    @Test
    void aPictureFromTheFieldIsSeenAtTheDeskAndByNobodyElse() {
        Client commander = as("commander");
        Client brigade = as("brigade");
        String incident = fire(commander);
        String order = order(commander, incident, "T01");
        UUID photo = UUID.randomUUID();
        byte[] taken = Site.withExif(Site.jpeg(2000, 1500), 1, "2026:04:05 13:48:00");

        brigade.upload("/api/dispatch-orders/{}/photos", Site.photoFields(photo), "../../etc/passwd", taken, order)
                .expect(201);
        Answer again = brigade.upload(
                        "/api/dispatch-orders/{}/photos", Site.photoFields(photo), "IMG_1.jpg", taken, order)
                .expect(201);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        brigade.upload(
                        "/api/dispatch-orders/{}/photos",
                        Site.photoFields(photo),
                        "IMG_2.jpg",
                        Site.jpeg(300, 200),
                        order)
                .problem(422, "client-id-reused");
        say(brigade, order, "report", Map.of("text", "火头已到防火道", "photos", List.of(photo)))
                .expect(200);

        Answer seen =
                commander.get("/api/dispatch-orders/{}/photos/{}", order, photo).expect(200);
        assertThat(seen.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(seen.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(seen.header("Content-Security-Policy")).contains("sandbox");
        assertThat(seen.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + photo + ".jpg\"");
        assertThat(seen.text()).doesNotContain("GPS-27.8710N");
        assertThat(commander
                        .get("/api/dispatch-orders/{}/photos/{}?thumbnail=true", order, photo)
                        .expect(200)
                        .bytes()
                        .length)
                .isLessThan(seen.bytes().length);
        JsonNode view = orderOf(commander, order);
        assertThat(view.at("/photos/0/id").asText()).isEqualTo(photo.toString());
        assertThat(view.at("/photos/0/takenAt").asText()).isEqualTo("2026-04-05T05:48:00Z");
        assertThat(view.at("/lastReport/photos/0").asText()).isEqualTo(photo.toString());
        assertThat(told(commander, incident)).containsOnlyOnce("PhotoReceived", "FieldReportReceived");

        for (Client outsider : List.of(as("township"), as("yongkang"))) {
            outsider.get("/api/dispatch-orders/{}/photos/{}", order, photo).problem(404, "not-found");
        }
        as("keeper").get("/api/dispatch-orders/{}/photos/{}", order, photo).expect(403);
        stranger().get("/api/dispatch-orders/{}/photos/{}", order, photo).expect(401);
        String other = order(commander, incident, "T03");
        commander.get("/api/dispatch-orders/{}/photos/{}", other, photo).problem(404, "not-found");
    }

    @Test
    void whatIsNoPictureIsRefusedAndSaidWhy() {
        Client commander = as("commander");
        Client brigade = as("brigade");
        String incident = fire(commander);
        String order = order(commander, incident, "T01");

        JsonNode html = brigade.upload(
                        "/api/dispatch-orders/{}/photos",
                        Site.photoFields(UUID.randomUUID()),
                        "fire.jpg",
                        "<html><script>alert(1)</script>".getBytes(),
                        order)
                .problem(422, "invalid");
        assertThat(html.path("detail").asText()).contains("JPEG 或 PNG");
        byte[] large = new byte[10 * 1024 * 1024 + 1];
        System.arraycopy(Site.jpeg(20, 20), 0, large, 0, 100);
        brigade.upload("/api/dispatch-orders/{}/photos", Site.photoFields(UUID.randomUUID()), "large.jpg", large, order)
                .problem(413, "too-large");
        as("township")
                .upload(
                        "/api/dispatch-orders/{}/photos",
                        Site.photoFields(UUID.randomUUID()),
                        "x.jpg",
                        Site.jpeg(20, 20),
                        order)
                .problem(404, "not-found");
        assertThat(told(commander, incident)).doesNotContain("PhotoReceived");
    }

    @Test
    void forTheNeighbourNothingOfItExists() {
        Client commander = as("commander");
        Client neighbour = as("yongkang");
        String incident = fire(commander);
        JsonNode sector = Site.sector(commander, incident, "金丝雀线");
        establish(commander, incident, "金丝雀队长");
        Stomp listening = listening(neighbour, "/topic/divisions/330784");

        for (String path : List.of("/site", "/site/communications-plan")) {
            neighbour.get("/api/incidents/" + incident + path).problem(404, "not-found");
        }
        neighbour
                .send("PUT", "/api/incidents/{}/sectors/{}", form(sector, "松涛 3 组"), Map.of(), incident, id(sector))
                .problem(404, "not-found");
        neighbour
                .post("/api/incidents/{}/command-handover/first", Site.commander("永康"), incident)
                .problem(404, "not-found");
        // nor does a sector of this fire belong to a fire of theirs
        Map<String, Object> own = call();
        own.put("location", Map.of("lon", 120.047, "lat", 28.888));
        own.put("place", "方岩");
        String alert =
                neighbour.post("/api/alerts", own).expect(201).json().path("id").asText();
        String theirs = neighbour
                .post("/api/alerts/{}/confirmation", Map.of(), alert)
                .expect(201)
                .json()
                .path("incidentId")
                .asText();
        neighbour
                .post("/api/incidents/{}/sectors/{}/containment", Map.of("contained", true), theirs, id(sector))
                .problem(404, "not-found");
        assertThat(neighbour.get("/api/incidents").expect(200).text()).doesNotContain("金丝雀");
        assertThat(listening.frames().toString()).doesNotContain("金丝雀");
    }

    private static void establish(Client commander, String incident, String name) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "place", "福泉林场场部",
                "location", Map.of("lon", 120.465, "lat", 27.866),
                "phone", "0577-65800000",
                "satellitePhone", "1740000001",
                "talkGroup", "松涛 1 组",
                "commander", Site.commander(name),
                "withGroups", true));
        JsonNode site = commander
                .send("PUT", "/api/incidents/{}/site/headquarters", form, Map.of(), incident)
                .expect(200)
                .json();
        assertThat(site.at("/groups").findValuesAsText("name")).contains("指挥长", "扑救组", "后勤组");
    }

    private static Answer assign(Client commander, String incident, String order, JsonNode sector) {
        return commander.post(
                "/api/incidents/{}/site/assignments",
                Map.of("orderIds", List.of(order), "sectorId", id(sector)),
                incident);
    }

    private static Map<String, Object> form(JsonNode sector, String talkGroup) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "revision",
                sector.path("revision").asInt(),
                "name",
                sector.path("name").asText(),
                "geometry",
                sector.path("geometry"),
                "talkGroup",
                talkGroup));
        if (sector.has("leader")) {
            form.put("leader", Map.of("teamId", sector.at("/leader/teamId").asText()));
        }
        return form;
    }

    private static void refused(Client who, String incident, Map<String, Object> form, String field) {
        JsonNode problem = who.post("/api/incidents/{}/sectors", form, incident).problem(422, "invalid");
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
    }

    private static String id(JsonNode sector) {
        return sector.path("id").asText();
    }
}
