package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Duty;
import org.muster.support.Eventually;

/** STORY UNDER TEST: everybody knows who is on duty, nobody is lost when shifts change, and nothing is rubbed out. */
class C02_DutyRoster extends FireStory {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Map<String, String> LIN = Map.of("name", "林值班", "phone", "10118880001");

    @Test
    void theWeekShowsWhoIsOnAndWhereNobodyIs() {
        Client dispatcher = as("dispatcher");
        JsonNode week = dispatcher.get("/api/duty/week").expect(200).json();
        assertThat(week.path("units")).hasSizeGreaterThan(30);
        for (JsonNode unit : week.path("units")) {
            assertThat(unit.at("/on/shift/id").isMissingNode())
                    .as(unit.at("/unit/name").asText() + " has somebody on duty now")
                    .isFalse();
        }
        // a year ahead nothing is planned: one gap as long as the day
        JsonNode far = dispatcher
                .get("/api/duty/week?days=1&from={}", LocalDate.now(BEIJING).plusDays(300))
                .expect(200)
                .json();
        assertThat(far.at("/units/0/gaps")).hasSize(1);

        // two shifts with an hour between them, the second leaderless
        LocalDate day = LocalDate.now(BEIJING).plusDays(100);
        plan(dispatcher, "330381125", day, 0, 8, LIN).expect(201);
        plan(dispatcher, "330381125", day, 9, 24, LIN).expect(201);
        JsonNode unit = unit(dispatcher, "330381125", day);
        assertThat(unit.path("shifts")).hasSize(2);
        assertThat(unit.path("gaps")).hasSize(1);
        assertThat(Instant.parse(unit.at("/gaps/0/from").asText())).isEqualTo(at(day, 8));
        assertThat(Instant.parse(unit.at("/gaps/0/until").asText())).isEqualTo(at(day, 9));
    }

    @Test
    void aRosterRefusesWhatCannotBeAndWarnsOfWhatIsUnlikely() {
        Client dispatcher = as("dispatcher");
        LocalDate day = LocalDate.now(BEIJING).plusDays(110);
        assertThat(plan(dispatcher, "330381120", day, 9, 8, LIN)
                        .problem(422, "invalid")
                        .toString())
                .contains("下班时间须晚于上班时间");
        plan(dispatcher, "330381120", day, 0, 100, LIN).problem(422, "invalid");
        dispatcher
                .post(
                        "/api/duty/units/330381120/shifts",
                        Map.of(
                                "from",
                                at(day, 0).toString(),
                                "until",
                                at(day, 8).toString(),
                                "officers",
                                List.of()))
                .problem(422, "invalid");
        plan(dispatcher, "330381120", day, 0, 12, LIN).expect(201);
        plan(dispatcher, "330381120", day, 0, 12, LIN).problem(409, "shift-exists");

        // the same person at the same time in another township: taken, and said
        JsonNode warned =
                plan(dispatcher, "330381122", day, 6, 18, LIN).expect(201).json();
        assertThat(warned.at("/warnings/0").asText()).contains("林值班").contains("两个班");
        assertThat(dispatcher.get("/api/duty/week?days=1&from={}", day).json().path("clashes"))
                .hasSize(1);

        as("yongkang").get("/api/duty/week?division=330381").problem(404, "not-found");
        plan(as("yongkang"), "330381120", day, 12, 24, LIN).problem(404, "not-found");
        plan(as("grid"), "330381120", day, 12, 24, LIN).problem(404, "not-found");
        plan(as("grid"), "330381122", day, 18, 24, LIN).expect(201);
        assertThat(as("grid")
                        .get("/api/duty/week")
                        .expect(200)
                        .json()
                        .path("units")
                        .findValuesAsText("id"))
                .contains("330381122")
                .doesNotContain("330381120", "330381");
        // a city sees its own and the bureaus below, and a county when it asks for it; never beside itself
        JsonNode city = as("leader").get("/api/duty/week").expect(200).json();
        assertThat(city.path("units")).hasSize(2);
        assertThat(as("leader")
                        .get("/api/duty/week?division=330381")
                        .expect(200)
                        .json()
                        .path("units"))
                .hasSizeGreaterThan(30);
        as("leader").get("/api/duty/week?division=330784").problem(404, "not-found");
    }

