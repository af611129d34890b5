package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scenario B, a typhoon night over 林川 and 湖岭: warned, called and answered; 58 mm in an hour at G01, five zones with 352
 * people move at once to two shelters; a township without network, one household that refuses, one that is away, people
 * fetched by boat; all counted, all home again.
 */
class TyphoonNight extends Exercise {

    private static final String COUNTY = "330381";
    private static final String CUT_OFF = "330381127";
    private static final String SILENT = "林川镇";
    private static final String GAUGE = "G01";
    private static final List<String> SITES = List.of("R11", "R13");
    private static final List<String> FORWARD = List.of("T04", "T10", "T12");
    private static final String BOATS = "T12";
    private static final int MOST_TEAMS = 4;
    private static final int LONGEST_MATCH = 20;
    private static final double SMALL_RAIN = 3.5;
    private static final double CLOUDBURST = 26.5;

    private final Person grid;
    private final List<GridWorker> workers = new ArrayList<>();
    private String warning;

    TyphoonNight(String server, int speed) throws InterruptedException {
        super(server, speed);
        this.grid = new Person(server, "grid");
    }

    @Override
    void play() throws InterruptedException, IOException {
        announce();
        warn();
        passWatching(4);
        post.raiseStructure();
        order(withRecommended(FORWARD, MOST_TEAMS), "前置林川、湖岭，巡查溪沿，搜户转移");
        passWatching(60, () -> everybodyHasAnswered() && theBoatsAreThere());
        rainOverTheLimit();
        moveOut();
        cutOff();
        rescueTheTrapped();
        passWatching(90, this::everyZoneIsLookedThrough);
        threatPasses();
        bringEverybodyBack();
        closeTheFile();
    }

    @Override
    Crew crewFor(JsonNode order) {
        return new Crew(dispatcher, true, order, FieldWords.FLOOD, false, clock);
    }

    /** 气象一声枪, and the start order on it. */
    private void warn() throws InterruptedException {
        Narrator.say("16:30 市气象台：台风黄色预警，12 小时雨量将达 100 毫米");
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("kind", "TYPHOON");
        said.put("colour", "YELLOW");
        said.put("headline", "瑞安市气象台发布台风黄色预警");
        said.put("description", "台风外围影响，今夜到明晨我市平均风力 8 级，12 小时雨量将达 100 毫米，西部山区局部更大。");
        said.put("instruction", "做好转移准备，巡查地质灾害点、山洪沟和水库，船只回港避风");
        said.put("issuer", "瑞安市气象台");
        said.put("contact", "10121212121");
        said.put("divisions", List.of(COUNTY));
        said.put("expires", Instant.now().plus(Duration.ofHours(12)).toString());
        said.put("exercise", true);
        warning = dispatcher.post("/api/warnings", said).path("id").asText();
        // somebody else than the one at the desk hears them
        CalledPlaces called = new CalledPlaces(new Person(server, "dispatcher"), warning, SILENT);
        start("叫应", () -> called.answer(() -> incident));
        for (int i = 0; i < LONGEST_MATCH && !matched(); i++) {
            clock.pass(1);
        }
        Narrator.say("应急一道令：据预警启动防汛防台响应");
        try {
            JsonNode raised =
                    dispatcher.post("/api/warnings/" + warning + "/response", Map.of("exerciseSpeed", clock.speed()));
            raised(raised.path("incidentId").asText(), "领导下沉包保镇村，前置队伍和舟艇，清点转移名册，巡查堤防水库地灾点");
        } catch (Person.Refused e) {
            cancelTheWarning();
            throw new IllegalStateException(e.getMessage() + "（请先在值班台结束上一次推演）", e);
        }
    }

    private boolean matched() throws InterruptedException {
        return dispatcher.get("/api/warnings/" + warning).at("/warning/matched").asBoolean();
    }

    private boolean everybodyHasAnswered() throws InterruptedException {
        return happened("AllTargetsAnswered");
    }

    private boolean theBoatsAreThere() throws InterruptedException {
        for (JsonNode order : orders()) {
            if (order.at("/team/id").asText().equals(BOATS)) {
                return order.path("state").asText().equals("ON_SCENE");
            }
        }
        return true;
    }

