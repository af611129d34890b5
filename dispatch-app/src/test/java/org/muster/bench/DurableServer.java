package org.muster.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.muster.database.Postmaster;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL with fsync on for the product and all its peers, each with a database of its own. */
class DurableServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Postmaster POSTMASTER = start();

    private static Postmaster start() {
        try {
            Path home = Files.createTempDirectory("muster-bench-");
            Postmaster postmaster = new Postmaster(home, 0, true);
            postmaster.start();
            // after the application contexts are closed, which a plain shutdown hook would overtake
            SpringApplication.getShutdownHandlers().add(() -> {
                postmaster.stop();
                FileSystemUtils.deleteRecursively(home.toFile());
            });
            return postmaster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        create("product");
        TestPropertyValues.of(
                        "spring.datasource.url=" + POSTMASTER.url("product"),
                        "spring.datasource.username=postgres",
                        "spring.datasource.password=" + POSTMASTER.password(),
                        "muster.database.durable=true",
                        "muster.console.sockets-per-login=400",
                        "logging.level.org.muster=error")
                .applyTo(context);
    }

    /** A pool as large as the product's, on a new database. */
    static DataSource database(String name) {
        create(name);
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(POSTMASTER.url(name));
        pool.setUsername("postgres");
        pool.setPassword(POSTMASTER.password());
        pool.setMaximumPoolSize(20);
        return pool;
    }

    static String version() {
        try (Connection connection = POSTMASTER.administer();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select current_setting('server_version') || ', fsync '"
                                + " || current_setting('fsync') || ', synchronous_commit '"
                                + " || current_setting('synchronous_commit')")) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void create(String database) {
        try (Connection connection = POSTMASTER.administer()) {
            connection.createStatement().execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
