package org.muster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.stories.StoryTest;
import org.muster.support.Client;
import org.springframework.beans.factory.annotation.Autowired;

class AccountTest extends StoryTest {

    private static final String PASSWORD = "Ying-Ji-2026";

    @Autowired
    Accounts accounts;

    @Autowired
    Passwords passwords;

    private String created(Client admin, String username) {
        return admin.post("/api/accounts", wanted(username, List.of("DISPATCHER")))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private static Map<String, Object> wanted(String username, List<String> roles) {
        return new HashMap<>(Map.of(
                "username",
                username,
                "name",
                "新同事",
                "password",
                PASSWORD,
                "roles",
                roles,
                "divisions",
                List.of("330381")));
    }

    private static String fresh() {
        return "user-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void disablingEndsEverySessionAtOnce() {
        Client admin = as("admin");
        String username = fresh();
        String id = created(admin, username);
        Client colleague = stranger();
        colleague.login(username, PASSWORD).expect(204);
        colleague.get("/api/incidents").ok();
        admin.send("PATCH", "/api/accounts/{}", Map.of("enabled", false), Map.of(), id)
                .ok();
        colleague.get("/api/incidents").problem(401, "unauthenticated");
        stranger().login(username, PASSWORD).problem(401, "wrong-credentials");
    }

    @Test
    void otherRolesCountFromTheNextLogin() {
        Client admin = as("admin");
        String username = fresh();
        String id = created(admin, username);
        Client colleague = stranger();
        colleague.login(username, PASSWORD).expect(204);
        admin.send("PATCH", "/api/accounts/{}", Map.of("roles", List.of("AUDITOR")), Map.of(), id)
                .ok();
        colleague.get("/api/incidents").problem(401, "unauthenticated");
        colleague.login(username, PASSWORD).expect(204);
        colleague.get("/api/access-log").ok();
        colleague.post("/api/alerts", Map.of()).problem(403, "forbidden");
    }

    @Test
    void changingOnesPasswordEndsTheOtherSessionsAndKeepsThisOne() {
        String username = fresh();
        created(as("admin"), username);
        Client here = stranger();
        Client there = stranger();
        here.login(username, PASSWORD).expect(204);
        there.login(username, PASSWORD).expect(204);
        here.post("/api/session/password", Map.of("current", "wrong", "next", "Lin-Huo-2027"))
                .problem(422, "invalid");
        here.post("/api/session/password", Map.of("current", PASSWORD, "next", "1234567890"))
                .problem(422, "invalid");
        here.post("/api/session/password", Map.of("current", PASSWORD, "next", "Lin-Huo-2027"))
                .expect(204);
        here.get("/api/session").ok();
        there.get("/api/session").problem(401, "unauthenticated");
        stranger().login(username, PASSWORD).problem(401, "wrong-credentials");
        stranger().login(username, "Lin-Huo-2027").expect(204);
    }

    @Test
    void anAdministratorUnlocksWhoMistypedTooOften() {
        Client admin = as("admin");
        String username = fresh();
        String id = created(admin, username);
        for (int i = 0; i < 5; i++) {
            stranger().login(username, "wrong").problem(401, "wrong-credentials");
        }
        stranger().login(username, PASSWORD).problem(423, "locked");
        admin.send("PATCH", "/api/accounts/{}", Map.of("unlock", true), Map.of(), id)
                .ok();
        stranger().login(username, PASSWORD).expect(204);
        jdbc.sql("delete from login_attempt").update();
    }

    @Test
    void rolesThatWatchEachOtherExcludeEachOther() {
        Client admin = as("admin");
        admin.post("/api/accounts", wanted(fresh(), List.of("ADMIN", "DISPATCHER")))
                .problem(422, "invalid");
        admin.post("/api/accounts", wanted(fresh(), List.of("AUDITOR", "COMMANDER")))
                .problem(422, "invalid");
        admin.post("/api/accounts", wanted(fresh(), List.of("TEAM_LEADER"))).problem(422, "invalid");
        String own = admin.get("/api/accounts").ok().json().findParents("username").stream()
                .filter(it -> it.path("username").asText().equals("admin"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        admin.send("PATCH", "/api/accounts/{}", Map.of("roles", List.of("COMMANDER")), Map.of(), own)
                .problem(403, "forbidden");
    }

    @Test
    void everyChangeOfRightsIsWrittenDownWithoutThePassword() {
        Client admin = as("admin");
        String username = fresh();
        created(admin, username);
        assertThat(as("auditor").get("/api/access-log").ok().text())
                .contains("AccountCreated")
                .contains(username)
                .doesNotContain(PASSWORD);
        assertThatThrownBy(() -> jdbc.sql("delete from access_log").update()).hasMessageContaining("access_log");
    }

    @Test
    void weakPasswordsAndTakenNamesAreRefused() {
        Client admin = as("admin");
        Map<String, Object> weak = wanted(fresh(), List.of("DISPATCHER"));
        weak.put("password", "1234567890");
        admin.post("/api/accounts", weak).problem(422, "invalid");
        admin.post("/api/accounts", wanted("dispatcher", List.of("DISPATCHER"))).problem(409, "username-taken");
    }

    @Test
    void aProductionStartRefusesDemoAccounts() {
        DemoAccounts production = new DemoAccounts(accounts, passwords, Clock.systemUTC(), false, true, "");
        assertThatThrownBy(production::afterPropertiesSet).hasMessageContaining("refuses demo accounts");
    }
}
