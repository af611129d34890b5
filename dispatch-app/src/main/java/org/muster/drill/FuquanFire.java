package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scenario A, the Qingming fire in 福泉林区: the duty room, the leaders and the crews, all through the public API, sixty
 * times as fast as a real afternoon. The township's team T03 musters short on purpose.
 */
class FuquanFire extends Exercise {

    private static final double LON = 120.460;
    private static final double LAT = 27.871;
    private static final String SHORT_TEAM = "T03";
    private static final List<String> ALWAYS_CALLED = List.of("T01", SHORT_TEAM, "T07");
    private static final int MOST_TEAMS = 5;

    private final Map<String, Person> phones;

    FuquanFire(String server, int speed) throws InterruptedException {
        super(server, speed);
        this.phones = Map.of("T01", new Person(server, "brigade"), "T03", new Person(server, "township"));
    }

    @Override
    void play() throws InterruptedException, IOException {
        announce();
        receiveTheCall();
        order(withRecommended(ALWAYS_CALLED, MOST_TEAMS), "赴福泉林区扑救，从侧翼接近，先设瞭望哨和撤离路线");
        fightTheFire();
        bringEverybodyHome();
        closeTheFile();
    }

    @Override
    Crew crewFor(JsonNode order) {
        String team = order.path("team").path("id").asText();
        Person phone = phones.get(team);
        return new Crew(
                phone == null ? dispatcher : phone,
                phone == null,
                order,
                FieldWords.FIRE,
                team.equals(SHORT_TEAM),
                clock);
    }

    private void receiveTheCall() throws InterruptedException {
        Narrator.say("13:20 护林员来电：福泉林区见明火，西南风 3 米/秒");
        JsonNode alert = dispatcher.post(
                "/api/alerts",
                Map.of(
                        "hazard",
                        "FOREST_FIRE",
                        "channel",
                        "RANGER",
                        "location",
                        Map.of("lon", LON, "lat", LAT),
                        "place",
                        "福泉林区",
                        "description",
                        "清明上坟引燃，松林见明火，向东北蔓延，山脚有祭扫群众（推演）",
                        "reporter",
                        Map.of("name", "护林员老陈", "phone", "13800000000"),
                        "details",
                        Map.of("openFlame", true, "windSpeed", 3, "windDirection", "SW"),
                        "exercise",
                        true,
                        "exerciseSpeed",
                        clock.speed()));
        clock.pass(1);
        raised(
                dispatcher
                        .post("/api/alerts/" + alert.path("id").asText() + "/confirmation", Map.of())
                        .path("incidentId")
                        .asText(),
                "就近力量先期处置，封山路口劝返，做好应急水源和通信保障");
        dispatcher.post(
                of("/assessment"),
                Map.of(
                        "openFlame",
                        true,
                        "growing",
                        true,
                        "burnedAreaHa",
                        0.4,
                        "affectedAreaHa",
                        0.3,
                        "windSpeed",
                        3,
                        "windDirection",
                        "SW",
                        "sensitive",
                        true));
        passWatching(3);
    }

    private void fightTheFire() throws InterruptedException {
        post.raiseStructure();
        post.askForMaterial();
        passWatching(6);
        post.sendMaterial();
        passWatching(84, this::enoughCrewsAreAtWork);
        setUpTheSite();
        post.receiveMaterial();
        post.writeDown("东山脊瞭望哨", "烟柱由东北转向东南，风在转", "前指作战组", "已通报各线，备好撤离路线");
        windTurns();
        dispatcher.post(
                of("/assessment"),
                Map.of("burnedAreaHa", 1.1, "affectedAreaHa", 0.8, "windSpeed", 4, "windDirection", "W"));
        passWatching(12);
        reach("CONTROLLED", "火线合围，未再越过防火路");
        passWatching(8);
        reach("EXTINGUISHED", "无人机热成像未见明火");
        passWatching(4);
        reach("MOP_UP", "沿火烧迹地边缘 50 米清理");
        passWatching(10);
        reach("GUARDING", "余火清完");
    }

