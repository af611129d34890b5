package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.support.Accident;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Eventually;

/**
 * The entry control officer's phone at the edge of the hot zone: a pair goes in and one comes out without signal, the desk
 * has it as it was, calls them out, sees that they heard, and lets nobody go who is not decontaminated.
 */
class E06_EntryInBrowsers extends AccidentStory {

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
    void aPairGoesInWithoutSignalAndTheDeskHasItsClock() {
        Client dispatcher = as("dispatcher");
        String incident = Accident.raised(dispatcher, "示例液氯使用厂", 1);
        String order = order(dispatcher, incident, "T01");
        say(dispatcher, order, "acknowledgement", byRadio("王建军"));
        say(dispatcher, order, "departure", byRadio("王建军"));
        say(dispatcher, order, "arrival", byRadio("王建军"));

        Page phone = browsers.phone();
        logIn(phone, "/phone.html", "brigade");
        button(phone, "进入管控").click();
        assertThat(phone.locator(".top")).containsText("进入管控");
        assertThat(phone.locator(".upper")).containsText("没有人在里面");
        Browsers.screenshot(phone, "phone-entry-empty");

        phone.context().setOffline(true);
        assertThat(phone.locator(".top")).containsText("离线");
        button(phone, "登记进入").click();
        phone.locator("input[name=task]").fill("关 V-101 总阀");
        phone.locator("input[name=name0]").fill("卢阿土");
        assertThat(phone.locator(".against")).containsText("单人进入");
        assertThat(button(phone, "仍要报")).isEnabled();
        Browsers.screenshot(phone, "phone-entry-alone");
        phone.locator("input[name=name1]").fill("郑长庚");
        phone.locator("input[name=bar1]").fill("280");
        phone.locator("input[name=standby]").fill("安阳站救援组 2 人");
        assertThat(phone.locator(".against")).hasCount(0);
        Instant in = Instant.now();
        button(phone, "2 人进入").click();
        assertThat(phone.locator(".man .clock").first()).containsText(Pattern.compile("\\d"));
        assertThat(phone.locator(".top")).containsText("1 条待发");
        Browsers.screenshot(phone, "phone-entry-offline");
        // one comes out before anybody has heard that they are in
        man(phone, "郑长庚").getByText("出来了").click();
        assertThat(man(phone, "郑长庚")).containsText("洗消中");
        assertThat(phone.locator(".top")).containsText("2 条待发");

        phone.context().setOffline(false);
        JsonNode entry = Eventually.within(SOON, () -> {
            JsonNode all = dispatcher
                    .get("/api/incidents/{}/entries", incident)
                    .expect(200)
                    .json();
            return all.at("/0/entrants/1/outAt").isMissingNode() ? null : all.get(0);
        });
        Assertions.assertThat(Instant.parse(entry.path("startedAt").asText()))
                .isBetween(in.minusSeconds(5), in.plusSeconds(10));
        Assertions.assertThat(entry.path("breaches")).isEmpty();

        Page desk = browsers.desk();
        logIn(desk, "/#/desk/" + incident, "dispatcher");
        button(desk, "处置$").click();
        desk.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile("^现场管控")))
                .click();
        Locator board = desk.locator(".side .accident");
        assertThat(board.locator(".man").first().locator(".clock")).containsText(Pattern.compile("\\d"));
        button(board, "叫撤出").click();
        assertThat(board).containsText("已叫撤出，未应答");
        assertThat(phone.locator(".recalled")).containsText("指挥部叫撤出");
        Browsers.screenshot(phone, "phone-entry-recalled");
        button(phone, "听到了").click();
        assertThat(board).containsText(Pattern.compile("\\d 应答"));
        Browsers.screenshot(desk, "desk-entry-recalled");

        man(phone, "卢阿土").getByText("出来了").click();
        man(phone, "卢阿土").getByText("洗消合格").click();
        man(phone, "郑长庚").getByText("送医").click();
        assertThat(phone.locator(".upper")).containsText("没有人在里面");
        assertThat(board).containsText("已清点 1 组");

        // alone and in haste: taken, red on the desk, answered there
        button(phone, "登记进入").click();
        phone.locator("input[name=name0]").fill("卢阿土");
        button(phone, "仍要报").click();
        assertThat(board.locator(".breach")).containsText("单人进入");
        Browsers.screenshot(desk, "desk-entry-breach");
        Browsers.screenshot(phone, "phone-entry-breach");
        button(board.locator(".breach"), "补待命组").click();
        board.locator("input[name=breachWords]").fill("安阳站救援组 2 人");
        board.locator(".breach form button").click();
        assertThat(board.locator(".breach.settled")).containsText("安阳站救援组 2 人");
        assertThat(phone.locator(".against")).containsText("已处置");

        Accident.everybodyOutAndClean(dispatcher, incident);
        say(dispatcher, order, "completion", byRadio("王建军"));
        say(dispatcher, order, "release", byRadio("王建军"));
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    private static Locator man(Page phone, String name) {
        return phone.locator(".man").filter(new Locator.FilterOptions().setHasText(name));
    }

    private void logIn(Page page, String path, String name) {
        page.navigate("http://localhost:" + port + path);
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        button(page, "登录").first().click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private static Locator button(Page page, String name) {
        return button(page.locator("body"), name);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^(" + name + ")")));
    }
}