    @Test
    void aSwapSaysWhoWhyAndWhoWasThereBefore() {
        Client dispatcher = as("dispatcher");
        LocalDate day = LocalDate.now(BEIJING).plusDays(120);
        JsonNode shift = plan(dispatcher, "330381116", day, 8, 20, LIN)
                .expect(201)
                .json()
                .path("shift");
        String address = "/api/duty/shifts/" + shift.path("id").asText();
        dispatcher.post(address + "/swap", swap("不在班的人")).problem(422, "invalid");
        JsonNode swapped = dispatcher
                .post(address + "/swap", swap("林值班"))
                .expect(200)
                .json()
                .path("shift");
        assertThat(swapped.at("/officers/0/name").asText()).isEqualTo("替班人");
        // somebody who saw the shift before the swap is told so
        dispatcher
                .send(
                        "PUT",
                        address,
                        Map.of(
                                "revision",
                                shift.path("revision").asInt(),
                                "from",
                                at(day, 8).toString(),
                                "until",
                                at(day, 19).toString(),
                                "officers",
                                List.of(LIN)),
                        Map.of())
                .problem(409, "changed-meanwhile");
        JsonNode history = dispatcher.get(address + "/history").expect(200).json();
        assertThat(history.findValuesAsText("kind")).containsExactly("PLANNED", "SWAPPED");
        assertThat(history.at("/1/reason").asText()).isEqualTo("家中有事");
        assertThat(history.at("/1/before/officers/0/name").asText()).isEqualTo("林值班");
        dispatcher.post(address + "/removal", Map.of("reason", "并班")).expect(204);
        dispatcher.get(address + "/history").problem(404, "not-found");
        assertThatThrownBy(() -> jdbc.sql("update duty_change set reason = 'x'").update())
                .rootCause()
                .hasMessageContaining("append-only");
    }

    @Test
    void aFileOfTenThousandLinesIsTakenWholeOrNotAtAll() {
        Client dispatcher = as("dispatcher");
        LocalDate first = LocalDate.of(2030, 1, 1);
        String head = "unit,from,until,leader_name,leader_title,leader_phone,officers\n";
        String lines = IntStream.range(0, 10_000)
                .mapToObj(i -> {
                    LocalDateTime from = first.plusDays(i / 10).atTime(i % 10 * 2, 0);
                    return "330381120," + from + "," + from.plusHours(2) + ",带班" + i + ",副镇长,1012" + (1_000_000 + i)
                            + ",值班" + i + " 1013" + (1_000_000 + i);
                })
                .collect(Collectors.joining("\n"));
        Answer wrong =
                load(dispatcher, head + lines + "\n330784108,2030-01-01T08:00,2030-01-01T09:00,外县,,,人 10000000000");
        assertThat(wrong.problem(422, "invalid").toString()).contains("不在您的辖区");
        assertThat(planned(2030)).isZero();
        Instant began = Instant.now();
        JsonNode loaded = load(dispatcher, head + lines).expect(200).json();
        assertThat(loaded.path("rows").asInt()).isEqualTo(10_000);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(planned(2030)).isPositive();
        // the same file again changes nothing but its revision: a row is its unit and beginning
        load(dispatcher, head + lines).expect(200);
        assertThat(jdbc.sql("select count(*) from duty_shift where unit_id = '330381120' and starts_at >= '2029-12-31'")
                        .query(Long.class)
                        .single())
                .isEqualTo(10_000);
        assertThat(load(dispatcher, head + "330381120,2031-13-01T08:00,x,=cmd(),,,")
                        .problem(422, "invalid")
                        .toString())
                .contains("第 2 行");
        load(dispatcher, "wrong,head\n1,2").problem(422, "invalid");
        load(as("grid"), head + lines).problem(403, "forbidden");
        jdbc.sql("delete from duty_shift where starts_at >= '2029-12-01'").update();
    }

