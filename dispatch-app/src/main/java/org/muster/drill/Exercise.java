package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What every exercise has: a duty room that watches, leaders who decide what waits, crews that man each order as it is
 * issued, and somebody who tells what the journal says.
 */
abstract class Exercise {

    private static final int LOOK_EVERY_MILLIS = 400;
    private static final Set<String> OVER = Set.of("CANCELLED", "REFUSED", "RELEASED");

    final String server;
    final ExerciseClock clock;
    final Person dispatcher;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "drill");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Crew> crews = new LinkedHashMap<>();
    final Person commander;
    final Person city;
    private final Person province;
    final Person keeper;
    volatile String incident;
    CommandPost post;
    private Narrator narrator;
    private Leaders leaders;

    Exercise(String server, int speed) throws InterruptedException {
        this.server = server;
        this.clock = new ExerciseClock(speed);
        // everybody is at their desk before it begins: a log-in takes half a minute of an exercise
        this.dispatcher = new Person(server, "dispatcher");
        this.commander = new Person(server, "commander");
        this.city = new Person(server, "leader");
        this.province = new Person(server, "province");
        this.keeper = new Person(server, "keeper");
    }

    /** From the first call or warning to the filed report. */
    abstract void play() throws InterruptedException, IOException;

    /** Who mans an order, and what they say. */
    abstract Crew crewFor(JsonNode order);

    void announce() {
        Narrator.say("推演开始（" + clock.speed() + " 倍速）。请打开 " + server + " 以 dispatcher 登录观看。");
    }

    /**
     * From here on there is an incident to decide about and to tell of.
     *
     * @param measures what leaders order together with a response level
     */
    void raised(String id, String measures) throws InterruptedException {
        incident = id;
        narrator = new Narrator(dispatcher, incident);
        leaders = new Leaders(List.of(dispatcher, commander, city, province), incident, clock, measures);
        post = new CommandPost(dispatcher, keeper, city, incident);
    }

    interface Condition {
        boolean holds() throws InterruptedException;
    }

    /** Lets so many minutes of the exercise pass. */
    void passWatching(double minutes) throws InterruptedException {
        passWatching(minutes, () -> false);
    }

    /**
     * Lets at most so many minutes of the exercise pass, telling what happens, deciding what waits, manning new orders.
     *
     * @return whether it was enough before they were over
     */
    boolean passWatching(double minutes, Condition enough) throws InterruptedException {
        Instant until = Instant.now().plus(clock.real(minutes));
        do {
            watch();
            if (enough.holds()) {
                return true;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        } while (Instant.now().isBefore(until));
        watch();
        return enough.holds();
    }

    void watch() throws InterruptedException {
        leaders.decideWhatWaits();
        post.answerCalls();
        post.signForReports();
        for (JsonNode order : orders()) {
            if (!crews.containsKey(order.path("id").asText())) {
                man(order);
            }
        }
        narrator.tell();
    }

    private void man(JsonNode order) {
        Crew crew = crewFor(order);
        crews.put(order.path("id").asText(), crew);
        start(crew.teamId(), () -> {
            crew.turnOut();
            crew.goHome();
        });
    }

    interface Work {
        void todo() throws InterruptedException;
    }

    /** Somebody sets out on their own; what stops them is told, and stops nobody else. */
    void start(String who, Work work) {
        threads.execute(() -> {
            try {
                work.todo();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                Narrator.say("（" + who + "：" + e.getMessage() + "）");
            }
        });
    }

    /** Issues orders to these teams, all or none. */
    void order(List<String> teams, String task) throws InterruptedException {
        List<Map<String, Object>> orders = new ArrayList<>();
        for (String team : teams) {
            orders.add(Map.of("teamId", team, "task", task));
        }
        try {
            dispatcher.post(of("/dispatch-orders"), Map.of("orders", orders));
        } catch (Person.Refused e) {
            throw new IllegalStateException(e.getMessage() + "（上一次推演的队伍还没有归队？请在值班台结束那次推演后再来）", e);
        }
        watch();
    }

    /** These teams and, up to so many, those the system recommends. */
    List<String> withRecommended(List<String> wanted, int most) throws InterruptedException {
        List<String> teams = new ArrayList<>(wanted);
        for (JsonNode team : dispatcher.get(of("/recommendation")).path("teams")) {
            String id = team.path("teamId").asText();
            if (team.path("recommended").asBoolean()
                    && team.path("orderable").asBoolean(true)
                    && !teams.contains(id)
                    && teams.size() < most) {
                teams.add(id);
            }
        }
        return teams;
    }

    void reach(String stage, String note) throws InterruptedException {
        dispatcher.post(of("/status"), Map.of("status", stage, "note", note));
    }

    boolean happened(String type) throws InterruptedException {
        for (JsonNode event : dispatcher.get(of("/events?after=0"))) {
            if (event.path("type").asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    JsonNode orders() throws InterruptedException {
        return dispatcher.get("/api/incidents/" + incident).path("orders");
    }

    void sendEverybodyHome() {
        crews.values().forEach(Crew::sendHome);
    }

    boolean everybodyIsHome() throws InterruptedException {
        for (JsonNode order : orders()) {
            if (!OVER.contains(order.path("state").asText())) {
                return false;
            }
        }
        return true;
    }

    /** Closes the incident, lets the final report go up, and fetches the post-incident report. */
    void closeTheFile() throws InterruptedException, IOException {
        dispatcher.post(of("/closure"), Map.of("note", "推演结束"));
        // the final report is drafted, signed and signed for
        passWatching(8);
        byte[] report = dispatcher.download(of("/reports/post-incident.pdf"));
        Path file = Files.createDirectories(Path.of("data", "drills"))
                .resolve(dispatcher
                                .get("/api/incidents/" + incident)
                                .path("number")
                                .asText() + ".pdf");
        Files.write(file, report);
        Narrator.say("处置报告：" + file + "（" + report.length / 1024 + " KB）");
        threads.shutdownNow();
    }

    String of(String path) {
        return "/api/incidents/" + incident + path;
    }
}
