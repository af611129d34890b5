package org.muster.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * The database of an application that was given none. The connection pool is made from this bean, so Spring closes the
 * pool, and everything that uses it, before the server stops. A server that dies is started again within seconds.
 */
class EmbeddedPostgres implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** Owns the database and is no superuser, so that what is revoked from it stays revoked. */
    private static final String ROLE = "muster";

    private final Postmaster postmaster;
    private final FileChannel lock;
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "postgres-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    EmbeddedPostgres(Path home, int port) {
        this.lock = claim(home);
        this.postmaster = new Postmaster(home, port, true);
        postmaster.start();
        createRoleAndDatabase();
        watchdog.scheduleWithFixedDelay(this::revive, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public String getUsername() {
        return ROLE;
    }

    @Override
    public String getPassword() {
        return postmaster.password();
    }

    @Override
    public String getJdbcUrl() {
        return postmaster.url("muster");
    }

    @Override
    public void close() throws InterruptedException, IOException {
        watchdog.shutdown();
        watchdog.awaitTermination(60, TimeUnit.SECONDS);
        postmaster.stop();
        lock.close();
    }

    private void revive() {
        if (postmaster.isRunning()) {
            return;
        }
        log.error("PostgreSQL is gone; starting it again");
        try {
            postmaster.start();
        } catch (RuntimeException e) {
            log.error("PostgreSQL did not come back; trying again", e);
        }
    }

    /** Two applications on one folder would stop each other's server; the lock dies with its process, even killed. */
    private static FileChannel claim(Path home) {
        try {
            Files.createDirectories(home);
            FileChannel channel =
                    FileChannel.open(home.resolve("muster.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            for (int attempt = 0; attempt < 20; attempt++) {
                if (tryLock(channel) != null) {
                    return channel;
                }
                Thread.sleep(250);
            }
            channel.close();
            throw new IllegalStateException(
                    "another Muster is running on " + home + " (stop it, or set muster.data-dir)");
        } catch (IOException e) {
            throw new IllegalStateException("could not use the data folder " + home, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the data folder " + home, e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void createRoleAndDatabase() {
        try (Connection connection = postmaster.administer();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + ROLE + "'")) {
                statement.execute(
                        "create role " + ROLE + " login nosuperuser password '" + postmaster.password() + "'");
            }
            if (!exists(statement, "select 1 from pg_database where datname = 'muster'")) {
                statement.execute("create database muster owner " + ROLE);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not prepare the embedded database", e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