    /** What has fallen in the hour before, then the reading that makes it 58 mm: R11 and R13 are to move at once. */
    private void rainOverTheLimit() throws InterruptedException {
        Narrator.say("★ 上游云团加强：" + GAUGE + " 一小时 58 毫米");
        Instant from = Instant.now().minus(Duration.ofMinutes(50));
        List<Map<String, Object>> fallen = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            fallen.add(Map.of("at", from.plus(Duration.ofMinutes(5L * i)).toString(), "value", SMALL_RAIN));
        }
        dispatcher.post("/api/devices/" + GAUGE + "/readings", Map.of("readings", fallen, "exercise", true));
        clock.pass(2);
        dispatcher.post("/api/devices/" + GAUGE + "/readings", Map.of("value", CLOUDBURST, "exercise", true));
        if (!passWatching(10, this::everyZoneIsOrdered)) {
            // it has rained in an exercise of this hour before: the limits were reached, and told, then
            Narrator.say("（指标此前已到线，指挥员直接下令）");
            orderByHand();
        }
    }

    private void orderByHand() throws InterruptedException {
        List<String> zones = new ArrayList<>();
        for (JsonNode zone : commander.get("/api/zones")) {
            if (SITES.contains(zone.path("siteId").asText())) {
                zones.add(zone.path("id").asText());
            }
        }
        for (JsonNode zone : board().path("zones")) {
            zones.remove(zone.path("zoneId").asText());
        }
        commander.post(
                of("/evacuations"), Map.of("zoneIds", zones, "mode", "IMMEDIATE", "reason", "G01 一小时雨量超过立即转移指标"));
    }

    private boolean everyZoneIsOrdered() throws InterruptedException {
        List<String> sites = new ArrayList<>(SITES);
        for (JsonNode zone : board().path("zones")) {
            sites.remove(zone.path("siteId").asText());
        }
        return sites.isEmpty();
    }

    private JsonNode board() throws InterruptedException {
        return dispatcher.get(of("/evacuations"));
    }

    /** The shelters open, and in each zone somebody goes from door to door; 湖岭一号 has a worker with a phone of their own. */
    private void moveOut() throws InterruptedException {
        JsonNode board = board();
        for (JsonNode shelter : board.path("shelters")) {
            keeper.post("/api/shelters/" + shelter.path("id").asText() + "/opening", Map.of("note", "推演：开门、点灯、烧水"));
        }
        for (JsonNode zone : board.path("zones")) {
            String id = zone.path("zoneId").asText();
            boolean own = id.equals("Z05");
            GridWorker worker = new GridWorker(own ? grid : dispatcher, !own, keeper, zone, clock);
            switch (id) {
                case "Z01" -> worker.whereOneRefuses(4);
                case "Z03" -> worker.whereOneIsAbsent(2);
                default -> {
                    // everybody is at home and goes
                }
            }
            workers.add(worker);
            start(worker.zone(), worker::moveEverybody);
        }
        passWatching(6);
    }

    private void cutOff() throws InterruptedException {
        Narrator.say("★ " + SILENT + " 公网中断，启用卫星电话");
        dispatcher.post(
                of("/cut-off"),
                Map.of("division", CUT_OFF, "what", "基站断电、光缆被冲断", "satellitePhones", 2, "carrier", "天链01"));
        passWatching(3);
    }

    /** Fetched by the boats that stand ready, those first who need it most; each closed by name. */
    private void rescueTheTrapped() throws InterruptedException {
        trapped(Map.of("place", "溪尾桥头茶厂", "people", 2, "location", at(120.4565, 27.9600)));
        trapped(Map.of(
                "place",
                "溪尾村 8 号二楼",
                "people",
                3,
                "vulnerable",
                List.of("OLD", "MINOR"),
                "rising",
                true,
                "location",
                at(120.4558, 27.9612)));
        boolean asked = passWatching(5, () -> task("Task_SendRescue") != null);
        if (asked) {
            commander.post(
                    "/api/tasks/" + task("Task_SendRescue").path("id").asText() + "/completion",
                    Map.of("decision", "DISPATCH", "teamId", BOATS, "reason", "舟艇队就在林川"));
        }
        passWatching(8);
        dispatcher.post(of("/cut-off/restoration"), Map.of("division", CUT_OFF, "how", "天通电话送到，逐村叫通"));
        for (JsonNode place : dispatcher.get(of("/trapped-people"))) {
            List<Map<String, String>> persons = new ArrayList<>();
            for (int i = 1; i <= place.path("people").asInt(); i++) {
                persons.add(Map.of("name", "获救群众 " + i, "outcome", "RESCUED", "place", "湖岭中学"));
            }
            dispatcher.post(
                    "/api/trapped-people/" + place.path("id").asText() + "/persons", Map.of("persons", persons));
            passWatching(3);
        }
    }

    private void trapped(Map<String, Object> report) throws InterruptedException {
        dispatcher.post(of("/trapped-people"), report);
    }

    private static Map<String, Double> at(double lon, double lat) {
        return Map.of("lon", lon, "lat", lat);
    }

    private JsonNode task(String kind) throws InterruptedException {
        for (JsonNode task : commander.get("/api/tasks?incidentId=" + incident)) {
            if (task.path("kind").asText().equals(kind)) {
                return task;
            }
        }
        return null;
    }

    private boolean everyZoneIsLookedThrough() throws InterruptedException {
        return everyZone(List.of("VERIFIED"));
    }

    private boolean everyZone(List<String> states) throws InterruptedException {
        for (JsonNode zone : board().path("zones")) {
            if (!states.contains(zone.path("state").asText())) {
                return false;
            }
        }
        return true;
    }

    private void threatPasses() throws InterruptedException {
        JsonNode totals = board().path("totals");
        Narrator.say("应转 " + totals.path("people").asInt() + " 人，已落实 "
                + totals.path("accounted").asInt() + " 人，还差 "
                + totals.path("missing").asInt() + " 人");
        post.writeDown("林川镇值班室", "溪水退到警戒以下，雨已停两小时", "会商组", "已通报各镇，准备解除");
        passWatching(4);
        reach("THREAT_PASSED", "台风已减弱，雨停水退");
        passWatching(10, () -> happened("ResponseEnded"));
        cancelTheWarning();
        passWatching(2);
    }

    private void cancelTheWarning() throws InterruptedException {
        dispatcher.post("/api/warnings/" + warning + "/cancellation", Map.of("reason", "台风远离，解除预警"));
    }

    /** All-clear zone by zone; houses and roads are looked at before anybody goes home. */
    private void bringEverybodyBack() throws InterruptedException {
        for (JsonNode zone : board().path("zones")) {
            commander.post(
                    "/api/evacuations/" + zone.path("evacuationId").asText() + "/all-clear",
                    Map.of("reason", "雨停水退，地质巡查无异常"));
        }
        losses(CUT_OFF, 640, 310, 2, 96.5);
        losses("330381122", 85, 42, 0, 12.0);
        passWatching(20, () -> everyZone(List.of("RETURNING", "CLOSED")));
        workers.forEach(it -> start(it.zone(), it::bringEverybodyHome));
        passWatching(60, () -> everyZone(List.of("CLOSED")));
        for (JsonNode shelter : board().path("shelters")) {
            keeper.post("/api/shelters/" + shelter.path("id").asText() + "/closing", Map.of("note", "推演：清点、消杀、关门"));
        }
        sendEverybodyHome();
        passWatching(20, this::everybodyIsHome);
        passWatching(10, () -> happened("LossTotalConfirmed"));
        post.fileMessages();
    }

    private void losses(String township, int affected, int moved, int houses, double directLossWan)
            throws InterruptedException {
        dispatcher.post(
                of("/losses"),
                Map.of(
                        "division",
                        township,
                        "figures",
                        Map.of(
                                "affected",
                                affected,
                                "moved",
                                moved,
                                "housesCollapsed",
                                houses,
                                "directLossWan",
                                directLossWan)));
    }
}
