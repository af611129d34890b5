package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Scenario C, a chlorine flange leaks at R01 in a weak wind: the firm whistles, its circle answers, the zone turns with the
 * wind, the houses beside the works are cleared, pairs go in on their air clocks, and the cordon stands until every point
 * was clean three times in a row.
 */
class ChlorineNight extends Exercise {

    private static final String STATION = "W02";
    private static final double LON = 120.700;
    private static final double LAT = 27.874;
    private static final int NORTH_EAST = 45;
    private static final int EAST = 90;
    private static final String TECHNICIANS = "T14";
    private static final List<String> COUNTY_TEAMS = List.of(TECHNICIANS, "T11", "T15");
    private static final String MONITORS = "T19";
    private static final String LENDER = "R06";
    private static final double LIMIT_PPM = 1;
    private static final double[] FADING = {0.8, 0.5, 0.3, 0.2, 0.1};
    private static final int LONGEST_READING = 12;

    private final Person firm;
    private final Person technicians;
    private final List<GridWorker> workers = new ArrayList<>();
    private final List<String> points = new ArrayList<>();
    private JsonNode whistle;

    ChlorineNight(String server, int speed) throws InterruptedException {
        super(server, speed);
        this.firm = new Person(server, "enterprise");
        this.technicians = new Person(server, "hazchem");
    }

    @Override
    void play() throws InterruptedException, IOException {
        announce();
        wind(2, NORTH_EAST);
        blowTheWhistle();
        passWatching(1.5);
        callTheTeams();
        post.raiseStructure();
        neighbourAnswers();
        askTheExpert();
        closeTheCordon();
        passWatching(2);
        clearTheHouses();
        passWatching(60, this::techniciansAreReady);
        measure();
        passWatching(30, () -> decided("Task_ApproveEntryPlan"));
        carryTheHurt();
        goIn();
        controlTheSource();
        tellThePublic();
        passWatching(60, () -> everyZone(Set.of("VERIFIED")));
        untilEverythingIsClean();
        passWatching(30, () -> happened("CordonReleased"));
        bringEverybodyBack();
        closeTheFile();
    }

    @Override
    Crew crewFor(JsonNode order) {
        boolean own = order.at("/team/id").asText().equals(TECHNICIANS);
        return new Crew(own ? technicians : dispatcher, !own, order, FieldWords.ACCIDENT, false, clock);
    }

    /** One tap; everything else stands in the firm's file. */
    private void blowTheWhistle() throws InterruptedException {
        Narrator.say("22:40 示例液氯使用厂：一键吹哨，液氯库法兰泄漏，东北风 2 米/秒");
        whistle = firm.post(
                "/api/whistles",
                Map.of(
                        "clientId",
                        UUID.randomUUID().toString(),
                        "kinds",
                        List.of("LEAK"),
                        "note",
                        "液氯库 3 号瓶法兰泄漏，两名操作工撤出后咳嗽（推演）",
                        "exercise",
                        true));
        clock.pass(1);
        raised(
                dispatcher
                        .post(
                                "/api/alerts/" + whistle.path("alertId").asText() + "/confirmation",
                                Map.of("exerciseSpeed", clock.speed()))
                        .path("incidentId")
                        .asText(),
                "先封控、后进入：上风向接近，按危害范围警戒和疏散，侦检先行");
        dispatcher.post(
                of("/assessment"), Map.of("seriouslyHurt", 0, "endangered", 6, "substances", "CL2", "substance", "氯"));
    }

    /** The county's own by order; the environment team is the city's, and is asked for. */
    private void callTheTeams() throws InterruptedException {
        order(COUNTY_TEAMS, "赴示例液氯使用厂，上风向集结，堵漏、侦检、洗消、救治");
        JsonNode asked = dispatcher.post(
                of("/aid-requests"),
                Map.of(
                        "need",
                        "环境应急监测",
                        "kinds",
                        List.of("MONITORING"),
                        "people",
                        6,
                        "task",
                        "下风向布点监测氯气，雨水口取样",
                        "reason",
                        "本市没有环境应急监测队"));
        city.post(
                "/api/aid-requests/" + asked.path("id").asText() + "/assignment",
                Map.of("teams", List.of(Map.of("teamId", MONITORS))));
        passWatching(3);
    }

