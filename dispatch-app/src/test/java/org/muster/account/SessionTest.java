package org.muster.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.stories.StoryTest;
import org.muster.support.Answer;
import org.muster.support.Client;

class SessionTest extends StoryTest {

    /** Everybody in these tests comes from one address: nobody's wrong passwords may make the next one wait. */
    @BeforeEach
    @AfterEach
    void nobodyHasFailedYet() {
        jdbc.sql("delete from login_attempt").update();
    }

    @Test
    void saysWhoIsLoggedInAndForWhichDivisions() {
        Answer answer = as("dispatcher").get("/api/session").ok();
        assertThat(answer.json().path("username").asText()).isEqualTo("dispatcher");
        assertThat(answer.json().path("roles").get(0).asText()).isEqualTo("DISPATCHER");
        assertThat(answer.json().path("divisions").get(0).path("code").asText()).isEqualTo("330381");
        assertThat(answer.json().path("divisions").get(0).path("name").asText()).isEqualTo("瑞安市");
        assertThat(answer.json().path("serverTime").asText()).endsWith("Z");
        assertThat(answer.json().path("exerciseSpeed").asDouble()).isEqualTo(1);
        assertThat(as("brigade").get("/api/session").json().path("teamId").asText())
                .isEqualTo("T01");
    }

    @Test
    void everyMemberOfTheDemoCastMayLogIn() {
        for (String name : List.of(
                "dispatcher",
                "commander",
                "leader",
                "province",
                "brigade",
                "township",
                "keeper",
                "grid",
                "enterprise",
                "plating",
                "yongkang",
                "auditor",
                "admin")) {
            as(name).get("/api/session").expect(200);
        }
    }

    @Test
    void strangersAreToldToLogInAndGetTheirXsrfTokenAtOnce() {
        Client stranger = stranger();
        stranger.get("/api/session").problem(401, "unauthenticated");
        assertThat(stranger.cookie("XSRF-TOKEN")).isNotBlank();
        stranger.get("/api/no-such-thing").problem(401, "unauthenticated");
        stranger.post("/api/alerts", Map.of()).problem(401, "unauthenticated");
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        Answer answer = stranger().login("dispatcher", "demo-dispatcher").expect(204);
        String cookie = answer.response().headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith("MUSTER_SESSION="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/");
    }

    @Test
    void aWriteWithoutTheXsrfHeaderIsRefused() {
        Client dispatcher = as("dispatcher");
        dispatcher.get("/api/session").ok();
        dispatcher
                .send("DELETE", "/api/session", null, Map.of("X-XSRF-TOKEN", "guess"))
                .problem(403, "xsrf-token-missing");
        dispatcher.get("/api/session").ok();
    }

    @Test
    void loggingInGivesANewIdAndLoggingOutEndsIt() {
        Client dispatcher = as("dispatcher");
        String first = dispatcher.cookie("MUSTER_SESSION");
        dispatcher.login("dispatcher", "demo-dispatcher").expect(204);
        assertThat(dispatcher.cookie("MUSTER_SESSION")).isNotEqualTo(first);
        dispatcher.delete("/api/session").expect(204);
        dispatcher.get("/api/session").problem(401, "unauthenticated");
        Client thief = stranger();
        thief.send("GET", "/api/session", null, Map.of("Cookie", "MUSTER_SESSION=" + first))
                .problem(401, "unauthenticated");
    }

    @Test
    void fiveWrongPasswordsLockTheNameWhetherOrNotItExists() {
        for (String name : List.of("keeper", "nobody.at.all")) {
            for (int i = 0; i < 5; i++) {
                assertThat(stranger()
                                .login(name, "wrong-" + i)
                                .problem(401, "wrong-credentials")
                                .path("detail")
                                .asText())
                        .isEqualTo("用户名或密码不正确，请重新输入。");
            }
            Answer locked = stranger().login(name, "demo-" + name);
            locked.problem(423, "locked");
            assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(500, 601);
        }
        nobodyHasFailedYet();
        as("keeper").get("/api/session").ok();
    }

    @Test
    void manyFailuresFromOneAddressMustWaitBeforeTheyLockEverybody() {
        for (int i = 0; i < 25; i++) {
            stranger().login("made-up-" + i, "wrong").problem(401, "wrong-credentials");
        }
        stranger().login("made-up-again", "wrong").problem(429, "too-many-attempts");
    }

    @Test
    void passwordsAreStoredAsSlowHashesOnly() {
        assertThat(jdbc.sql("select password_hash from account")
                        .query(String.class)
                        .list())
                .allMatch(it -> it.startsWith("$2a$12$"));
        String cookie = as("dispatcher").cookie("MUSTER_SESSION");
        assertThat(jdbc.sql("select count(*) from login_session where token_hash = convert_to(?, 'UTF8')")
                        .param(cookie)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void answersCarryTheHeadersThatProtectThePage() {
        for (Answer answer :
                List.of(as("dispatcher").get("/api/session"), stranger().get("/api/session"))) {
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'self'")
                    .contains("object-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .contains("base-uri 'none'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Permissions-Policy")).contains("geolocation=(self)");
        }
    }

    @Test
    void whatIsNotOnTheListDoesNotExist() {
        for (String path : List.of("/engine-rest", "/camunda/app", "/setup/", "/actuator/env", "/actuator/heapdump")) {
            stranger().get(path).problem(404, "not-found");
            as("dispatcher").get(path).problem(404, "not-found");
        }
        as("dispatcher").get("/api/no-such-thing").problem(404, "not-found");
        stranger().get("/actuator/health").ok();
        stranger().get("/v3/api-docs").ok();
    }
}
