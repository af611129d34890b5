package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Plays scenario A, the Qingming fire in 福泉林区, as an exercise against a running server: the duty room, the leaders
 * and the crews, all through the public API, sixty times as fast as a real afternoon. The township's team T03 musters
 * short on purpose.
 */
public class Drill {

    private static final double LON = 120.460;
    private static final double LAT = 27.871;
    private static final String SHORT_TEAM = "T03";
    private static final List<String> ALWAYS_CALLED = List.of("T01", SHORT_TEAM, "T07");
    private static final int MOST_TEAMS = 5;

    private final String server;
    private final ExerciseClock clock;
    private final Person dispatcher;
    private final Map<String, Person> phones;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "drill");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Crew> crews = new LinkedHashMap<>();
    private String incident;
    private Narrator narrator;
    private Leaders leaders;
    private Person commander;
    private CommandPost post;

    private Drill(String server, int speed) throws InterruptedException {
        this.server = server;
        this.clock = new ExerciseClock(speed);
        this.dispatcher = new Person(server, "dispatcher");
        this.phones = Map.of("T01", new Person(server, "brigade"), "T03", new Person(server, "township"));
    }

    /** Options: {@code --port N} (8080) and {@code --speed N} (60). */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> options = new LinkedHashMap<>(Map.of("--port", 8080, "--speed", 60));
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], Integer.parseInt(arguments[i + 1]));
        }
        try {
            new Drill("http://localhost:" + options.get("--port"), options.get("--speed")).play();
        } catch (Person.Refused | IllegalStateException e) {
            System.err.println("推演中断：" + e.getMessage());
            System.exit(1);
        }
    }

    private void play() throws InterruptedException, IOException {
        Narrator.say("推演开始（" + clock.speed() + " 倍速）。请打开 " + server + " 以 dispatcher 登录观看。");
        receiveTheCall();
        issueOrders();
        fightTheFire();
        closeTheFile();
        threads.shutdownNow();
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
        incident = dispatcher
                .post("/api/alerts/" + alert.path("id").asText() + "/confirmation", Map.of())
                .path("incidentId")
                .asText();
        narrator = new Narrator(dispatcher, incident);
        commander = new Person(server, "commander");
        Person city = new Person(server, "leader");
        leaders = new Leaders(List.of(dispatcher, commander, city, new Person(server, "province")), incident, clock);
        post = new CommandPost(dispatcher, new Person(server, "keeper"), city, incident);
        dispatcher.post(
                "/api/incidents/" + incident + "/assessment",
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
        passWatching(3, () -> false);
    }

    private void issueOrders() throws InterruptedException {
        JsonNode recommendation = dispatcher.get("/api/incidents/" + incident + "/recommendation");
        List<String> teams = new ArrayList<>(ALWAYS_CALLED);
        for (JsonNode team : recommendation.path("teams")) {
            String id = team.path("teamId").asText();
            if (team.path("recommended").asBoolean()
                    && team.path("orderable").asBoolean(true)
                    && !teams.contains(id)
                    && teams.size() < MOST_TEAMS) {
                teams.add(id);
            }
        }
        List<Map<String, Object>> orders = new ArrayList<>();
        for (String team : teams) {
            orders.add(Map.of("teamId", team, "task", "赴福泉林区扑救，从侧翼接近，先设瞭望哨和撤离路线"));
        }
        try {
            dispatcher.post("/api/incidents/" + incident + "/dispatch-orders", Map.of("orders", orders));
        } catch (Person.Refused e) {
            throw new IllegalStateException(e.getMessage() + "（上一次推演的队伍还没有归队？请在值班台结束那次推演后再来）", e);
        }
        watch();
    }

    private void fightTheFire() throws InterruptedException {
        post.raiseStructure();
        post.askForMaterial();
        passWatching(6, () -> false);
        post.sendMaterial();
        passWatching(84, this::enoughCrewsAreAtWork);
        setUpTheSite();
        post.receiveMaterial();
        post.writeDown("东山脊瞭望哨", "烟柱由东北转向东南，风在转", "前指作战组", "已通报各线，备好撤离路线");
        windTurns();
        dispatcher.post(
                "/api/incidents/" + incident + "/assessment",
                Map.of("burnedAreaHa", 1.1, "affectedAreaHa", 0.8, "windSpeed", 4, "windDirection", "W"));
        passWatching(12, () -> false);
        reach("CONTROLLED", "火线合围，未再越过防火路");
        passWatching(8, () -> false);
        reach("EXTINGUISHED", "无人机热成像未见明火");
        passWatching(4, () -> false);
        reach("MOP_UP", "沿火烧迹地边缘 50 米清理");
        passWatching(10, () -> false);
        reach("GUARDING", "余火清完");
    }

    /** Site headquarters with its groups, two sectors, and the crews put into them. */
    private void setUpTheSite() throws InterruptedException {
        Map<String, Object> inCommand =
                Map.of("name", "林副指挥", "title", "市森防指副指挥", "phone", "13800000009", "capacity", "PROFESSIONAL");
        dispatcher.put(
                "/api/incidents/" + incident + "/site/headquarters",
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
        for (JsonNode order : dispatcher.get("/api/incidents/" + incident).path("orders")) {
            if (order.path("state").asText().equals("ON_SCENE")) {
                atWork.add(order);
            }
        }
        int half = (atWork.size() + 1) / 2;
        sector("东南线", 0.001, atWork.subList(0, half));
        sector("西线", -0.011, atWork.subList(half, atWork.size()));
        passWatching(4, () -> false);
    }

    private void sector(String name, double east, List<JsonNode> orders) throws InterruptedException {
        if (orders.isEmpty()) {
            return;
        }
        double west = LON + east;
        JsonNode made = dispatcher.post(
                "/api/incidents/" + incident + "/sectors",
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
                "/api/incidents/" + incident + "/site/assignments",
                Map.of(
                        "orderIds",
                        orders.stream().map(it -> it.path("id").asText()).toList(),
                        "sectorId",
                        made.path("id").asText()));
    }

    /** 西昌: the wind turns, everybody is called back and counted, and nobody goes in again before it is signed for. */
    private void windTurns() throws InterruptedException {
        weather(3, "SW");
        passWatching(2, () -> false);
        Narrator.say("★ 风向突变：西南 3 米/秒 → 西北 8 米/秒");
        weather(8, "NW");
        passWatching(20, () -> happened("AllCrewsSafe"));
        if (!happened("AllCrewsSafe")) {
            return;
        }
        passWatching(3, () -> false);
        Map<String, Object> yes = Map.of("ok", true, "note", "推演：已复核");
        commander.post(
                "/api/incidents/" + incident + "/resumption",
                Map.of(
                        "assessment",
                        Map.of(
                                "lookout", yes,
                                "awareness", yes,
                                "communications", yes,
                                "escapeRoutes", yes,
                                "safetyZone", yes)));
        passWatching(8, () -> false);
    }

    private void weather(double speed, String from) throws InterruptedException {
        dispatcher.post("/api/incidents/" + incident + "/weather", Map.of("windSpeed", speed, "windDirection", from));
    }

    private boolean happened(String type) throws InterruptedException {
        for (JsonNode event : dispatcher.get("/api/incidents/" + incident + "/events?after=0")) {
            if (event.path("type").asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    private void closeTheFile() throws InterruptedException, IOException {
        crews.values().forEach(Crew::sendHome);
        post.bringMaterialBack();
        passWatching(20, () -> openOrders() == 0);
        reach("INSPECTED", "推演压缩看守期：热成像复核三次，无余温点");
        dispatcher.post(
                "/api/incidents/" + incident + "/cause",
                Map.of("cause", "上坟烧纸", "place", "公墓区上方林缘", "responsible", "推演，未立案"));
        passWatching(2, () -> false);
        dispatcher.post("/api/incidents/" + incident + "/closure", Map.of("note", "推演结束"));
        // the final report is drafted, signed and signed for
        passWatching(8, () -> false);
        byte[] report = dispatcher.download("/api/incidents/" + incident + "/reports/post-incident.pdf");
        Path file = Files.createDirectories(Path.of("data", "drills"))
                .resolve(dispatcher
                                .get("/api/incidents/" + incident)
                                .path("number")
                                .asText() + ".pdf");
        Files.write(file, report);
        Narrator.say("处置报告：" + file + "（" + report.length / 1024 + " KB）");
    }

    private void reach(String stage, String note) throws InterruptedException {
        dispatcher.post("/api/incidents/" + incident + "/status", Map.of("status", stage, "note", note));
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    /** Lets at most so many minutes of the exercise pass, telling what happens, deciding what waits, manning new orders. */
    private void passWatching(double minutes, Condition enough) throws InterruptedException {
        Instant until = Instant.now().plus(clock.real(minutes));
        do {
            watch();
            if (enough.holds()) {
                return;
            }
            Thread.sleep(Duration.ofMillis(400).toMillis());
        } while (Instant.now().isBefore(until));
        watch();
    }

    private void watch() throws InterruptedException {
        leaders.decideWhatWaits();
        post.answerCalls();
        post.signForReports();
        for (JsonNode order : dispatcher.get("/api/incidents/" + incident).path("orders")) {
            if (!crews.containsKey(order.path("id").asText())) {
                man(order);
            }
        }
        narrator.tell();
    }

    private void man(JsonNode order) {
        String team = order.path("team").path("id").asText();
        Person phone = phones.get(team);
        Crew crew = new Crew(phone == null ? dispatcher : phone, phone == null, order, team.equals(SHORT_TEAM), clock);
        crews.put(order.path("id").asText(), crew);
        threads.execute(() -> {
            try {
                crew.turnOut();
                crew.goHome();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                Narrator.say("（" + crew.teamId() + "：" + e.getMessage() + "）");
            }
        });
    }

    /** All that are still under way have passed their safety check, and the short one has been dealt with. */
    private boolean enoughCrewsAreAtWork() throws InterruptedException {
        int working = 0;
        for (JsonNode order : dispatcher.get("/api/incidents/" + incident).path("orders")) {
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

    private int openOrders() throws InterruptedException {
        int open = 0;
        for (JsonNode order : dispatcher.get("/api/incidents/" + incident).path("orders")) {
            open += Set.of("CANCELLED", "REFUSED", "RELEASED")
                            .contains(order.path("state").asText())
                    ? 0
                    : 1;
        }
        return open;
    }
}
