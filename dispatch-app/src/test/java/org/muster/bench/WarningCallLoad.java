package org.muster.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A warning that concerns two hundred places at once: how long until the telephone of each of them has rung. */
final class WarningCallLoad {

    static final int PLACES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * @param places called, those of the demo cast among them
     * @param millis from the warning's acknowledgement to the last place reached
     * @param ringing from the first call written down to the last place reached
     */
    record Measured(int places, double millis, double ringing) {}

    private record Rung(int places, int reached, double ringing) {}

    private final Client dispatcher;
    private final JdbcClient jdbc;

    WarningCallLoad(Client dispatcher, JdbcClient jdbc) {
        this.dispatcher = dispatcher;
        this.jdbc = jdbc;
        registerPlaces();
        raiseFlood();
    }

    Measured run() {
        String warning = dispatcher
                .post(
                        "/api/warnings",
                        Map.of(
                                "kind",
                                "RAINSTORM",
                                "colour",
                                "ORANGE",
                                "headline",
                                "叫应测量：暴雨橙色预警",
                                "description",
                                "三小时雨量将超过 50 毫米",
                                "instruction",
                                "各地到岗",
                                "issuer",
                                "瑞安市气象台",
                                "contact",
                                "10121212121",
                                "divisions",
                                List.of("330381"),
                                "expires",
                                Instant.now().plus(1, ChronoUnit.HOURS).toString(),
                                "exercise",
                                true))
                .expect(201)
                .json()
                .path("id")
                .asText();
        long start = System.nanoTime();
        Rung all = Eventually.within(PATIENCE, () -> {
            Rung now = rung(warning);
            return now.places() >= PLACES && now.reached() == now.places() ? now : null;
        });
        double millis = (System.nanoTime() - start) / 1e6;
        dispatcher
                .post("/api/warnings/{}/cancellation", Map.of("reason", "测量完毕"), warning)
                .ok();
        return new Measured(all.places(), millis, all.ringing());
    }

    private Rung rung(String warning) {
        return jdbc.sql(
                        """
                select count(distinct t.id) places,
                       count(distinct t.id) filter (where a.reached_at is not null or a.answered_at is not null) reached,
                       coalesce(extract(epoch from max(a.reached_at) - min(a.called_at)) * 1000, 0) ringing
                  from warning_call c join warning_target t on t.call_id = c.id
                  left join warning_attempt a on a.target_id = t.id
                 where c.warning_id = ?""")
                .param(warning)
                .query(Rung.class)
                .single();
    }

    private void registerPlaces() {
        jdbc.sql(
                        """
                insert into warning_contact (id, kind, target, division_code, position, person, post, phone)
                select 'BENCH-' || n, 'VILLAGE', '测量 ' || n || ' 村', d.code, 1, '测量员 ' || n, '村支书',
                       '1019' || lpad(n::text, 7, '0')
                  from generate_series(1, ?) n
                  join (select code, row_number() over (order by code) - 1 as at, count(*) over () as many
                          from division where code like '330381___') d on d.at = n % d.many
                    on conflict do nothing""")
                .param(PLACES)
                .update();
    }

    private void raiseFlood() {
        String alert = dispatcher
                .post(
                        "/api/alerts",
                        Map.of(
                                "hazard",
                                "FLOOD",
                                "channel",
                                "PHONE",
                                "location",
                                Map.of("lon", 120.53, "lat", 27.83),
                                "place",
                                "叫应测量",
                                "exercise",
                                true))
                .expect(201)
                .json()
                .path("id")
                .asText();
        dispatcher.post("/api/alerts/{}/confirmation", Map.of(), alert).expect(201);
    }
}
