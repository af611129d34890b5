package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;

/** Response levels in real Chromium: the rule and what fired it are read, the terms changed, the highest signed by two. */
class C01_LevelsInBrowsers extends StoryTest {

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

    @AfterEach
    void putTheFireOut() {
        leaveNoIncidentOpen();
    }

    @Test
    void theCommanderReadsTheRuleChangesTheTermsAndTwoSignTheHighestLevel() {
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1, "福泉林区西坡");
        Page commander = browsers.desk();
        logIn(commander, "/#/command/" + incident, "commander");
        card(commander, "启动").locator(".primary").click();
        assertThat(commander.locator("section.levels")).containsText("陈国平");

        assess(dispatcher, incident, Map.of("burnedAreaHa", 3.2, "growing", true));
        Locator up = card(commander, "响应升级为");
        assertThat(up).containsText("过火面积 1 公顷以上且火势蔓延");
        assertThat(up).containsText("3.2");
        up.getByText("修改期限与措施").click();
        up.getByLabel("预计期限（小时）").fill("8");
        up.getByLabel("应急处置措施").fill("增派两队，公墓区疏导");
        Browsers.screenshot(commander, "level-terms");
        up.locator("form .primary").click();
        assertThat(commander.locator("section.levels")).containsText("过火面积 1 公顷以上且火势蔓延");
        assertThat(Forest.events(dispatcher, incident, "ResponseLevelApproved"))
                .last()
                .satisfies(it -> assertThat(it.at("/data/measures").asText()).isEqualTo("增派两队，公墓区疏导"));

        assess(dispatcher, incident, Map.of("dead", 1, "affectedAreaHa", 150, "burnedAreaHa", 1200));
        Locator highest = card(commander, "响应升级为");
        assertThat(highest).containsText("1200");
        highest.locator(".buttons .primary").first().click();
        assertThat(highest).containsText("签署 1 / 2");
        Browsers.screenshot(commander, "level-first-signature");
        assertThat(level(dispatcher, incident)).isEqualTo("III");

        Page leader = browsers.desk();
        logIn(leader, "/#/command/" + incident, "leader");
        card(leader, "响应升级为").locator(".buttons .primary").first().click();
        Eventually.within(SOON, () -> level(dispatcher, incident).equals("I"));
        Browsers.screenshot(leader, "level-in-force");
    }

    private static String level(Client reader, String incident) {
        return reader.get("/api/incidents/{}", incident)
                .ok()
                .json()
                .path("responseLevel")
                .asText();
    }

    private static void assess(Client dispatcher, String incident, Map<String, Object> facts) {
        dispatcher.post("/api/incidents/{}/assessment", facts, incident).ok();
    }

    /** A decision about the incident that is open: a card about another one names where it is. */
    private static Locator card(Page page, String title) {
        return page.locator("article.card")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".title", new Page.LocatorOptions().setHasText(title)))
                        .setHasNot(page.locator(".where")));
    }

    private void logIn(Page page, String path, String name) {
        page.navigate("http://localhost:" + port + path);
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("登录").setExact(true))
                .click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }
}
