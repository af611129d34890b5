package org.muster.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A thousand people called out in one minute, all on one incident, while their leaders answer and report: how long it
 * takes until everybody stands in the outbox, and whether those who answer meanwhile notice.
 */
final class CallOutLoad {

    static final int TEAMS = 40;
    private static final int MEMBERS = 25;
    /** Twice as fast: short messages after 15 seconds, voice for the silent after 45, so all within the minute. */
    private static final int SPEED = 2;

    private static final int CALLERS = 8;
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_ANSWERS = Duration.ofMillis(200);

    /** @param answers milliseconds of every acknowledgement and report */
    record Measured(
            int people,
            double writtenMillis,
            int sent,
            double sendingMillis,
            List<Double> answers,
            double worstLateness) {}

    private final Client dispatcher;
    private final JdbcClient jdbc;

    CallOutLoad(Client dispatcher, JdbcClient jdbc) {
        this.dispatcher = dispatcher;
        this.jdbc = jdbc;
    }

    Measured run() throws Exception {
        registerTeams();
        String incident = Forest.fire(dispatcher, SPEED, "千人呼叫");
        List<String> orders = Forest.order(
                dispatcher,
                incident,
                IntStream.rangeClosed(1, TEAMS).mapToObj(CallOutLoad::team).toArray(String[]::new));
        // issued and committed; what follows is the call-out's own time
        long start = System.nanoTime();
        Future<List<Double>> answers;
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try {
            answers = beside.submit(() -> answersFor(MINUTE, orders));
            int people = TEAMS * (MEMBERS + 1);
            Eventually.within(
                    MINUTE,
                    () -> count("call_person p join call_out c on c.order_id = p.order_id", "c.incident_id", incident)
                                    == people
                            && count("call_attempt a", "a.incident_id", incident) >= people);
            double written = millisSince(start);
            List<Double> measured = answers.get();
            record Sending(int sent, double millis) {}
            Sending sending = jdbc.sql(
                            """
                    select count(*) sent, extract(epoch from max(sent_at) - min(sent_at)) * 1000 millis
                      from call_attempt where incident_id = ?::uuid and channel = 'SMS' and step = 2 and sent_at is not null""")
                    .param(incident)
                    .query(Sending.class)
                    .single();
            // of each rung the first message that left: what it lags is the ladder's own lateness and one sending
            double late = jdbc.sql(
                            """
                    select coalesce(max(extract(epoch from first.at - first.due_at)), 0) * 1000
                      from (select min(sent_at) at, due_at from call_attempt
                             where incident_id = ?::uuid and channel = 'SMS' and sent_at is not null
                             group by due_at) first""")
                    .param(incident)
                    .query(Double.class)
                    .single();
            return new Measured(people, written, sending.sent(), sending.millis(), measured, late);
        } finally {
            beside.shutdownNow();
        }
    }

    private static String team(int number) {
        return "L%02d".formatted(number);
    }

    private void registerTeams() {
        jdbc.sql(
                        """
                insert into team (id, name, kind, division_code, home_lon, home_lat, skills, readiness, muster_minutes,
                                  attendance, leader_name, leader_phone, duty_officer_name, duty_officer_phone)
                select 'L' || lpad(t::text, 2, '0'), '呼叫测量 ' || t || ' 队', 'SEMI_PROFESSIONAL', '330381', 120.5, 27.85,
                       '{森林灭火}', 'STANDBY', 30, 0.8, '队长' || t, '19' || lpad(t::text, 2, '0') || '0000001',
                       '值班' || t, '19' || lpad(t::text, 2, '0') || '0000099'
                  from generate_series(1, ?) t on conflict do nothing""")
                .param(TEAMS)
                .update();
        jdbc.sql(
                        """
                insert into member (id, team_id, name, born_on, duty, phone, insured, trained, fit, pregnant, disabled,
                                    student, shift)
                select 'L' || lpad(t::text, 2, '0') || '-' || lpad(m::text, 2, '0'), 'L' || lpad(t::text, 2, '0'),
                       case when m = 1 then '队长' else '队员' end || t || '-' || m, '1990-01-01',
                       case when m = 1 then 'LEADER' else 'TOOLS' end,
                       '19' || lpad(t::text, 2, '0') || lpad(m::text, 7, '0'), true, true, true, false, false, false, 'ON_DUTY'
                  from generate_series(1, ?) t, generate_series(1, ?) m on conflict do nothing""")
                .params(TEAMS, MEMBERS)
                .update();
    }

    /** Every caller speaks for orders one after the other: acknowledges each once, then reports. */
    private List<Double> answersFor(Duration time, List<String> orders) {
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        long end = System.nanoTime() + time.toNanos();
        Clients.each(CALLERS, IntStream.range(0, CALLERS).boxed().toList(), first -> {
            for (int i = 0; System.nanoTime() < end; i++) {
                String order = orders.get((first + i * CALLERS) % orders.size());
                boolean acknowledges = i * CALLERS < orders.size();
                Map<String, Object> said = new HashMap<>(Map.of("onBehalfOf", "队长", "via", "RADIO"));
                if (!acknowledges) {
                    said.put("text", "正在集结");
                }
                long asked = System.nanoTime();
                Forest.say(dispatcher, order, acknowledges ? "acknowledgement" : "report", said);
                millis.add(millisSince(asked));
                Thread.sleep(BETWEEN_ANSWERS.toMillis());
            }
        });
        return millis;
    }

    private int count(String from, String column, String incident) {
        return jdbc.sql("select count(*) from " + from + " where " + column + " = ?::uuid")
                .param(incident)
                .query(Integer.class)
                .single();
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
