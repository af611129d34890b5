package org.muster.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.muster.database.Postmaster;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The one PostgreSQL server of this JVM's tests, started on first use and gone with the JVM. */
public final class TestPostgres {

    /** As in production: owns its database, is no superuser. */
    static final String ROLE = "muster";

    private static final String PASSWORD = "muster";
    private static final AtomicInteger number = new AtomicInteger();
    private static final Server SERVER = start();

    private interface Server {
        String url(String database);

        Connection administer() throws SQLException;
    }

    private TestPostgres() {}

    public static TestDatabase freshDatabase() {
        String name = "test_" + number.incrementAndGet();
        administer("create database " + name + " owner " + ROLE);
        return new TestDatabase(name, SERVER.url(name), PASSWORD);
    }

    /** Nothing to do when the server is already going down with this JVM. */
    static void drop(String database) {
        try {
            administer("drop database if exists " + database + " with (force)");
        } catch (IllegalStateException gone) {
            System.out.println("left with its server: " + database);
        }
    }

    private static Server start() {
        Server server = null;
        String why = "no Docker engine answers";
        if (DockerClientFactory.instance().isDockerAvailable()) {
            try {
                server = container();
            } catch (RuntimeException e) {
                why = "a Docker engine answers, but the container did not start: " + e.getMessage();
            }
        }
        String which = server != null ? "Testcontainers postgres:17" : "embedded server (" + why + ")";
        if (server == null) {
            server = embedded();
        }
        System.out.println("PostgreSQL for the tests: " + which);
        noteForTheSummary(which);
        try (Connection connection = server.administer();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + ROLE + " login nosuperuser password '" + PASSWORD + "'");
        } catch (SQLException e) {
            throw new IllegalStateException("could not prepare the test server", e);
        }
        return server;
    }

    private static Server container() {
        PostgreSQLContainer<?> container = new PostgreSQLContainer<>(DockerImageName.parse("postgres:17"))
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=400", "-c", "timezone=UTC");
        container.start();
        return new Server() {
            @Override
            public String url(String database) {
                return "jdbc:postgresql://%s:%d/%s"
                        .formatted(container.getHost(), container.getMappedPort(5432), database);
            }

            @Override
            public Connection administer() throws SQLException {
                return DriverManager.getConnection(
                        url(container.getDatabaseName()), container.getUsername(), container.getPassword());
            }
        };
    }

    private static Server embedded() {
        try {
            Path home = Files.createTempDirectory("muster-test-postgres-");
            Postmaster postmaster = new Postmaster(home, 0, false);
            postmaster.start();
            // after the application contexts are closed, which a plain shutdown hook would overtake
            SpringApplication.getShutdownHandlers().add(() -> {
                postmaster.stop();
                FileSystemUtils.deleteRecursively(home.toFile());
            });
            return new Server() {
                @Override
                public String url(String database) {
                    return postmaster.url(database);
                }

                @Override
                public Connection administer() throws SQLException {
                    return postmaster.administer();
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read by {@code ./muster test}, which says at the end what the tests really ran on. */
    private static void noteForTheSummary(String which) {
        try {
            Files.writeString(Files.createDirectories(Path.of("target")).resolve("postgres-of-the-tests.txt"), which);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void administer(String sql) {
        try (Connection connection = SERVER.administer();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
