package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
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
import org.muster.support.Client;
import org.muster.support.Eventually;

/**
 * The consultation desk in real Chromium: the sheet is read and printed, the guide ticked, a dyke is ordered to be walked;
 * the team on its phone takes it without a signal, finds piping, and the desk hears it and has it held.
 */
class D09_ConsultationInBrowsers extends FloodStory {

    private static Browsers browsers;

    private String incident;

    @BeforeAll
    static void openBrowsers() {
        browsers = new Browsers();
        PlaywrightAssertions.setDefaultAssertionTimeout(45_000);
    }

    @AfterAll
    static void closeBrowsers() {
        browsers.close();
    }

    @AfterEach
    void nothingIsLeftOpen() {
        Client dispatcher = as("dispatcher");
        JsonNode board =
                dispatcher.get("/api/incidents/{}/works", incident).ok().json();
        board.path("rows")
                .forEach(it -> dispatcher.post(
                        "/api/works/{}/cancellation",
                        Map.of("reason", "测试结束"),
                        it.path("id").asText()));
        board.path("dangers")
                .forEach(it -> dispatcher.post(
                        "/api/dangers/{}/settlement",
                        Map.of("note", "测试结束"),
                        it.path("id").asText()));
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    @Test
    void theSheetIsReadTheGuideTickedAndADykeWalkedWithoutASignal() {
        Client dispatcher = as("dispatcher");
        incident = flood(dispatcher, "飞云江堤", 1, Map.of());
        Page desk = browsers.desk();
        logIn(desk, "/#/desk/" + incident, "dispatcher");
        desk.locator("nav").getByText("会商").click();
        assertThat(desk.locator(".sheet")).containsText("雨水情与转移指标");
        assertThat(desk.locator(".sheet table")).containsText("林川溪");
        Browsers.screenshot(desk, "consultation");
        Download printed = desk.waitForDownload(() -> desk.getByText("打印研判单").click());
        assertThat(printed.suggestedFilename()).endsWith(".pdf");

        Locator consult = desk.locator(".guide li").filter(new Locator.FilterOptions().setHasText("召集气象"));
        consult.getByRole(AriaRole.BUTTON).click();
        assertThat(consult).hasClass(java.util.regex.Pattern.compile("DONE"));
        Eventually.within(SOON, () -> journaled(dispatcher, "GuideStepTicked"));

        tab(desk, "案例库");
        assertThat(desk.locator(".cases")).containsText("柯城区九华乡");
        assertThat(desk.locator(".cases")).containsText("公开案例");
        Browsers.screenshot(desk, "consultation-cases");
        tab(desk, "村级装备");
        assertThat(desk.locator(".kit")).containsText("卫星电话");

        tab(desk, "巡堤与抢修");
        desk.locator(".works .panel-head").getByText("下达任务").click();
        desk.locator("input[name=place]").fill("飞云江堤 K3+000 至 K4+000");
        desk.locator("select[name=team]").selectOption("T03");
        desk.locator("input[name=every]").fill("30");
        desk.locator("form.add")
                .getByText("下达", new Locator.GetByTextOptions().setExact(true))
                .click();
        Locator row = desk.locator(".works .row").filter(new Locator.FilterOptions().setHasText("每 30 分"));
        assertThat(row).containsText("待应答");

        Page phone = browsers.phone();
        logIn(phone, "/phone.html", "township");
        phone.locator(".strip").click();
        assertThat(phone.locator("h1")).containsText("K3+000");
        Browsers.screenshot(phone, "phone-work");
        phone.context().setOffline(true);
        assertThat(phone.locator(".top")).containsText("离线");
        phone.getByText("收到，这就去").click();
        phone.getByText("发现险情").click();
        phone.getByText("管涌").click();
        phone.locator("textarea[name=note]").fill("堤脚冒沙");
        phone.locator("dialog")
                .getByText("上报", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(phone.locator(".top")).containsText("2 条待发");
        Browsers.screenshot(phone, "phone-work-offline");
        assertThat(row).containsText("待应答");
        phone.context().setOffline(false);

        Locator danger = desk.locator(".works .row.alarmed").filter(new Locator.FilterOptions().setHasText("管涌"));
        assertThat(danger).containsText("堤脚冒沙");
        assertThat(row).containsText("执行中");
        Browsers.screenshot(desk, "consultation-danger");
        danger.getByText("处置完毕").click();
        danger.locator("input").fill("反滤围井");
        danger.locator("form button").click();
        assertThat(desk.locator(".works .row.alarmed")).hasCount(0);
        assertThat(desk.locator(".works")).containsText("反滤围井");
    }

    private boolean journaled(Client desk, String type) {
        return desk.get("/api/incidents/{}/events?after=0", incident)
                .ok()
                .text()
                .contains("\"" + type + "\"");
    }

    private static void tab(Page desk, String name) {
        desk.locator(".tabs").getByText(name).click();
    }

    private void logIn(Page page, String path, String name) {
        page.navigate("http://localhost:" + port + path);
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        page.locator("button")
                .filter(new Locator.FilterOptions().setHasText("登录"))
                .first()
                .click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }
}
