package org.muster.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.muster.integrations.sensor.SensorFeed;
import org.muster.integrations.sensor.SimulatedSensors;
import org.muster.support.Client;
import org.muster.support.Province;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * The measured ratios of {@code ./muster bench}. Not picked up by the test run: figures of a busy machine prove
 * nothing. Prints a table and writes {@code target/bench.json}; it judges no figure, a reader does.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DurableServer.class)
@Import(Statements.class)
class Benchmark {

    private static final int ROUNDS = 5;
    private static final int LAUNCHES = 100;
    private static final int CONSOLES = 200;
    private static final int LONE_TIMERS = 30;
    private static final int BURST = 300;

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine product;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SensorFeed sensors;

    private final Map<String, Object> figures = new LinkedHashMap<>();

    @Test
    void measure() throws Exception {
        figures.put("machine", machine());
        Client dispatcher = Client.loggedIn(port, "dispatcher");
        String history = ((ProcessEngineConfigurationImpl) product.getProcessEngineConfiguration())
                .getHistoryLevel()
                .getName();
        try (BareEngine tuned = BareEngine.tuned(history);
                BareEngine stock = BareEngine.starterDefaults()) {
            if (wanted("launches")) {
                launches(new Launches(dispatcher, product, LAUNCHES), tuned.engine(), stock.engine());
            }
            if (wanted("timers")) {
                timers(stock.engine());
            }
        }
        if (wanted("push")) {
            push(dispatcher);
        }
        if (wanted("recommendation")) {
            recommendation(dispatcher);
        }
        if (wanted("answers")) {
            answers(dispatcher);
        }
        if (wanted("callout")) {
            callOut(dispatcher);
        }
        if (wanted("warningcall")) {
            warningCall(dispatcher);
        }
        if (wanted("readings")) {
            readings(dispatcher);
        }
        if (wanted("evacuation")) {
            evacuation();
        }
        print();
    }

    private static boolean wanted(String part) {
        String parts = System.getProperty("muster.bench", "");
        return parts.isBlank() || parts.contains(part);
    }

