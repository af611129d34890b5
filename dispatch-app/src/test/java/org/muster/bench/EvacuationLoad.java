package org.muster.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.muster.support.Client;
import org.muster.support.Doors;
import org.muster.support.Forest;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A typhoon night: a thousand zones with sixty thousand people are ordered out at once, three hundred grid workers tick
 * doors, and the board is read anew all the while. Beside it a peer that does the same rows by plain SQL, counting the
 * board from the list whenever it is read.
 */
final class EvacuationLoad {

    static final int ZONES = 1_000;
    static final int HOUSEHOLDS = 20;
    static final int PEOPLE = 3;
    static final int WORKERS = 300;

    /** Every worker is at the next door after so long. */
    private static final Duration BETWEEN_DOORS = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration NIGHT = Duration.ofSeconds(60);
    private static final int CLIENTS = 24;

    /** @param ticks milliseconds of every tick that was answered; @param boards of every look at the board */
    record Measured(List<Double> ticks, List<Double> boards, double perSecond, int wanted) {}

    /** Does something a worker, numbered from 0, does at its n-th door. */
    interface Tick {
        void at(int worker, int door) throws Exception;
    }

    private final Client commander;
    private final JdbcClient jdbc;
    private String incident;
    private List<String> evacuations;

    EvacuationLoad(Client commander, JdbcClient jdbc) {
        this.commander = commander;
        this.jdbc = jdbc;
    }

    /** @return milliseconds from the order to the answer that all stand ordered */
    double order() {
        register();
        incident = Doors.flood(commander, "台风夜");
        List<String> zones =
                IntStream.range(0, ZONES).mapToObj(EvacuationLoad::zone).toList();
        long start = System.nanoTime();
        evacuations = new ArrayList<>();
        commander
                .post("/api/incidents/{}/evacuations", Map.of("zoneIds", zones, "mode", "IMMEDIATE"), incident)
                .expect(201)
                .json()
                .path("evacuations")
                .forEach(it -> evacuations.add(it.path("id").asText()));
        return (System.nanoTime() - start) / 1e6;
    }

