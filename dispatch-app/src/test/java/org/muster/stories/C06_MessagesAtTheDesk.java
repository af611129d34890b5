package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Papers;

/** A radio operator writes with the keyboard alone, and a commander at another desk sends on and settles, in real Chromium. */
class C06_MessagesAtTheDesk extends StoryTest {

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
    void twoMessagesAreWrittenWithoutTheMouseAndSentOnAtAnotherDesk() {
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1, "登记席");
        String standing = Forest.order(dispatcher, incident, "T01").get(0);
        Page operator = browsers.desk();
        logIn(operator, "/#/desk/" + incident, "dispatcher");
        assertThat(operator.locator(".line h1")).containsText("登记席森林火灾");

        operator.keyboard().press("m");
        assertThat(operator.locator("input[name=other]")).isFocused();
        operator.keyboard().type("林溪村支书");
        operator.keyboard().press("Tab");
        operator.keyboard().type("3 户老人未撤 <b>");
        operator.keyboard().press("Tab");
        operator.keyboard().type("林溪村");
        operator.keyboard().press("Enter");
        assertThat(operator.getByText("已登记 1 号")).isVisible();
        // the next one begins at once, on the channel of the last
        assertThat(operator.locator("input[name=other]")).isFocused();
        operator.keyboard().type("松涛01");
        operator.keyboard().press("Tab");
        operator.keyboard().type("东线缺水");
        operator.keyboard().press("Enter");
        assertThat(operator.getByText("已登记 2 号")).isVisible();
        JsonNode written = Papers.find(dispatcher, incident, "").path("messages");
        assertThat(written).hasSize(2);
        assertThat(written.get(0).path("text").asText()).isEqualTo("3 户老人未撤 <b>");
        assertThat(written.get(0).path("place").asText()).isEqualTo("林溪村");

        Page commander = browsers.desk();
        logIn(commander, "/#/desk/" + incident, "commander");
        assertThat(commander.getByText("信息待分送 2")).isVisible();
        commander.getByText("信息待分送 2").click();
        rowOf(commander, "3 户老人").click();
        button(commander.locator(".messages .actions"), "办理").click();
        commander.locator(".messages input[name=person]").fill("李镇长");
        button(commander.locator(".messages .ask"), "转办").click();
        assertThat(rowOf(commander, "3 户老人")).containsText("办理 · 李镇长");
        // the operator sees it without asking
        assertThat(rowOf(operator, "3 户老人")).containsText("办理 · 李镇长");
        Browsers.screenshot(operator, "messages");

        rowOf(commander, "东线缺水").click();
        button(commander.locator(".messages .actions"), "下令").click();
        commander.locator(".messages select[name=order]").selectOption("order:" + standing);
        button(commander.locator(".messages .ask"), "关联并办结").click();
        assertThat(rowOf(commander, "东线缺水")).containsText("办结");

        rowOf(commander, "3 户老人").click();
        button(commander.locator(".messages .actions"), "答复").click();
        assertThat(commander.getByText("答复 1 号").first()).isVisible();
        assertThat(commander.locator(".entry select[name=direction]")).hasValue("OUT");
        commander.keyboard().type("车已出发");
        commander.locator("input[name=settles]").check();
        commander.locator(".entry button[type=submit]").click();
        assertThat(rowOf(commander, "3 户老人")).containsText("办结");
        Eventually.within(
                SOON,
                () -> Forest.events(dispatcher, incident, "MessageSettled").size() == 2);

        commander.locator(".messages input[name=search]").fill("缺水");
        assertThat(commander.locator(".messages .row")).hasCount(1);
    }

    private static Locator rowOf(Page page, String words) {
        return page.locator(".messages .row", new Page.LocatorOptions().setHasText(words))
                .first();
    }

    private void logIn(Page page, String path, String name) {
        page.navigate("http://localhost:" + port + path);
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                .click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }
}