    @Test
    void untilTheTakerSignsTheGiverStays() {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        JsonNode on = Duty.onDuty(dispatcher, "330381");
        String giver = on.at("/shift/officers/0/name").asText();
        dispatcher
                .post("/api/duty/units/330381/handovers", Map.of("giver", "路人", "openItems", "无"))
                .problem(422, "invalid");
        JsonNode handover = dispatcher
                .post("/api/duty/units/330381/handovers", Map.of("giver", giver, "openItems", "福泉火情待续报"))
                .expect(201)
                .json();
        assertThat(handover.path("incidents").findValuesAsText("id")).contains(incident);
        dispatcher
                .post("/api/duty/units/330381/handovers", Map.of("giver", giver, "openItems", "无"))
                .problem(409, "handover-open");

        // the clock goes on, as far as the giver's shift is concerned: it is over, and still they are on duty
        String shift = on.at("/shift/id").asText();
        Instant ended = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        jdbc.sql("update duty_shift set ends_at = ?::timestamptz where id = ?::uuid")
                .params(ended.toString(), shift)
                .update();
        JsonNode stays = Duty.onDuty(dispatcher, "330381");
        assertThat(stays.at("/shift/id").asText()).isEqualTo(shift);
        assertThat(stays.path("waitingForTaker").asBoolean()).isTrue();

        String address = "/api/duty/handovers/" + handover.path("id").asText() + "/confirmation";
        String taker = jdbc.sql("select officers -> 0 ->> 'name' from duty_shift where id = ?::uuid")
                .param(handover.path("toShift").asText())
                .query(String.class)
                .single();
        dispatcher.post(address, Map.of("taker", "路人")).problem(422, "invalid");
        as("yongkang").post(address, Map.of("taker", taker)).problem(404, "not-found");
        jdbc.sql("update duty_shift set starts_at = ?::timestamptz where id = ?::uuid")
                .params(ended.toString(), handover.path("toShift").asText())
                .update();
        dispatcher.post(address, Map.of("taker", taker)).expect(200);
        dispatcher.post(address, Map.of("taker", taker)).problem(409, "illegal-transition");
        assertThat(Duty.onDuty(dispatcher, "330381").at("/shift/id").asText())
                .isEqualTo(handover.path("toShift").asText());

        // the log kept both, and nobody can take a line out of it
        dispatcher
                .post("/api/duty/units/330381/log", Map.of("text", "<b>16:20</b> ${7*7} 县局来电"))
                .expect(201);
        JsonNode log = dispatcher.get("/api/duty/units/330381/log").expect(200).json();
        assertThat(log.findValuesAsText("text").subList(0, 3))
                .containsExactly("<b>16:20</b> ${7*7} 县局来电", "接班：" + taker, "交班：" + giver + "。未了事项：福泉火情待续报");
        assertThatThrownBy(() -> jdbc.sql("delete from duty_log").update())
                .rootCause()
                .hasMessageContaining("append-only");
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "误报"), incident)
                .ok();
    }

    @Test
    void aSilentCrewsDutyOfficerIsWhoeverIsOnItsRosterNow() {
        Client dispatcher = as("dispatcher");
        as("admin")
                .send(
                        "POST",
                        "/api/registers/duty-units/import",
                        "id,name,division,function,team,phone,position\nT05,高楼镇半专业队,330381125,TEAM,T05,,60\n",
                        Map.of("Content-Type", "text/csv"))
                .ok();
        Instant now = Instant.now();
        dispatcher
                .post(
                        "/api/duty/units/T05/shifts",
                        Map.of(
                                "from",
                                now.minusSeconds(3600).toString(),
                                "until",
                                now.plusSeconds(7200).toString(),
                                "officers",
                                List.of(Map.of("name", "高楼当班", "phone", "10118880055"))))
                .expect(201);
        String incident = fire(dispatcher);
        String order = order(dispatcher, incident, "T05");
        Eventually.within(
                SOON, () -> jdbc.sql("select name from call_person where order_id = ?::uuid and kind = 'DUTY_OFFICER'")
                        .param(order)
                        .query(String.class)
                        .optional()
                        .filter("高楼当班"::equals)
                        .isPresent());
    }

    @Test
    void theLeaderOnDutyIsCalledByNameWhenALadderReachesThem() {
        Client dispatcher = as("dispatcher");
        Map<String, Object> call = call();
        call.putAll(Map.of("place", "福泉丙坡", "exercise", true, "exerciseSpeed", 120));
        String incident = confirmed(dispatcher, call);
        // nobody approves the level: the ladder goes to a leader, and that is who is on duty at the bureau
        awaitMissed(dispatcher, incident, "LEVEL_APPROVAL");
        JsonNode leader = Duty.onDuty(dispatcher, "330381").at("/shift/leader");
        JsonNode missed = Eventually.within(SOON, () -> {
            for (JsonNode it : dispatcher
                    .get("/api/incidents/{}/events?after=0", incident)
                    .expect(200)
                    .json()) {
                if (it.path("type").asText().equals("DeadlineMissed")
                        && it.at("/data/kind").asText().equals("LEVEL_APPROVAL")) {
                    return it;
                }
            }
            return null;
        });
        assertThat(missed.at("/data/onDuty").asText())
                .startsWith(leader.path("name").asText());
        JsonNode message = Duty.awaitMessage(dispatcher, leader.path("phone").asText(), "【推演】福泉丙坡森林火灾：");
        assertThat(message.path("text").asText()).startsWith("【推演】");
        Duty.reply(dispatcher, leader.path("phone").asText(), "1", message);
        awaitTold(dispatcher, incident, "OnDutyAnswered");
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "推演结束"), incident)
                .ok();
    }

    private static Map<String, Object> swap(String out) {
        return Map.of("out", out, "in", Map.of("name", "替班人", "phone", "10118880002"), "reason", "家中有事");
    }

    private Answer plan(Client who, String unit, LocalDate day, int from, int until, Map<String, String> officer) {
        return who.post(
                "/api/duty/units/" + unit + "/shifts",
                Map.of(
                        "from",
                        at(day, from).toString(),
                        "until",
                        at(day, until).toString(),
                        "officers",
                        List.of(officer)));
    }

    private static Answer load(Client who, String file) {
        return who.send("POST", "/api/duty/shifts/import", file, Map.of("Content-Type", "text/csv"));
    }

    private static JsonNode unit(Client reader, String id, LocalDate day) {
        for (JsonNode it :
                reader.get("/api/duty/week?days=1&from={}", day).json().path("units")) {
            if (it.at("/unit/id").asText().equals(id)) {
                return it;
            }
        }
        throw new AssertionError("no unit " + id);
    }

    private long planned(int year) {
        return jdbc.sql("select count(*) from duty_shift where starts_at >= make_date(?, 1, 2)")
                .param(year)
                .query(Long.class)
                .single();
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atStartOfDay(BEIJING).plusHours(hour).toInstant();
    }
}