    /** 3HH: who lends what was said before; the duty room has heard it by telephone. */
    private void neighbourAnswers() throws InterruptedException {
        for (JsonNode it : whistle.path("asked")) {
            boolean lends = it.path("firmId").asText().equals(LENDER);
            dispatcher.post(
                    "/api/neighbour-asks/" + it.path("id").asText() + "/answer",
                    Map.of("coming", lends, "note", lends ? "烧碱 2 吨、叉车 1 台，20 分钟到" : "自身在下风向，正组织撤离，空呼 4 套可借"));
        }
        passWatching(2);
    }

    /** Whoever knows chlorine best is called; the advice stands in the journal with the name. */
    private void askTheExpert() throws InterruptedException {
        String best = dispatcher
                .get(of("/expert-proposals"))
                .at("/experts/0/expert/id")
                .asText();
        String call = "/api/expert-calls/"
                + dispatcher
                        .post(of("/expert-calls"), Map.of("expertId", best, "question", "液氯瓶法兰泄漏，怎样堵、怎样吸收"))
                        .path("id")
                        .asText();
        dispatcher.post(call + "/answer", Map.of("answer", "VIDEO", "via", "PHONE"));
        dispatcher.post(call + "/joined", Map.of("byVideo", true));
        dispatcher.post(
                call + "/advice",
                Map.of(
                        "clientId",
                        UUID.randomUUID().toString(),
                        "text",
                        "把泄漏瓶转成气相朝上，夹具带压堵漏；碱液吸收，不要对瓶喷水",
                        "via",
                        "VIDEO"));
    }

    /** The two who closed the valve before they ran. */
    private void carryTheHurt() throws InterruptedException {
        for (String tag : List.of("C-001", "C-002")) {
            Map<String, Object> word = new LinkedHashMap<>();
            word.put("clientId", UUID.randomUUID().toString());
            word.put("triage", "GREEN");
            word.put("tag", tag);
            word.put("harm", "POISONING");
            word.put("contaminated", true);
            word.put("substance", "氯");
            word.put("place", "液氯库门口");
            String hurt =
                    technicians.post(of("/casualties"), word).at("/line/id").asText();
            passWatching(2);
            technicians.post(
                    "/api/casualties/" + hurt + "/words",
                    Map.of("clientId", UUID.randomUUID().toString(), "decontaminated", true));
            JsonNode hospitals = dispatcher.get("/api/casualties/" + hurt + "/hospitals");
            dispatcher.post(
                    "/api/casualties/" + hurt + "/hospital",
                    Map.of("hospitalId", hospitals.at("/0/hospital/id").asText()));
            technicians.post(
                    "/api/casualties/" + hurt + "/hand-over",
                    Map.of("clientId", UUID.randomUUID().toString()));
        }
    }

    /** Drafted by one, reviewed by another, approved by whoever is named for it; nothing is out before. */
    private void tellThePublic() throws InterruptedException {
        JsonNode known = dispatcher.get(of("/public-information")).path("assessed");
        String release = "/api/public-information/"
                + dispatcher
                        .post(
                                of("/public-information"),
                                Map.of(
                                        "kind",
                                        "STATEMENT",
                                        "words",
                                        Map.of(
                                                "headline",
                                                "关于塘下液氯泄漏的情况通报（推演）",
                                                "text",
                                                "泄漏点已封堵，周边群众已疏散到安置点，环境监测正在进行。请勿靠近警戒区。",
                                                "figures",
                                                known,
                                                "channels",
                                                List.of("WEBSITE", "WECHAT"),
                                                "pollution",
                                                false)))
                        .path("id")
                        .asText();
        dispatcher.post(release + "/submission", Map.of("authority", "leader"));
        commander.post(release + "/review", Map.of("revision", 1));
        city.post(release + "/approval", Map.of("revision", 1));
        dispatcher.post(release + "/publication", Map.of());
        passWatching(2);
    }

