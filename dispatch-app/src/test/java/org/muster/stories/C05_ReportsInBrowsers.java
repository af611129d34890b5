package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;

/** The first report in real Chromium: telephoned and written at one desk, signed at another, signed for one level up. */
class C05_ReportsInBrowsers extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

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

    @Test
    void theDispatcherDraftsTheCommanderSignsAndTheCitySignsForIt() {
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1, "福泉林区东坡");
        Page desk = browsers.desk();
        logIn(desk, "/#/command/" + incident, "dispatcher");
        Locator table = desk.locator(".reports");
        assertThat(table).containsText("电话首报");
        assertThat(table).containsText("书面首报");
        table.getByText("书面首报").click();

        button(desk, "电话速报").click();
        desk.locator("input[name=who]").fill("李值班");
        button(desk, "已电话报出").click();
        assertThat(table).containsText("已电话报");
        Locator vegetation = desk.locator(".items > li").filter(new Locator.FilterOptions().setHasText("林种和植被"));
        vegetation.getByRole(AriaRole.BUTTON).click();
        desk.locator("textarea[name=item-vegetation]").fill("马尾松林");
        button(desk, "保存").click();
        assertThat(vegetation).containsText("人工填写");
        desk.locator(".items > li")
                .filter(new Locator.FilterOptions().setHasText("发生地点"))
                .getByText("日志 1")
                .click();
        assertThat(desk.locator(".entries")).containsText("立案");
        Browsers.screenshot(desk, "report-draft");
        button(desk, "送审").first().click();
        assertThat(table).containsText("待签发");

        Page commander = browsers.desk();
        logIn(commander, "/#/command/" + incident, "commander");
        commander.locator(".reports").getByText("书面首报").click();
        button(commander, "签发并报出").click();
        assertThat(commander.locator(".reports")).containsText("报出 · 未签收");

        Page city = browsers.desk();
        logIn(city, "/#/command/" + incident, "leader");
        Locator came = city.locator(".inbox .report").filter(new Locator.FilterOptions().setHasText("福泉林区东坡"));
        assertThat(came).containsText("首报");
        Browsers.screenshot(city, "report-inbox");
        came.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("签收"))
                .click();
        Eventually.within(SOON, () -> {
            for (JsonNode it : dispatcher
                    .get("/api/incidents/{}/situation-reports", incident)
                    .ok()
                    .json()) {
                if (it.path("state").asText().equals("RECEIVED")) {
                    return true;
                }
            }
            return false;
        });
        assertThat(commander.locator(".reports")).containsText("收");
        Browsers.screenshot(commander, "report-sent");
    }

    private void logIn(Page page, String path, String name) {
        page.navigate("http://localhost:" + port + path);
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        button(page, "登录").click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