    private void launches(Launches launches, ProcessEngine tuned, ProcessEngine stock) {
        launches.overHttp();
        launches.bare(tuned);
        launches.bare(stock);
        List<Double> http = new ArrayList<>();
        List<Double> toTuned = new ArrayList<>();
        List<Double> toStock = new ArrayList<>();
        List<Double> tunedRates = new ArrayList<>();
        List<Double> stockRates = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double bareTuned = launches.bare(tuned);
            double product = launches.overHttp();
            double bareStock = launches.bare(stock);
            http.add(product);
            tunedRates.add(bareTuned);
            stockRates.add(bareStock);
            toTuned.add(product / bareTuned);
            toStock.add(product / bareStock);
        }
        put("launches per second over HTTP, median", Figures.median(http));
        put("bare tuned engine, starts per second, median", Figures.median(tunedRates));
        put("bare engine with starter defaults, starts per second, median", Figures.median(stockRates));
        put("ratio to the tuned engine, median (goal >= 0.7)", Figures.median(toTuned));
        put("ratio to starter defaults, median (goal >= 1.0)", Figures.median(toStock));
    }

    private void timers(ProcessEngine stock) throws InterruptedException {
        TimerLateness ours = new TimerLateness(product);
        TimerLateness theirs = new TimerLateness(stock);
        Launches.settle(product);
        Launches.settle(stock);
        Duration span = Duration.ofSeconds(4L * LONE_TIMERS);
        List<Instant> lone = TimerLateness.within(Instant.now().plusSeconds(10).plusMillis(137), span, LONE_TIMERS);
        List<String> oursLone = ours.schedule(lone);
        List<String> theirsLone = theirs.schedule(lone);
        List<Double> oursLate = TimerLateness.lateness(oursLone, span.plusSeconds(80));
        List<Double> theirsLate = TimerLateness.lateness(theirsLone, Duration.ofSeconds(80));
        put("lone timers on a quiet engine, ms late, median", Figures.median(oursLate));
        put("lone timers on a quiet engine, ms late, p99 (goal <= 50)", Figures.percentile(oursLate, 99));
        put("lone timers with stock settings, ms late, median", Figures.median(theirsLate));
        put("lone timers with stock settings, ms late, p99", Figures.percentile(theirsLate, 99));

        Duration second = Duration.ofSeconds(1);
        List<Double> drained = new ArrayList<>();
        List<Double> burstLate = new ArrayList<>();
        List<Double> stockDrained = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            drained.add(burst(ours, second, burstLate));
            stockDrained.add(burst(theirs, second, new ArrayList<>()));
        }
        put(BURST + " timers due in one second, ms late, p99", Figures.percentile(burstLate, 99));
        put(BURST + " timers, ms from the last due to the last fired, median (goal <= 1000)", Figures.median(drained));
        put(
                BURST + " timers with stock settings, ms from the last due to the last fired, median",
                Figures.median(stockDrained));
    }

    private double burst(TimerLateness timers, Duration second, List<Double> allLate) throws InterruptedException {
        Instant start = Instant.now().plusSeconds(8);
        List<Instant> dueAts = TimerLateness.within(start, second, BURST);
        List<String> keys = timers.schedule(dueAts);
        List<Double> late = TimerLateness.lateness(keys, Duration.ofSeconds(100));
        allLate.addAll(late);
        double last = 0;
        for (int i = 0; i < late.size(); i++) {
            double firedAfterStart = Duration.between(start, dueAts.get(i)).toMillis() + late.get(i);
            last = Math.max(last, firedAfterStart);
        }
        return last - second.toMillis();
    }

    private void push(Client dispatcher) throws Exception {
        List<Double> latencies = new ArrayList<>();
        try (PushLatency push = new PushLatency(dispatcher, CONSOLES)) {
            push.round();
            for (int round = 0; round < 17; round++) {
                latencies.addAll(push.round());
            }
        }
        put("acknowledgement to the last of " + CONSOLES + " consoles, ms, median", Figures.median(latencies));
        put(
                "acknowledgement to the last of " + CONSOLES + " consoles, ms, p99 of " + latencies.size()
                        + " (goal <= 150)",
                Figures.percentile(latencies, 99));
    }

    private void answers(Client dispatcher) throws Exception {
        Province.load(jdbc);
        Answers answers = new Answers(dispatcher, product, jdbc);
        answers.warmUp();
        for (Answers.Place place : Answers.Place.values()) {
            List<Double> rates = new ArrayList<>();
            List<Double> peers = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            List<Double> settled = new ArrayList<>();
            List<Double> millis = new ArrayList<>();
            Answers.Measured last = null;
            for (int round = 1; round <= 3; round++) {
                double peer = answers.rowWork(place).perSecond();
                last = answers.overHttp(place);
                // once before and once after, since others use this machine too
                peer = (peer + answers.rowWork(place).perSecond()) / 2;
                rates.add(last.perSecond());
                peers.add(peer);
                ratios.add(last.perSecond() / peer);
                settled.add(last.settledPerSecond());
                millis.addAll(last.millis());
                System.out.printf(
                        "  round %d %s: %.0f/s, peer %.0f/s, settled %.0f/s, %.1f + %.1f statements%n",
                        round,
                        place.words,
                        last.perSecond(),
                        peer,
                        last.settledPerSecond(),
                        last.statements(),
                        last.statementsBehind());
            }
            String where = place.words;
            put("acknowledgements per second " + where + ", median", Figures.median(rates));
            put("acknowledgements per second " + where + ", best", Figures.percentile(rates, 100));
            put("acknowledgement " + where + ", ms, median", Figures.median(millis));
            put(
                    "acknowledgement %s, ms, p99 of %d by %d clients at once"
                            .formatted(where, millis.size(), Answers.CLIENTS),
                    Figures.percentile(millis, 99));
            put("the same row work by plain JDBC per second " + where + ", median", Figures.median(peers));
            put("ratio to the same row work by plain JDBC " + where + ", median (goal >= 0.5)", Figures.median(ratios));
            put("ratio to the same row work by plain JDBC " + where + ", best", Figures.percentile(ratios, 100));
            put(
                    "per second " + where + " until followers and process had come to rest, median",
                    Figures.median(settled));
            put("SQL statements of a request " + where, last.statements());
            put("SQL statements of the followers behind it " + where, last.statementsBehind());
        }
    }

    private void recommendation(Client dispatcher) {
        Province.load(jdbc);
        RecommendationTime time = new RecommendationTime(dispatcher);
        Client province = Client.loggedIn(port, "province");
        recommendation(
                "after a start, of a county among 1,459 teams", time.askedBy(dispatcher, RecommendationTime.FRESH));
        recommendation("after a start, over the whole province", time.askedBy(province, RecommendationTime.FRESH));
        recommendation("warm, of a county among 1,459 teams", time.askedBy(dispatcher, RecommendationTime.WARM));
        recommendation("warm, over the whole province", time.askedBy(province, RecommendationTime.WARM));
    }

    private void recommendation(String which, List<Double> millis) {
        put("recommendation " + which + ", ms, median", Figures.median(millis));
        put("recommendation " + which + ", ms, p99 (goal <= 20)", Figures.percentile(millis, 99));
    }

    private void callOut(Client dispatcher) throws Exception {
        Launches.settle(product);
        CallOutLoad load = new CallOutLoad(dispatcher, jdbc);
        CallOutLoad.Measured measured = load.run();
        put("people called out by " + CallOutLoad.TEAMS + " orders", measured.people());
        put("from the orders to every outbox row written, ms (goal <= 5000)", measured.writtenMillis());
        put("short messages handed over in the same minute", measured.sent());
        put("from the first to the last short message handed over, ms", measured.sendingMillis());
        put("acknowledgements and reports meanwhile", measured.answers().size());
        put("acknowledgement meanwhile, ms, median", Figures.median(measured.answers()));
        put(
                "acknowledgement meanwhile, ms, p99 of " + measured.answers().size() + " (goal <= 300)",
                Figures.percentile(measured.answers(), 99));
        put("rungs let go, ms after their stored time, worst", measured.worstLateness());
    }

    private void warningCall(Client dispatcher) {
        Launches.settle(product);
        WarningCallLoad load = new WarningCallLoad(dispatcher, jdbc);
        load.run();
        List<Double> millis = new ArrayList<>();
        List<Double> ringing = new ArrayList<>();
        int places = 0;
        for (int round = 0; round < 3; round++) {
            WarningCallLoad.Measured measured = load.run();
            places = measured.places();
            millis.add(measured.millis());
            ringing.add(measured.ringing());
        }
        put("places called by one warning", places);
        put("from the warning to the last place reached, ms, median", Figures.median(millis));
        put("from the first call to the last place reached, ms, median", Figures.median(ringing));
    }

    private void readings(Client dispatcher) throws Exception {
        Readings readings = new Readings((SimulatedSensors) sensors, dispatcher, jdbc);
        readings.warmUp();
        List<Double> rates = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= 3; round++) {
            double peer = readings.plainJdbc();
            double rate = readings.taken();
            peer = (peer + readings.plainJdbc()) / 2;
            rates.add(rate);
            peers.add(peer);
            ratios.add(rate / peer);
        }
        put("readings of 1,300 gauges on disk and judged per second, median (goal >= 1300)", Figures.median(rates));
        put("the same rows by a plain JDBC batch per second, median", Figures.median(peers));
        put("ratio to the plain JDBC batch, median", Figures.median(ratios));
        Readings.Alarms alarms = readings.alarms();
        put("readings per second meanwhile (one round of all a second)", alarms.perSecondMeanwhile());
        put("alarm reading to the frame at a desk, ms, median", Figures.median(alarms.millis()));
        put(
                "alarm reading to the frame at a desk, ms, p99 of "
                        + alarms.millis().size() + " (goal <= 1000)",
                Figures.percentile(alarms.millis(), 99));
    }

    private void evacuation() throws Exception {
        EvacuationLoad load = new EvacuationLoad(Client.loggedIn(port, "commander"), jdbc);
        put(EvacuationLoad.ZONES + " zones with 60,000 people ordered out, ms", load.order());
        EvacuationLoad.Measured peer = load.plainSql(DurableServer.database("evacuation_peer"));
        EvacuationLoad.Measured measured = load.run();
        put(
                "ticks of " + EvacuationLoad.WORKERS + " workers per second, wanted " + measured.wanted() / 60,
                measured.perSecond());
        put("tick, ms, median", Figures.median(measured.ticks()));
        put("tick, ms, p99 of " + measured.ticks().size(), Figures.percentile(measured.ticks(), 99));
        put("board of 1,000 zones read, ms, median", Figures.median(measured.boards()));
        put(
                "board of 1,000 zones read, ms, p99 of " + measured.boards().size() + " (goal <= 300)",
                Figures.percentile(measured.boards(), 99));
        put("the same ticks by plain SQL, ms, p99", Figures.percentile(peer.ticks(), 99));
        put("the board counted by plain SQL, ms, p99", Figures.percentile(peer.boards(), 99));
    }

    private void put(String name, double value) {
        figures.put(name, Figures.rounded(value));
        System.out.printf("  measured: %-90s %10.2f%n", name, value);
    }

    private void print() throws IOException {
        System.out.println();
        figures.forEach((name, value) -> System.out.printf("  %-90s %s%n", name, value));
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        File file =
                Files.createDirectories(Path.of("target")).resolve("bench.json").toFile();
        json.writeValue(file, figures);
        System.out.println();
        System.out.println(json.writeValueAsString(figures));
        System.out.println("Written to dispatch-app/" + file);
    }

    private static String machine() {
        return "%d processors, %s %s, Java %s, PostgreSQL %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        DurableServer.version());
    }
}
