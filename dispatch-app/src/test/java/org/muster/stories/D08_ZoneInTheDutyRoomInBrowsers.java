package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Doors;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Rain;
import org.muster.support.Site;

/**
 * The duty room changes what runs, in real Chromium: time, shelter, rescue, who went back, the order itself; it settles a
 * sign; it sees the picture of an empty house that a phone took without a signal; and it finds everybody on a long list.
 */
class D08_ZoneInTheDutyRoomInBrowsers extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ZONE = "Z05";

    private static Browsers browsers;

    private Client dispatcher;
    private String incident;
    private String evacuation;
    private List<String> doors;

    @BeforeAll
    static void openBrowsers() {
        browsers = new Browsers();
        PlaywrightAssertions.setDefaultAssertionTimeout(45_000);
    }

    @AfterAll
    static void closeBrowsers() {
        browsers.close();
    }

    @BeforeEach
    void aZoneIsOrderedOut() {
        dispatcher = as("dispatcher");
        incident = Doors.flood(dispatcher, "湖岭一号（值班室）");
        evacuation = Doors.order(dispatcher, incident, ZONE, "IMMEDIATE");
        doors = Doors.households(Doors.list(dispatcher, evacuation));
        Eventually.within(SOON, () -> dispatcher
                .get("/api/incidents/{}/process", incident)
                .ok()
                .text()
                .contains("Task_AwaitZoneNotified"));
    }

    @AfterEach
    void theOrderIsTakenBack() {
        dispatcher.post("/api/evacuations/{}/cancellation", Map.of("reason", "测试结束"), evacuation);
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    @Test
    void timeShelterRescueReturnersAndTheOrderAreChangedFromThePage() {
        String refuses = doors.get(0);
        String sick = doors.get(1);
        say(refuses, "transfer", Map.of("status", "REFUSED"));
        Page desk = browsers.desk();
        logIn(desk, "/#/evacuation/" + incident, "dispatcher");
        desk.locator(".table .row.zone").first().click();
        Locator zone = desk.locator(".drawer .tools");

        // more time, with why
        button(zone, "改时限").click();
        Locator send = button(zone, Pattern.compile("^改时限$"));
        assertThat(send).isDisabled();
        zone.locator("input[name=change-reason]").fill("上游推迟泄洪");
        Browsers.screenshot(desk, "zone-change-finish-by");
        send.click();
        Eventually.within(SOON, () -> !Forest.events(dispatcher, incident, "FinishByMoved")
                .isEmpty());

        // one household needs a medical point
        Locator door = household(desk, sick);
        button(door, "改安置点").click();
        door.locator("select[name=other-shelter]").selectOption("S01");
        door.locator("input[name=change-reason]").fill("透析病人");
        Browsers.screenshot(desk, "zone-change-shelter");
        button(door, Pattern.compile("^改送$")).click();
        assertThat(door).containsText("送安阳体育馆");

        // another cannot be got out: the rescue has them, and nobody is asked to persuade them any more
        Eventually.within(SOON, () -> asked("Task_Persuade"));
        door = household(desk, refuses);
        button(door, "移交救援").click();
        assertThat(door.locator(".ask")).containsText("不能撤回");
        door.locator("input[name=change-reason]").fill("桥断，人出不来");
        press(desk, door.locator(".ask .guarded"));
        Eventually.within(SOON, () -> !asked("Task_Persuade"));
        assertThat(door.getByText("移交救援…")).hasCount(0);

        // somebody went back, and is out again
        say(sick, "transfer", Map.of("status", "TRANSFERRED"));
        say(sick, "early-return", Map.of());
        Locator back = button(zone, Pattern.compile("^擅自返回 \\d+ 人已劝出$"));
        assertThat(back).isVisible();
        Browsers.screenshot(desk, "zone-change-early");
        back.click();
        assertThat(back).hasCount(0);
        assertThat(Doors.row(dispatcher, incident, ZONE).path("early").asInt()).isZero();

        // the order itself is taken back: for everybody, guarded
        button(zone, "取消转移").click();
        zone.locator("input[name=change-reason]").fill("预警解除");
        Browsers.screenshot(desk, "zone-change-cancel");
        press(desk, zone.locator(".guarded"));
        Eventually.within(
                SOON,
                () -> Doors.list(dispatcher, evacuation).path("state").asText().equals("CANCELLED"));
        assertThat(desk.locator(".drawer .change")).hasCount(0);
    }

    @Test
    void aSignIsSettledBesideTheGauges() {
        try (Rain rain = new Rain(jdbc)) {
            String slope = rain.site("GEOLOGICAL", "330381122", 120.4157, 27.9367);
            String sign = UUID.randomUUID().toString();
            Client grid = as("grid");
            grid.post(
                            "/api/risk-sources/{}/precursors",
                            Map.of("clientId", sign, "kind", "TURBID_WATER", "note", "沟水发黄变浑", "exercise", true),
                            slope)
                    .expect(201);
            grid.upload("/api/precursors/{}/photos", Map.of(), "x.jpg", Site.jpeg(640, 480), sign)
                    .expect(201);
            Page desk = browsers.desk();
            logIn(desk, "/#/evacuation/" + incident, "dispatcher");
            Locator card = desk.locator(".signs .sign").filter(new Locator.FilterOptions().setHasText("沟水发黄变浑"));
            assertThat(card).containsText("溪水变浑");
            assertThat(card.locator("img")).isVisible();
            button(card, "核查处置").click();
            Browsers.screenshot(desk, "sign-to-settle");
            card.locator("input[name=found]").fill("叶站长到沟口看过，上游修路扰动，坡体无裂缝");
            button(card, "处置完毕").click();
            assertThat(card).hasCount(0);
            assertThat(Forest.events(dispatcher, incident, "PrecursorSettled"))
                    .singleElement()
                    .satisfies(
                            it -> assertThat(it.at("/data/settlement").asText()).contains("坡体无裂缝"));
            // a leader sees them and is not asked
            Page leader = browsers.desk();
            grid.post(
                            "/api/risk-sources/{}/precursors",
                            Map.of(
                                    "clientId",
                                    UUID.randomUUID().toString(),
                                    "kind",
                                    "CRACK",
                                    "note",
                                    "屋后裂缝两指宽",
                                    "exercise",
                                    true),
                            slope)
                    .expect(201);
            logIn(leader, "/#/evacuation/" + incident, "leader");
            assertThat(leader.locator(".signs")).containsText("屋后裂缝两指宽");
            assertThat(leader.locator(".signs button").filter(new Locator.FilterOptions().setHasText("核查处置")))
                    .hasCount(0);
        }
    }

    @Test
    void theEmptyHouseIsPhotographedWithoutASignalAndSeenAtTheDesk() {
        String empty = doors.get(2);
        Page phone = browsers.phone();
        logInPhone(phone);
        Locator door = phone.locator(".door[data-door='" + empty + "']");
        assertThat(door).isVisible();
        phone.context().setOffline(true);
        assertThat(phone.locator(".top")).containsText("离线");
        door.locator(".what").click();
        phone.locator("input[name=empty-house]")
                .setInputFiles(new FilePayload("IMG_0001.jpg", "image/jpeg", Site.jpeg(1600, 1200)));
        assertThat(phone.locator(".shot img")).isVisible();
        Browsers.screenshot(phone, "phone-empty-house");
        phone.locator("dialog button")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*不在\\s*$")))
                .click();
        assertThat(door).containsText("照片 1 张待发");
        Browsers.screenshot(phone, "phone-empty-house-waits");
        assertThat(Forest.events(dispatcher, incident, "HouseholdPhotographed")).isEmpty();

        phone.context().setOffline(false);
        Eventually.within(
                SOON,
                () -> Forest.events(dispatcher, incident, "HouseholdPhotographed")
                                .size()
                        == 1);
        // the word came before its picture
        List<String> told = Forest.events(dispatcher, incident).stream()
                .map(it -> it.path("type").asText())
                .filter(it -> it.equals("HouseholdAbsent") || it.equals("HouseholdPhotographed"))
                .toList();
        assertThat(told).containsExactly("HouseholdAbsent", "HouseholdPhotographed");
        assertThat(door).not().containsText("待发");

        Page desk = browsers.desk();
        logIn(desk, "/#/evacuation/" + incident, "dispatcher");
        desk.locator(".table .row.zone").first().click();
        Locator row = household(desk, empty);
        assertThat(row).containsText("照片 1");
        Locator small = row.locator(".photos img");
        assertThat(small).isVisible();
        assertThat((Boolean) small.evaluate("it => it.complete && it.naturalWidth > 0"))
                .isTrue();
        Browsers.screenshot(desk, "zone-empty-house");
        small.click();
        assertThat(row.locator("dialog.whole img")).isVisible();
    }

    @Test
    void aTickTakenBackTakesItsPictureBack() {
        Page phone = browsers.phone();
        logInPhone(phone);
        Locator door = phone.locator(".door[data-door='" + doors.get(4) + "']");
        door.locator(".what").click();
        phone.locator("input[name=empty-house]")
                .setInputFiles(new FilePayload("IMG_0001.jpg", "image/jpeg", Site.jpeg(320, 240)));
        assertThat(phone.locator(".shot img")).isVisible();
        phone.locator("dialog button")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*不在\\s*$")))
                .click();
        phone.locator(".undo button").click();
        assertThat(phone.locator(".undo")).hasCount(0);
        // what is said next arrives, and nothing of what was taken back
        door.locator(".go").click();
        Eventually.within(SOON, () -> !Forest.events(dispatcher, incident, "HouseholdNotified")
                .isEmpty());
        assertThat(Forest.events(dispatcher, incident, "HouseholdAbsent")).isEmpty();
        assertThat(Forest.events(dispatcher, incident, "HouseholdPhotographed")).isEmpty();
    }

    @Test
    void aLongMissingListIsReadToItsEndAndSearchedOnTheServer() {
        int more = 430;
        jdbc.sql(
                        """
                insert into evacuation_household (evacuation_id, household_id, code, head, people, worker_name)
                select ?::uuid, 'ZX-' || lpad(n::text, 3, '0'), n || '号', '张三', 1, '网格员'
                  from generate_series(1, ?) n""")
                .params(evacuation, more)
                .update();
        jdbc.sql(
                        """
                insert into evacuation_person (evacuation_id, person_id, household_id, name)
                select ?::uuid, 'ZXP-' || n, 'ZX-' || lpad(n::text, 3, '0'), '张三' from generate_series(1, ?) n""")
                .params(evacuation, more)
                .update();
        int all = doors.size() + more;
        Page desk = browsers.desk();
        logIn(desk, "/#/evacuation/" + incident, "dispatcher");
        Locator chip = desk.locator(".missing .panel-head .chip");
        assertThat(chip).containsText(all + " 户");
        Locator foot = desk.locator(".missing .foot");
        assertThat(foot).containsText("已列 200 / " + all + " 户");
        Browsers.screenshot(desk, "missing-long");
        button(foot, "再列 200 户").click();
        assertThat(foot).containsText("已列 400 / " + all + " 户");
        button(foot, "再列 200 户").click();
        assertThat(foot).hasCount(0);

        desk.locator(".missing input[name=find]").fill("zx-429");
        assertThat(chip).hasText("1 户 1 人");
        assertThat(desk.locator(".missing .rows .row")).hasCount(1);
        assertThat(desk.locator(".missing .rows .row")).containsText("ZX-429");
        desk.locator(".missing input[name=find]").fill("");
        desk.locator(".missing select[name=status]").selectOption("REFUSED");
        assertThat(desk.getByText("没有符合条件的住户")).isVisible();
    }

    private Locator household(Page desk, String id) {
        Locator row = desk.locator(".household").filter(new Locator.FilterOptions().setHasText(id));
        row.locator(".line").click();
        assertThat(row).hasClass(Pattern.compile("\\bopen\\b"));
        return row;
    }

    private void say(String household, String word, Map<String, Object> fields) {
        Map<String, Object> body = new LinkedHashMap<>(fields);
        body.put("onBehalfOf", "网格员");
        body.put("via", "PHONE");
        body.put("seen", Doors.list(dispatcher, evacuation).path("revision").asLong());
        JsonNode answer = Doors.say(dispatcher, evacuation, household, word, body)
                .expect(200)
                .json();
        assertThat(answer.path("outcome").asText()).isEqualTo("APPLIED");
    }

    private boolean asked(String kind) {
        return dispatcher
                .get("/api/tasks?incidentId={}", incident)
                .ok()
                .json()
                .findValuesAsText("kind")
                .contains(kind);
    }

    /** Lifts the cover and holds until it fires. */
    private static void press(Page page, Locator guarded) {
        guarded.locator(".cover").click();
        Locator button = guarded.locator(".press");
        button.scrollIntoViewIfNeeded();
        Locator label = guarded.locator("b");
        var handle = label.elementHandle();
        var box = button.boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down();
        // the bar has to be full: on a slow machine that is later than two seconds
        page.waitForFunction("it => !it.isConnected || !it.closest('.guarded').classList.contains('lifted')", handle);
        page.mouse().up();
    }

    private void logIn(Page page, String path, String name) {
        page.navigate("http://localhost:" + port + path);
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        button(page.locator("body"), Pattern.compile("^登录$")).click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private void logInPhone(Page page) {
        page.navigate("http://localhost:" + port + "/phone.html");
        page.locator("input[autocomplete=username]").fill("grid");
        page.locator("input[type=password]").fill("demo-grid");
        page.locator("button")
                .filter(new Locator.FilterOptions().setHasText("登录"))
                .first()
                .click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
        assertThat(page.locator("h1")).hasText("湖岭一号地灾点");
    }

    private static Locator button(Locator within, String begins) {
        return button(within, Pattern.compile("^" + begins));
    }

    private static Locator button(Locator within, Pattern name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
