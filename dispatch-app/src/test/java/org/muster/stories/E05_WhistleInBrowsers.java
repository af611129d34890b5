package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Eventually;

/**
 * A firm's contact on a phone: one tap tells the desk everything the file says, the firm's own card comes first, and a tap
 * by mistake is taken back. Without signal the tap waits and keeps the minute in which it was made.
 */
class E05_WhistleInBrowsers extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static Browsers browsers;

    @BeforeAll
    static void openBrowsers() {
        browsers = new Browsers();
        PlaywrightAssertions.setDefaultAssertionTimeout(45_000);
    }

    @AfterAll
    static void closeBrowsers() {
        browsers.close();
    }

    @Test
    void oneTapWithoutSignalReachesTheDeskAndOneByMistakeIsTakenBack() {
        Client dispatcher = as("dispatcher");
        Instant now = Instant.now();
        // whatever it whistled before is long over
        jdbc.sql(
                        "update whistle set received_at = received_at - interval '1 day', pressed_at = null where firm_id = 'R07'")
                .update();
        as("plating")
                .post(
                        "/api/firms/R07/operations",
                        Map.of(
                                "kind", "HOT_WORK",
                                "place", "酸洗车间排风管",
                                "from", now.minusSeconds(600),
                                "until", now.plusSeconds(3600),
                                "guardian", "曹敏"))
                .expect(201);

        // a firm has no desk: it lands at its whistle
        Page phone = browsers.phone();
        phone.navigate("http://localhost:" + port + "/");
        logIn(phone);
        phone.waitForURL("**/phone.html**");
        assertThat(phone.locator(".top")).containsText("示例电镀园");
        assertThat(phone.locator(".along")).containsText("酸洗车间排风管");
        assertThat(phone.locator(".along")).containsText("风险图 3 张");
        Browsers.screenshot(phone, "phone-whistle");

        phone.context().setOffline(true);
        assertThat(phone.locator(".top")).containsText("离线");
        phone.locator(".kinds button").first().click();
        Instant pressed = Instant.now();
        phone.locator("button.whistle").click();
        assertThat(phone.locator(".upper")).containsText("先自救");
        assertThat(phone.locator(".top")).containsText("1 条待发");
        Browsers.screenshot(phone, "phone-whistle-offline");
        Assertions.assertThat(heard()).isEmpty();
        phone.context().setOffline(false);
        JsonNode whistle = Eventually.within(
                SOON,
                () -> heard().isEmpty()
                        ? null
                        : dispatcher
                                .get("/api/whistles/{}", heard().get(0))
                                .expect(200)
                                .json()
                                .path("whistle"));
        Assertions.assertThat(Instant.parse(whistle.path("pressedAt").asText()))
                .as("the minute in which it was pressed")
                .isBetween(pressed.minusSeconds(5), pressed.plusSeconds(5));
        assertThat(phone.locator(".foot")).containsText("收回");

        Page desk = browsers.desk();
        desk.navigate("http://localhost:" + port + "/");
        logIn(desk, "dispatcher");
        desk.locator(".row.alert")
                .filter(new Locator.FilterOptions().setHasText("示例电镀园"))
                .locator("button.open")
                .first()
                .click();
        Locator panel = desk.locator(".side");
        assertThat(panel.locator(".whistle")).containsText("氰化钠");
        assertThat(panel.locator(".whistle")).containsText("酸洗车间排风管");
        assertThat(panel.locator(".whistle .maps img")).hasCount(3);
        Eventually.within(SOON, () -> (Boolean)
                panel.locator(".whistle .maps img").first().evaluate("it => it.complete && it.naturalWidth > 0"));
        Browsers.screenshot(desk, "desk-whistle");

        // by mistake: one tap takes it back, and the desk is told to ask
        phone.locator("button.takeback").click();
        assertThat(phone.locator(".note")).containsText("收回");
        assertThat(panel.locator(".withdrawn")).containsText("企业收回了哨");
        Browsers.screenshot(phone, "phone-whistle-back");
        Browsers.screenshot(desk, "desk-whistle-back");

        dispatcher
                .post(
                        "/api/alerts/{}/dismissal",
                        Map.of("reason", "电话核实，误碰"),
                        whistle.path("alertId").asText())
                .ok();
    }

    private List<String> heard() {
        return jdbc.sql("select id::text from whistle where firm_id = 'R07' and pressed_at is not null")
                .query(String.class)
                .list();
    }

    private void logIn(Page page) {
        logIn(page, "plating");
    }

    private static void logIn(Page page, String name) {
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^登录")))
                .first()
                .click();
    }
}