    Measured run() throws Exception {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Client.loggedIn(commander.port(), "commander"));
        }
        Client desk = Client.loggedIn(commander.port(), "commander");
        return night(
                (worker, door) -> {
                    int zone = worker * (ZONES / WORKERS) + door % (ZONES / WORKERS);
                    String household = zone(zone) + "-" + (door / (ZONES / WORKERS)) % HOUSEHOLDS;
                    clients.get(worker % CLIENTS)
                            .post(
                                    "/api/evacuations/" + evacuations.get(zone) + "/households/" + household
                                            + "/transfer",
                                    Forest.said(Map.of(
                                            "status",
                                            door % 2 == 0 ? "NOTIFIED" : "MOVING",
                                            "onBehalfOf",
                                            "网格员" + worker,
                                            "via",
                                            "PHONE")))
                            .expect(200);
                },
                () -> desk.get("/api/incidents/{}/evacuations", incident).expect(200));
    }

    /** The same rows by plain SQL: the people's status and the word that was said; the board counted from the list. */
    Measured plainSql(DataSource database) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table person (zone int, household int, id int, status text not null,"
                    + " primary key (zone, household, id))");
            statement.execute("create table word (id bigint generated always as identity primary key, zone int,"
                    + " household int, status text, said jsonb, at timestamptz default now())");
            statement.execute("insert into person select z, h, p, 'LISTED' from generate_series(0, " + (ZONES - 1)
                    + ") z, generate_series(0, " + (HOUSEHOLDS - 1) + ") h, generate_series(1, " + PEOPLE + ") p");
            statement.execute("analyze person");
        }
        return night(
                (worker, door) -> {
                    int zone = worker * (ZONES / WORKERS) + door % (ZONES / WORKERS);
                    int household = (door / (ZONES / WORKERS)) % HOUSEHOLDS;
                    try (Connection connection = database.getConnection()) {
                        connection.setAutoCommit(false);
                        try (PreparedStatement update = connection.prepareStatement(
                                        "update person set status = ? where zone = ? and household = ?");
                                PreparedStatement insert = connection.prepareStatement(
                                        "insert into word (zone, household, status, said) values (?, ?, ?, '{}')")) {
                            update.setString(1, door % 2 == 0 ? "NOTIFIED" : "MOVING");
                            update.setInt(2, zone);
                            update.setInt(3, household);
                            update.executeUpdate();
                            insert.setInt(1, zone);
                            insert.setInt(2, household);
                            insert.setString(3, "NOTIFIED");
                            insert.executeUpdate();
                        }
                        connection.commit();
                    }
                },
                () -> {
                    try (Connection connection = database.getConnection();
                            PreparedStatement count = connection.prepareStatement(
                                    "select zone, status, count(*) from person group by zone, status order by zone");
                            ResultSet rows = count.executeQuery()) {
                        int seen = 0;
                        while (rows.next()) {
                            seen += rows.getInt(3);
                        }
                        return seen;
                    }
                });
    }

    /** Workers go at their own pace, whatever the server does: who waits for an answer is late at the next door. */
    private static Measured night(Tick tick, Callable<?> look) throws Exception {
        List<Double> ticks = Collections.synchronizedList(new ArrayList<>());
        List<Double> boards = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger failed = new AtomicInteger();
        ScheduledExecutorService night = Executors.newScheduledThreadPool(CLIENTS);
        ScheduledExecutorService desk = Executors.newSingleThreadScheduledExecutor();
        long start = System.nanoTime();
        for (int i = 0; i < WORKERS; i++) {
            int worker = i;
            AtomicInteger door = new AtomicInteger();
            night.scheduleAtFixedRate(
                    () -> timed(ticks, failed, () -> {
                        tick.at(worker, door.getAndIncrement());
                        return null;
                    }),
                    BETWEEN_DOORS.toMillis() * worker / WORKERS,
                    BETWEEN_DOORS.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        desk.scheduleAtFixedRate(() -> timed(boards, failed, look), 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        Thread.sleep(NIGHT.toMillis());
        night.shutdownNow();
        desk.shutdownNow();
        night.awaitTermination(30, TimeUnit.SECONDS);
        desk.awaitTermination(30, TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        int wanted = (int) (WORKERS * NIGHT.toMillis() / BETWEEN_DOORS.toMillis());
        return new Measured(List.copyOf(ticks), List.copyOf(boards), ticks.size() / seconds, wanted);
    }

    private static void timed(List<Double> into, AtomicInteger failed, Callable<?> work) {
        long asked = System.nanoTime();
        try {
            work.call();
            into.add((System.nanoTime() - asked) / 1e6);
        } catch (Exception | AssertionError e) {
            if (failed.incrementAndGet() == 1 && !Thread.currentThread().isInterrupted()) {
                System.out.println("  " + e);
            }
        }
    }

    private static String zone(int number) {
        return "N%04d".formatted(number);
    }

    private void register() {
        jdbc.sql(
                        """
                insert into zone (id, name, division_code, ring, responsible_name, responsible_phone, deputy_name,
                                  deputy_phone, route, route_lon, route_lat, shelter_id, guard, guard_lon, guard_lat, version)
                select 'N' || lpad(z::text, 4, '0'), '测量片区 ' || z, '330381122',
                       '[{"lon":120.41,"lat":27.93},{"lon":120.42,"lat":27.93},{"lon":120.41,"lat":27.94}]'::jsonb,
                       '责任人' || z, '1000000' || lpad(z::text, 4, '0'), '副' || z, '1000000' || lpad(z::text, 4, '0'),
                       '沿路', 120.41, 27.93, 'S04', '路口', 120.41, 27.93, 1
                  from generate_series(0, ? - 1) z on conflict do nothing""")
                .param(ZONES)
                .update();
        jdbc.sql(
                        """
                insert into household (id, zone_id, code, head, phone, address, worker_name, worker_phone)
                select 'N' || lpad(z::text, 4, '0') || '-' || h, 'N' || lpad(z::text, 4, '0'), h || ' 号', '户主' || z || '-' || h,
                       '10000000000', '测量村', '网格员', '10000000000'
                  from generate_series(0, ? - 1) z, generate_series(0, ? - 1) h on conflict do nothing""")
                .params(ZONES, HOUSEHOLDS)
                .update();
        jdbc.sql(
                        """
                insert into resident (id, household_id, name, born_on)
                select 'N' || lpad(z::text, 4, '0') || '-' || h || '-' || p, 'N' || lpad(z::text, 4, '0') || '-' || h,
                       '人' || z || '-' || h || '-' || p, '1980-01-01'
                  from generate_series(0, ? - 1) z, generate_series(0, ? - 1) h, generate_series(1, ?) p
                on conflict do nothing""")
                .params(ZONES, HOUSEHOLDS, PEOPLE)
                .update();
    }
}
