package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.support.Browsers;
import org.muster.support.Cap;
import org.muster.support.Client;

/** The warning desk in real browsers: what comes in and starts a response; what goes out, written by one, approved by another. */
class D01_WarningDeskInBrowsers extends StoryTest {

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
    void theSkyClears() {
        Client dispatcher = as("dispatcher");
        dispatcher
                .get("/api/warnings?state=IN_FORCE")
                .ok()
                .json()
                .path("warnings")
                .forEach(it -> dispatcher.post(
                        "/api/warnings/{}/cancellation",
                        Map.of("reason", "测试结束"),
                        it.path("id").asText()));
        leaveNoIncidentOpen();
    }

    @Test
    void theWarningAppearsByItselfIsReadByKeyboardAndStartsTheResponse() {
        leaveNoIncidentOpen();
        Page desk = browsers.desk();
        logIn(desk, "/#/warnings", "dispatcher");
        String token = Cap.token(as("admin"), "330381");
        Cap rain = Cap.warning("暴雨", "Severe").drawn(Cap.WEST).exercise();
        Cap typhoon = Cap.warning("台风", "Moderate").exercise();
        rain.sent(stranger(), token);
        typhoon.sent(stranger(), token);

        Locator rows = desk.locator("[role=option]");
        Locator first = rows.filter(new Locator.FilterOptions().setHasText(typhoon.headline()));
        assertThat(first).containsText("镇街");
        first.click();
        assertThat(desk.locator("article.detail h2")).hasText(typhoon.headline());
        desk.keyboard().press("ArrowDown");
        assertThat(desk.locator("article.detail h2")).hasText(rain.headline());
        Locator detail = desk.locator("article.detail");
        assertThat(detail).containsText("橙色 · 二级");
        assertThat(detail).containsText("缺 1 项");
        assertThat(detail.locator("table")).containsText("R13");
        assertThat(detail).containsText("推演");
        Browsers.screenshot(desk, "warning-desk");

        desk.keyboard().press("/");
        desk.keyboard().type(typhoon.headline().substring(typhoon.headline().length() - 8));
        assertThat(rows).hasCount(1);
        rows.click();
        detail.getByText("启动防汛防台响应").click();
        assertThat(desk.locator(".toast, [role=status], .notices").first()).isVisible();
        assertThat(desk.getByText("瑞安市洪涝台风").first()).isVisible();
    }

    @Test
    void whatGoesOutIsWrittenByOneAndApprovedByAnother() {
        Page dispatcher = browsers.desk();
        logIn(dispatcher, "/#/warnings", "dispatcher");
        tab(dispatcher, "对外发布");
        button(dispatcher, "起草预警").click();
        Locator form = dispatcher.locator("form.entry");
        form.getByLabel("类别").selectOption("暴雨");
        form.locator(".colours label").nth(1).click();
        form.getByLabel("标题").fill("湖岭镇暴雨橙色预警 浏览器");
        form.getByLabel("警示事项").fill("3 小时雨量将超过 50 毫米");
        form.getByLabel("应采取的措施").fill("危险地带人员立即转移");
        form.getByText("湖岭镇").click();
        form.getByText("只到模拟渠道").click();
        button(dispatcher, "提交审核").click();
        Locator mine = dispatcher.locator("article.detail");
        assertThat(mine).containsText("等指挥员或带班领导审核通过");

        Page commander = browsers.desk();
        logIn(commander, "/#/warnings", "commander");
        tab(commander, "对外发布");
        commander
                .locator("button.one")
                .filter(new Locator.FilterOptions().setHasText("湖岭镇暴雨橙色预警 浏览器"))
                .click();
        button(commander, "审核通过").click();
        button(commander, "对外发布").click();
        Locator issued = commander.locator("article.detail");
        assertThat(issued.locator("table .track")).hasCount(4);
        assertThat(issued).containsText("推演：只到模拟渠道");
        Browsers.screenshot(commander, "warning-issued");
        button(commander, "解除").click();
        issued.locator("form input").fill("雨势减弱");
        issued.locator("form .primary").click();
        assertThat(issued.locator("h2")).containsText("解除：湖岭镇暴雨橙色预警 浏览器");
    }

    private static void tab(Page page, String name) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name)).click();
    }

    private static Locator button(Page page, String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
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