    private void closeTheCordon() throws InterruptedException {
        cordon(6, "沿危害范围设卡，只出不进");
        dispatcher.post(of("/fire-water"), Map.of("place", "厂区雨水总口", "measure", "OUTLET_BLOCKED", "note", "碱液喷淋前封堵"));
    }

    private void cordon(int controlPoints, String note) throws InterruptedException {
        dispatcher.post(
                of("/cordon"),
                Map.of(
                        "points",
                        controlPoints,
                        "officers",
                        controlPoints * 6,
                        "radiusMetres",
                        600,
                        "ledBy",
                        "塘下派出所 王警官",
                        "note",
                        note));
    }

    /** Whatever prepared list the zone touches is ordered out at once. */
    private void clearTheHouses() throws InterruptedException {
        List<String> zones = new ArrayList<>();
        for (JsonNode it : dispatcher.get(of("/hazard-zone")).at("/result/inside/lists")) {
            zones.add(it.path("id").asText());
        }
        commander.post(of("/evacuations"), Map.of("zoneIds", zones, "mode", "IMMEDIATE", "reason", "氯气危害范围内，立即横风向撤离"));
        JsonNode board = board();
        for (JsonNode shelter : board.path("shelters")) {
            dispatcher.post("/api/shelters/" + shelter.path("id").asText() + "/opening", Map.of("note", "推演：开门、点灯、备水"));
        }
        for (JsonNode zone : board.path("zones")) {
            GridWorker worker = new GridWorker(dispatcher, true, null, zone, clock).whereOneIsAbsent(3);
            workers.add(worker);
            start(worker.zone(), worker::moveEverybody);
        }
        passWatching(2);
    }

    private JsonNode board() throws InterruptedException {
        return dispatcher.get(of("/evacuations"));
    }

    private boolean techniciansAreReady() throws InterruptedException {
        for (JsonNode order : orders()) {
            if (order.at("/team/id").asText().equals(TECHNICIANS)) {
                return order.path("state").asText().equals("ON_SCENE") && order.hasNonNull("safetyCheckedAt");
            }
        }
        return false;
    }

    private boolean decided(String task) throws InterruptedException {
        for (JsonNode event : dispatcher.get(of("/events?after=0"))) {
            if (event.path("type").asText().equals("DecisionMade")
                    && event.at("/data/kind").asText().equals(task)) {
                return true;
            }
        }
        return false;
    }

    /** Three points downwind, the nearest first. */
    private void measure() throws InterruptedException {
        point("厂西南围墙外 100 米", -0.0010, -0.0008);
        point("园区生活区北口", -0.0045, -0.0030);
        point("电镀园东门", -0.0140, -0.0105);
        readings(8.5, 3.2, 0.6);
        passWatching(3);
    }

    private void point(String name, double east, double north) throws InterruptedException {
        points.add(dispatcher
                .post(
                        of("/monitoring-points"),
                        Map.of(
                                "name",
                                name,
                                "medium",
                                "AIR",
                                "location",
                                Map.of("lon", LON + east, "lat", LAT + north),
                                "substance",
                                "氯",
                                "unit",
                                "ppm",
                                "cleanBelow",
                                LIMIT_PPM,
                                "limitSource",
                                "液氯卡片：一级报警 1 ppm"))
                .path("id")
                .asText());
    }

    private void readings(double... ppm) throws InterruptedException {
        for (int i = 0; i < ppm.length; i++) {
            dispatcher.post(
                    "/api/monitoring-points/" + points.get(i) + "/readings",
                    Map.of("clientId", UUID.randomUUID().toString(), "value", ppm[i]));
        }
    }

    /** First a pair looks; the wind turns while it is inside; then a pair closes the flange. */
    private void goIn() throws InterruptedException {
        JsonNode looking = enter("侦检：找漏点，读浓度，关进料阀", "方德福", "叶建军");
        passWatching(6);
        readAir(looking, 0, 230);
        Narrator.say("★ 风转东风 3 米/秒");
        wind(3, EAST);
        passWatching(6, () -> decided("Task_ApproveNewCordon"));
        cordon(8, "风转东，西侧加两处卡点");
        passWatching(4);
        comeOut(looking);
        JsonNode closing = enter("堵漏：带压堵漏夹具封 3 号瓶法兰", "林永明", "陈海宁");
        passWatching(9);
        readAir(closing, 1, 180);
        passWatching(5);
        comeOut(closing);
    }

