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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Accident;
import org.muster.support.Answer;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Doors;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Papers;

/**
 * Scenario C as people see it, in real Chromium: the firm whistles with one tap, the desk reads its file and raises the
 * accident, the zone turns with the wind of 塘下, the special teams muster, the houses are cleared, a pair goes in by the
 * phone of its leader, also without a signal, and nobody is let back before every point was clean three times in a row.
 */
class E12_ChlorineNightInBrowsers extends AccidentStory {

    private static final String STATION = "W02";
    private static final String HOUSES = "Z09";
    private static final String TECHNICIANS = "T14";

    private static Browsers browsers;

    private String incident;
    private boolean night;

    @BeforeAll
    static void openBrowsers() {
        browsers = new Browsers();
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON.toMillis());
    }

    @AfterAll
    static void closeBrowsers() {
        browsers.close();
    }

    /** What earlier stories whistled and leaked there is over, so that the tap is one alert of its own. */
    @BeforeEach
    void nothingElseLeaks() {
        leaveNoIncidentOpen();
        jdbc.sql("update alert set status = 'DISMISSED' where status = 'RECEIVED'")
                .update();
        forgetWhistlesAndWind();
    }

    @AfterEach
    void theCloudIsGone() {
        if (incident != null) {
            for (JsonNode zone : as("commander")
                    .get("/api/incidents/{}/evacuations", incident)
                    .ok()
                    .json()
                    .path("zones")) {
                as("commander")
                        .post(
                                "/api/evacuations/{}/cancellation",
                                Map.of("reason", "测试结束"),
                                zone.path("evacuationId").asText());
            }
        }
        leaveNoIncidentOpen();
        forgetWhistlesAndWind();
    }

    /** A whistle stands on the phone of its firm for two hours, and a wind turns zones for half an hour. */
    private void forgetWhistlesAndWind() {
        jdbc.sql(
                        "update whistle set received_at = received_at - interval '3 hours' where received_at > now() - interval '3 hours'")
                .update();
        jdbc.sql("delete from device_reading where device_id = ?")
                .param(STATION)
                .update();
    }

    @Test
    void everybodySeesTheSameCloud() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        blows(dispatcher, 2, 45);

        Page desk = browsers.desk();
        Page chief = browsers.desk();
        Page firm = browsers.phone();
        logIn(desk, "/", "dispatcher");
        whistled(firm, desk);
        incident = raised(desk, dispatcher);
        logIn(chief, "/#/command/" + incident, "commander");
        theZoneIsSeen(chief, dispatcher);
        approved(chief, dispatcher, commander);
        theNeighbourLends(desk, firm, dispatcher);

        Page phone = browsers.phone();
        Map<String, String> orders = called(desk, dispatcher);
        mustered(phone, chief, dispatcher, orders);
        housesOrderedOut(chief, dispatcher);
        closedAndMeasured(desk, chief, dispatcher);
        theWindTurns(chief, dispatcher, commander);

        decide(commander, incident, "Task_ApproveEntryPlan", Map.of("decision", "SIGN_ENTRY_PLAN"));
        pairGoesInWithoutASignal(phone, chief, dispatcher);
        aWorkerIsCarriedToTheHospital(phone, dispatcher);
        sourceControlled(desk, dispatcher);
        everybodyOut(dispatcher, commander);
        cleanThreeTimes(chief, dispatcher, commander);
        everybodyHome(dispatcher, commander, orders);
        closed(chief, dispatcher, commander);
        theReportTells(dispatcher);
    }

    /** 企业吹哨: what goes along is seen before, the firm's own card comes first after, and the desk has it at once. */
    private void whistled(Page firm, Page desk) {
        logInPhone(firm, "enterprise");
        assertThat(firm.locator("h1")).hasText("出了什么事？");
        assertThat(firm.locator(".along")).containsText("氯 20 吨 · 三级重大危险源");
        button(firm.locator(".kinds"), "泄漏").click();
        Browsers.screenshot(firm, "chlorine-phone-before");
        firm.locator("button.whistle").click();
        assertThat(firm.locator("h1")).hasText("哨已吹响");
        assertThat(firm.locator(".upper")).containsText("值班室已收到");
        assertThat(firm.locator(".upper")).containsText("先自救");
        assertThat(button(firm.locator(".foot"), "^按错了，收回")).isVisible();
        Browsers.screenshot(firm, "chlorine-phone-whistled");

        Locator alert = desk.locator(".list .row.alert").filter(having("示例液氯使用厂"));
        assertThat(alert).containsText("企业");
        alert.locator("button.open").click();
        Locator card = desk.locator(".side");
        assertThat(card).containsText("企业吹哨：泄漏");
        assertThat(card.locator(".whistle")).containsText("氯 20 t");
        assertThat(card.locator(".whistle")).containsText("三级重大危险源");
        assertThat(card.locator(".whistle")).containsText("500 米内 420 人");
        assertThat(card.locator(".whistle")).containsText("示例合成革厂");
        Browsers.screenshot(desk, "chlorine-alert");
    }

    private String raised(Page desk, Client dispatcher) {
        button(desk.locator(".side"), "^立案|^确认").first().click();
        String id = Eventually.within(SOON, () -> {
            for (JsonNode it : dispatcher
                    .get("/api/incidents?hazard=ENTERPRISE_ACCIDENT")
                    .ok()
                    .json()) {
                if (!List.of("CLOSED", "CANCELLED").contains(it.path("status").asText())) {
                    return it.path("id").asText();
                }
            }
            return null;
        });
        assertThat(desk.locator("header.line h1")).containsText("示例液氯使用厂企业事故");
        return id;
    }

    /** The chlorine card of this hour, turned by 塘下 and not by the hills of 福泉; who is inside is counted. */
    private void theZoneIsSeen(Page chief, Client dispatcher) {
        JsonNode zone = Eventually.within(SOON, () -> {
            Answer answer = dispatcher.get("/api/incidents/{}/hazard-zone", incident);
            return answer.status() == 200 ? answer.json().path("result") : null;
        });
        night = zone.path("night").asBoolean();
        Locator card = chief.locator(".hazard");
        assertThat(card).containsText("氯");
        assertThat(card).containsText("UN 1017");
        assertThat(card).containsText(night ? "夜间" : "白天");
        assertThat(card).containsText("600 m");
        assertThat(card).containsText(night ? "8.0 km" : "3.5 km");
        assertThat(card).containsText("向西南");
        assertThat(card).containsText(night ? "3 500 人" : "1 970 人");
        assertThat(card).containsText("从东北（上风向）接近");
        button(card, "^范围内|^详情|^名单").first().click();
        Locator table = chief.locator(".side .zone");
        assertThat(table).containsText("示例电镀园");
        assertThat(table).containsText("园区生活区 · 24 户 74 人");
        assertThat(table).containsText("塘下危化联建救援队");
        Browsers.screenshot(chief, "chlorine-zone");
        closePanel(chief);
    }

    private void approved(Page chief, Client dispatcher, Client commander) {
        JsonNode level = awaitTask(commander, incident, "Task_ApproveResponseLevel");
        assertThat(picture(dispatcher, incident).path("grade").asText()).isEqualTo("GENERAL");
        Locator start = chief.locator("article.card")
                .filter(having(level.at("/proposal/level").asText().equals("IV") ? "Ⅳ" : "Ⅲ"));
        button(start, "^按建议批准|^批准").first().click();
        awaitTold(dispatcher, incident, "ResponseLevelApproved");
    }

    /** 3HH: asked by the tap, answered on the telephone, written down by the desk. */
    private void theNeighbourLends(Page desk, Page firm, Client dispatcher) {
        String whistle = Forest.events(dispatcher, incident, "WhistleBlown")
                .get(0)
                .at("/data/whistleId")
                .asText();
        JsonNode asked = dispatcher.get("/api/whistles/{}", whistle).ok().json().path("asked");
        for (JsonNode it : asked) {
            if (it.path("firmId").asText().equals("R06")) {
                dispatcher
                        .post(
                                "/api/neighbour-asks/{}/answer",
                                Map.of("coming", true, "note", "烧碱 2 吨 20 分到"),
                                it.path("id").asText())
                        .expect(200);
            }
        }
        desk.keyboard().press("t");
        assertThat(desk.locator("body")).containsText("烧碱 2 吨 20 分到");
        assertThat(firm.locator(".upper")).containsText("示例合成革厂");
    }

    /** By the substance: the three of the county at one press, the city's monitoring team asked for. */
    private Map<String, String> called(Page desk, Client dispatcher) {
        awaitStanding(dispatcher, incident, "Task_IssueDispatchOrders");
        desk.keyboard().press("r");
        Locator drawer = desk.locator(".recommend");
        assertThat(drawer).containsText("塘下危化联建救援队");
        assertThat(drawer).containsText("安阳消防救援站");
        Locator proposed = drawer.locator("label.name input:checked");
        while (proposed.count() > 0) {
            proposed.first().uncheck();
        }
        for (String team : List.of("塘下危化联建救援队", "安阳消防救援站", "医疗救援分队")) {
            drawer.locator(".row")
                    .filter(having(team))
                    .locator("input[type=checkbox]")
                    .check();
        }
        Browsers.screenshot(desk, "chlorine-recommended");
        drawer.locator("form.send button[type=submit]").click();
        assertThat(desk.locator(".board")).containsText("塘下危化联建救援队");
        String request = dispatcher
                .post(
                        "/api/incidents/{}/aid-requests",
                        Map.of(
                                "need",
                                "环境应急监测",
                                "kinds",
                                List.of("MONITORING"),
                                "people",
                                6,
                                "task",
                                "下风向布点监测",
                                "reason",
                                "本市没有环境应急监测队"),
                        incident)
                .expect(201)
                .json()
                .path("id")
                .asText();
        as("leader")
                .post("/api/aid-requests/{}/assignment", Map.of("teams", List.of(Map.of("teamId", "T19"))), request)
                .ok();
        assertThat(desk.locator(".board")).containsText("环境应急监测队");
        Map<String, String> orders = new HashMap<>();
        picture(dispatcher, incident)
                .path("orders")
                .forEach(it ->
                        orders.put(it.at("/team/id").asText(), it.path("id").asText()));
        assertThat(orders).containsOnlyKeys(TECHNICIANS, "T11", "T15", "T19");
        return orders;
    }

    /** The leader of T14 by phone, the others by radio; all of them arrive and pass their check. */
    private void mustered(Page phone, Page chief, Client dispatcher, Map<String, String> orders) {
        logInPhone(phone, "hazchem");
        assertThat(phone.locator(".upper")).containsText("示例液氯使用厂");
        button(phone.locator(".foot"), "收到，集结").click();
        Locator roll = phone.locator("button.member");
        assertThat(roll.first()).isVisible();
        int quorum = orderOf(dispatcher, orders.get(TECHNICIANS))
                .at("/standard/quorum")
                .asInt();
        for (int i = 0; i < quorum; i++) {
            roll.nth(i).click();
        }
        button(phone.locator(".foot"), "^报集结").click();
        Browsers.screenshot(phone, "chlorine-phone-mustered");
        Eventually.within(SOON, () -> orderOf(dispatcher, orders.get(TECHNICIANS))
                .path("state")
                .asText()
                .equals("MUSTERED"));
        button(phone.locator(".foot"), "出发").click();
        button(phone.locator(".foot"), "到场|到达").click();
        for (String team : List.of("T11", "T15", "T19")) {
            for (String word : List.of("acknowledgement", "departure", "arrival")) {
                say(dispatcher, orders.get(team), word, byRadio("队长")).ok();
            }
        }
        Eventually.within(SOON, () -> orderOf(dispatcher, orders.get(TECHNICIANS))
                .path("state")
                .asText()
                .equals("ON_SCENE"));
        orders.values().forEach(it -> {
            Map<String, Object> said = safe();
            said.putAll(byRadio("队长"));
            say(dispatcher, it, "safety-check", said).ok();
        });
        assertThat(chief.locator("header.strip")).containsText("作业面");
    }

    /** From the zone straight to the order: the prepared list inside it is chosen already. */
    private void housesOrderedOut(Page chief, Client dispatcher) {
        button(chief.locator(".hazard"), "^范围内|^详情|^名单").first().click();
        button(chief.locator(".side .zone"), "下转移令").click();
        assertThat(chief.locator("input[name=zone-" + HOUSES + "]")).isChecked();
        assertThat(chief.locator("input[name=reason]")).hasValue(Pattern.compile("氯危害范围"));
        Locator press = chief.locator(".order .guarded");
        assertThat(press).containsText("1 区 24 户 74 人");
        Browsers.screenshot(chief, "chlorine-order");
        press(chief, press);
        Locator row = chief.locator(".table .row.zone");
        assertThat(row).hasCount(1);
        assertThat(row).containsText("园区生活区");
        assertThat(chief.locator(".missing .panel-head .chip")).hasText("24 户 74 人");
    }

    private void closedAndMeasured(Page desk, Page chief, Client dispatcher) {
        chief.navigate("http://localhost:" + port + "/#/command/" + incident);
        Locator scene = chief.locator(".scene-card");
        assertThat(scene).containsText("警戒还没有封闭");
        assertThat(scene).containsText("还没有设监测点");
        scene.getByText("登记、改动").click();
        Locator panel = chief.locator(".side .accident");
        button(panel, "报警戒封闭").click();
        panel.locator("input[name=points]").fill("6");
        panel.locator("input[name=radius]").fill("600");
        panel.locator("input[name=ledBy]").fill("塘下派出所 王警官");
        button(panel, "记录警戒").click();
        assertThat(scene).containsText("6 处卡点");

        // where somebody stands with the instrument is picked on the map
        button(panel, "^设监测点").first().click();
        chief.locator(".map > .frame").click(new Locator.ClickOptions().setPosition(420, 160));
        panel.locator("input[name=name]").fill("园区生活区北口");
        assertThat(panel.locator("input[name=substance]")).hasValue("氯");
        panel.locator("input[name=limitSource]").fill("液氯卡片：一级报警 1 ppm");
        panel.locator("form .buttons button.primary").click();
        assertThat(scene).containsText("园区生活区北口");
        Locator point = panel.locator(".point");
        point.locator("input").fill("8");
        button(point, "记读数").click();
        assertThat(scene.locator(".point.over")).containsText("8 ppm");
        Browsers.screenshot(chief, "chlorine-scene");
        assertThat(desk.locator("header.line")).containsText("示例液氯使用厂");
    }

    /** From the north-east to the east: the zone turns on every desk, and the commander lets the cordon follow. */
    private void theWindTurns(Page chief, Client dispatcher, Client commander) {
        blows(dispatcher, 3, 100);
        Locator card = chief.locator(".hazard");
        assertThat(card).containsText("向西");
        assertThat(card).containsText("从东（上风向）接近");
        Browsers.screenshot(chief, "chlorine-zone-turned");
        awaitTold(dispatcher, incident, "HazardZoneTurned");
        JsonNode turned =
                Forest.events(dispatcher, incident, "HazardZoneTurned").get(0);
        if (turned.at("/data/newPeople").asInt() > 0) {
            decide(commander, incident, "Task_ApproveNewCordon", Map.of("decision", "CORDON_FOLLOWS"));
        }
    }

    /** In by the leader's phone while the signal is gone: the clock runs there, and here from when they went in. */
    private void pairGoesInWithoutASignal(Page phone, Page chief, Client dispatcher) {
        button(phone.locator(".foot"), "进入管控").click();
        phone.context().setOffline(true);
        assertThat(phone.locator(".top")).containsText("离线");
        button(phone.locator(".foot"), "登记进入").click();
        phone.locator("input[name=task]").fill("堵漏、关阀");
        phone.locator("input[name=name0]").fill("方德福");
        phone.locator("input[name=name1]").fill("叶建军");
        phone.locator("input[name=standby]").fill("安阳消防救援站救援组 2 人");
        button(phone.locator(".foot"), "^2 人进入，开始计时").click();
        assertThat(phone.locator(".man").first()).containsText("方德福");
        assertThat(phone.locator(".man .clock").first()).containsText(":");
        assertThat(phone.locator(".top")).containsText("待发");
        Browsers.screenshot(phone, "chlorine-phone-inside-offline");
        assertThat(dispatcher.get("/api/incidents/{}/entries", incident).ok().json())
                .isEmpty();

        phone.context().setOffline(false);
        awaitTold(dispatcher, incident, "EntryStarted");
        Locator man = chief.locator(".scene-card .man").filter(having("方德福"));
        assertThat(man).containsText("在内");
        assertThat(man.locator(".clock")).containsText(":");
        JsonNode entry = dispatcher
                .get("/api/incidents/{}/entries", incident)
                .ok()
                .json()
                .get(0);
        assertThat(Instant.parse(entry.at("/entrants/0/airOutAt").asText()))
                .isAfter(Instant.now().plusSeconds(1800));
        button(phone.locator(".upper"), "全组出来了").click();
        assertThat(man).containsText("洗消中");
        for (String name : List.of("方德福", "叶建军")) {
            button(phone.locator(".man").filter(having(name)), "洗消合格").click();
        }
        awaitTold(dispatcher, incident, "EntryDecontaminated");
        assertThat(chief.locator(".scene-card")).containsText("没有人在里面");
    }

    /** One tap on a colour begins; the rest is said while somebody carries him. */
    private void aWorkerIsCarriedToTheHospital(Page phone, Client dispatcher) {
        phone.locator(".top .back").click();
        button(phone.locator(".foot"), "^伤员").click();
        assertThat(phone.locator(".upper")).containsText("还没有登记伤员");
        Browsers.screenshot(phone, "chlorine-phone-casualties");
        button(phone.locator(".foot"), "^绿").click();
        button(phone.locator(".upper"), "中毒").click();
        button(phone.locator(".upper"), "受到沾染").click();
        phone.locator("input[name=tag]").fill("C-001");
        Browsers.screenshot(phone, "chlorine-phone-casualty");
        button(phone.locator(".foot"), "登记这名伤员").click();
        Locator hurt = phone.locator("article").filter(having("C-001"));
        assertThat(hurt).containsText("1 号");
        assertThat(hurt).containsText("未洗消");
        hurt.locator("button.who").click();
        button(hurt, "已洗消").click();
        awaitTold(dispatcher, incident, "CasualtyChanged");
        button(hurt, "交给医院").click();
        Locator hospital = phone.locator(".upper button").first();
        String name = hospital.innerText();
        hospital.click();
        awaitTold(dispatcher, incident, "CasualtyHandedOver");
        assertThat(hurt).containsText("已交医院 · " + name);
        Browsers.screenshot(phone, "chlorine-phone-casualty-done");
        phone.locator(".top .back").click();
    }

    private void sourceControlled(Page desk, Client dispatcher) {
        desk.locator("header.line")
                .getByText("处置", new Locator.GetByTextOptions().setExact(true))
                .click();
        desk.locator("[role=menuitem]").filter(having("报告处置阶段")).click();
        desk.locator(".side textarea[name=note]").fill("法兰已堵");
        button(desk.locator(".side"), "源头受控").click();
        awaitTold(dispatcher, incident, "SourceControlled");
        awaitStanding(dispatcher, incident, "Task_AwaitReadingsClean");
        assertThat(desk.locator("header.line")).containsText("源头受控");
    }

    private void everybodyOut(Client dispatcher, Client commander) {
        String evacuation =
                Doors.row(dispatcher, incident, HOUSES).path("evacuationId").asText();
        for (String door : Doors.households(Doors.list(dispatcher, evacuation))) {
            Doors.say(
                            dispatcher,
                            evacuation,
                            door,
                            "transfer",
                            Map.of("status", "TRANSFERRED", "onBehalfOf", "网格员", "via", "PHONE"))
                    .expect(200);
        }
        commander
                .post("/api/evacuations/{}/verification", Map.of("empty", true, "by", "网格员"), evacuation)
                .ok();
    }

    private void cleanThreeTimes(Page chief, Client dispatcher, Client commander) {
        Locator point = chief.locator(".scene-card .point");
        List<Double> readings = new ArrayList<>(List.of(0.6, 1.4, 0.5, 0.2, 0.0));
        String id = picture(dispatcher, incident).at("/monitoring/points/0/id").asText();
        for (double ppm : readings) {
            Accident.reading(dispatcher, id, ppm);
        }
        assertThat(point).containsText("3/3");
        closePanel(chief);
        Locator release = chief.locator("article.card").filter(having("解除警戒"));
        button(release, "解除").first().click();
        release.locator("textarea").fill("连续 3 次达标，专家同意");
        release.locator("button[type=submit]").click();
        awaitTold(dispatcher, incident, "CordonReleased");
        Browsers.screenshot(chief, "chlorine-released");
    }

    private void everybodyHome(Client dispatcher, Client commander, Map<String, String> orders) {
        String evacuation =
                Doors.row(dispatcher, incident, HOUSES).path("evacuationId").asText();
        commander
                .post("/api/evacuations/{}/all-clear", Map.of("reason", "警戒解除"), evacuation)
                .ok();
        commander
                .post("/api/evacuations/{}/return-permission", null, evacuation)
                .ok();
        for (String door : Doors.households(Doors.list(commander, evacuation))) {
            Doors.say(commander, evacuation, door, "return", Map.of("onBehalfOf", "网格员", "via", "PHONE"))
                    .expect(200);
        }
        orders.values().forEach(it -> {
            say(dispatcher, it, "completion", byRadio("队长")).ok();
            say(dispatcher, it, "release", byRadio("队长")).ok();
        });
    }

    private void closed(Page chief, Client dispatcher, Client commander) {
        Papers.fileAll(dispatcher, incident);
        awaitStanding(dispatcher, incident, "Task_ReviewOpenPoints");
        Locator review = chief.locator("article.card").filter(having("结案"));
        button(review, "结案").first().click();
        Eventually.within(
                SOON,
                () -> picture(dispatcher, incident).path("status").asText().equals("CLOSED"));
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    private void theReportTells(Client dispatcher) {
        String told = words(dispatcher.get("/api/incidents/{}/reports/post-incident.pdf", incident));
        assertThat(told)
                .contains("示例液氯使用厂企业事故", "塘下危化联建救援队", "安阳消防救援站", "医疗救援分队", "环境应急监测队")
                .contains("园区生活区", "应转74人24户", "企业报告", "上级派援")
                .contains("物质与危害数据", "1017", "危害范围的变化", "第1组堵漏、关阀", "洗消2/2人", "示例塘下医院1人", "信息报告时限");
    }

    // ── phrases ──

    private static void blows(Client dispatcher, double speed, int from) {
        dispatcher
                .post(
                        "/api/devices/{}/readings",
                        Map.of(
                                "at",
                                Instant.now().toString(),
                                "windSpeed",
                                speed,
                                "windDirection",
                                String.valueOf(from)),
                        STATION)
                .expect(201);
    }

    /** The inbox stands where the panel was. */
    private static void closePanel(Page desk) {
        desk.locator(".side > .panel-head button").click();
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    /** Lifts the cover and holds until the bar is full. */
    private static void press(Page page, Locator guarded) {
        guarded.locator(".cover").click();
        Locator button = guarded.locator(".press");
        button.scrollIntoViewIfNeeded();
        var box = button.boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down();
        page.waitForFunction(
                "it => !it.isConnected || !it.closest('.guarded').classList.contains('lifted')",
                guarded.locator("b").elementHandle());
        page.mouse().up();
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
