package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Browsers;
import org.muster.support.Cap;
import org.muster.support.Client;
import org.muster.support.Doors;
import org.muster.support.Eventually;

/**
 * Scenario B as people see it, in real Chromium: the dispatcher starts the response on the warning, the commander approves,
 * orders the five zones out and signs, the city's leader watches; a grid worker ticks doors in a valley without a signal,
 * the keeper takes people in; nobody is missed, everybody comes home, and the report tells it.
 */
class D10_TyphoonNightInBrowsers extends TyphoonStory {

    /** 湖岭一号, where the demo's grid worker has a phone of their own. */
    private static final String VALLEY = "Z05";

    private static Browsers browsers;

    private String warning;

    @BeforeAll
    static void openBrowsers() {
        browsers = new Browsers();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENT.toMillis());
    }

    @AfterAll
    static void closeBrowsers() {
        browsers.close();
    }

    @AfterEach
    void theSkyClears() {
        if (warning != null) {
            as("dispatcher").post("/api/warnings/{}/cancellation", Map.of("reason", "测试结束"), warning);
        }
        leaveNoIncidentOpen();
    }

    @Test
    void everybodySeesTheSameNight() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");

        Page desk = browsers.desk();
        Page chief = browsers.desk();
        Page city = browsers.desk();
        startedOnTheWarning(desk, dispatcher);
        approvedAndAnswered(chief, dispatcher, commander);
        logIn(city, "/#/command/" + incident, "leader");
        orderedAtTheLimit(chief, dispatcher);

        Map<String, String> zones = evacuations(dispatcher);
        desk.navigate("http://localhost:" + port + "/#/evacuation/" + incident);
        assertThat(desk.locator(".table .row.zone")).hasCount(5);
        assertThat(desk.locator(".strip")).containsText("352 人 110 户");
        assertThat(missing(desk)).hasText("110 户 352 人");
        Browsers.screenshot(desk, "typhoon-ordered");

        Page phone = browsers.phone();
        List<String> valley = Doors.households(Doors.list(dispatcher, zones.get(VALLEY)));
        tickedWithoutASignal(phone, dispatcher, zones.get(VALLEY), valley);
        Locator row = desk.locator(".table .row.zone").filter(having("湖岭一号"));
        assertThat(row.locator("[role=cell].refused")).not().hasText("0");
        assertThat(row.locator("[role=cell].absent")).not().hasText("0");
        cutOffAndTrapped(chief, city, dispatcher, commander);

        takenIn(desk, dispatcher, zones.get(VALLEY), valley.get(0));
        everybodyOut(desk, dispatcher, commander, zones, valley);
        assertThat(city.locator(".rescue")).containsText("已脱险 3 人");
        Browsers.screenshot(city, "typhoon-leader");

        threatPasses(dispatcher, commander);
        zones.values().forEach(it -> home(commander, it));
        assertThat(desk.locator(".table .row.zone .done").filter(having("已销号"))).hasCount(5);
        awaitStanding(dispatcher, incident, "Task_ConfirmLosses");
        lossesConfirmed(dispatcher, commander);
        closed(dispatcher, commander);
        Eventually.within(
                PATIENT,
                () -> picture(dispatcher, incident).path("status").asText().equals("CLOSED"));
        theReportTells(dispatcher);
    }

    /** 气象一声枪，应急一道令: read on the desk, started with one button. */
    private void startedOnTheWarning(Page desk, Client dispatcher) {
        Cap typhoon = Cap.warning("台风", "Moderate").exercise();
        logIn(desk, "/#/warnings", "dispatcher");
        warning = typhoon.sent(stranger(), Cap.token(as("admin"), "330381"));
        Cap.matched(dispatcher, warning);
        desk.locator("[role=option]").filter(having(typhoon.headline())).click();
        Locator detail = desk.locator("article.detail");
        assertThat(detail).containsText("黄色");
        assertThat(detail).containsText("推演");
        Browsers.screenshot(desk, "typhoon-warning");
        detail.getByText("启动防汛防台响应").click();
        incident = Eventually.within(PATIENT, () -> {
            for (JsonNode it :
                    dispatcher.get("/api/incidents?hazard=FLOOD").ok().json()) {
                if (it.path("exercise").asBoolean()
                        && !List.of("CLOSED", "CANCELLED")
                                .contains(it.path("status").asText())) {
                    return it.path("id").asText();
                }
            }
            return null;
        });
    }

    private void approvedAndAnswered(Page chief, Client dispatcher, Client commander) {
        logIn(chief, "/#/command/" + incident, "commander");
        Locator start = chief.locator("article.card").filter(having("Ⅲ"));
        assertThat(start).containsText("台风黄色预警");
        Browsers.screenshot(chief, "typhoon-level");
        button(start, "^按建议批准|^批准").first().click();
        Locator calls = chief.locator(".calls");
        assertThat(calls).containsText("林川镇");
        round(dispatcher, incident);
        hearAll(dispatcher, incident);
        awaitTold(dispatcher, incident, "AllTargetsAnswered");
        assertThat(calls.locator(".row.done").first()).containsText("应答");
        assertThat(calls.locator(".row.open")).hasCount(0);
        decide(
                commander,
                incident,
                "Task_IssueDispatchOrders",
                Map.of("decision", "ISSUE", "teamId", "T04", "measures", "前置林川溪，搜户转移"));
        awaitStanding(commander, incident, "Task_AwaitThreatPassed");
    }

    /** 58 mm at G01: both sites stand in one question, and one press orders all five zones. */
    private void orderedAtTheLimit(Page chief, Client dispatcher) {
        cloudburst(dispatcher);
        Locator order = chief.locator("article.card").filter(having("指标到线"));
        assertThat(order).containsText("58");
        for (String zone : ZONES) {
            assertThat(order).containsText(zone);
        }
        Browsers.screenshot(chief, "typhoon-limit");
        button(order, "^下转移令$").click();
        assertThat(order).hasCount(0);
        Eventually.within(
                PATIENT,
                () -> dispatcher
                                .get("/api/incidents/{}/evacuations", incident)
                                .ok()
                                .json()
                                .path("zones")
                                .size()
                        == 5);
    }

    /** Told online; then the signal goes, three doors are ticked, and when it is back the duty room has every word. */
    private void tickedWithoutASignal(Page phone, Client dispatcher, String evacuation, List<String> doors) {
        logInPhone(phone, "grid");
        assertThat(phone.locator("h1")).hasText("湖岭一号地灾点");
        door(phone, doors.get(0)).locator(".go").click();
        awaitStatus(dispatcher, evacuation, doors.get(0), "NOTIFIED");

        phone.context().setOffline(true);
        assertThat(phone.locator(".top")).containsText("离线");
        door(phone, doors.get(1)).locator(".go").click();
        assertThat(phone.locator(".undo")).containsText("已通知");
        door(phone, doors.get(2)).getByText("不肯走").click();
        assertThat(door(phone, doors.get(2))).containsText("不肯走");
        door(phone, doors.get(3)).getByText("不在").first().click();
        assertThat(phone.locator(".top")).containsText("3 条待发");
        Browsers.screenshot(phone, "typhoon-phone-offline");
        assertThat(status(dispatcher, evacuation, doors.get(2))).isEqualTo("LISTED");

        phone.context().setOffline(false);
        awaitStatus(dispatcher, evacuation, doors.get(1), "NOTIFIED");
        awaitStatus(dispatcher, evacuation, doors.get(2), "REFUSED");
        awaitStatus(dispatcher, evacuation, doors.get(3), "ABSENT");
        assertThat(phone.locator(".top")).not().containsText("待发");
        Browsers.screenshot(phone, "typhoon-phone");
    }

    /** The commander writes down who is trapped, sends the boats, and the city's leader sees it without asking. */
    private void cutOffAndTrapped(Page chief, Page city, Client dispatcher, Client commander) {
        dispatcher
                .post(
                        "/api/incidents/{}/cut-off",
                        Map.of("division", "330381127", "satellitePhones", 2, "carrier", "天链01"),
                        incident)
                .expect(200);
        assertThat(chief.locator(".calls .cut")).containsText("林川镇");
        Locator rescue = chief.locator(".rescue");
        button(rescue, "登记被困").click();
        rescue.locator("input.control").first().fill("溪尾村 8 号");
        rescue.locator("input[type=number]").fill("3");
        rescue.locator("input[value=OLD]").check();
        button(rescue.locator("form"), "^登记").click();
        assertThat(rescue.locator(".row")).containsText("溪尾村 8 号");
        assertThat(city.locator(".rescue")).containsText("溪尾村 8 号");
        decide(commander, incident, "Task_SendRescue", Map.of("decision", "DISPATCH", "teamId", "T12"));
        assertThat(rescue.locator(".row")).containsText("舟艇救援队");
        Browsers.screenshot(chief, "typhoon-trapped");
        String place = dispatcher
                .get("/api/incidents/{}/trapped-people", incident)
                .expect(200)
                .json()
                .at("/0/id")
                .asText();
        dispatcher
                .post(
                        "/api/trapped-people/{}/persons",
                        Map.of(
                                "persons",
                                List.of(
                                        Map.of("name", "获救者一", "outcome", "RESCUED", "place", "S04"),
                                        Map.of("name", "获救者二", "outcome", "RESCUED", "place", "S04"),
                                        Map.of("name", "获救者三", "outcome", "RESCUED", "place", "S04"))),
                        place)
                .expect(200);
        assertThat(rescue).containsText("已脱险 3 人");
        decide(dispatcher, incident, "Task_RestoreContact", Map.of("decision", "CONTACTED", "reason", "天通电话已通"));
        assertThat(chief.locator(".calls .cut")).hasCount(0);
    }

    /** One household in one touch at the door of the shelter; the desk counts it. */
    private void takenIn(Page desk, Client dispatcher, String evacuation, String household) {
        Page phone = browsers.phone();
        logInPhone(phone, "keeper");
        phone.navigate("http://localhost:" + port + "/phone.html#/shelter/S04");
        door(phone, household).locator(".go").click();
        awaitStatus(dispatcher, evacuation, household, "TRANSFERRED");
        assertThat(door(phone, household)).hasCount(0);
        Browsers.screenshot(phone, "typhoon-shelter");
        assertThat(desk.locator(".shelters article").filter(having("湖岭中学")))
                .not()
                .containsText("尚无人入住");
    }

    private void everybodyOut(
            Page desk, Client dispatcher, Client commander, Map<String, String> zones, List<String> valley) {
        zones.forEach((zone, evacuation) -> {
            for (String door : Doors.households(Doors.list(dispatcher, evacuation))) {
                boolean hard = zone.equals(VALLEY) && valley.indexOf(door) >= 2 && valley.indexOf(door) <= 3;
                if (!hard && !status(dispatcher, evacuation, door).equals("TRANSFERRED")) {
                    tick(dispatcher, evacuation, door, "TRANSFERRED");
                }
            }
        });
        int left = people(dispatcher, zones.get(VALLEY), valley.get(2))
                + people(dispatcher, zones.get(VALLEY), valley.get(3));
        assertThat(missing(desk)).hasText("2 户 " + left + " 人");
        Browsers.screenshot(desk, "typhoon-two-left");

        // one was away and is found by telephone, one is moved on a signed order
        String evacuation = zones.get(VALLEY);
        settle(dispatcher, evacuation, valley.get(3), Map.of("status", "ABSENT", "place", "在温州儿子家，电话核实"));
        forced(dispatcher, commander, evacuation, valley.get(2));
        settle(dispatcher, evacuation, valley.get(2), Map.of("status", "TRANSFERRED"));
        assertThat(desk.getByText("应转人员已全部落实")).isVisible();
        for (String it : zones.values()) {
            commander
                    .post("/api/evacuations/{}/verification", Map.of("empty", true, "by", "网格员"), it)
                    .ok();
        }
        assertThat(desk.locator(".table .row.zone .done").filter(having("已清空"))).hasCount(5);
        Browsers.screenshot(desk, "typhoon-everybody");
    }

    /** Said by somebody who has the newest list before them. */
    private static void settle(Client dispatcher, String evacuation, String household, Map<String, Object> what) {
        Map<String, Object> said = new HashMap<>(what);
        said.put("onBehalfOf", "网格员");
        said.put("via", "PHONE");
        said.put("seen", Doors.list(dispatcher, evacuation).path("revision").asLong());
        Doors.say(dispatcher, evacuation, household, "transfer", said).expect(200);
    }

    private void theReportTells(Client dispatcher) {
        String told = words(dispatcher.get("/api/incidents/{}/reports/post-incident.pdf", incident));
        assertThat(told)
                .contains("预警与叫应", "人员转移", "应转352人110户", "5个分区中5个按时清零", "签署强制令", "指标到线")
                .contains("溪尾村8号", "舟艇救援队", "林川镇");
    }

    // ── phrases ──

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator missing(Page desk) {
        return desk.locator(".missing .panel-head .chip");
    }

    private static Locator door(Page phone, String household) {
        return phone.locator(".door[data-door='" + household + "']");
    }

    private static JsonNode household(Client desk, String evacuation, String household) {
        for (JsonNode it : Doors.list(desk, evacuation).path("households")) {
            if (it.path("id").asText().equals(household)) {
                return it;
            }
        }
        throw new AssertionError("no household " + household);
    }

    private static String status(Client desk, String evacuation, String household) {
        return household(desk, evacuation, household).path("status").asText();
    }

    private static int people(Client desk, String evacuation, String household) {
        return household(desk, evacuation, household).path("people").asInt();
    }

    private static void awaitStatus(Client desk, String evacuation, String household, String status) {
        Eventually.within(PATIENT, () -> status(desk, evacuation, household).equals(status));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    private void logIn(Page page, String path, String name) {
        page.navigate("http://localhost:" + port + path);
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        button(page.locator("body"), "^登录$").click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private void logInPhone(Page page, String name) {
        page.navigate("http://localhost:" + port + "/phone.html");
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        page.locator("button").filter(having("登录")).first().click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private static String words(Answer report) {
        try (var document = Loader.loadPDF(report.expect(200).bytes())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