    private JsonNode enter(String task, String... names) throws InterruptedException {
        List<Map<String, Object>> pair = new ArrayList<>();
        for (String name : names) {
            pair.add(Map.of("name", name, "unit", "塘下危化联建救援队", "bar", 300));
        }
        return technicians.post(
                of("/entries"),
                Map.of(
                        "clientId",
                        UUID.randomUUID().toString(),
                        "task",
                        task,
                        "wayIn",
                        "厂东门，上风向",
                        "standby",
                        "安阳消防救援站救援组 2 人",
                        "startedAt",
                        Instant.now().toString(),
                        "entrants",
                        pair));
    }

    private void readAir(JsonNode entry, int who, int bar) throws InterruptedException {
        technicians.post(entrant(entry, entry.path("entrants").get(who)) + "/air", Map.of("bar", bar));
    }

    private void comeOut(JsonNode entry) throws InterruptedException {
        technicians.post("/api/entries/" + entry.path("id").asText() + "/out", Map.of());
        passWatching(3);
        for (JsonNode one : entry.path("entrants")) {
            technicians.post(entrant(entry, one) + "/decontamination", Map.of("outcome", "CLEAN"));
            passWatching(2);
        }
    }

    private static String entrant(JsonNode entry, JsonNode one) {
        return "/api/entries/" + entry.path("id").asText() + "/entrants/"
                + one.path("id").asText();
    }

    private void controlTheSource() throws InterruptedException {
        post.writeDown("塘下危化联建救援队", "3 号瓶法兰已夹紧，碱液吸收池在用，瓶口无白雾", "现场指挥部", "已报总指挥，转入监测");
        reach("SOURCE_CONTROLLED", "法兰堵漏完成，碱液吸收");
        dispatcher.post(
                of("/fire-water"),
                Map.of("place", "厂事故池", "measure", "POOLED", "cubicMetres", 120, "note", "喷淋废水全部入池"));
        passWatching(4);
    }

    private void untilEverythingIsClean() throws InterruptedException {
        readings(2.1, 1.4, 0.3);
        passWatching(4);
        for (int i = 0; i < LONGEST_READING && !happened("ReadingsClean"); i++) {
            readings(FADING[Math.min(i, FADING.length - 1)], 0.3, 0.1);
            passWatching(4);
        }
    }

    private void bringEverybodyBack() throws InterruptedException {
        for (JsonNode zone : board().path("zones")) {
            commander.post(
                    "/api/evacuations/" + zone.path("evacuationId").asText() + "/all-clear",
                    Map.of("reason", "各点连续达标，警戒解除"));
        }
        passWatching(20, () -> everyZone(Set.of("RETURNING", "CLOSED")));
        workers.forEach(it -> start(it.zone(), it::bringEverybodyHome));
        passWatching(60, () -> everyZone(Set.of("CLOSED")));
        for (JsonNode shelter : board().path("shelters")) {
            dispatcher.post("/api/shelters/" + shelter.path("id").asText() + "/closing", Map.of("note", "推演：清点、关门"));
        }
        sendEverybodyHome();
        passWatching(40, this::everybodyIsHome);
        post.fileMessages();
    }

    private boolean everyZone(Set<String> states) throws InterruptedException {
        for (JsonNode zone : board().path("zones")) {
            if (!states.contains(zone.path("state").asText())) {
                return false;
            }
        }
        return true;
    }

    private void wind(double speed, int from) throws InterruptedException {
        Map<String, Object> reading = new LinkedHashMap<>();
        reading.put("at", Instant.now().toString());
        reading.put("windSpeed", speed);
        reading.put("windDirection", String.valueOf(from));
        reading.put("exercise", true);
        dispatcher.post("/api/devices/" + STATION + "/readings", reading);
    }
}
