package org.muster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {

    @TempDir
    Path home;

    private Postmaster postmaster;

    @AfterEach
    void stop() {
        if (postmaster != null) {
            postmaster.stop();
        }
    }

    @Test
    void savesDurablyAndKeepsItsDataAndPortOverARestart() throws Exception {
        postmaster = started();
        assertThat(show("fsync")).isEqualTo("on");
        assertThat(show("synchronous_commit")).isEqualTo("on");
        execute("create table note (text text)");
        execute("insert into note values ('森林火灾')");
        String url = postmaster.url("postgres");
        postmaster.stop();
        assertThat(postmaster.isRunning()).isFalse();

        postmaster = started();
        assertThat(postmaster.url("postgres")).isEqualTo(url);
        assertThat(value("select text from note")).isEqualTo("森林火灾");
    }

    @Test
    void takesOverTheServerThatAKilledApplicationLeftBehind() throws Exception {
        started(); // and forgotten, as by an application that was killed
        long orphan = pid();
        postmaster = started();
        assertThat(pid()).isNotEqualTo(orphan);
        assertThat(value("select 'up'")).isEqualTo("up");
    }

    @Test
    void startsOnTheDataOfAServerThatWasKilled() throws Exception {
        postmaster = started();
        execute("create table note (text text)");
        execute("insert into note values ('saved')");
        ProcessHandle.of(pid()).orElseThrow().destroyForcibly();
        await(() -> !postmaster.isRunning());

        postmaster.start();
        assertThat(value("select text from note")).isEqualTo("saved");
    }

    @Test
    void isNotFooledByAnotherProcessThatBearsTheOldNumber() throws Exception {
        postmaster = started();
        postmaster.stop();
        Files.writeString(
                home.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        assertThat(postmaster.isRunning()).isFalse();
        postmaster.start();
        assertThat(value("select 'up'")).isEqualTo("up");
    }

    @Test
    void asksForThePassword() throws Exception {
        postmaster = started();
        assertThatThrownBy(() -> DriverManager.getConnection(postmaster.url("postgres"), "postgres", "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void refusesASecondApplicationOnTheSameData() throws Exception {
        try (EmbeddedPostgres first = new EmbeddedPostgres(home, 0)) {
            assertThat(first.getUsername()).isEqualTo("muster");
            assertThatThrownBy(() -> new EmbeddedPostgres(home, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another Muster is running");
        }
    }

    @Test
    void revivesAServerThatDiesAndGivesItsRoleNoSuperpowers() throws Exception {
        try (EmbeddedPostgres embedded = new EmbeddedPostgres(home, 0)) {
            assertThat(superuser(embedded)).isEqualTo("f");
            ProcessHandle.of(pid()).orElseThrow().destroyForcibly();
            await(() -> {
                try {
                    return superuser(embedded).equals("f");
                } catch (SQLException stillGone) {
                    return false;
                }
            });
        }
    }

    private static String superuser(EmbeddedPostgres embedded) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(embedded.getJdbcUrl(), embedded.getUsername(), embedded.getPassword())) {
            return value(connection, "select rolsuper from pg_roles where rolname = current_user");
        }
    }

    private Postmaster started() {
        Postmaster started = new Postmaster(home, 0, true);
        started.start();
        return started;
    }

    private long pid() throws Exception {
        return Long.parseLong(
                Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(0));
    }

    private String show(String setting) throws SQLException {
        return value("show " + setting);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postmaster.administer()) {
            connection.createStatement().execute(sql);
        }
    }

    private String value(String query) throws SQLException {
        try (Connection connection = postmaster.administer()) {
            return value(connection, query);
        }
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private interface Check {
        boolean holds() throws Exception;
    }

    private static void await(Check check) throws Exception {
        Instant giveUpAt = Instant.now().plus(Duration.ofSeconds(30));
        while (!check.holds()) {
            assertThat(Instant.now()).isBefore(giveUpAt);
            Thread.sleep(100);
        }
    }
}
