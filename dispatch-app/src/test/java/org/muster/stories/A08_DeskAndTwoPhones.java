package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;

/** A dispatcher's window and two phones in real Chromium; the township's phone loses its signal for a while. */
class A08_DeskAndTwoPhones extends StoryTest {

    private static Browsers browsers;

    @BeforeAll
    static void openBrowsers() {
        browsers = new Browsers();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    static void closeBrowsers() {
        browsers.close();
    }

    @Test
    void whatTheCrewsTapShowsAtTheDeskAlsoWhatWasTappedWithoutSignal() {
        Page desk = browsers.desk();
        logIn(desk, "/", "dispatcher", "登录");
        Client dispatcher = as("dispatcher");
        String incident = Forest.fire(dispatcher, 1, "福泉林区东坡");
        Locator row = desk.getByText("福泉林区东坡森林火灾").first();
        assertThat(row).isVisible();
        row.click();

        Page brigade = browsers.phone();
        Page township = browsers.phone();
        logIn(brigade, "/phone.html", "brigade", "登录");
        logIn(township, "/phone.html", "township", "登录");
        List<String> orders = Forest.order(dispatcher, incident, "T01", "T03");
        Locator received = button(township, "收到，集结");
        assertThat(received).isVisible();
        Browsers.screenshot(township, "phone-order");

        township.context().setOffline(true);
        received.click();
        Browsers.screenshot(township, "phone-offline");
        assertThat(township.getByText(Pattern.compile("离线 · [1-9] 条待发"))).isVisible();
        tap(township, 3);
        button(township, Pattern.compile("^报集结 3 人")).click();
        assertThat(township.getByText(Pattern.compile("离线 · [2-9] 条待发"))).isVisible();
        Browsers.screenshot(township, "phone-offline");
        assertThat(Forest.events(dispatcher, incident, "DispatchOrderAcknowledged"))
                .noneMatch(event -> event.path("data").path("orderId").asText().equals(orders.get(1)));

        button(brigade, "收到，集结").click();
        int quorum = Forest.state(dispatcher, orders.get(0))
                .path("standard")
                .path("quorum")
                .asInt();
        tap(brigade, quorum);
        button(brigade, Pattern.compile("^报集结")).click();
        Locator card = desk.getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("瑞安市森林消防大队"))
                .first();
        assertThat(card).isVisible();
        Eventually.within(
                Duration.ofSeconds(10),
                () -> Forest.state(dispatcher, orders.get(0)).path("present").asInt() >= quorum - 3);
        Browsers.screenshot(brigade, "phone-roll-call");

        township.context().setOffline(false);
        Eventually.within(Duration.ofSeconds(60), () -> {
            assertThat(Forest.state(dispatcher, orders.get(1)).path("state").asText())
                    .isEqualTo("ACKNOWLEDGED");
            return Forest.state(dispatcher, orders.get(1)).path("present").asInt() > 0;
        });
        assertThat(Forest.events(dispatcher, incident, "DispatchOrderAcknowledged").stream()
                        .filter(event ->
                                event.path("data").path("orderId").asText().equals(orders.get(1))))
                .hasSize(1);
        assertThat(township.getByText("在线").first()).isVisible();
        // the desk heard all of it without a reload
        assertThat(desk.getByText("陶山镇半专业队").first()).isVisible();
        Browsers.screenshot(desk, "desk");
    }

    private void logIn(Page page, String path, String name, String button) {
        page.navigate("http://localhost:" + port + path);
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        button(page, button).click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    /** Ticks the first so many on the roll as present. */
    private static void tap(Page phone, int members) {
        Locator roll = phone.locator("button.member");
        assertThat(roll.first()).isVisible();
        for (int i = 0; i < members; i++) {
            roll.nth(i).click();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