    /** Site headquarters with its groups, two sectors, and the crews put into them. */
    private void setUpTheSite() throws InterruptedException {
        Map<String, Object> inCommand =
                Map.of("name", "林副指挥", "title", "市森防指副指挥", "phone", "13800000009", "capacity", "PROFESSIONAL");
        dispatcher.put(
                of("/site/headquarters"),
                Map.of(
                        "revision",
                        0,
                        "name",
                        "福泉前线指挥部",
                        "place",
                        "福泉林场",
                        "location",
                        Map.of("lon", LON - 0.012, "lat", LAT + 0.008),
                        "commander",
                        inCommand,
                        "withGroups",
                        true));
        List<JsonNode> atWork = new ArrayList<>();
        for (JsonNode order : orders()) {
            if (order.path("state").asText().equals("ON_SCENE")) {
                atWork.add(order);
            }
        }
        int half = (atWork.size() + 1) / 2;
        sector("东南线", 0.001, atWork.subList(0, half));
        sector("西线", -0.011, atWork.subList(half, atWork.size()));
        passWatching(4);
    }

    private void sector(String name, double east, List<JsonNode> orders) throws InterruptedException {
        if (orders.isEmpty()) {
            return;
        }
        double west = LON + east;
        JsonNode made = dispatcher.post(
                of("/sectors"),
                Map.of(
                        "name",
                        name,
                        "leader",
                        Map.of("teamId", orders.get(0).at("/team/id").asText()),
                        "talkGroup",
                        "松涛 " + name,
                        "geometry",
                        Map.of(
                                "type",
                                "Polygon",
                                "coordinates",
                                List.of(List.of(
                                        List.of(west, LAT - 0.006),
                                        List.of(west + 0.010, LAT - 0.006),
                                        List.of(west + 0.010, LAT + 0.006),
                                        List.of(west, LAT + 0.006),
                                        List.of(west, LAT - 0.006))))));
        dispatcher.post(
                of("/site/assignments"),
                Map.of(
                        "orderIds",
                        orders.stream().map(it -> it.path("id").asText()).toList(),
                        "sectorId",
                        made.path("id").asText()));
    }

    /** 西昌: the wind turns, everybody is called back and counted, and nobody goes in again before it is signed for. */
    private void windTurns() throws InterruptedException {
        weather(3, "SW");
        passWatching(2);
        Narrator.say("★ 风向突变：西南 3 米/秒 → 西北 8 米/秒");
        weather(8, "NW");
        passWatching(20, () -> happened("AllCrewsSafe"));
        if (!happened("AllCrewsSafe")) {
            return;
        }
        passWatching(3);
        Map<String, Object> yes = Map.of("ok", true, "note", "推演：已复核");
        commander.post(
                of("/resumption"),
                Map.of(
                        "assessment",
                        Map.of(
                                "lookout", yes,
                                "awareness", yes,
                                "communications", yes,
                                "escapeRoutes", yes,
                                "safetyZone", yes)));
        passWatching(8);
    }

    private void weather(double speed, String from) throws InterruptedException {
        dispatcher.post(of("/weather"), Map.of("windSpeed", speed, "windDirection", from));
    }

    private void bringEverybodyHome() throws InterruptedException {
        sendEverybodyHome();
        post.bringMaterialBack();
        passWatching(20, this::everybodyIsHome);
        reach("INSPECTED", "推演压缩看守期：热成像复核三次，无余温点");
        dispatcher.post(of("/cause"), Map.of("cause", "上坟烧纸", "place", "公墓区上方林缘", "responsible", "推演，未立案"));
        passWatching(2);
    }

    /** All that are still under way have passed their safety check, and the short one has been dealt with. */
    private boolean enoughCrewsAreAtWork() throws InterruptedException {
        int working = 0;
        for (JsonNode order : orders()) {
            String state = order.path("state").asText();
            boolean atWork = state.equals("ON_SCENE") && order.hasNonNull("safetyCheckedAt");
            if (!atWork
                    && !Set.of("CANCELLED", "REFUSED", "COMPLETED", "RELEASED").contains(state)) {
                return false;
            }
            working += atWork ? 1 : 0;
        }
        return working > 0;
    }
}
