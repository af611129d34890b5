package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Duty;
import org.muster.support.Forest;

/** A duty room watches its roster, its townships' reports and its command structure fill, in real Chromium. */
class C02_DutyInBrowsers extends StoryTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private static Browsers browsers;

    @BeforeAll
    static void openBrowsers() {
        browsers = new Browsers();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void closeBrowsers() {
        browsers.close();
    }

    @AfterEach
    void nothingIsAskedOfOtherStories() {
        Duty.forgetReports(jdbc);
    }

    @Test
    void theBoardTurnsRedWhenItIsDueAndQuietWhenAllAreIn() {
        Client dispatcher = as("dispatcher");
        dueIn(40);
        Page desk = browsers.desk();
        logIn(desk, "/#/duty", "dispatcher");
        assertThat(desk.locator("tr[data-unit='330381'] .now b")).not().isEmpty();
        assertThat(desk.locator(".board .unit.WAITING").first()).isVisible();
        assertThat(desk.locator(".board .unit")).hasCount(23);

        // the phone of 湖岭镇 has no signal when the tap comes; the report waits on it
        Page phone = browsers.phone();
        logIn(phone, "/zero.html", "grid");
        assertThat(phone.getByText("湖岭镇 · 每日零报告")).isVisible();
        Browsers.screenshot(phone, "zero-phone");
        phone.context().setOffline(true);
        button(phone, Pattern.compile("^无情况")).click();
        assertThat(phone.getByText("待发：没有信号")).isVisible();
        phone.context().setOffline(false);
        assertThat(phone.getByText(Pattern.compile("已报：无"))).isVisible();

        assertThat(desk.locator(".board .unit.MISSING"))
                .hasCount(22, new LocatorAssertions.HasCountOptions().setTimeout(90_000));
        assertThat(desk.getByText("未报 22")).isVisible();
        Browsers.screenshot(desk, "duty-missing");

        // one is heard by telephone at the desk, the others report late
        desk.locator(".board .unit[data-unit='330381120']").click();
        desk.locator("input[name=who]").fill("陶山值班");
        button(desk, "代报“无”").click();
        assertThat(desk.locator(".board .unit.LATE[data-unit='330381120']")).isVisible();
        dispatcher.get("/api/zero-reports").ok().json().path("units").forEach(it -> {
            if (it.path("state").asText().equals("MISSING")) {
                dispatcher
                        .post(
                                "/api/zero-reports",
                                Map.of(
                                        "clientId",
                                        UUID.randomUUID().toString(),
                                        "unit",
                                        it.path("unit").asText(),
                                        "none",
                                        true,
                                        "onBehalfOf",
                                        "值班员",
                                        "via",
                                        "PHONE"))
                        .expect(201);
            }
        });
        assertThat(desk.locator(".board .unit.MISSING")).hasCount(0);
        assertThat(desk.getByText("已收 23 / 23")).isVisible();
        Browsers.screenshot(desk, "duty-all-in");
    }

    @Test
    void aShiftIsSwappedAndAHandOverWaitsForItsTaker() {
        Page desk = browsers.desk();
        logIn(desk, "/#/duty", "dispatcher");
        desk.locator("tr[data-unit='330381128'] .shift").nth(3).click();
        desk.locator("select[name=out]").selectOption(new SelectOption().setIndex(1));
        desk.locator("input[name=in]").fill("曹替班");
        desk.locator("input[name=reason]").fill("家中有事");
        button(desk, Pattern.compile("^换班$")).click();
        assertThat(desk.locator("tr[data-unit='330381128'] .shift").nth(3)).containsText("曹替班");
        desk.locator("tr[data-unit='330381128'] .shift").nth(3).click();
        assertThat(desk.locator(".editor").getByText(Pattern.compile("换班.*曹替班.*家中有事")))
                .isVisible();
        Browsers.screenshot(desk, "duty-swap");
        desk.locator(".editor .panel-head button").click();

        desk.locator("input[name=log]").fill("市防指来电，询问火情");
        button(desk, "记一条").click();
        assertThat(desk.locator(".log li").first()).containsText("市防指来电");
        button(desk, "交班签名").first().click();
        desk.locator("textarea[name=openItems]").fill("福泉火情待续报");
        desk.locator(".offer button[type=submit]").click();
        assertThat(desk.getByText(Pattern.compile("接班人签名前，仍由.*值班"))).isVisible();
        Browsers.screenshot(desk, "duty-handover");
        button(desk, "接班签名").click();
        assertThat(desk.getByText(Pattern.compile("接班人签名前"))).hasCount(0);
        assertThat(desk.locator(".log li").first()).containsText("接班");
    }

    @Test
    void theChartFillsAsPeopleAnswer() {
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1, "福泉林区北坡");
        Page desk = browsers.desk();
        logIn(desk, "/#/command/" + incident, "commander");
        button(desk, "启动指挥体系").click();
        desk.locator("aside input[value='one-plus-one-plus-x']").check();
        button(desk, Pattern.compile("^启动$")).click();
        Locator lead = desk.locator(".posts .box").filter(new Locator.FilterOptions().setHasText("指挥长"));
        assertThat(desk.locator(".posts .box.open")).hasCount(10);

        JsonNode post = Duty.post(dispatcher, incident, "指挥长");
        JsonNode message = Duty.awaitMessage(dispatcher, post.path("phone").asText(), "福泉林区北坡");
        assertThat(lead).containsText("已告知");
        Page phone = browsers.phone();
        phone.navigate("http://localhost:" + port + "/m.html#p." + Duty.tokenOf(message));
        assertThat(phone.getByText(Pattern.compile("您任指挥长"))).isVisible();
        Browsers.screenshot(phone, "call-phone");
        button(phone, "收到，即到岗").click();
        assertThat(phone.getByText("指挥部已收到")).isVisible();
        assertThat(lead).containsText("秒应答");
        assertThat(desk.locator(".posts .box.open")).hasCount(9);
        button(phone, "已到岗").click();
        assertThat(lead).containsText("在岗");

        desk.locator(".posts .box")
                .filter(new Locator.FilterOptions().setHasText("公安"))
                .click();
        desk.locator("aside select[name=via]").selectOption("RADIO");
        button(desk, "收到，即到岗").click();
        assertThat(desk.locator(".posts .box.open")).hasCount(8);
        Browsers.screenshot(desk, "command-structure");
        assertThat(Duty.post(dispatcher, incident, "公安").path("via").asText()).isEqualTo("RADIO");
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "误报"), incident)
                .ok();
    }

    /** So many seconds from now the day's reports are due. */
    private void dueIn(int seconds) {
        LocalTime due = LocalTime.now(BEIJING).plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        as("commander")
                .send(
                        "PUT",
                        "/api/zero-reports/rules/DAILY",
                        Map.of("active", true, "opens", "00:00", "due", due.toString()),
                        Map.of())
                .expect(200);
    }

    private void logIn(Page page, String path, String name) {
        page.navigate("http://localhost:" + port + path);
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        button(page, "登录").click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
