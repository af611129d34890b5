package org.muster.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.flywaydb.core.Flyway;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Acknowledgements a second, spread over many incidents and all on one, beside a peer that does the same row work and
 * nothing else, on the same PostgreSQL and with as many clients.
 *
 * <p>One acknowledgement of the peer is one transaction of prepared statements over the product's own tables, indexes
 * and triggers in a database of its own: hold the order's row, look whether this client id was answered before, meet
 * the two open deadlines of the acknowledgement, move the order, keep the answer under its client id (an answer as long
 * as the product's), hold the head of the incident's journal, append one entry sealed with SHA-256 over the one before,
 * move the head, commit. What the product does besides is what is compared: the clients' and the server's HTTP, session
 * and rights, the sight of the incident, the order's view with its JSON, and beside them what follows from an answer
 * (plan, call-out, forecast, push). The clients run in the same JVM as the product and on the same processors.
 */
final class Answers {

    /** @param orders in all, acknowledged by all clients at once */
    enum Place {
        SPREAD("over 20 incidents", 20, 100),
        HOT("all on one incident", 1, 60);

        final String words;
        private final int incidents;
        private final int orders;

        Place(String words, int incidents, int orders) {
            this.words = words;
            this.incidents = incidents;
            this.orders = orders;
        }
    }

    static final int CLIENTS = 16;
    private static final int MOST_AT_ONCE = 20;
    private static final int WARM = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Map<String, Object> ON_BEHALF = Map.of("onBehalfOf", "队长", "via", "RADIO");

    /**
     * @param perSecond answered
     * @param millis of each
     * @param settledPerSecond until what they set in motion had come to rest as well
     * @param statements asked of the database in a request
     * @param statementsBehind asked by the followers for it
     */
    record Measured(
            double perSecond,
            List<Double> millis,
            double settledPerSecond,
            double statements,
            double statementsBehind) {}

    private final Client dispatcher;
    private final ProcessEngine product;
    private final JdbcClient jdbc;
    private final List<String> teams;
    private final DataSource peer;
    private int taken;

    /** The registers hold a whole province by now, all of which this dispatcher may order. */
    Answers(Client dispatcher, ProcessEngine product, JdbcClient jdbc) {
        this.dispatcher = dispatcher;
        this.product = product;
        this.jdbc = jdbc;
        jdbc.sql("update account set divisions = '{330000}' where username = 'dispatcher'")
                .update();
        this.teams = jdbc.sql("select id from team where id like 'ZSE%' order by id")
                .query(String.class)
                .list();
        this.peer = DurableServer.database("peer");
        Flyway.configure().dataSource(peer).load().migrate();
    }

    /** A server that has been up for a while: the path of a crew's word was walked a thousand times. */
    void warmUp() throws SQLException {
        String[] raised = new String[1];
        String[] orders = ordered(raised, CLIENTS);
        Clients.each(CLIENTS, IntStream.range(0, WARM).boxed().toList(), i -> {
            String what = i < CLIENTS ? "acknowledgement" : "reading";
            Forest.say(dispatcher, orders[i % CLIENTS], what, ON_BEHALF);
        });
        end(raised, orders);
        for (int i = 0; i < 3; i++) {
            rowWork(Place.SPREAD);
        }
    }

    /**
     * Acknowledgements over HTTP, each on behalf of its crew. The orders are out and everybody is called before the clock
     * starts; what the answers set in motion runs beside them.
     */
    Measured overHttp(Place place) {
        String[] raised = new String[place.incidents];
        String[] orders = ordered(raised, place.orders);
        settle();
        Statements.forgetTexts();
        Statements.Count before = Statements.now();
        long start = System.nanoTime();
        Clients.Run run = Clients.each(
                CLIENTS, List.of(orders), order -> Forest.say(dispatcher, order, "acknowledgement", ON_BEHALF));
        settle();
        double settled = place.orders / ((System.nanoTime() - start) / 1e9);
        Statements.Count asked = Statements.now().since(before);
        if (Boolean.getBoolean("muster.bench.statements")) {
            Statements.most(place.orders, 80).forEach(System.out::println);
        }
        end(raised, orders);
        return new Measured(
                run.perSecond(),
                run.millis(),
                settled,
                (double) asked.inRequests() / place.orders,
                (double) asked.inFollowers() / place.orders);
    }

    /** Raises as many incidents as there is room for and gives them so many orders, to teams that had none before. */
    private String[] ordered(String[] raised, int count) {
        String[] orders = new String[count];
        int share = count / raised.length;
        int first = taken;
        taken += count;
        Clients.each(4, IntStream.range(0, raised.length).boxed().toList(), i -> {
            raised[i] = Forest.fire(dispatcher, 1, "测点 " + i);
            for (int from = i * share; from < (i + 1) * share; from += MOST_AT_ONCE) {
                int to = Math.min(from + MOST_AT_ONCE, (i + 1) * share);
                List<String> issued = Forest.order(
                        dispatcher,
                        raised[i],
                        teams.subList(first + from, first + to).toArray(String[]::new));
                for (int k = from; k < to; k++) {
                    orders[k] = issued.get(k - from);
                }
            }
        });
        settle();
        callNoMembers();
        return orders;
    }

    private void end(String[] raised, String[] orders) {
        Clients.each(4, List.of(orders), order -> {
            dispatcher
                    .post("/api/dispatch-orders/{}/cancellation", Map.of("reason", "测量结束"), order)
                    .ok();
            Forest.say(dispatcher, order, "cancellation-acknowledgement", ON_BEHALF);
        });
        Clients.each(
                4,
                List.of(raised),
                it -> dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测量结束"), it));
        settle();
    }

    /** Until every follower has read all there is and the engine has nothing left to do. */
    private void settle() {
        Eventually.within(PATIENCE, () -> jdbc.sql(
                        """
                        select not exists (
                            select 1 from journal_head h cross join (select distinct follower from journal_follower) f
                              left join journal_follower c on c.follower = f.follower and c.incident_id = h.incident_id
                             where h.seq > coalesce(c.seq, 0))""")
                .query(Boolean.class)
                .single());
        Launches.settle(product);
    }

    /** Thousands of calls to members are another measurement; the leaders' stay, and the answers end them. */
    private void callNoMembers() {
        jdbc.sql(
                        """
                update call_attempt a set state = 'LEFT' from call_person p
                 where p.id = a.person_id and p.kind in ('MEMBER', 'OFF_DUTY') and a.state in ('PLANNED', 'WAITING')""")
                .update();
    }

    /** The same row work without HTTP, rights, JSON, followers or process. */
    Clients.Run rowWork(Place place) throws SQLException {
        List<String> orders = new ArrayList<>();
        try (Connection connection = peer.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < place.orders; i++) {
                orders.add(prepare(connection, i, place.incidents));
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        Clients.Run run = Clients.each(CLIENTS, orders, this::acknowledge);
        try (Connection connection = peer.getConnection()) {
            connection.createStatement().execute("update dispatch_order set state = 'CANCELLED'");
        }
        return run;
    }

    private String prepare(Connection connection, int i, int incidents) throws SQLException {
        UUID order = UUID.randomUUID();
        UUID incident = new UUID(incidents, i % incidents);
        run(
                connection,
                """
                insert into incident (id, number, hazard, title, place, lon, lat, division_code, exercise, status, received_at, raised_at)
                values (?, ?, 'FOREST_FIRE', '测', '测', 120, 27, '330381', true, 'RESPONDING', now(), now()) on conflict do nothing""",
                incident,
                incident.toString());
        run(
                connection,
                "insert into journal_head (incident_id, hash, appended_at) values (?, repeat('0', 64), now()) on conflict do nothing",
                incident);
        run(
                connection,
                """
                insert into dispatch_order (id, incident_id, number, team_id, team_name, team_kind, exercise, task, within,
                    attendance, strength, quorum, standard_source, state, ack_due_at, muster_due_at, issued_at, issued_by)
                values (?, ?, (select coalesce(max(number), 0) + 1 from dispatch_order where incident_id = ?), ?, '测', 'MASS', true,
                    '测', interval '30 minutes', 0.8, 30, 24, '测', 'ISSUED', now() + interval '3 minutes',
                    now() + interval '30 minutes', now(), '测')""",
                order,
                incident,
                incident,
                order.toString());
        for (String kind : List.of("ACK_RECALL", "ACK", "MUSTER")) {
            run(
                    connection,
                    """
                    insert into deadline (id, incident_id, order_id, kind, label, due_at, opened_at)
                    values (?, ?, ?, ?, '测', now() + interval '3 minutes', now())""",
                    UUID.randomUUID(),
                    incident,
                    order,
                    kind);
        }
        return order + " " + incident;
    }

    private void acknowledge(String orderAndIncident) throws SQLException {
        UUID order = UUID.fromString(orderAndIncident.substring(0, 36));
        UUID incident = UUID.fromString(orderAndIncident.substring(37));
        try (Connection connection = peer.getConnection()) {
            connection.setAutoCommit(false);
            look(connection, "select * from dispatch_order where id = ? for no key update", order);
            UUID client = UUID.randomUUID();
            look(
                    connection,
                    "select order_id, kind, body_hash, answer from responder_message where actor = 'dispatcher' and client_id = ?",
                    client);
            run(
                    connection,
                    """
                    update deadline set met_at = now() where incident_id = ? and kind = any ('{ACK_RECALL,ACK}')
                       and coalesce(order_id, '00000000-0000-0000-0000-000000000000') = ?
                       and met_at is null and fired_at is null and cancelled_at is null""",
                    incident,
                    order);
            run(
                    connection,
                    "update dispatch_order set state = 'ACKNOWLEDGED', due_kind = 'MUSTER', due_at = now(), acknowledged_at = now() where id = ?",
                    order);
            run(
                    connection,
                    """
                    insert into responder_message (actor, client_id, order_id, kind, device_seq, device_at, received_at, on_behalf_of,
                        via, outcome, body_hash, answer)
                    values ('dispatcher', ?, ?, 'ACKNOWLEDGEMENT', 1, now(), now(), '队长', 'RADIO', 'APPLIED', repeat('0', 32), repeat('答', 1000))""",
                    client,
                    order);
            append(connection, incident, order);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** One entry, sealed over the one before, while the head is held. */
    private static void append(Connection connection, UUID incident, UUID order) throws SQLException {
        long seq;
        String previous;
        try (PreparedStatement statement = connection.prepareStatement(
                "select seq, hash from journal_head where incident_id = ? for no key update")) {
            statement.setObject(1, incident);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                seq = row.getLong(1) + 1;
                previous = row.getString(2);
            }
        }
        Timestamp now = Timestamp.from(Instant.now());
        String data = "{\"orderId\":\"%s\",\"teamName\":\"测\",\"late\":false,\"onBehalfOf\":\"队长\"}".formatted(order);
        String hash = sealed(previous + incident + seq + now + data);
        run(
                connection,
                """
                insert into journal_entry (incident_id, seq, type, at, device_at, actor, actor_name, channel, data, hash)
                values (?, ?, 'DispatchOrderAcknowledged', ?, ?, 'dispatcher', '调度员', 'RADIO', ?::json, ?)""",
                incident,
                seq,
                now,
                now,
                data,
                hash);
        run(
                connection,
                "update journal_head set seq = ?, hash = ?, appended_at = ? where incident_id = ?",
                seq,
                hash,
                now,
                incident);
    }

    private static String sealed(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static void look(Connection connection, String sql, Object parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getString(1);
                }
            }
        }
    }

    private static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
