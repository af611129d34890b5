package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Doors;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Stomp;

/**
 * Rain at 湖岭: a zone is ordered out, told from door to door, one household refuses and one is not at home, everybody is
 * counted, held outside until the all-clear, and brought home; nobody is missed and no name is in the journal.
 */
class D03_Evacuation extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ZONE = "Z05";

    private final List<String> ordered = new ArrayList<>();

    /** Zones are free again for the stories that share this database. */
    @AfterEach
    void takeOrdersBack() {
        Client commander = as("commander");
        ordered.forEach(it -> commander.post("/api/evacuations/{}/cancellation", Map.of("reason", "测试结束"), it));
        ordered.clear();
    }

    private String order(Client desk, String incident, String zone, String mode) {
        String id = Doors.order(desk, incident, zone, mode);
        ordered.add(id);
        return id;
    }

    @Test
    void everybodyIsMovedCountedHeldOutsideAndBroughtHome() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Client grid = as("grid");
        String incident = Doors.flood(dispatcher, "湖岭一号");
        Stomp desk = listening(dispatcher, "/topic/incidents/" + incident);
        String evacuation = order(commander, incident, ZONE, "IMMEDIATE");

        JsonNode list = Doors.list(grid, evacuation);
        assertThat(list.path("counts").path("people").asInt()).isEqualTo(42);
        assertThat(list.path("households")).hasSize(14);
        assertThat(list.path("finishRule").asText()).contains("默认值");
        assertThat(list.path("zoneVersion").asInt()).isPositive();
        assertThat(grid.get("/api/evacuations").ok().json())
                .anySatisfy(it -> assertThat(it.path("id").asText()).isEqualTo(evacuation));
        desk.await(it -> it.path("type").asText().equals("EvacuationOrdered"), SOON);
        token(dispatcher, incident, "Task_AwaitZoneNotified");

        List<String> doors = Doors.households(list);
        String refusing = doors.get(0);
        String empty = doors.get(1);
        doors.forEach(it -> Doors.tick(grid, evacuation, it, "NOTIFIED"));
        desk.await(it -> it.path("type").asText().equals("ZoneNotified"), SOON);
        token(dispatcher, incident, "Task_AwaitZoneEmptied");

        Doors.tick(grid, evacuation, refusing, "REFUSED");
        Doors.tick(grid, evacuation, empty, "ABSENT");
        doors.subList(2, doors.size()).forEach(it -> Doors.tick(grid, evacuation, it, "MOVING"));
        doors.subList(2, doors.size()).forEach(it -> Doors.tick(grid, evacuation, it, "TRANSFERRED"));
        JsonNode missing = dispatcher
                .get("/api/incidents/{}/evacuations/missing", incident)
                .ok()
                .json()
                .path("rows");
        assertThat(missing).extracting(it -> it.path("householdId").asText()).containsExactly(empty, refusing);
        assertThat(missing.get(0).path("head").asText()).endsWith("*");
        assertThat(dispatcher
                        .get("/api/incidents/{}", incident)
                        .ok()
                        .json()
                        .path("openPoints")
                        .toString())
                .contains("湖岭一号地灾点");

        persuadedAndForced(commander, grid, incident, evacuation, refusing);
        decide(commander, incident, "Task_TracePeople", "TRACED", "在温州市区女儿家，电话已核实");
        desk.await(it -> it.path("type").asText().equals("ZoneEmptied"), SOON);
        JsonNode row = Doors.row(dispatcher, incident, ZONE);
        assertThat(row.path("missing").asInt()).isZero();
        assertThat(row.path("transferred").asInt() + row.path("absent").asInt()).isEqualTo(42);

        token(dispatcher, incident, "Task_VerifyZoneEmpty");
        grid.post("/api/evacuations/{}/verification", Map.of("empty", true), evacuation)
                .ok();
        token(dispatcher, incident, "Task_AwaitAllClear");

        someReturnEarly(commander, grid, incident, evacuation, doors.get(3));

        grid.post("/api/evacuations/{}/all-clear", Map.of("reason", "x"), evacuation)
                .problem(403, "forbidden");
        commander
                .post("/api/evacuations/{}/return-permission", null, evacuation)
                .problem(409, "not-all-clear");
        commander
                .post("/api/evacuations/{}/all-clear", Map.of("reason", "雨停，专家研判险情解除"), evacuation)
                .ok();
        token(dispatcher, incident, "Task_CheckBeforeReturn");
        decide(commander, incident, "Task_CheckBeforeReturn", "PERMIT_RETURN", null);
        token(dispatcher, incident, "Task_AwaitAllReturned");
        doors.forEach(it -> Doors.say(grid, evacuation, it, "return", Map.of()).expect(200));
        assertThat(Doors.list(dispatcher, evacuation).path("state").asText()).isEqualTo("CLOSED");
        Eventually.within(SOON, () -> runOf(dispatcher, incident) == null);
        Doors.tick(grid, evacuation, doors.get(5), "MOVING");
        assertThat(Doors.list(dispatcher, evacuation).path("state").asText()).isEqualTo("CLOSED");

        noNameInTheJournal(dispatcher, incident, list);
        assertThat(dispatcher
                        .get("/api/incidents/{}/journal/verification", incident)
                        .ok()
                        .text())
                .doesNotContain("\"intact\":false");
    }

    private void persuadedAndForced(
            Client commander, Client grid, String incident, String evacuation, String household) {
        commander
                .post(
                        "/api/evacuations/{}/households/{}/forced-transfer",
                        Map.of("authority", "瑞安市人民政府", "reason", "泥石流迫近"),
                        evacuation,
                        household)
                .problem(409, "persuade-first");
        String first = task(commander, incident, "Task_Persuade").path("id").asText();
        decide(commander, incident, "Task_Persuade", "UNWILLING", "老人要守猪栏，不肯走");
        // talked to once: the same is asked again, and nobody is asked to sign
        Eventually.within(SOON, () -> {
            JsonNode again = openTask(commander, incident, "Task_Persuade");
            return again != null && !again.path("id").asText().equals(first);
        });
        assertThat(openTask(commander, incident, "Task_SignForcedTransfer")).isNull();
        decide(commander, incident, "Task_Persuade", "UNWILLING", "村支书再劝，仍不肯走");
        JsonNode signature = task(commander, incident, "Task_SignForcedTransfer");
        commander
                .post(
                        "/api/tasks/{}/completion",
                        Map.of("decision", "FORCE", "reason", "泥石流迫近"),
                        signature.path("id").asText())
                .ok();
        JsonNode signed = event(commander, incident, "ForcedTransferSigned");
        assertThat(signed.path("data").path("law").asText()).contains("气象灾害防御条例", "第二十六条");
        assertThat(signed.path("data").path("authority").asText()).contains("瑞安市");
        assertThat(signed.path("data").path("persuasions").asInt()).isEqualTo(2);
        token(commander, incident, "Task_AwaitForcedTransfer");
        Doors.tick(grid, evacuation, household, "TRANSFERRED");
        Eventually.within(
                SOON,
                () -> runOf(commander, incident) != null
                        && !runOf(commander, incident).toString().contains("\"Task_AwaitForcedTransfer\",\"name\""));
    }

    private void someReturnEarly(Client commander, Client grid, String incident, String evacuation, String household) {
        Doors.say(grid, evacuation, household, "return", Map.of()).expect(200);
        assertThat(event(commander, incident, "PersonReturnedEarly")
                        .path("data")
                        .path("householdId")
                        .asText())
                .isEqualTo(household);
        assertThat(Doors.row(commander, incident, ZONE).path("early").asInt()).isPositive();
        Eventually.within(SOON, () -> commander.get("/api/alarms").ok().text().contains("擅自返回险区"));
        decide(commander, incident, "Task_BringBack", "BROUGHT_BACK", null);
        assertThat(Doors.row(commander, incident, ZONE).path("missing").asInt()).isZero();
    }

    /** Names, numbers and whatever was said about people are in the lists alone. */
    private void noNameInTheJournal(Client dispatcher, String incident, JsonNode list) {
        String journal = dispatcher
                .get("/api/incidents/{}/events?after=0", incident)
                .ok()
                .text();
        assertThat(journal).doesNotContain("女儿家").doesNotContain("守猪栏");
        for (JsonNode door : list.path("households")) {
            assertThat(journal).doesNotContain(door.path("head").asText());
            assertThat(journal).doesNotContain(door.path("phone").asText());
            door.path("persons").forEach(it -> assertThat(journal)
                    .doesNotContain("\"" + it.path("name").asText() + "\""));
        }
    }

    @Test
    void twoWorkersWithoutNetworkTickTheSameDoors() {
        Client dispatcher = as("dispatcher");
        Client grid = as("grid");
        Client other = Doors.worker(as("admin"), "d03other", "330381122");
        String incident = Doors.flood(dispatcher, "湖岭一号");
        String evacuation = order(dispatcher, incident, ZONE, "PREPARE");
        other.get("/api/evacuations/{}", evacuation).problem(404, "not-found");
        dispatcher
                .post("/api/evacuations/{}/helpers", Map.of("username", "d03other"), evacuation)
                .ok();
        List<String> doors = Doors.households(Doors.list(other, evacuation));

        // the same, further on, and what says less: joined without loss, whoever came first
        outcome(tick(grid, evacuation, doors.get(0), "NOTIFIED", 11), "APPLIED");
        outcome(tick(other, evacuation, doors.get(0), "TRANSFERRED", 3), "APPLIED");
        outcome(tick(grid, evacuation, doors.get(0), "MOVING", 12), "KEPT");
        outcome(tick(other, evacuation, doors.get(1), "TRANSFERRED", 4), "APPLIED");
        outcome(tick(grid, evacuation, doors.get(1), "UNREACHABLE", 13), "KEPT");
        // one's own older word undoes nothing
        outcome(tick(other, evacuation, doors.get(0), "NOTIFIED", 2), "LATE");
        assertThat(status(dispatcher, evacuation, doors.get(0))).isEqualTo("TRANSFERRED");
        assertThat(status(dispatcher, evacuation, doors.get(1))).isEqualTo("TRANSFERRED");

        // one saw them leave, the other an empty house after they had refused: a person settles it
        outcome(tick(grid, evacuation, doors.get(2), "ABSENT", 14), "APPLIED");
        outcome(tick(other, evacuation, doors.get(2), "TRANSFERRED", 5), "CONFLICT");
        JsonNode conflict = household(dispatcher, evacuation, doors.get(2)).path("conflict");
        assertThat(conflict)
                .extracting(it -> it.path("status").asText())
                .containsExactlyInAnyOrder("ABSENT", "TRANSFERRED");
        assertThat(event(dispatcher, incident, "HouseholdInConflict")
                        .path("data")
                        .path("householdId")
                        .asText())
                .isEqualTo(doors.get(2));
        assertThat(Doors.row(dispatcher, incident, ZONE).path("conflicts").asInt())
                .isEqualTo(1);
        Doors.say(
                        dispatcher,
                        evacuation,
                        doors.get(2),
                        "settlement",
                        Map.of("status", "TRANSFERRED", "onBehalfOf", "安置点管理员", "via", "PHONE"))
                .expect(200);
        assertThat(household(dispatcher, evacuation, doors.get(2)).has("conflict"))
                .isFalse();
        assertThat(Doors.row(dispatcher, incident, ZONE).path("conflicts").asInt())
                .isZero();

        // who had seen what stands may change it
        long seen = Doors.list(grid, evacuation).path("revision").asLong();
        outcome(
                Doors.say(
                        grid,
                        evacuation,
                        doors.get(1),
                        "transfer",
                        Map.of("status", "REFUSED", "deviceSeq", 15, "seen", seen)),
                "APPLIED");
        assertThat(status(dispatcher, evacuation, doors.get(1))).isEqualTo("REFUSED");

        // a replay gets the first answer, the same id with other words is refused
        Map<String, Object> word = Forest.said(Map.of("status", "NOTIFIED", "deviceSeq", 16));
        String path = "/api/evacuations/" + evacuation + "/households/" + doors.get(4) + "/transfer";
        Answer first = grid.post(path, word).expect(200);
        Answer again = grid.post(path, word).expect(200);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
        word.put("status", "MOVING");
        grid.post(path, word).problem(422, "client-id-reused");
        // one of several people, and a number that does not fit the list
        JsonNode door = household(dispatcher, evacuation, doors.get(6));
        String one = door.at("/persons/0/id").asText();
        Doors.say(
                        grid,
                        evacuation,
                        doors.get(6),
                        "transfer",
                        Map.of("status", "MOVING", "deviceSeq", 17, "persons", List.of(one)))
                .expect(200);
        assertThat(household(dispatcher, evacuation, doors.get(6))
                        .at("/persons/0/status")
                        .asText())
                .isEqualTo("MOVING");
        Doors.say(
                        grid,
                        evacuation,
                        doors.get(6),
                        "transfer",
                        Map.of("status", "MOVING", "deviceSeq", 18, "persons", 99))
                .problem(422, "invalid");
        countsFit(dispatcher, incident, evacuation);
    }

    @Test
    void aFullShelterSendsTheRestToTheNextAndTheKeeperFindsPeopleOnTheLists() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Client keeper = as("keeper");
        String incident = Doors.flood(dispatcher, "林川溪");
        String evacuation = order(commander, incident, "Z01", "IMMEDIATE");
        JsonNode list = Doors.list(dispatcher, evacuation);
        assertThat(list.path("shelter").path("id").asText()).isEqualTo("S05");
        String household = list.at("/households/0/id").asText();
        String person = list.at("/households/1/persons/0/name").asText();

        keeper.post("/api/shelters/S05/opening", Map.of("note", "开放")).expect(204);
        Answer byCard = checkIn(keeper, Map.of("code", "muster:" + household, "incidentId", incident));
        assertThat(byCard.json().path("outcome").asText()).isEqualTo("MATCHED");
        assertThat(byCard.json().at("/matched/evacuationId").asText()).isEqualTo(evacuation);
        assertThat(checkIn(keeper, Map.of("householdId", household, "incidentId", incident))
                        .json()
                        .path("outcome")
                        .asText())
                .isEqualTo("ALREADY");
        assertThat(checkIn(keeper, Map.of("name", person, "incidentId", incident))
                        .json()
                        .path("outcome")
                        .asText())
                .isEqualTo("MATCHED");
        assertThat(status(dispatcher, evacuation, household)).isEqualTo("TRANSFERRED");

        // somebody saw an empty house, but they are here
        Doors.say(
                        dispatcher,
                        evacuation,
                        household,
                        "transfer",
                        Map.of("status", "ABSENT", "onBehalfOf", "陈素兰", "via", "PHONE"))
                .expect(200);
        assertThat(status(dispatcher, evacuation, household)).isEqualTo("TRANSFERRED");

        int arrived = shelter(dispatcher, incident, "S05").path("arrived").asInt();
        JsonNode crowd = checkIn(keeper, Map.of("name", "过路游客", "people", 200 - arrived, "incidentId", incident))
                .json();
        assertThat(crowd.path("outcome").asText()).isEqualTo("UNLISTED");
        assertThat(crowd.at("/shelter/room").asInt()).isZero();
        assertThat(crowd.at("/shelter/proposed/id").asText()).isEqualTo("S04");
        JsonNode full = event(dispatcher, incident, "ShelterFull").path("data");
        assertThat(full.path("shelterId").asText()).isEqualTo("S05");
        assertThat(full.path("proposedShelterId").asText()).isEqualTo("S04");
        decide(commander, incident, "Task_ReassignShelter", "OTHER_SHELTER", null);
        assertThat(Doors.list(dispatcher, evacuation).path("shelter").path("id").asText())
                .isEqualTo("S04");
        // nobody is sent away, full or not
        assertThat(checkIn(
                                keeper,
                                Map.of(
                                        "householdId",
                                        list.at("/households/2/id").asText(),
                                        "incidentId",
                                        incident))
                        .json()
                        .path("outcome")
                        .asText())
                .isEqualTo("MATCHED");
        keeper.post(
                        "/api/shelters/S05/check-ins/{}/departure",
                        null,
                        crowd.path("id").asText())
                .expect(204);
        assertThat(keeper.get("/api/shelters/mine").ok().json())
                .anySatisfy(it -> assertThat(it.at("/shelter/id").asText()).isEqualTo("S05"));
        keeper.post("/api/shelters/S05/closing", Map.of("note", "关闭")).expect(204);
        keeper.get("/api/shelters/S01/check-ins").problem(404, "not-found");
        countsFit(dispatcher, incident, evacuation);
    }

    @Test
    void ordersAreAllOrNothingAndPreparationBecomesImmediate() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String incident = Doors.flood(dispatcher, "高楼溪");
        commander
                .post(
                        "/api/incidents/{}/evacuations",
                        Map.of("zoneIds", List.of("Z08", "Z99"), "mode", "PREPARE"),
                        incident)
                .problem(422, "invalid");
        assertThat(commander
                        .get("/api/incidents/{}/evacuations", incident)
                        .ok()
                        .json()
                        .path("zones"))
                .isEmpty();
        String evacuation = order(commander, incident, "Z08", "PREPARE");
        JsonNode before = Doors.list(dispatcher, evacuation);
        String elsewhere = Doors.flood(dispatcher, "高楼溪二");
        commander
                .post(
                        "/api/incidents/{}/evacuations",
                        Map.of("zoneIds", List.of("Z07", "Z08"), "mode", "IMMEDIATE"),
                        elsewhere)
                .problem(409, "zone-already-evacuating");
        assertThat(commander
                        .get("/api/incidents/{}/evacuations", elsewhere)
                        .ok()
                        .json()
                        .path("zones"))
                .isEmpty();
        assertThat(order(commander, incident, "Z08", "IMMEDIATE")).isEqualTo(evacuation);
        JsonNode after = Doors.list(dispatcher, evacuation);
        assertThat(after.path("mode").asText()).isEqualTo("IMMEDIATE");
        assertThat(after.path("finishBy").asText())
                .isLessThan(before.path("finishBy").asText());
        commander.post("/api/evacuations/{}/immediate", Map.of(), evacuation).problem(409, "illegal-transition");
        commander
                .post("/api/evacuations/{}/verification", Map.of("empty", true), evacuation)
                .problem(409, "count-does-not-fit");
        commander
                .post("/api/evacuations/{}/cancellation", Map.of("reason", "预警解除"), evacuation)
                .ok();
        Eventually.within(SOON, () -> runOf(dispatcher, incident) == null);
        assertThat(Doors.list(dispatcher, evacuation).path("state").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void whoeverStandsOnTwoListsIsCountedOnce() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        JsonNode home = commander.get("/api/zones/Z05").ok().json().at("/households/0/residents/0");
        JsonNode away = commander.get("/api/zones/Z08").ok().json().at("/households/0");
        List<Object> residents = new ArrayList<>();
        away.path("residents").forEach(residents::add);
        List<Object> more = new ArrayList<>(residents);
        more.add(Map.of(
                "name",
                home.path("name").asText(),
                "bornOn",
                home.path("bornOn").asText()));
        write(commander, away, more, "女儿家也登记了");
        try {
            String incident = Doors.flood(dispatcher, "湖岭高楼");
            String there = order(commander, incident, "Z05", "IMMEDIATE");
            String twice = order(commander, incident, "Z08", "IMMEDIATE");
            JsonNode board = dispatcher
                    .get("/api/incidents/{}/evacuations", incident)
                    .ok()
                    .json();
            assertThat(board.path("totals").path("people").asInt()).isEqualTo(42 + 28);
            JsonNode door = household(dispatcher, twice, away.path("id").asText());
            assertThat(door.path("persons"))
                    .anySatisfy(
                            it -> assertThat(it.path("countedInZone").asText()).isEqualTo("Z05"));
            // ticked where they are not counted, they are counted where they are
            Doors.say(
                            dispatcher,
                            twice,
                            away.path("id").asText(),
                            "transfer",
                            Map.of("status", "TRANSFERRED", "onBehalfOf", "董永年", "via", "PHONE"))
                    .expect(200);
            JsonNode counted = household(dispatcher, there, "Z05-01").at("/persons/0");
            assertThat(counted.path("status").asText()).isEqualTo("TRANSFERRED");
            assertThat(Doors.row(dispatcher, incident, "Z05")
                            .path("transferred")
                            .asInt())
                    .isEqualTo(1);
            countsFit(dispatcher, incident, there);
            countsFit(dispatcher, incident, twice);
            // the list that counts them is given up: the other one counts them now
            commander
                    .post("/api/evacuations/{}/cancellation", Map.of("reason", "误下"), there)
                    .ok();
            assertThat(Doors.row(dispatcher, incident, "Z08").path("people").asInt())
                    .isEqualTo(29);
            countsFit(dispatcher, incident, twice);
        } finally {
            write(commander, away, residents, "更正");
            commander.post("/api/zones/Z08/approval", Map.of()).ok();
        }
        assertThat(commander.get("/api/zones/Z08/history").ok().json().path("edits"))
                .anySatisfy(it -> assertThat(it.path("reason").asText()).isEqualTo("更正"));
    }

    @Test
    void othersSeeNothingAndWhoNeedNotKnowSeesNoNames() {
        Client dispatcher = as("dispatcher");
        String incident = Doors.flood(dispatcher, "湖岭一号");
        String evacuation = order(dispatcher, incident, ZONE, "IMMEDIATE");
        JsonNode whole = Doors.list(dispatcher, evacuation);
        String head = whole.at("/households/0/head").asText();
        for (String masked : List.of("auditor", "leader", "province")) {
            String seen = as(masked).get("/api/evacuations/{}", evacuation).ok().text();
            assertThat(seen).doesNotContain("\"" + head + "\"").contains(head.charAt(0) + "*");
            assertThat(seen).doesNotContain(whole.at("/households/0/phone").asText());
        }
        Client yongkang = as("yongkang");
        yongkang.get("/api/evacuations/{}", evacuation).problem(404, "not-found");
        yongkang.get("/api/incidents/{}/evacuations", incident).problem(404, "not-found");
        yongkang.get("/api/incidents/{}/evacuations/missing", incident).problem(404, "not-found");
        yongkang.get("/api/zones/Z05").problem(404, "not-found");
        yongkang.get("/api/shelters/S04/check-ins").problem(404, "not-found");
        Doors.say(
                        yongkang,
                        evacuation,
                        "Z05-01",
                        "transfer",
                        Map.of("status", "ABSENT", "onBehalfOf", "x", "via", "PHONE"))
                .problem(404, "not-found");
        assertThat(yongkang.get("/api/zones").ok().text()).doesNotContain("Z05");
        as("enterprise").get("/api/evacuations/{}", evacuation).problem(403, "forbidden");
        // the board goes to every console and holds no name of a household
        assertThat(dispatcher
                        .get("/api/incidents/{}", incident)
                        .ok()
                        .json()
                        .path("evacuation")
                        .toString())
                .contains("湖岭一号")
                .doesNotContain(head);
    }

    // ── helpers ──

    private void write(Client commander, JsonNode household, List<Object> residents, String reason) {
        commander
                .put(
                        "/api/zones/Z08/households/" + household.path("id").asText(),
                        Map.of(
                                "code", household.path("code").asText(),
                                "head", household.path("head").asText(),
                                "phone", household.path("phone").asText(),
                                "address", household.path("address").asText(),
                                "workerName", household.at("/worker/name").asText(),
                                "workerPhone", household.at("/worker/phone").asText(),
                                "residents", residents,
                                "reason", reason))
                .ok();
    }

    private static Answer tick(Client worker, String evacuation, String household, String status, int seq) {
        return Doors.say(worker, evacuation, household, "transfer", Map.of("status", status, "deviceSeq", seq));
    }

    private static void outcome(Answer answer, String outcome) {
        assertThat(answer.expect(200).json().path("outcome").asText())
                .as(answer.toString())
                .isEqualTo(outcome);
    }

    private static Answer checkIn(Client keeper, Map<String, Object> who) {
        return keeper.post("/api/shelters/S05/check-ins", Forest.said(who)).expect(201);
    }

    private static JsonNode household(Client desk, String evacuation, String id) {
        for (JsonNode it : Doors.list(desk, evacuation).path("households")) {
            if (it.path("id").asText().equals(id)) {
                return it;
            }
        }
        throw new AssertionError(id + " is not on the list");
    }

    private static String status(Client desk, String evacuation, String household) {
        return household(desk, evacuation, household).path("status").asText();
    }

    private static JsonNode shelter(Client desk, String incident, String id) {
        return StreamSupport.stream(
                        desk.get("/api/incidents/{}/evacuations", incident)
                                .ok()
                                .json()
                                .path("shelters")
                                .spliterator(),
                        false)
                .filter(it -> it.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What the board says is what the list says. */
    private void countsFit(Client desk, String incident, String evacuation) {
        JsonNode list = Doors.list(desk, evacuation);
        JsonNode counts = list.path("counts");
        int people = 0;
        int accounted = 0;
        for (JsonNode door : list.path("households")) {
            for (JsonNode it : door.path("persons")) {
                if (!it.has("countedInZone")) {
                    people++;
                    accounted += it.path("accounted").asBoolean() ? 1 : 0;
                }
            }
        }
        assertThat(counts.path("people").asInt()).isEqualTo(people);
        assertThat(counts.path("accounted").asInt()).isEqualTo(accounted);
    }

    private static JsonNode task(Client client, String incident, String kind) {
        return Eventually.within(SOON, () -> openTask(client, incident, kind));
    }

    /** What is asked now, or null. */
    private static JsonNode openTask(Client client, String incident, String kind) {
        for (JsonNode it : client.get("/api/tasks?incidentId=" + incident).ok().json()) {
            if (it.path("kind").asText().equals(kind)) {
                return it;
            }
        }
        return null;
    }

    private static void decide(Client client, String incident, String kind, String decision, String reason) {
        String id = task(client, incident, kind).path("id").asText();
        client.post(
                        "/api/tasks/{}/completion",
                        reason == null ? Map.of("decision", decision) : Map.of("decision", decision, "reason", reason),
                        id)
                .ok();
    }

    private static JsonNode event(Client client, String incident, String type) {
        return Eventually.within(SOON, () -> {
            JsonNode last = null;
            for (JsonNode it : client.get("/api/incidents/{}/events?after=0", incident)
                    .ok()
                    .json()) {
                if (it.path("type").asText().equals(type)) {
                    last = it;
                }
            }
            return last;
        });
    }

    /** The run of the zone's plan that goes on, or null. */
    private static JsonNode runOf(Client client, String incident) {
        for (JsonNode it :
                client.get("/api/incidents/{}/process", incident).ok().json().path("processes")) {
            if (it.path("key").asText().equals("evacuation")
                    && !it.path("ended").asBoolean()) {
                return it;
            }
        }
        return null;
    }

    private static void token(Client client, String incident, String element) {
        Eventually.within(SOON, () -> {
            JsonNode run = runOf(client, incident);
            return run != null
                    && StreamSupport.stream(run.path("tokens").spliterator(), false)
                            .anyMatch(it -> it.path("elementId").asText().equals(element));
        });
    }
}
