package org.muster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderViews;
import org.muster.support.TestDatabase;
import org.muster.support.TestPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * A bureau whose database is of version 10, with roll calls taken the old way, one row for each member: the application
 * of today brings it up to date when it starts, and everybody is still where they were counted.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(OldAttendanceTest.OldBureau.class)
class OldAttendanceTest {

    private static final UUID RUNNING = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    private static final UUID OVER = UUID.fromString("00000000-0000-0000-0000-0000000000a2");
    private static final UUID SECOND = UUID.fromString("00000000-0000-0000-0000-0000000000a3");

    @TestConfiguration(proxyBeanMethods = false)
    static class OldBureau {

        @Bean
        TestDatabase database() throws Exception {
            TestDatabase database = TestPostgres.freshDatabase();
            var source = new SimpleDriverDataSource(
                    DriverManager.getDriver(database.getJdbcUrl()),
                    database.getJdbcUrl(),
                    database.getUsername(),
                    database.getPassword());
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .target("10")
                    .load()
                    .migrate();
            JdbcClient jdbc = JdbcClient.create(source);
            jdbc.sql(
                            """
                    insert into division (code, name, lon, lat) values ('330381', '瑞安市', 120.65, 27.78);
                    insert into team (id, name, kind, division_code, home_lon, home_lat, readiness, muster_minutes, attendance,
                                      leader_name, leader_phone, duty_officer_name, duty_officer_phone)
                    select id, id || '队', 'PROFESSIONAL', '330381', 120.6, 27.8, 'READY', 10, 0.9, '王队', '13800000001', '李', '13800000002'
                      from unnest(array ['A', 'B', 'C']) id;
                    insert into incident (id, number, hazard, title, place, lon, lat, division_code, exercise, status,
                                          received_at, raised_at)
                    values ('00000000-0000-0000-0000-000000000001', '旧-1', 'FOREST_FIRE', '旧火', '福泉', 120.46, 27.87, '330381', false,
                            'RESPONDING', '2026-03-01T05:00:00Z', '2026-03-01T05:01:00Z')""")
                    .update();
            member(jdbc, "A-1", "A", "1990-01-01", "LEADER", "13900000001", true);
            member(jdbc, "A-2", "A", "1990-01-01", "PUMP", "+86 139 0000 0002", true);
            member(jdbc, "A-3", "A", "2009-06-01", "TOOLS", null, true);
            member(jdbc, "A-4", "A", "1990-01-01", "TOOLS", null, false);
            member(jdbc, "A-5", "A", "1990-01-01", "TOOLS", "13900000005", true);
            member(jdbc, "B-1", "B", "1990-01-01", "LEADER", "13900000003", true);
            // one person on two rolls
            member(jdbc, "C-1", "C", "1990-01-01", "PUMP", "13900000005", true);
            order(jdbc, RUNNING, 1, "A", "ACKNOWLEDGED", 2, 1);
            order(jdbc, OVER, 2, "B", "RELEASED", 1, 0);
            order(jdbc, SECOND, 3, "C", "ACKNOWLEDGED", 1, 0);
            attended(jdbc, RUNNING, "A-1", "PRESENT", null, "05:06:00");
            attended(jdbc, RUNNING, "A-2", "PRESENT", null, "05:07:00");
            attended(jdbc, RUNNING, "A-4", "ABSENT", "生病", "05:05:00");
            attended(jdbc, RUNNING, "A-5", "PRESENT", null, "05:08:00");
            attended(jdbc, OVER, "B-1", "PRESENT", null, "05:04:00");
            attended(jdbc, SECOND, "C-1", "PRESENT", null, "05:09:00");
            return database;
        }

        private static void member(
                JdbcClient jdbc, String id, String team, String born, String duty, String phone, boolean insured) {
            jdbc.sql(
                            """
                    insert into member (id, team_id, name, born_on, duty, phone, insured, trained, fit, pregnant, disabled,
                                        student, shift)
                    values (?, ?, ?, ?::date, ?, ?, ?, true, true, false, false, false, 'ON_DUTY')""")
                    .params(id, team, "队员" + id, born, duty, phone, insured)
                    .update();
        }

