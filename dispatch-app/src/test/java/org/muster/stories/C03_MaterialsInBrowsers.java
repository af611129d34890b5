package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;

/**
 * Pumps for a fire, in real Chromium: asked for on the desk, loaded without a signal in a valley, driven, taken over one
 * short, and counted back into the depot; the desk sees every hand.
 */
class C03_MaterialsInBrowsers extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** No other order goes here; labels run anew in every incident. */
    private static final String PLACE = "北坡防火道口";

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
    void pumpsAreAskedForLoadedOfflineTakenOverShortAndCountedBack() {
        Client dispatcher = as("dispatcher");
        double before = inDepot(dispatcher);
        String incident = Forest.fire(dispatcher, 1, "福泉林区北坡");
        theBrigadeGoes(Forest.order(dispatcher, incident, "T01").get(0));

        Page desk = browsers.desk();
        logIn(desk, "/#/materials/" + incident, "dispatcher");
        assertThat(desk.locator(".depots .row").first()).isVisible();
        JsonNode order = ask(desk, dispatcher, incident);
        String label = order.path("label").asText();
        Browsers.screenshot(desk, "materials-ordered");

        Page keeper = browsers.phone();
        logIn(keeper, "/phone.html", "keeper");
        open(keeper);
        Browsers.screenshot(keeper, "phone-material");
        loadWithoutSignal(keeper, dispatcher, order.path("id").asText());
        depart(keeper, dispatcher, order.path("id").asText());

        Locator row = desk.locator(".orders .row").filter(new Locator.FilterOptions().setHasText(label));
        assertThat(row).containsText("途中");
        Page crew = browsers.phone();
        logIn(crew, "/phone.html", "brigade");
        takeOverOneShort(crew, label);
        state(dispatcher, order, "RECEIVED");
        assertThat(row).containsText("差 1 台");
        Browsers.screenshot(desk, "materials-difference");

        theOtherDesksKnow(desk);

        keeper.reload();
        open(keeper);
        countBack(keeper);
        JsonNode back = state(dispatcher, order, "RETURNED");
        assertThat(back.at("/lines/0/returned").asInt()).isEqualTo(1);
        row.click();
        close(desk);
        state(dispatcher, order, "CLOSED");
        // an exercise plays with a copy of the shelves
        assertThat(inDepot(dispatcher)).isEqualTo(before);
        Browsers.screenshot(desk, "materials-closed");

        assertThat(desk.request()
                        .get(address("/api/material-orders/" + order.path("id").asText() + "/edxl-rm"))
                        .text())
                .contains("<RequestResource ")
                .contains("<CommitResource ")
                .contains("<ReleaseResource ")
                .contains("<distributionStatus>Exercise</distributionStatus>");
        theLedgerAgrees(desk);
    }

    /** Two pumps from the keeper's own depot; where they come from is shown before anything is ordered. */
    private JsonNode ask(Page desk, Client dispatcher, String incident) {
        button(desk, "申请物资").click();
        assertThat(desk.getByText(Pattern.compile("按规则需要|规则没有给出"))).isVisible();
        for (Locator quantity :
                desk.locator(".request .need input[type=number]").all()) {
            quantity.fill("0");
        }
        Locator pump = desk.locator(".request input[name='quantity-2-002']");
        if (pump.count() == 0) {
            desk.locator(".request select[name=add]").selectOption("2-002");
        }
        pump.fill("2");
        // the keeper of the demo cast keeps D1; the rules would take the nearer depot
        desk.locator("select[name=depot]").selectOption("D1");
        desk.locator("input[name=destination]").fill(PLACE);
        desk.locator("select[name=receiver]").selectOption("T01");
        assertThat(desk.locator(".request .from li").first()).containsText("锦湖");
        Browsers.screenshot(desk, "materials-request");
        Locator conflict = desk.locator("input[name=conflict-seen]");
        if (conflict.count() > 0) {
            conflict.check();
        }
        button(desk, "申请并调配 1 种 · 1 库").click();
        return Eventually.within(SOON, () -> {
            JsonNode orders = dispatcher
                    .get("/api/incidents/{}/material-orders", incident)
                    .expect(200)
                    .json();
            return orders.isEmpty() || !orders.get(0).path("state").asText().equals("ALLOCATED") ? null : orders.get(0);
        });
    }

    /** What was counted in the valley lies on the phone, and is sent as soon as there is a signal again. */
    private void loadWithoutSignal(Page keeper, Client dispatcher, String order) {
        keeper.context().setOffline(true);
        button(keeper, Pattern.compile("^装车")).click();
        assertThat(keeper.getByText("还有 1 种没点")).isVisible();
        button(keeper, Pattern.compile("^点好了")).click();
        Browsers.screenshot(keeper, "phone-load");
        button(keeper, "装好 1 种").click();
        assertThat(keeper.getByText(Pattern.compile("离线 · [1-9] 条待发"))).isVisible();
        assertThat(button(keeper, "出发")).isVisible();
        Browsers.screenshot(keeper, "phone-load-offline");
        assertThat(dispatcher
                        .get("/api/material-orders/{}", order)
                        .expect(200)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("ALLOCATED");
        keeper.context().setOffline(false);
        Eventually.within(SOON, () -> stateOf(dispatcher, order).equals("LOADED"));
    }

    private void depart(Page keeper, Client dispatcher, String order) {
        button(keeper, "出发").click();
        keeper.locator("input[name=driver]").fill("李师傅");
        keeper.locator("input[name=plate]").fill("浙C12345");
        button(keeper, Pattern.compile("^已出发")).click();
        Eventually.within(SOON, () -> stateOf(dispatcher, order).equals("MOVING"));
        assertThat(dispatcher
                        .get("/api/material-orders/{}", order)
                        .expect(200)
                        .json()
                        .at("/carrier/plate")
                        .asText())
                .isEqualTo("浙C12345");
    }

    private static void takeOverOneShort(Page crew, String label) {
        crew.locator(".strip")
                .filter(new Locator.FilterOptions().setHasText(label))
                .click();
        Browsers.screenshot(crew, "phone-coming");
        button(crew, Pattern.compile("^签收")).click();
        button(crew, "− 高压水泵").click();
        assertThat(crew.getByText("少 1 台")).isVisible();
        Browsers.screenshot(crew, "phone-receipt");
        button(crew, Pattern.compile("^签收 1 种")).click();
        assertThat(crew.getByText(Pattern.compile("报签收 · .*指挥部已确认"))).isVisible();
    }

    private static void theOtherDesksKnow(Page desk) {
        for (String tab : List.of("调度", "指挥")) {
            tab(desk, tab).click();
            assertThat(desk.locator("button.summary")).containsText("现场 1 单");
            Browsers.screenshot(desk, "materials-on-" + (tab.equals("调度") ? "dispatch" : "command"));
        }
        desk.locator("button.summary").click();
        assertThat(desk.locator(".orders .row").first()).isVisible();
    }

    private static Locator tab(Page desk, String name) {
        return desk.locator("nav button").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void countBack(Page keeper) {
        button(keeper, Pattern.compile("^收回入库")).click();
        button(keeper, Pattern.compile("^点好了")).click();
        Browsers.screenshot(keeper, "phone-return");
        button(keeper, Pattern.compile("^收回 1 种")).click();
    }

    private static void close(Page desk) {
        button(desk, "结清…").click();
        desk.locator("textarea[name=reason]").fill("差 1 台已查明：遗失在火场，另行报损");
        button(desk, "结清这张单").click();
    }

    private void theLedgerAgrees(Page desk) {
        desk.locator(".depots .row")
                .filter(new Locator.FilterOptions().setHasText("锦湖"))
                .click();
        desk.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("台账")).click();
        assertThat(desk.getByText(Pattern.compile("账实一致"))).isVisible();
        assertThat(desk.locator(".ledger tbody tr").first()).isVisible();
        Browsers.screenshot(desk, "materials-ledger");
    }

    private static void open(Page phone) {
        // of several orders the keeper picks; one alone is the page itself
        Locator mine = phone.locator(".order").filter(new Locator.FilterOptions().setHasText(PLACE));
        assertThat(phone.getByText(PLACE).first()).isVisible();
        if (mine.count() > 0) {
            mine.first().click();
        }
    }

    private static JsonNode state(Client dispatcher, JsonNode order, String state) {
        String id = order.path("id").asText();
        return Eventually.within(SOON, () -> {
            JsonNode now =
                    dispatcher.get("/api/material-orders/{}", id).expect(200).json();
            return now.path("state").asText().equals(state) ? now : null;
        });
    }

    private static String stateOf(Client dispatcher, String order) {
        return dispatcher
                .get("/api/material-orders/{}", order)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }

    private static double inDepot(Client dispatcher) {
        for (JsonNode line : dispatcher.get("/api/depots/D1/stock").expect(200).json()) {
            if (line.path("materialCode").asText().equals("2-002")) {
                return line.path("quantity").asDouble();
            }
        }
        throw new AssertionError("no pumps in D1");
    }

    private void theBrigadeGoes(String order) {
        Client brigade = as("brigade");
        Forest.say(brigade, order, "acknowledgement", Map.of());
        Forest.muster(
                brigade, order, Forest.state(brigade, order).path("members").size());
        Forest.say(brigade, order, "departure", Map.of());
        Forest.say(brigade, order, "arrival", Map.of());
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private void logIn(Page page, String path, String name) {
        page.navigate(address(path));
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        button(page, "登录").click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
