package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Leak;

/** The desk reads a firm's file and a substance card, sees the zone turn with the wind, and the commander corrects it. */
class E02_HazardZoneInBrowsers extends StoryTest {

    private static Browsers browsers;

    private Leak leak;
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
    void aStationAtTheFence() {
        leak = new Leak(jdbc);
    }

    @AfterEach
    void itIsOver() {
        if (incident != null) {
            as("dispatcher").post("/api/incidents/{}/cancellation", Map.of("reason", "试验结束"), incident);
        }
        leak.close();
    }

    @Test
    void readsTheFileOfAFirmWithItsCalculationAndTheCardOfItsSubstance() {
        Page desk = browsers.desk();
        logIn(desk, "/#/firms", "dispatcher");
        Locator list = desk.locator(".firms .left");
        assertThat(list).containsText("示例液氯使用厂");
        list.locator("input[name=firm]").fill("液氯");
        button(list, "红.*示例液氯使用厂").click();
        assertThat(desk.locator(".calculation")).containsText("三级重大危险源");
        assertThat(desk.locator(".calculation")).containsText("R = α·Σ(β·q/Q) = 2.0 × (4×20/5) = 32");
        assertThat(desk.locator(".calculation svg")).isVisible();
        assertThat(desk.locator(".sheet")).containsText("禁忌 氨");
        Browsers.screenshot(desk, "firm-file");

        button(desk.locator(".sheet"), "氯").click();
        assertThat(desk.locator(".side .cards")).containsText("1 ppm / 3 ppm");
        assertThat(desk.locator(".side .cards")).containsText("8.0 km");
        Browsers.screenshot(desk, "substance-card");
        desk.locator(".side .cards input[name=query]").fill("UN 1071");
        assertThat(desk.locator(".side .cards")).containsText("ERG 指南 111");
    }

    @Test
    void turnsTheZoneOnTheDeskAndLetsTheCommanderCorrectIt() {
        Client dispatcher = as("dispatcher");
        leak.blows(dispatcher, 2, 45);
        incident = Leak.raised(dispatcher, Map.of("substance", "液氯", "firmId", "R01"));
        JsonNode first = Leak.awaitZone(dispatcher, incident, 1);
        boolean night = first.at("/result/night").asBoolean();
        Page desk = browsers.desk();
        logIn(desk, "/#/command/" + incident, "commander");
        Locator card = desk.locator(".hazard");
        assertThat(card).containsText("600 m");
        assertThat(card).containsText(night ? "8.0 km" : "3.5 km");
        assertThat(card).containsText("向西南");
        assertThat(card).containsText(night ? "3 500 人" : "1 970 人");
        Browsers.screenshot(desk, "hazard-zone");

        leak.blows(dispatcher, 3, 225);
        assertThat(card).containsText("向东北");
        Browsers.screenshot(desk, "hazard-zone-turned");
        leak.blows(dispatcher, 0, 225);
        assertThat(card).containsText("全向");

        button(card, "改定").click();
        Locator panel = desk.locator(".side .zone");
        panel.locator("input[name=isolateMetres]").fill("300");
        panel.locator("input[name=downwindMetres]").fill("2000");
        panel.locator("textarea[name=reason]").fill("侦检 1.2 km 处 3 ppm");
        button(panel, "按此改定").click();
        assertThat(card).containsText("300 m");
        assertThat(card).containsText("侦检 1.2 km 处 3 ppm");
        assertThat(panel).containsText("塘下危化联建救援队");
        Browsers.screenshot(desk, "hazard-zone-corrected");
    }

    private void logIn(Page page, String path, String name) {
        page.navigate("http://localhost:" + port + path);
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        button(page.locator("body"), "登录").click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }
}
