package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Rain;
import org.muster.support.Site;

/** The desk sees the rain rise over a limit; a commander sets a village's own; a grid worker without signal sees a sign. */
class D02_GaugesInBrowsers extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final double LON = 120.4157;
    private static final double LAT = 27.9367;

    private static Browsers browsers;

    private Rain rain;
    private String incident;

    @BeforeAll
    static void openBrowsers() {
        browsers = new Browsers();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void closeBrowsers() {
        browsers.close();
    }

    @BeforeEach
    void aVillageOfItsOwn() {
        rain = new Rain(jdbc);
    }

    @AfterEach
    void theVillageIsTakenAway() {
        as("dispatcher").post("/api/incidents/" + incident + "/cancellation", "{\"reason\":\"试验结束\"}");
        rain.close();
    }

    @Test
    void theChartTurnsRedAndTheVillageGetsItsOwnLimit() {
        String slope = rain.site("GEOLOGICAL", "330381122", LON, LAT);
        String gauge = rain.rainGauge("330381122", slope);
        Client dispatcher = as("dispatcher");
        incident = Rain.flood(dispatcher, LON, LAT, false);
        Instant from = Instant.now().minusSeconds(3000);
        for (int i = 0; i < 9; i++) {
            Rain.say(dispatcher, gauge, from.plusSeconds(300L * i), 3.5);
        }
        Page desk = browsers.desk();
        logIn(desk, "/#/desk/" + incident, "dispatcher", "登录");
        button(desk.locator("header, nav").first(), "雨水情").click();
        choose(desk, gauge);
        assertThat(desk.locator(".gauges")).containsText("立即 55");
        assertThat(desk.locator(".gauges")).containsText("准备 40");

        assertThat(Rain.say(dispatcher, gauge, from.plusSeconds(2700), 26.5)).isEqualTo("GOOD");
        Locator red = desk.locator(".gauges .bar.IMMEDIATE");
        assertThat(red.first()).isVisible();
        assertThat(desk.locator(".gauges .value.IMMEDIATE").first()).containsText("58");
        Browsers.screenshot(desk, "gauges");

        Page commander = browsers.desk();
        logIn(commander, "/#/desk/" + incident, "commander", "登录");
        button(commander.locator("header, nav").first(), "雨水情").click();
        choose(commander, gauge);
        button(commander.locator(".gauges"), "阈值 " + slope).click();
        assertThat(commander.locator(".limits-panel select").first()).hasValue(slope);
        commander.locator(".limits-panel .cell").first().click();
        commander.locator(".limits-panel .edit input").first().fill("30");
        commander.locator(".limits-panel .edit input").nth(1).fill("2005 年实测临界值");
        button(commander.locator(".limits-panel .edit"), "保存").click();
        assertThat(commander.locator(".limits-panel .cell").first()).containsText("30 mm");
        assertThat(commander.locator(".limits-panel .change").first()).containsText("2005 年实测临界值");
        Browsers.screenshot(commander, "site-limits");
    }

    @Test
    void aSignSeenWithoutSignalArrivesWithItsPictureWhenThereIsSome() {
        String slope = rain.site("GEOLOGICAL", "330381122", LON, LAT);
        Client dispatcher = as("dispatcher");
        incident = Rain.flood(dispatcher, LON, LAT, false);
        Page phone = browsers.phone();
        logIn(phone, "/phone.html", "grid", "登录");
        button(phone.locator("body"), "发现险情前兆").click();
        assertThat(phone.locator("select[name=site] option[value=" + slope + "]"))
                .hasCount(1);

        phone.context().setOffline(true);
        phone.locator("select[name=site]").selectOption(slope);
        phone.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("溪水变浑"))
                .click();
        phone.locator("textarea[name=note]").fill("沟里水发黄，水量变大");
        phone.locator("input[name=photos]")
                .setInputFiles(new FilePayload("IMG_0001.jpg", "image/jpeg", Site.jpeg(2000, 1500)));
        assertThat(phone.locator(".album img")).isVisible();
        Browsers.screenshot(phone, "phone-sign");
        button(phone.locator("dialog"), "立即上报").click();
        assertThat(phone.getByText("已存手机，有信号就发出")).isVisible();
        assertThat(Rain.told(dispatcher, incident, "PrecursorReported", slope)).isEmpty();

        phone.context().setOffline(false);
        Eventually.within(
                SOON,
                () -> Rain.told(dispatcher, incident, "EvacuationTriggerReached", slope)
                                .size()
                        == 1);
        Eventually.within(
                SOON,
                () -> Rain.told(dispatcher, incident, "PrecursorPhotographed", slope)
                                .size()
                        == 1);
        assertThat(Rain.told(dispatcher, incident, "PrecursorReported", slope)).hasSize(1);
        Browsers.screenshot(phone, "phone-sign-sent");
    }

    private static void choose(Page desk, String gauge) {
        Locator pick = desk.locator(".gauges select.pick").first();
        assertThat(pick).isVisible();
        pick.selectOption(gauge);
    }

    private void logIn(Page page, String path, String name, String button) {
        page.navigate("http://localhost:" + port + path);
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        button(page.locator("body"), button).click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }
}