        private static void order(
                JdbcClient jdbc, UUID id, int number, String team, String state, int present, int absent) {
            jdbc.sql(
                            """
                    insert into dispatch_order (id, incident_id, number, team_id, team_name, team_kind, exercise, task, within,
                                                attendance, strength, quorum, standard_source, state, ack_due_at, muster_due_at,
                                                present, absent, issued_at, issued_by, acknowledged_at)
                    values (?, '00000000-0000-0000-0000-000000000001', ?, ?, ?, 'PROFESSIONAL', false, '扑救', interval '10 minutes',
                            0.9, 5, 5, '瑞安', ?, '2026-03-01T05:05:00Z', '2026-03-01T05:12:00Z', ?, ?, '2026-03-01T05:02:00Z', '调度',
                            '2026-03-01T05:03:00Z')""")
                    .params(id, number, team, team + "队", state, present, absent)
                    .update();
        }

        private static void attended(
                JdbcClient jdbc, UUID order, String member, String status, String reason, String time) {
            jdbc.sql(
                            """
                    insert into attendance (order_id, member_id, status, reason, actor, device_seq, at)
                    values (?, ?, ?, ?, 'brigade', 7, ?::timestamptz)""")
                    .params(order, member, status, reason, "2026-03-01T" + time + "Z")
                    .update();
        }
    }

    @Autowired
    private DispatchManagement dispatch;

    @Autowired
    private OrderViews.Roll roll;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everybodyIsStillWhereTheyWereCounted() {
        Map<String, OrderViews.RollMember> running = rollOf(RUNNING);

        assertThat(running).containsOnlyKeys("A-1", "A-2", "A-3", "A-4", "A-5");
        assertThat(running.get("A-1").status()).isEqualTo("PRESENT");
        assertThat(running.get("A-1").proofs()).containsExactly("ROLL_CALL");
        assertThat(running.get("A-1").at()).isEqualTo("2026-03-01T05:06:00Z");
        assertThat(running.get("A-2").status()).isEqualTo("PRESENT");
        assertThat(running.get("A-3").status()).isNull();
        assertThat(running.get("A-4").status()).isEqualTo("ABSENT");
        assertThat(running.get("A-4").reason()).isEqualTo("生病");
        assertThat(rollOf(OVER).get("B-1").status()).isEqualTo("PRESENT");
        assertThat(dispatch.get(new OrderId(RUNNING)).present()).isEqualTo(2);
    }

    @Test
    void whoMayNotGoToTheLineByLawIsMarkedAsOfTheDayOfTheOrder() {
        Map<String, OrderViews.RollMember> running = rollOf(RUNNING);

        assertThat(running.get("A-1").counts()).isTrue();
        assertThat(running.get("A-3").counts()).as("sixteen on that day").isFalse();
        assertThat(running.get("A-4").counts()).as("not insured").isFalse();
    }

    @Test
    void thoseWhoStandInARunningMusterAreHeldAndNobodyTwice() {
        List<String> held = jdbc.sql("select member_id from order_member where holds order by member_id")
                .query(String.class)
                .list();

        assertThat(held)
                .as("A-5 and C-1 are one person in two running musters: neither order holds them, a person must say")
                .containsExactly("A-1", "A-2");
        assertThat(jdbc.sql("select person from order_member where member_id = 'A-2'")
                        .query(String.class)
                        .single())
                .as("a number is a number, however it is written")
                .isEqualTo("13900000002");
    }

    @Test
    void whatWasCountedOnceIsNeverOverwritten() {
        assertThat(jdbc.sql("select member_id from attendance_mark order by number")
                        .query(String.class)
                        .list())
                .as("in the order in which it was said")
                .containsExactly("B-1", "A-4", "A-1", "A-2", "A-5", "C-1");
        assertThatThrownBy(() -> jdbc.sql("update attendance_mark set status = 'ABSENT' where member_id = 'A-1'")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    private Map<String, OrderViews.RollMember> rollOf(UUID order) {
        return roll.of(dispatch.get(new OrderId(order))).stream()
                .collect(Collectors.toMap(OrderViews.RollMember::id, it -> it));
    }
}
