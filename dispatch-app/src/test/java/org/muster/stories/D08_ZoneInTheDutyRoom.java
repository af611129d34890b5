package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Doors;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Site;

/**
 * STORY UNDER TEST: what the duty room changes about a zone that is being moved. Single households go elsewhere or become
 * the rescue's, early returners are out again, an empty house has its picture, and a missing household is found on
 * whatever page of the list it stands.
 */
class D08_ZoneInTheDutyRoom extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ZONE = "Z05";

    private Client dispatcher;
    private String incident;
    private String evacuation;
    private List<String> doors;

    @BeforeEach
    void aZoneIsOrderedOut() {
        dispatcher = as("dispatcher");
        incident = Doors.flood(dispatcher, "湖岭一号（分区变更）");
        evacuation = Doors.order(dispatcher, incident, ZONE, "IMMEDIATE");
        doors = Doors.households(Doors.list(dispatcher, evacuation));
        Eventually.within(SOON, () -> dispatcher
                .get("/api/incidents/{}/process", incident)
                .ok()
                .text()
                .contains("Task_AwaitZoneNotified"));
    }

    @AfterEach
    void theOrderIsTakenBack() {
        dispatcher.post("/api/evacuations/{}/cancellation", Map.of("reason", "测试结束"), evacuation);
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    @Test
    void householdsGoToAnotherShelterAndAreCountedThere() {
        String sick = doors.get(0);
        JsonNode list = dispatcher
                .post(
                        "/api/evacuations/{}/shelter",
                        Map.of("shelterId", "S01", "reason", "透析病人，要医疗点", "households", List.of(sick)),
                        evacuation)
                .ok()
                .json();
        assertThat(list.at("/shelter/id").asText()).isNotEqualTo("S01");
        assertThat(door(list, sick).path("shelterId").asText()).isEqualTo("S01");
        assertThat(door(list, sick).path("note").asText()).isEqualTo("透析病人，要医疗点");

        int coming = shelter("S01").path("moving").asInt();
        JsonNode zones = shelter(list.at("/shelter/id").asText());
        tick(sick, "MOVING");
        int people =
                door(Doors.list(dispatcher, evacuation), sick).path("people").asInt();
        assertThat(shelter("S01").path("moving").asInt()).isEqualTo(coming + people);
        assertThat(shelter(list.at("/shelter/id").asText()).path("moving").asInt())
                .isEqualTo(zones.path("moving").asInt());

        tick(sick, "TRANSFERRED");
        door(Doors.list(dispatcher, evacuation), sick)
                .path("persons")
                .forEach(it -> assertThat(it.path("shelterId").asText()).isEqualTo("S01"));
        assertThat(dispatcher
                        .get("/api/incidents/{}/events?after=0", incident)
                        .ok()
                        .text())
                .contains("HouseholdsReassigned")
                .doesNotContain("透析病人");
        dispatcher
                .post(
                        "/api/evacuations/{}/shelter",
                        Map.of("shelterId", "S01", "households", List.of("Z99-01")),
                        evacuation)
                .problem(404, "not-found");
        as("yongkang")
                .post("/api/evacuations/{}/shelter", Map.of("shelterId", "S01"), evacuation)
                .problem(404, "not-found");
    }

    @Test
    void aHouseholdHandedToTheRescueIsNotAskedAboutAnyMore() {
        String refuses = doors.get(0);
        tick(refuses, "REFUSED");
        Eventually.within(SOON, () -> asked("Task_Persuade"));

        String rescue = "/api/evacuations/" + evacuation + "/rescue";
        as("grid").post(rescue, Map.of("reason", "x")).problem(403, "forbidden");
        JsonNode list = dispatcher
                .post(rescue, Map.of("reason", "桥已断，水电站职工三人", "households", List.of(refuses)))
                .ok()
                .json();
        assertThat(door(list, refuses).path("accounted").asBoolean()).isTrue();
        assertThat(list.at("/counts/accounted").asInt())
                .isEqualTo(door(list, refuses).path("people").asInt());
        assertThat(list.path("state").asText()).isEqualTo("ORDERED");
        Eventually.within(SOON, () -> !asked("Task_Persuade"));
        JsonNode told = Forest.events(dispatcher, incident, "HouseholdHandedToRescue")
                .get(0)
                .path("data");
        assertThat(told.path("householdId").asText()).isEqualTo(refuses);
        assertThat(told.toString()).doesNotContain("水电站");
        dispatcher
                .post(rescue, Map.of("reason", "再报一次", "households", List.of(refuses)))
                .problem(409, "nobody-missing");
    }

    /** The zone's process begins in a step of its own: what is told at the doors before it has must be asked about all the same. */
    @Test
    void aRefusalToldBeforeTheProcessBeganIsAskedAbout() {
        List<String> zones = List.of("Z01", "Z02", "Z03", "Z04");
        List<String> evacuations = new ArrayList<>();
        dispatcher
                .post(
                        "/api/incidents/{}/evacuations",
                        Map.of("zoneIds", zones, "mode", "IMMEDIATE", "reason", "实况雨量到线"),
                        incident)
                .expect(201)
                .json()
                .path("evacuations")
                .forEach(it -> evacuations.add(it.path("id").asText()));
        Map<String, String> told = new LinkedHashMap<>();
        for (String one : evacuations) {
            List<String> some = Doors.households(Doors.list(dispatcher, one));
            told.put(one + "/" + some.get(0), "Task_Persuade");
            told.put(one + "/" + some.get(1), "Task_TracePeople");
            heard(one, some.get(0), "REFUSED");
            heard(one, some.get(1), "ABSENT");
        }
        long refused = told.values().stream().filter("Task_Persuade"::equals).count();
        Eventually.within(
                SOON, () -> questions("Task_Persuade") == refused && questions("Task_TracePeople") == refused);
        JsonNode board =
                dispatcher.get("/api/incidents/{}/evacuations", incident).ok().json();
        assertThat(board.path("townships")).hasSizeGreaterThan(1);
        int people = 0;
        for (JsonNode it : board.path("townships")) {
            assertThat(it.path("name").asText()).matches(".*(镇|街道|乡)");
            people += it.at("/totals/people").asInt();
        }
        assertThat(people).isEqualTo(board.at("/totals/people").asInt());
        assertThat(jdbc.sql("select count(*) from process_early_entry where incident_id = ?::uuid")
                        .param(incident)
                        .query(Integer.class)
                        .single())
                .isZero();
        evacuations.forEach(it -> dispatcher
                .post("/api/evacuations/{}/cancellation", Map.of("reason", "测试结束"), it)
                .ok());
    }

    private void heard(String list, String door, String status) {
        Doors.say(dispatcher, list, door, "transfer", Map.of("status", status, "onBehalfOf", "网格员", "via", "PHONE"))
                .expect(200);
    }

    private int questions(String kind) {
        int open = 0;
        for (JsonNode it :
                dispatcher.get("/api/tasks?incidentId=" + incident).ok().json()) {
            open += it.path("kind").asText().equals(kind) ? 1 : 0;
        }
        return open;
    }

    /** Nobody is missed: the all-clear names who is not found, and a zone with somebody missing is not closed. */
    @Test
    void aZoneWithSomebodyMissingIsClearedOnlyWithAReasonAndStaysOpen() {
        Client commander = as("commander");
        String lost = doors.get(0);
        String stayed = doors.get(1);
        doors.subList(2, doors.size()).forEach(it -> tick(it, "TRANSFERRED"));
        tick(lost, "UNREACHABLE");
        tick(stayed, "REFUSED");
        Eventually.within(SOON, () -> asked("Task_Persuade") && asked("Task_TracePeople"));
        JsonNode refusal = commander
                .post("/api/evacuations/{}/all-clear", Map.of("reason", "雨停水退"), evacuation)
                .problem(409, "people-missing");
        assertThat(refusal.path("detail").asText()).contains("2 户", "失联", "拒绝");
        assertThat(refusal.path("households")).extracting(JsonNode::asText).containsExactlyInAnyOrder(lost, stayed);

        commander
                .post(
                        "/api/evacuations/{}/all-clear",
                        Map.of("reason", "雨停水退", "despiteMissing", "险情已过，搜救组进片区逐户找"),
                        evacuation)
                .ok();
        JsonNode told =
                Forest.events(dispatcher, incident, "ClearedDespiteMissing").get(0);
        assertThat(told.at("/data/households").asInt()).isEqualTo(2);
        assertThat(told.at("/data/reason").asText()).contains("逐户找");
        Eventually.within(SOON, () -> dispatcher.get("/api/alarms").ok().text().contains("没有落实，继续找人"));
        // nobody needs to be persuaded any more, but who is lost is still looked for
        Eventually.within(SOON, () -> !asked("Task_Persuade") && asked("Task_TracePeople"));
        commander
                .post(
                        "/api/evacuations/{}/households/{}/forced-transfer",
                        Map.of("authority", "瑞安市人民政府", "reason", "x"),
                        evacuation,
                        stayed)
                .problem(409, "all-clear");
        Eventually.within(SOON, () -> asked("Task_CheckBeforeReturn"));
        commander
                .post("/api/evacuations/{}/return-permission", null, evacuation)
                .ok();
        doors.subList(2, doors.size()).forEach(it -> home(it));
        home(stayed);
        assertThat(door(Doors.list(dispatcher, evacuation), stayed)
                        .path("accounted")
                        .asBoolean())
                .isTrue();
        JsonNode list = Doors.list(dispatcher, evacuation);
        assertThat(list.path("state").asText()).isEqualTo("RETURNING");
        assertThat(list.at("/counts/accounted").asInt())
                .isEqualTo(list.at("/counts/people").asInt()
                        - door(list, lost).path("people").asInt());
        home(lost);
        assertThat(Doors.list(dispatcher, evacuation).path("state").asText()).isEqualTo("CLOSED");
        Eventually.within(SOON, () -> !asked("Task_TracePeople"));
        Eventually.within(SOON, () -> !dispatcher.get("/api/alarms").ok().text().contains("没有落实，继续找人"));
    }

    private void home(String door) {
        say(door, "return", Map.of());
    }

    @Test
    void whoWentBackEarlyIsOutAgainAndTheQuestionFallsAway() {
        doors.forEach(it -> tick(it, "TRANSFERRED"));
        dispatcher
                .post("/api/evacuations/{}/verification", Map.of("empty", true), evacuation)
                .ok();
        String back = doors.get(1);
        say(back, "early-return", Map.of());
        Eventually.within(SOON, () -> asked("Task_BringBack"));
        assertThat(Doors.row(dispatcher, incident, ZONE).path("early").asInt()).isPositive();

        String path = "/api/evacuations/" + evacuation + "/brought-back";
        dispatcher.post(path, Map.of("households", List.of(doors.get(2)))).problem(409, "nobody-back");
        JsonNode list =
                dispatcher.post(path, Map.of("households", List.of(back))).ok().json();
        assertThat(list.at("/counts/early").asInt()).isZero();
        assertThat(door(list, back).path("status").asText()).isEqualTo("TRANSFERRED");
        Eventually.within(SOON, () -> !asked("Task_BringBack"));
        dispatcher.post(path, Map.of()).problem(409, "nobody-back");
    }

    @Test
    void anEmptyHouseHasItsPictureOnceAndOnlyForThoseConcerned() {
        Client grid = as("grid");
        String empty = doors.get(3);
        Doors.tick(grid, evacuation, empty, "ABSENT");
        UUID photo = UUID.randomUUID();
        String photos = "/api/evacuations/" + evacuation + "/households/" + empty + "/photos";
        for (int i = 0; i < 2; i++) {
            grid.upload(photos, Map.of("clientId", photo.toString()), "../../x.jpg", Site.jpeg(640, 480))
                    .expect(201);
        }
        assertThat(Forest.events(dispatcher, incident, "HouseholdPhotographed")).hasSize(1);
        assertThat(door(Doors.list(dispatcher, evacuation), empty).path("photos"))
                .hasSize(1);
        assertThat(door(Doors.list(dispatcher, evacuation), empty)
                        .at("/photos/0")
                        .asText())
                .isEqualTo(photo.toString());
        assertThat(dispatcher.get(photos + "/" + photo + "?thumbnail=true").ok().bytes())
                .startsWith(0xff, 0xd8);
        assertThat(as("leader").get(photos + "/" + photo).ok().bytes()).startsWith(0xff, 0xd8);

        as("yongkang").get(photos + "/" + photo).problem(404, "not-found");
        as("brigade").get(photos + "/" + photo).problem(403, "forbidden");
        grid.upload(photos, Map.of(), "x.jpg", "<svg/>".getBytes()).expect(422);
        grid.upload(
                        photos.replace(empty, doors.get(4)),
                        Map.of("clientId", photo.toString()),
                        "x.jpg",
                        Site.jpeg(64, 48))
                .expect(422);
        grid.upload(photos.replace(empty, "Z05-99"), Map.of(), "x.jpg", Site.jpeg(64, 48))
                .problem(404, "not-found");

        // it comes after everything is over, too: what was seen was seen
        dispatcher
                .post("/api/evacuations/{}/cancellation", Map.of("reason", "预警解除"), evacuation)
                .ok();
        grid.upload(photos, Map.of("clientId", UUID.randomUUID().toString()), "x.jpg", Site.jpeg(64, 48))
                .expect(201);
    }

    @Test
    void theFinishByMovesWithItsReason() {
        Instant later = Instant.now().plus(Duration.ofHours(5));
        String path = "/api/evacuations/" + evacuation + "/finish-by";
        dispatcher.post(path, Map.of("finishBy", later.toString())).problem(422, "invalid");
        dispatcher
                .post(path, Map.of("finishBy", "2020-01-01T00:00:00Z", "reason", "x"))
                .problem(422, "invalid");
        JsonNode list = dispatcher
                .post(path, Map.of("finishBy", later.toString(), "reason", "上游推迟泄洪"))
                .ok()
                .json();
        assertThat(Instant.parse(list.path("finishBy").asText()).getEpochSecond())
                .isEqualTo(later.getEpochSecond());
        assertThat(Forest.events(dispatcher, incident, "FinishByMoved")
                        .get(0)
                        .at("/data/reason")
                        .asText())
                .isEqualTo("上游推迟泄洪");
    }

    @Test
    void everyMissingHouseholdIsFoundOnWhateverPageItStands() {
        int more = 450;
        addHouseholds(more);
        int all = doors.size() + more;
        JsonNode first = missing("");
        assertThat(first.path("rows")).hasSize(200);
        assertThat(first.path("households").asInt()).isEqualTo(all);
        assertThat(first.path("all").asInt()).isEqualTo(all);

        Set<String> seen = new LinkedHashSet<>();
        List<Integer> sizes = new ArrayList<>();
        JsonNode page = first;
        while (true) {
            page.path("rows").forEach(it -> seen.add(it.path("householdId").asText()));
            sizes.add(page.path("rows").size());
            if (!page.has("next")) {
                break;
            }
            page = missing("after=" + page.path("next").asText());
        }
        assertThat(seen).hasSize(all);
        assertThat(sizes).hasSize((all + 199) / 200).first().isEqualTo(200);

        // who is not reached is fetched first, over all pages
        jdbc.sql(
                        "update evacuation_household set status = 'UNREACHABLE' where evacuation_id = ?::uuid and household_id = ?")
                .params(evacuation, "ZX-450")
                .update();
        assertThat(missing("").at("/rows/0/householdId").asText()).isEqualTo("ZX-450");
        assertThat(missing("status=UNREACHABLE").path("households").asInt()).isEqualTo(1);
        assertThat(missing("only=UNSETTLED").path("households").asInt()).isEqualTo(all);
        assertThat(missing("only=CONFLICT").path("rows")).isEmpty();
        // every word must fit, wherever in the list the household stands
        JsonNode found = missing("q=zx-449");
        assertThat(found.path("rows")).hasSize(1);
        assertThat(found.path("households").asInt()).isEqualTo(1);
        assertThat(found.path("all").asInt()).isEqualTo(all);
        assertThat(missing("q=湖岭 449号").path("rows")).hasSize(1);
        assertThat(missing("q=高楼 449号").path("rows")).isEmpty();
        assertThat(missing("q=卧床").path("rows")).isNotEmpty().allSatisfy(it -> assertThat(
                        it.path("specialNeeds").findValuesAsText("need"))
                .contains("BEDRIDDEN"));
        assertThat(missing("q=_").path("households").asInt()).isEqualTo(all);
        assertThat(missing("zone=Z01").path("rows")).isEmpty();
    }

    private void addHouseholds(int count) {
        jdbc.sql(
                        """
                insert into evacuation_household (evacuation_id, household_id, code, head, people, needs, worker_name)
                select ?::uuid, 'ZX-' || n, n || '号', '张三', 1,
                       case when n % 50 = 0 then array['BEDRIDDEN'] else '{}' end, '网格员'
                  from generate_series(1, ?) n""")
                .params(evacuation, count)
                .update();
        jdbc.sql(
                        """
                insert into evacuation_person (evacuation_id, person_id, household_id, name)
                select ?::uuid, 'ZXP-' || n, 'ZX-' || n, '张三' from generate_series(1, ?) n""")
                .params(evacuation, count)
                .update();
    }

    private JsonNode missing(String search) {
        return dispatcher
                .get("/api/incidents/" + incident + "/evacuations/missing?" + search)
                .ok()
                .json();
    }

    private void tick(String household, String status) {
        say(household, "transfer", Map.of("status", status));
    }

    private void say(String household, String word, Map<String, Object> more) {
        Map<String, Object> said = new LinkedHashMap<>(more);
        said.put("onBehalfOf", "网格员");
        said.put("via", "PHONE");
        said.put("seen", Doors.list(dispatcher, evacuation).path("revision").asLong());
        Doors.say(dispatcher, evacuation, household, word, said).expect(200);
    }

    private boolean asked(String kind) {
        return dispatcher
                .get("/api/tasks?incidentId={}", incident)
                .ok()
                .json()
                .findValuesAsText("kind")
                .contains(kind);
    }

    private JsonNode shelter(String id) {
        for (JsonNode it : dispatcher
                .get("/api/incidents/{}/evacuations", incident)
                .ok()
                .json()
                .path("shelters")) {
            if (it.path("id").asText().equals(id)) {
                return it;
            }
        }
        throw new AssertionError("no shelter " + id);
    }

    private static JsonNode door(JsonNode list, String household) {
        for (JsonNode it : list.path("households")) {
            if (it.path("id").asText().equals(household)) {
                return it;
            }
        }
        throw new AssertionError("no household " + household);
    }
}
