package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Duty;
import org.muster.support.Eventually;

/** STORY UNDER TEST: every township says each day whether there was a fire; silence is late, never "none". */
class C02_ZeroReport extends FireStory {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String HULING = "330381122";
    private static final String TAOSHAN = "330381120";

    @AfterEach
    void nothingIsAskedOfOtherStories() {
        Duty.forgetReports(jdbc);
    }

    @Test
    void whoIsSilentWhenItIsDueIsRedAndCalledAndStaysLate() {
        Client dispatcher = as("dispatcher");
        Client grid = as("grid");
        Instant began = Instant.now();
        dueIn(Duration.ofSeconds(20));
        assertThat(county(dispatcher).path("total").asInt()).isEqualTo(23);
        assertThat(county(dispatcher).path("received").asInt()).isZero();

        // one tap, and the same tap again when the signal was lost
        JsonNode mine = grid.get("/api/zero-reports/mine").expect(200).json();
        assertThat(mine.findValuesAsText("kind")).containsExactly("DAILY");
        assertThat(mine.at("/0/unit").asText()).isEqualTo(HULING);
        Map<String, Object> none = none(HULING);
        grid.post("/api/zero-reports", none).expect(201);
        Answer again = grid.post("/api/zero-reports", none).expect(200);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(again.json().at("/report/version").asInt()).isEqualTo(1);
        assertThat(unit(dispatcher, HULING).path("state").asText()).isEqualTo("RECEIVED");

        // the hour passes: the others are missing, the board says so once, their duty officers are called
        Eventually.within(
                Duration.ofSeconds(60), () -> county(dispatcher).path("missing").asInt() == 22);
        Eventually.within(SOON, () -> {
            List<String> board = alarms(dispatcher);
            assertThat(board).anyMatch(it -> it.contains("22 个镇街未报"));
            return true;
        });
        assertThat(alarms(dispatcher).stream().filter(it -> it.contains("未报"))).hasSize(1);
        JsonNode officer = Duty.onDuty(dispatcher, TAOSHAN).at("/shift/officers/0");
        JsonNode message = Duty.awaitMessage(dispatcher, officer.path("phone").asText(), "有火必报", began);
        assertThat(unit(dispatcher, TAOSHAN).at("/told/0/name").asText())
                .isEqualTo(officer.path("name").asText());

        // he answers by short message that there is nothing: taken, and late for good
        Duty.reply(dispatcher, officer.path("phone").asText(), "3", message);
        JsonNode late = Eventually.within(SOON, () -> {
            JsonNode unit = unit(dispatcher, TAOSHAN);
            return unit.path("state").asText().equals("LATE") ? unit : null;
        });
        assertThat(late.at("/content/none").asBoolean()).isTrue();
        // whole seconds: an answer within the first one is late all the same
        assertThat(late.path("lateSeconds").asLong(-1)).isNotNegative();

        // the leader is next where nobody has answered, at the stored moment
        jdbc.sql("update zero_report set next_at = now() where unit_code = '330381125'")
                .update();
        JsonNode leader = Duty.onDuty(dispatcher, "330381125").at("/shift/leader");
        Eventually.within(SOON, () -> unit(dispatcher, "330381125")
                .at("/told/1/name")
                .asText()
                .equals(leader.path("name").asText()));
        Duty.awaitMessage(dispatcher, leader.path("phone").asText(), "未收到", began);

        // the duty room enters what it hears by telephone; when all are in the alarm goes
        for (JsonNode one : board(dispatcher).path("units")) {
            if (one.path("state").asText().equals("MISSING")) {
                Map<String, Object> heard = none(one.path("unit").asText());
                dispatcher.post("/api/zero-reports", heard).problem(422, "invalid");
                heard.put("onBehalfOf", "值班员");
                heard.put("via", "PHONE");
                dispatcher.post("/api/zero-reports", heard).expect(201);
            }
        }
        assertThat(county(dispatcher).path("received").asInt()).isEqualTo(23);
        assertThat(county(dispatcher).path("late").asInt()).isEqualTo(22);
        Eventually.within(SOON, () -> alarms(dispatcher).stream().noneMatch(it -> it.contains("未报")));

        // once per unit and day, whoever asks
        assertThat(jdbc.sql("select count(*) from zero_report where authority = '330381'")
                        .query(Long.class)
                        .single())
                .isEqualTo(23);
        JsonNode city = as("leader").get("/api/zero-reports").expect(200).json();
        assertThat(city.path("units")).isEmpty();
        assertThat(city.at("/counties/0/received").asInt()).isEqualTo(23);
        as("leader").get("/api/zero-reports?division=330784").problem(404, "not-found");
        as("yongkang").get("/api/zero-reports?division=330381").problem(404, "not-found");
    }

