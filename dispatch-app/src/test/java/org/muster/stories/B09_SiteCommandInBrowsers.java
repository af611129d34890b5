package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Site;

/** A commander draws, names and hands over in real Chromium; a phone learns its talk group and sends a picture. */
class B09_SiteCommandInBrowsers extends StoryTest {

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
    void aSectorIsDrawnACommandHandedOverAndAPictureSent() {
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1, "福泉林区南坡");
        String order = Forest.order(dispatcher, incident, "T01").get(0);
        Page desk = browsers.desk();
        logIn(desk, "/#/command/" + incident, "commander");
        assertThat(desk.getByText("福泉林区南坡森林火灾").first()).isVisible();

        draw(desk);
        desk.locator("input[name=name]").fill("南坡线");
        desk.locator("select[name=leader]").selectOption("T01");
        desk.locator("input[name=talkGroup]").fill("松涛 3 组");
        button(desk, "划定分区").click();
        assertThat(desk.locator(".sectors .box").first()).containsText("一 南坡线");
        JsonNode sector = Eventually.within(SOON, () -> {
            JsonNode sectors = picture(dispatcher, incident).at("/site/sectors");
            return sectors.isEmpty() ? null : sectors.get(0);
        });
        assertThat(sector.at("/leader/teamId").asText()).isEqualTo("T01");
        assertThat(sector.path("hectares").asDouble()).isPositive();
        assertThat(sector.at("/geometry/coordinates/0").size()).isEqualTo(5);

        desk.locator("select[name=assign]").selectOption(order);
        button(desk, "编入").click();
        Page phone = browsers.phone();
        logIn(phone, "/phone.html", "brigade");
        assertThat(phone.getByText("370 兆 · 松涛 3 组")).isVisible();
        assertThat(phone.getByText("南坡线").first()).isVisible();
        Browsers.screenshot(phone, "phone-sector");
        Browsers.screenshot(desk, "command-sector");

        handOver(desk);
        Eventually.within(SOON, () -> picture(dispatcher, incident)
                .at("/site/command/name")
                .asText()
                .equals("赵指挥"));
        Browsers.screenshot(desk, "command");

        theBrigadeGoes(order);
        aPictureGoesOut(phone);
        JsonNode photos = Eventually.within(SOON, () -> {
            JsonNode found = Forest.state(dispatcher, order).path("photos");
            return found.isEmpty() ? null : found;
        });
        assertThat(Forest.state(dispatcher, order).at("/lastReport/photos/0").asText())
                .isEqualTo(photos.at("/0/id").asText());
        button(desk, "调度台").click();
        assertThat(desk.locator(".desk > .centre")).isVisible();
        desk.keyboard().press("t");
        assertThat(desk.locator(".timeline")).isVisible();
        Locator thumbnail = desk.locator(".timeline img").first();
        assertThat(thumbnail).isVisible();
        Eventually.within(SOON, () -> (Boolean) thumbnail.evaluate("image => image.naturalWidth > 0"));
        Browsers.screenshot(desk, "timeline-photo");
    }

    /** Four corners around the fire; one step too many is taken back, and a first try given up with Escape. */
    private static void draw(Page desk) {
        button(desk, "划分区").click();
        Locator map = desk.locator(".map-area .frame");
        assertThat(desk.getByText("逐点画出分区边界")).isVisible();
        corner(desk, map, 0.3, 0.3);
        desk.keyboard().press("Escape");
        assertThat(desk.locator(".pen-bar .count")).hasCount(0);
        corner(desk, map, 0.35, 0.35);
        corner(desk, map, 0.65, 0.35);
        corner(desk, map, 0.66, 0.62);
        corner(desk, map, 0.5, 0.8);
        assertThat(desk.getByText("已画 4 点")).isVisible();
        button(desk, "退一步").click();
        assertThat(desk.getByText("已画 3 点")).isVisible();
        corner(desk, map, 0.36, 0.64);
        desk.keyboard().press("Enter");
        assertThat(desk.getByText("✓ 已画好")).isVisible();
    }

    private static void corner(Page desk, Locator map, double right, double down) {
        BoundingBox box = map.boundingBox();
        double x = box.x + box.width * right;
        double y = box.y + box.height * down;
        desk.mouse().move(x, y);
        desk.mouse().click(x, y);
        // two clicks in one place and moment would be a double click, which closes the ground
        desk.waitForTimeout(300);
    }

    private static void handOver(Page desk) {
        button(desk, Pattern.compile("^登记现场指挥")).first().click();
        desk.locator("input[name=toName]").fill("王大队");
        desk.locator("input[name=toTitle]").fill("松涛01 队长");
        desk.locator("aside button[type=submit]").click();
        assertThat(desk.locator(".foot .last")).containsText("王大队");

        button(desk, "指挥权移交").first().click();
        desk.locator("input[name=toName]").fill("赵指挥");
        desk.locator("input[name=toTitle]").fill("森防指办主任");
        desk.locator("textarea[name=situation]").fill("南坡火头向上，在场 1 队");
        desk.locator("textarea[name=openPoints]").fill("无");
        desk.locator("textarea[name=safety]").fill("撤离走东侧防火道");
        desk.locator("aside select[name=via]").selectOption(new SelectOption().setValue("RADIO"));
        button(desk, "移交方签认，送接任方").click();
        assertThat(desk.getByText("接任方签认之前，仍由王大队指挥")).isVisible();
        assertThat(desk.locator(".foot .last")).containsText("移交待确认");
        button(desk, "赵指挥接任，签认").click();
        assertThat(desk.locator(".foot .last")).containsText("松涛01 队长 → 森防指办主任");
    }

    private void theBrigadeGoes(String order) {
        Client brigade = as("brigade");
        Forest.say(brigade, order, "acknowledgement", Map.of());
        Forest.muster(
                brigade, order, Forest.state(brigade, order).path("members").size());
        Forest.say(brigade, order, "departure", Map.of());
        Forest.say(brigade, order, "arrival", Map.of());
    }

    private static void aPictureGoesOut(Page phone) {
        button(phone, Pattern.compile("报情况")).first().click();
        phone.locator("textarea").fill("火头已到防火道");
        phone.locator("input[name=photos]")
                .setInputFiles(new FilePayload("IMG_0001.jpg", "image/jpeg", Site.jpeg(3000, 2000)));
        assertThat(phone.getByText(Pattern.compile("照片 1 张 · 已压到 \\d+ KB"))).isVisible();
        Browsers.screenshot(phone, "phone-photo");
        button(phone, "报指挥部").click();
    }

    private static JsonNode picture(Client reader, String incident) {
        return reader.get("/api/incidents/{}", incident).expect(200).json();
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
