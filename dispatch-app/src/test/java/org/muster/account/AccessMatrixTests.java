package org.muster.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.stories.StoryTest;
import org.muster.support.Accident;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Duty;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Papers;
import org.muster.support.ParallelWork;
import org.muster.support.Rain;
import org.muster.support.Site;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint × every member of the demo cast, as {@code access-matrix.md} states it. The fire lies in 330381 and
 * the brigade is sent to it, so {@code yongkang} and {@code township} stand for everybody it is no business of.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTests extends StoryTest {

    private static final String STRANGER = "stranger";

    /** @param answers by who asks: ok (the gate is open), 401, 403 or 404 */
    record Row(String method, String path, String body, Map<String, String> answers) {

        String mapping() {
            return method + " " + path.replaceFirst("\\?.*", "");
        }

        @Override
        public String toString() {
            return mapping();
        }
    }

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final Map<String, Client> cast = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();

    static List<Row> rows() throws IOException {
        String table = new ClassPathResource("access-matrix.md").getContentAsString(StandardCharsets.UTF_8);
        List<List<String>> lines = table.lines()
                .filter(it -> it.startsWith("|") && !it.startsWith("|--"))
                .map(it -> Arrays.stream(it.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
        List<String> head = lines.get(0);
        List<Row> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<String, String> answers = new LinkedHashMap<>();
            for (int i = 2; i < head.size() - 1; i++) {
                answers.put(head.get(i), line.get(i));
            }
            rows.add(new Row(line.get(0), line.get(1), line.get(head.size() - 1).replace("`", ""), answers));
        }
        return rows;
    }

    private String share;
    private String accident;
    private Rain rain;

    @BeforeAll
    void aFireInRuianToWhichTheBrigadeIsSent() {
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1);
        ids.put("/api/incidents/{id}", incident);
        ids.put(
                "/api/dispatch-orders/{id}",
                Forest.order(dispatcher, incident, "T01").get(0));
        ids.put(
                "/api/alerts/{id}",
                dispatcher
                        .post(
                                "/api/alerts",
                                Map.of(
                                        "hazard",
                                        "FOREST_FIRE",
                                        "location",
                                        Forest.FUQUAN,
                                        "place",
                                        "待核",
                                        "exercise",
                                        true))
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        ids.put("/api/tasks/{id}", commandersTask(dispatcher, incident));
        ids.put("/api/alarms/{id}", firstIn(dispatcher, "/api/alarms"));
        Client admin = as("admin");
        ids.put(
                "/api/accounts/{id}",
                admin.post(
                                "/api/accounts",
                                Map.of(
                                        "username",
                                        "matrix",
                                        "name",
                                        "矩阵",
                                        "password",
                                        "Ju-Zhen-2026",
                                        "roles",
                                        List.of("AUDITOR"),
                                        "divisions",
                                        List.of("330381")))
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        ids.put(
                "/api/machine-tokens/{id}",
                admin.post(
                                "/api/machine-tokens",
                                Map.of("name", "矩阵", "scopes", List.of("alerts"), "divisionCode", "330381"))
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        ids.put(
                "/api/aid-requests/{id}",
                dispatcher
                        .post(
                                "/api/incidents/{}/aid-requests",
                                Map.of("need", "专业队", "people", 20, "task", "增援扑救", "reason", "力量不足"),
                                incident)
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        share = dispatcher
                .post(
                        "/api/incidents/{}/shares",
                        Map.of("divisionCode", "330109", "degree", "VIEW", "minutes", 10, "reason", "矩阵"),
                        incident)
                .expect(201)
                .json()
                .path("id")
                .asText();
        ids.put(
                "/api/situation-reports/{id}",
                firstIn(dispatcher, "/api/incidents/" + incident + "/situation-reports"));
        ids.put("/api/teams/{id}", "T01");
        ids.put("/api/depots/{id}", "D1");
        ids.put("/api/water-points/{id}", "P1");
        ids.put(
                "{messageId}",
                dispatcher
                        .post("/api/incidents/{}/messages", Papers.in("矩阵", "矩阵"), incident)
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        ids.put(
                "{lotId}",
                dispatcher
                        .get("/api/depots/D1/stock")
                        .ok()
                        .json()
                        .at("/0/lots/0/lotId")
                        .asText());
        ids.put(
                "/api/loans/{id}",
                dispatcher
                        .post(
                                "/api/depots/D1/loans",
                                Map.of(
                                        "direction",
                                        "BORROWED",
                                        "counterparty",
                                        "矩阵",
                                        "materialCode",
                                        "2-003",
                                        "quantity",
                                        1,
                                        "dueBack",
                                        "2099-01-01T00:00:00Z",
                                        "reason",
                                        "矩阵"))
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        ids.put(
                "/api/requisitions/{id}",
                as("commander")
                        .post(
                                "/api/incidents/{}/requisitions",
                                Map.of(
                                        "owner",
                                        "矩阵",
                                        "items",
                                        List.of(Map.of("materialCode", "2-003", "quantity", 1)),
                                        "reason",
                                        "矩阵"),
                                incident)
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        ids.put(
                "/api/material-orders/{id}",
                dispatcher
                        .post(
                                "/api/incidents/{}/material-orders",
                                Map.of(
                                        "items",
                                        List.of(Map.of("materialCode", "2-003", "quantity", 1)),
                                        "depotId",
                                        "D1"),
                                incident)
                        .expect(201)
                        .json()
                        .at("/orders/0/id")
                        .asText());
        Map<String, Object> warning = Map.of(
                "kind", "OTHER",
                "colour", "BLUE",
                "headline", "矩阵",
                "description", "矩阵",
                "instruction", "矩阵",
                "issuer", "矩阵",
                "divisions", List.of("330381"),
                "expires", "2099-01-01T00:00:00Z",
                "exercise", true);
        ids.put(
                "/api/warnings/{id}",
                dispatcher
                        .post("/api/warnings", warning)
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        Map<String, Object> content = new LinkedHashMap<>(warning);
        content.remove("exercise");
        content.put("kind", "台风");
        content.put("outlets", List.of("LED"));
        ids.put(
                "/api/issued-warnings/{id}",
                dispatcher
                        .post("/api/issued-warnings", Map.of("content", content, "exercise", true))
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        ids.put("/api/simulator/calls/{id}", UUID.randomUUID().toString());
        ids.put("/api/unclear-replies/{id}", UUID.randomUUID().toString());
        ids.put("/api/devices/{id}", "W01");
        ids.put("/api/gauges/{id}", "G01");
        aSlopeWhereTheGridWorkerHasSeenSomething();
        ids.put("/api/duty/units/{id}", "330381");
        ids.put(
                "/api/duty/shifts/{id}",
                Duty.onDuty(dispatcher, "330381").at("/shift/id").asText());
        ids.put("/api/duty/handovers/{id}", UUID.randomUUID().toString());
        ids.put("/api/zones/{id}", "Z05");
        ids.put("/api/shelters/{id}", "S04");
        ids.put(
                "/api/evacuations/{id}",
                dispatcher
                        .post(
                                "/api/incidents/{}/evacuations",
                                Map.of("zoneIds", List.of("Z05"), "mode", "PREPARE"),
                                incident)
                        .expect(201)
                        .json()
                        .at("/evacuations/0/id")
                        .asText());
        JsonNode calls = dispatcher
                .post("/api/incidents/{}/warning-calls", Map.of("text", "矩阵"), incident)
                .expect(201)
                .json();
        ids.put("{callId}", calls.at("/round/id").asText());
        ids.put("{targetId}", calls.at("/targets/0/id").asText());
        ids.put(
                "/api/trapped-people/{id}",
                dispatcher
                        .post("/api/incidents/{}/trapped-people", Map.of("place", "矩阵", "people", 1), incident)
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        ids.putIfAbsent("/api/warnings/{id}", UUID.randomUUID().toString());
        aDykeTheBrigadeWalks(dispatcher, incident);
        aFirmWithSomethingToCloseAndAZone(dispatcher, incident);
        aSiteWithASectorAGroupAHandOverAndAPhoto(dispatcher, incident);
        anAccidentWithAPairInsideAndAWhistle(dispatcher);
    }

    private void anAccidentWithAPairInsideAndAWhistle(Client dispatcher) {
        accident = Accident.raised(dispatcher, "示例液氯使用厂", 1);
        ids.put("/api/monitoring-points/{id}", Accident.point(dispatcher, accident, "矩阵"));
        JsonNode entry = Accident.entry(dispatcher, accident, "矩阵甲", "矩阵乙");
        ids.put("/api/entries/{id}", entry.path("id").asText());
        ids.put("{casualtyId}", Accident.casualty(dispatcher, accident, Map.of("triage", "GREEN")));
        ids.put("/api/casualties/{id}", ids.get("{casualtyId}"));
        ids.put("/api/hospitals/{id}", "H01");
        ids.put("{entrantId}", entry.at("/entrants/0/id").asText());
        ParallelWork.standing(this::as, accident, ids);
        JsonNode whistle = Accident.whistle(as("enterprise"), UUID.randomUUID(), "LEAK");
        ids.put("/api/whistles/{id}", whistle.path("id").asText());
        ids.put("/api/neighbour-asks/{id}", whistle.at("/asked/0/id").asText());
    }

    private void aDykeTheBrigadeWalks(Client dispatcher, String incident) {
        String work = dispatcher
                .post(
                        "/api/incidents/{}/works",
                        Map.of("kind", "PATROL", "place", "矩阵堤", "teamId", "T01", "everyMinutes", 60),
                        incident)
                .expect(201)
                .json()
                .path("id")
                .asText();
        ids.put("/api/works/{id}", work);
        UUID danger = UUID.randomUUID();
        as("brigade")
                .post("/api/works/{}/danger", Map.of("clientId", danger, "danger", "SEEPAGE"), work)
                .ok();
        ids.put("/api/dangers/{id}", danger.toString());
        ids.put("{stepId}", "consult");
        ids.put("{zoneId}", "Z05");
    }

    private void aFirmWithSomethingToCloseAndAZone(Client dispatcher, String incident) {
        ids.put("/api/substances/{id}", "CL2");
        ids.put("/api/firms/{id}", "R01");
        ids.put(
                "{operationId}",
                dispatcher
                        .post(
                                "/api/firms/R01/operations",
                                Map.of(
                                        "kind", "HOT_WORK",
                                        "place", "矩阵",
                                        "from", "2020-01-01T00:00:00Z",
                                        "until", "2099-01-01T00:00:00Z",
                                        "guardian", "矩阵"))
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        ids.put(
                "{hazardId}",
                dispatcher
                        .post(
                                "/api/firms/R01/hazards",
                                Map.of("foundOn", "2020-01-01", "what", "矩阵", "dueOn", "2099-01-01"))
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        ids.put(
                "{mapId}",
                dispatcher
                        .upload(
                                "/api/firms/R01/maps",
                                "file",
                                "image/jpeg",
                                Map.of("kind", "POST"),
                                "x.jpg",
                                Site.jpeg(64, 64))
                        .expect(201)
                        .json()
                        .path("id")
                        .asText());
        dispatcher
                .post("/api/incidents/{}/hazard-zone", Map.of("substance", "氯"), incident)
                .expect(201);
    }

    private void aSiteWithASectorAGroupAHandOverAndAPhoto(Client dispatcher, String incident) {
        String order = ids.get("/api/dispatch-orders/{id}");
        ids.put("{orderId}", order);
        ids.put(
                "{sectorId}",
                Site.sector(dispatcher, incident, "东南线").path("id").asText());
        ids.put("{featureId}", UUID.randomUUID().toString());
        ids.put(
                "{groupId}",
                dispatcher
                        .post("/api/incidents/{}/site/groups", Map.of("name", "矩阵组"), incident)
                        .expect(201)
                        .json()
                        .at("/groups/0/id")
                        .asText());
        dispatcher
                .post("/api/incidents/{}/command-handover/first", Site.commander("矩阵一"), incident)
                .ok();
        ids.put("{handoverId}", Site.offer(dispatcher, incident, "矩阵一", Site.commander("矩阵二")));
        ids.put("{photoId}", Site.photo(as("brigade"), order).toString());
    }

    private void aSlopeWhereTheGridWorkerHasSeenSomething() {
        rain = new Rain(jdbc);
        String slope = rain.site("GEOLOGICAL", "330381122", 120.4153, 27.9363);
        ids.put("/api/risk-sources/{id}", slope);
        UUID sign = UUID.randomUUID();
        Client grid = as("grid");
        grid.post("/api/risk-sources/{}/precursors", Map.of("clientId", sign, "kind", "SOUND", "exercise", true), slope)
                .expect(201);
        ids.put("/api/precursors/{id}", sign.toString());
        UUID picture = UUID.randomUUID();
        grid.upload(
                        "/api/precursors/{}/photos",
                        Map.of("clientId", picture.toString()),
                        "x.jpg",
                        Site.jpeg(64, 64),
                        sign)
                .expect(201);
        ids.put("{pictureId}", picture.toString());
    }

    /** The brigade is free again for the stories that share this database. */
    @AfterAll
    void standDown() {
        rain.close();
        jdbc.sql("delete from firm_operation where firm_id = 'R01' and place = '矩阵'")
                .update();
        jdbc.sql("delete from firm_hazard where firm_id = 'R01' and what = '矩阵'")
                .update();
        jdbc.sql("delete from firm_map where firm_id = 'R01'").update();
        Client dispatcher = as("dispatcher");
        String order = ids.get("/api/dispatch-orders/{id}");
        Map<String, Object> byRadio = Map.of("onBehalfOf", "王队", "via", "RADIO");
        dispatcher.post("/api/dispatch-orders/{}/cancellation", Map.of("reason", "测试结束"), order);
        dispatcher.post("/api/dispatch-orders/{}/cancellation-acknowledgement", Forest.said(byRadio), order);
        String incident = ids.get("/api/incidents/{id}");
        Papers.fileAll(dispatcher, incident);
        dispatcher
                .get("/api/incidents/{}", incident)
                .ok()
                .json()
                .path("aid")
                .forEach(it -> dispatcher.post(
                        "/api/aid-requests/{}/withdrawal",
                        Map.of("reason", "测试结束"),
                        it.path("id").asText()));
        dispatcher.post("/api/material-orders/{}/return", Forest.said(byRadio), ids.get("/api/material-orders/{id}"));
        dispatcher.post("/api/evacuations/{}/cancellation", Map.of("reason", "测试结束"), ids.get("/api/evacuations/{id}"));
        dispatcher
                .get("/api/incidents/{}/trapped-people", incident)
                .ok()
                .json()
                .forEach(it -> dispatcher.post(
                        "/api/trapped-people/{}/persons",
                        Map.of("persons", List.of(Map.of("name", "矩阵", "outcome", "RESCUED"))),
                        it.path("id").asText()));
        dispatcher.post("/api/works/{}/cancellation", Map.of("reason", "测试结束"), ids.get("/api/works/{id}"));
        dispatcher.post("/api/dangers/{}/settlement", Map.of("note", "测试结束"), ids.get("/api/dangers/{id}"));
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
        Accident.everybodyOutAndClean(dispatcher, accident);
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), accident);
    }

    /** The desk's own tasks about the report stand in the same list, and may come first. */
    private static String commandersTask(Client dispatcher, String incident) {
        return Eventually.within(Duration.ofSeconds(60), () -> {
            for (JsonNode task :
                    dispatcher.get("/api/tasks?incidentId=" + incident).ok().json()) {
                if (task.path("role").asText().equals("COMMANDER")) {
                    return task.path("id").asText();
                }
            }
            return null;
        });
    }

    private static String firstIn(Client dispatcher, String list) {
        return Eventually.within(Duration.ofSeconds(60), () -> {
            JsonNode found = dispatcher.get(list).ok().json();
            return found.isEmpty() ? null : found.get(0).path("id").asText();
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersEveryoneAsTheTableSays(Row row) {
        Map<String, String> given = new LinkedHashMap<>();
        row.answers().keySet().forEach(name -> given.put(name, answer(row, name)));
        assertThat(given).as(row.mapping()).isEqualTo(row.answers());
    }

    private String answer(Row row, String name) {
        Client client = name.equals(STRANGER) ? stranger() : cast.computeIfAbsent(name, this::as);
        String path = row.path();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            if (path.startsWith(id.getKey())) {
                path = path.replace("{id}", id.getValue());
            }
        }
        path = path.replace("/zero-reports/rules/{kind}", "/zero-reports/rules/DAILY")
                .replace("/zero-reports/{unit}", "/zero-reports/330381120")
                .replace("{postId}", UUID.randomUUID().toString())
                .replace("{templateId}", "matrix")
                .replace("{kind}", "teams")
                .replace("{key}", "forest-fire-response")
                .replace("{file}", "post-incident.pdf")
                .replace("{shareId}", share)
                .replace("{elementId}", "Task_ApproveResponseLevel")
                .replace("{divisionCode}", "330381")
                .replace("{post}", "DEPUTY")
                .replace("{passingId}", "00000000-0000-0000-0000-000000000000")
                .replace("{householdId}", "Z05-01")
                .replace("{checkInId}", "00000000-0000-0000-0000-000000000000")
                .replace("{number}", "10099999999")
                .replace("{channel}", "SMS");
        path = inner(path);
        String who = name.equals(STRANGER) ? "dispatcher" : name;
        String body = row.body().isEmpty()
                ? null
                : inner(row.body())
                        .replace("{who}", who)
                        .replace("{uuid}", UUID.randomUUID().toString());
        Map<String, String> headers = path.endsWith("/import")
                ? Map.of("Content-Type", "text/csv")
                : path.endsWith("/photos") ? Map.of("Content-Type", "multipart/form-data; boundary=b") : Map.of();
        Answer answer = client.send(row.method(), path, body, headers);
        if (answer.status() == 401
                || path.equals("/api/session") && row.method().equals("DELETE")) {
            cast.remove(name);
            cast.computeIfAbsent(STRANGER, any -> stranger());
        }
        assertThat(answer.status()).as(name + ": " + answer).isLessThan(500);
        return Set.of(401, 403, 404).contains(answer.status()) ? "" + answer.status() : "ok";
    }

    /** Ids of what belongs to the fire, wherever they stand. */
    private String inner(String text) {
        for (Map.Entry<String, String> id : ids.entrySet()) {
            if (id.getKey().startsWith("{")) {
                text = text.replace(id.getKey(), id.getValue());
            }
        }
        return text;
    }

    @Test
    void everyEndpointStandsInTheTable() throws IOException {
        Set<String> mapped = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getName().startsWith("org.muster.")) {
                assertThat(RightsFirst.askedBy(method))
                        .as("right asked by " + method)
                        .isNotNull();
                info.getPatternValues()
                        .forEach(path ->
                                info.getMethodsCondition().getMethods().forEach(verb -> mapped.add(verb + " " + path)));
            }
        });
        Set<String> stated = new TreeSet<>();
        rows().forEach(row -> stated.add(row.mapping()));
        assertThat(stated).isEqualTo(mapped);
    }
}
