package org.muster.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.muster.integrations.sensor.SensorFeed.SensorReading;
import org.muster.integrations.sensor.SimulatedSensors;
import org.muster.support.Client;
import org.muster.support.Rain;
import org.muster.support.Stomp;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Readings a second that are on disk, judged, summed and held against limits, beside a peer that only writes the same
 * rows with a plain JDBC batch; and how long an alarm takes to a desk while they come in.
 *
 * <p>A typhoon night: 1,300 rain gauges, each with a site of its own, a reading of each every ten seconds. They are handed
 * over as the lane of the many hands them over, 500 at once, by one thread.
 */
final class Readings {

    static final int GAUGES = 1_300;
    static final int ALARMS = 100;
    private static final int AT_ONCE = 500;
    private static final int ROUNDS = 20;
    private static final Duration EVERY = Duration.ofSeconds(10);

    /** @param millis from the moment an alarm is handed over to its frame at a desk */
    record Alarms(List<Double> millis, double perSecondMeanwhile) {}

    private final SimulatedSensors feed;
    private final JdbcClient jdbc;
    private final Client dispatcher;
    private final DataSource peer;
    private volatile Instant at = Instant.now().minus(Duration.ofHours(5));

    Readings(SimulatedSensors feed, Client dispatcher, JdbcClient jdbc) {
        this.feed = feed;
        this.dispatcher = dispatcher;
        this.jdbc = jdbc;
        this.peer = DurableServer.database("peerreadings");
        Flyway.configure().dataSource(peer).load().migrate();
        jdbc.sql(
                        """
                insert into risk_source (id, name, kind, division_code, colour, lon, lat)
                select 'BS' || n, '测点' || n, 'FLASH_FLOOD', '330381127', 'RED', 120.45, 27.96
                  from generate_series(1, ?) n""")
                .param(GAUGES)
                .update();
        jdbc.sql(
                        """
                insert into device (id, name, kind, division_code, lon, lat)
                select 'BG' || n, '雨量站' || n, 'RAIN_GAUGE', '330381127', 120.45, 27.96 from generate_series(1, ?) n""")
                .param(GAUGES)
                .update();
        jdbc.sql(
                        "insert into gauge (id, sites, every_seconds) select 'BG' || n, array['BS' || n], 10 from generate_series(1, ?) n")
                .param(GAUGES)
                .update();
        // until the registers are read again
        pause(11_000);
    }

    /** One round of all gauges, ten seconds later than the one before. */
    private void round() {
        at = at.plus(EVERY);
        List<SensorReading> batch = new ArrayList<>(AT_ONCE);
        for (int gauge = 1; gauge <= GAUGES; gauge++) {
            batch.add(new SensorReading("BG" + gauge, at, 0.05, "mm", "GOOD"));
            if (batch.size() == AT_ONCE || gauge == GAUGES) {
                feed.say(List.copyOf(batch));
                batch.clear();
            }
        }
    }

    void warmUp() throws SQLException {
        for (int i = 0; i < 15; i++) {
            round();
        }
        plainJdbc();
    }

    /** As fast as they are taken, on disk. */
    double taken() {
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            round();
        }
        return GAUGES * ROUNDS / ((System.nanoTime() - start) / 1e9);
    }

    /** The peer: the same rows into the same table, in the same batches, and nothing else. */
    double plainJdbc() throws SQLException {
        long start = System.nanoTime();
        Instant now = Instant.now().plusNanos(start % 1_000_000);
        try (Connection connection = peer.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into gauge_reading (gauge_id, exercise, at, received_at, value, quality)"
                                + " values (?, false, ?, ?, 0.05, 'GOOD') on conflict do nothing")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < ROUNDS; i++) {
                now = now.plus(EVERY);
                for (int gauge = 1; gauge <= GAUGES; gauge++) {
                    insert.setString(1, "BG" + gauge);
                    insert.setTimestamp(2, Timestamp.from(now));
                    insert.setTimestamp(3, Timestamp.from(now));
                    insert.addBatch();
                    if (gauge % AT_ONCE == 0 || gauge == GAUGES) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
        }
        return GAUGES * ROUNDS / ((System.nanoTime() - start) / 1e9);
    }

    /** Alarms one after the other, while all gauges report at their pace, to a desk that listens. */
    Alarms alarms() {
        String incident = Rain.flood(dispatcher, 120.45, 27.96, false);
        AtomicBoolean goesOn = new AtomicBoolean(true);
        AtomicLong rounds = new AtomicLong();
        ExecutorService gauges = Executors.newSingleThreadExecutor();
        List<Double> millis = new ArrayList<>();
        try (Stomp desk = dispatcher.stomp()) {
            desk.subscribe("/topic/incidents/" + incident);
            long began = System.nanoTime();
            gauges.submit(() -> {
                while (goesOn.get()) {
                    long next = began + (rounds.get() + 1) * 1_000_000_000L;
                    round();
                    rounds.incrementAndGet();
                    pause(Math.max(0, (next - System.nanoTime()) / 1_000_000));
                }
            });
            pause(2_000);
            for (int i = 1; i <= ALARMS; i++) {
                String site = "BS" + i;
                long asked = System.nanoTime();
                feed.say(new SensorReading("BG" + i, at.plusSeconds(5), 60, "mm", null));
                feed.say(new SensorReading("BG" + i, at.plusSeconds(6), 60, "mm", null));
                awaitFrame(desk, site);
                millis.add((System.nanoTime() - asked) / 1e6);
                pause(50);
            }
            double perSecond = rounds.get() * GAUGES / ((System.nanoTime() - began) / 1e9);
            goesOn.set(false);
            return new Alarms(millis, perSecond);
        } finally {
            goesOn.set(false);
            gauges.shutdown();
        }
    }

    private static void awaitFrame(Stomp desk, String site) {
        Instant giveUpAt = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(giveUpAt)) {
            List<Stomp.Frame> frames = desk.frames();
            for (int i = frames.size() - 1; i >= 0; i--) {
                JsonNode body = frames.get(i).body();
                if (body.path("type").asText().equals("EvacuationTriggerReached")
                        && body.at("/data/siteId").asText().equals(site)) {
                    return;
                }
            }
            pause(1);
        }
        throw new IllegalStateException("no frame for " + site);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
