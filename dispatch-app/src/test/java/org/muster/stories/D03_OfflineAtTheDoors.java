package org.muster.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.support.Browsers;
import org.muster.support.Client;
import org.muster.support.Doors;
import org.muster.support.Eventually;

/**
 * A grid worker in a valley without a signal, in real Chromium: the list is on the phone, doors are ticked and one tick is
 * taken back, the page is opened anew, and when the signal is back command has every word once. The keeper of the shelter
 * takes in without a signal likewise.
 */
class D03_OfflineAtTheDoors extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

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
    void doorsAreTickedWithoutASignalAndEveryWordArrivesOnce() {
        Client dispatcher = as("dispatcher");
        String incident = Doors.flood(dispatcher, "湖岭一号");
        String evacuation = Doors.order(dispatcher, incident, "Z05", "IMMEDIATE");
        try {
            List<String> doors = Doors.households(Doors.list(dispatcher, evacuation));
            Page phone = browsers.phone();
            logIn(phone, "grid");
            assertThat(phone.locator("h1")).hasText("湖岭一号地灾点");
            assertThat(door(phone, doors.get(0))).isVisible();
            Browsers.screenshot(phone, "phone-zone");

            phone.context().setOffline(true);
            assertThat(phone.locator(".top")).containsText("离线");
            door(phone, doors.get(0)).locator(".go").click();
            assertThat(phone.locator(".undo")).containsText("已通知");
            door(phone, doors.get(1)).locator(".go").click();
            door(phone, doors.get(2)).getByText("不肯走").click();
            // a slip of the thumb
            door(phone, doors.get(3)).locator(".go").click();
            phone.locator(".undo button").click();
            assertThat(phone.locator(".undo")).hasCount(0);
            assertThat(phone.locator(".top")).containsText("3 条待发");
            assertThat(door(phone, doors.get(2))).containsText("不肯走");
            assertThat(door(phone, doors.get(3))).containsText("未通知");
            Browsers.screenshot(phone, "phone-zone-offline");
            Assertions.assertThat(statuses(dispatcher, evacuation)).doesNotContain("NOTIFIED", "REFUSED");

            phone.getByPlaceholder("按门牌找").fill(code(dispatcher, evacuation, doors.get(2)));
            assertThat(phone.locator(".door").first()).hasAttribute("data-door", doors.get(2));
            phone.getByPlaceholder("按门牌找").fill("");

            phone.context().setOffline(false);
            Eventually.within(
                    SOON, () -> status(dispatcher, evacuation, doors.get(2)).equals("REFUSED"));
            Assertions.assertThat(status(dispatcher, evacuation, doors.get(0))).isEqualTo("NOTIFIED");
            Assertions.assertThat(status(dispatcher, evacuation, doors.get(1))).isEqualTo("NOTIFIED");
            Assertions.assertThat(status(dispatcher, evacuation, doors.get(3))).isEqualTo("LISTED");
            Assertions.assertThat(jdbc.sql("select count(*) from evacuation_tick where evacuation_id = ?::uuid")
                            .param(evacuation)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(3);

            // what was said just before the page went away is said all the same
            phone.context().setOffline(true);
            assertThat(phone.locator(".top")).containsText("离线");
            door(phone, doors.get(0)).locator(".go").click();
            assertThat(phone.locator(".undo")).containsText("已出发");
            phone.context().setOffline(false);
            phone.reload();
            Eventually.within(
                    SOON, () -> status(dispatcher, evacuation, doors.get(0)).equals("MOVING"));
            takeInWithoutASignal(dispatcher, evacuation, doors.get(4));
        } finally {
            as("commander").post("/api/evacuations/{}/cancellation", Map.of("reason", "测试结束"), evacuation);
        }
    }

    private void takeInWithoutASignal(Client dispatcher, String evacuation, String household) {
        Page phone = browsers.phone();
        logIn(phone, "keeper");
        // other work may wait for the keeper; the shelter is one touch away
        phone.navigate("http://localhost:" + port + "/phone.html#/shelter/S04");
        assertThat(door(phone, household)).isVisible();
        phone.context().setOffline(true);
        assertThat(phone.locator(".top")).containsText("离线");
        door(phone, household).locator(".go").click();
        assertThat(phone.locator(".top")).containsText("1 条待发");
        assertThat(door(phone, household)).hasCount(0);
        Browsers.screenshot(phone, "phone-shelter-offline");
        phone.context().setOffline(false);
        Eventually.within(SOON, () -> status(dispatcher, evacuation, household).equals("TRANSFERRED"));
    }

    private void logIn(Page page, String name) {
        page.navigate("http://localhost:" + port + "/phone.html");
        page.locator("input[autocomplete=username]").fill(name);
        page.locator("input[type=password]").fill("demo-" + name);
        page.locator("button")
                .filter(new Locator.FilterOptions().setHasText("登录"))
                .first()
                .click();
        assertThat(page.locator("input[type=password]")).hasCount(0);
    }

    private static Locator door(Page phone, String household) {
        return phone.locator(".door[data-door='" + household + "']");
    }

    private static List<String> statuses(Client desk, String evacuation) {
        return Doors.list(desk, evacuation).path("households").findValuesAsText("status");
    }

    private static String status(Client desk, String evacuation, String household) {
        return find(desk, evacuation, household).path("status").asText();
    }

    private static String code(Client desk, String evacuation, String household) {
        return find(desk, evacuation, household).path("code").asText().replaceAll("\\D", "");
    }

    private static JsonNode find(Client desk, String evacuation, String household) {
        for (JsonNode it : Doors.list(desk, evacuation).path("households")) {
            if (it.path("id").asText().equals(household)) {
                return it;
            }
        }
        throw new AssertionError(household);
    }
}