    @Test
    void whoHasAFireCannotSayNoneWithoutItBeingSeen() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        dueIn(Duration.ofMinutes(20));
        String incident = fire(dispatcher);
        JsonNode mine = township.get("/api/zero-reports/mine").expect(200).json();
        assertThat(mine.at("/0/unit").asText()).isEqualTo(TAOSHAN);
        assertThat(mine.at("/0/openFires").findValuesAsText("id")).contains(incident);

        // taken all the same, with a warning, on the board and in the fire's own story
        JsonNode answer =
                township.post("/api/zero-reports", none(TAOSHAN)).expect(201).json();
        assertThat(answer.path("warnings").toString()).contains("尚未结束");
        assertThat(unit(dispatcher, TAOSHAN).at("/content/contradicts").findValuesAsText("incidentId"))
                .contains(incident);
        awaitTold(dispatcher, incident, "ZeroReportContradicted");
        Eventually.within(SOON, () -> alarms(dispatcher).stream().anyMatch(it -> it.contains("报“无”")));

        // put right, with the first words kept
        Map<String, Object> right = none(TAOSHAN);
        right.put("none", false);
        right.put("fires", 1);
        right.put("incidentIds", List.of(incident));
        right.put("notes", "福泉林区一起，扑救中");
        township.post("/api/zero-reports", right).expect(201);
        awaitTold(dispatcher, incident, "ZeroReportCorrected");
        JsonNode history = dispatcher
                .get("/api/zero-reports/{}/history", TAOSHAN)
                .expect(200)
                .json();
        assertThat(history).hasSize(2);
        assertThat(history.at("/0/content/none").asBoolean()).isTrue();
        assertThat(county(dispatcher).path("fires").asInt()).isEqualTo(1);
        assertThat(county(dispatcher).path("contradictions").asInt()).isZero();
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "误报"), incident)
                .ok();
    }

    @Test
    void nobodySpeaksForAnotherTownshipAndNonsenseChangesNothing() {
        Client grid = as("grid");
        dueIn(Duration.ofMinutes(20));
        grid.post("/api/zero-reports", none(TAOSHAN)).problem(404, "not-found");
        as("yongkang").post("/api/zero-reports", none(HULING)).problem(404, "not-found");
        Map<String, Object> both = none(HULING);
        both.put("fires", 2);
        grid.post("/api/zero-reports", both).problem(422, "invalid");
        Map<String, Object> silent = none(HULING);
        silent.put("none", false);
        grid.post("/api/zero-reports", silent).problem(422, "invalid");
        Map<String, Object> past = none(HULING);
        past.put("period", "2020-01-01");
        grid.post("/api/zero-reports", past).problem(422, "invalid");
        for (Object fires : List.of(-1, 1_000_000, "1; drop table", 0.5)) {
            Map<String, Object> odd = none(HULING);
            odd.put("none", false);
            odd.put("fires", fires);
            assertThat(grid.post("/api/zero-reports", odd).status())
                    .as("fires " + fires)
                    .isBetween(400, 422);
        }
        Map<String, Object> script = none(HULING);
        script.put("none", false);
        script.put("notes", "<img src=x onerror=alert(1)> ${jndi:ldap://x}");
        grid.post("/api/zero-reports", script).expect(201);
        assertThat(unit(as("dispatcher"), HULING).at("/content/notes").asText()).contains("${jndi:ldap://x}");
        as("commander")
                .send(
                        "PUT",
                        "/api/zero-reports/rules/DAILY",
                        Map.of("active", true, "opens", "16:00", "due", "15:00"),
                        Map.of())
                .problem(422, "invalid");
        as("dispatcher")
                .send(
                        "PUT",
                        "/api/zero-reports/rules/DAILY",
                        Map.of("active", true, "opens", "08:00", "due", "15:00"),
                        Map.of())
                .problem(403, "forbidden");
    }

    @Test
    void inTheQingmingDaysMoreIsAskedAndOnlyThen() {
        Client commander = as("commander");
        String today = LocalTime.now(BEIJING).isBefore(LocalTime.of(23, 58))
                ? Instant.now().atZone(BEIJING).toLocalDate().toString().substring(5)
                : Instant.now()
                        .atZone(BEIJING)
                        .toLocalDate()
                        .plusDays(1)
                        .toString()
                        .substring(5);
        Map<String, Object> season = new HashMap<>(
                Map.of("active", true, "opens", "00:00", "due", "23:59:59", "seasonFrom", today, "seasonUntil", today));
        JsonNode rule = commander
                .send("PUT", "/api/zero-reports/rules/QINGMING", season, Map.of())
                .expect(200)
                .json();
        assertThat(rule.at("/rule/version").asInt()).isEqualTo(1);
        JsonNode mine = as("grid").get("/api/zero-reports/mine").expect(200).json();
        assertThat(mine.findValuesAsText("kind")).containsExactly("QINGMING");
        assertThat(mine.at("/0/figures").toString()).contains("祭扫用火", "劝导人数", "巡查人次");
        Map<String, Object> report = none(HULING);
        report.put("kind", "QINGMING");
        report.put("figures", Map.of("祭扫用火", 3, "劝导人数", 120));
        as("grid").post("/api/zero-reports", report).expect(201);
        JsonNode board = as("dispatcher")
                .get("/api/zero-reports?kind=QINGMING")
                .expect(200)
                .json();
        assertThat(board.path("units").toString()).contains("\"劝导人数\":120");

        season.put("seasonFrom", "01-01");
        season.put("seasonUntil", "01-01".equals(today) ? "01-02" : "01-01");
        if (!"01-01".equals(today)) {
            JsonNode next = commander
                    .send("PUT", "/api/zero-reports/rules/QINGMING", season, Map.of())
                    .expect(200)
                    .json();
            assertThat(next.path("history")).hasSize(2);
            assertThat(as("grid").get("/api/zero-reports/mine").expect(200).json())
                    .isEmpty();
        }
    }

    /** The county moves its hour: due so long from now. */
    private void dueIn(Duration wait) {
        LocalTime due = LocalTime.now(BEIJING).plus(wait).truncatedTo(ChronoUnit.SECONDS);
        if (due.isBefore(LocalTime.now(BEIJING))) {
            due = LocalTime.of(23, 59, 59); // just before midnight the day is short
        }
        as("commander")
                .send(
                        "PUT",
                        "/api/zero-reports/rules/DAILY",
                        Map.of("active", true, "opens", "00:00", "due", due.toString()),
                        Map.of())
                .expect(200);
    }

    private static Map<String, Object> none(String unit) {
        return new HashMap<>(Map.of(
                "clientId",
                UUID.randomUUID().toString(),
                "deviceAt",
                Instant.now().toString(),
                "unit",
                unit,
                "none",
                true));
    }

    private static JsonNode board(Client reader) {
        return reader.get("/api/zero-reports").expect(200).json();
    }

    private static JsonNode county(Client reader) {
        return board(reader).at("/counties/0");
    }

    private static JsonNode unit(Client reader, String code) {
        for (JsonNode it : board(reader).path("units")) {
            if (it.path("unit").asText().equals(code)) {
                return it;
            }
        }
        throw new AssertionError("no unit " + code);
    }

    private static List<String> alarms(Client reader) {
        return reader.get("/api/alarms").ok().json().findValuesAsText("text");
    }
}
