package org.muster.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL server on one folder: made on first use, started, stopped, and taken over when the application that
 * started it was killed. It listens on this machine only and asks everyone for the password kept beside its data.
 */
public class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final Path data;
    private final int wantedPort;
    private final boolean durable;
    private final Path binaries = PostgresBinaries.unpacked();
    private int port;

    /**
     * @param home the folder that holds the data, the password and the server's log
     * @param wantedPort 0 keeps the port of last time while it is free, else takes any free one
     * @param durable false gives up safety against a power cut for speed; for tests only
     */
    public Postmaster(Path home, int wantedPort, boolean durable) {
        this.home = home.toAbsolutePath().normalize();
        this.data = this.home.resolve("postgres");
        this.wantedPort = wantedPort;
        this.durable = durable;
    }

    /** Starts the server, first stopping one left behind on the same data by an application that was killed. */
    public synchronized void start() {
        try {
            Files.createDirectories(home);
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                create();
            }
            stop();
            port = choosePort();
            configure();
            startPatiently();
            log.info("PostgreSQL is up on port {} with its data in {}", port, data);
        } catch (IOException e) {
            throw new UncheckedIOException("could not start PostgreSQL in " + data, e);
        }
    }

    /** Stops the server and waits until it has let go of its data; does nothing when none is running. */
    public synchronized void stop() {
        Optional<ProcessHandle> running = process();
        if (running.isEmpty()) {
            forgetStalePid();
            return;
        }
        if (run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "20", "stop") != 0) {
            run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "-t", "20", "stop");
        }
        try {
            running.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL in " + data + " does not stop", e);
        }
    }

    /** Whether a server is running on these data, whoever started it. */
    public boolean isRunning() {
        return process().isPresent();
    }

    public String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /** The password of the superuser {@code postgres} and of the application's role. */
    public String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection as superuser, for making roles and databases. */
    public Connection administer() throws SQLException {
        return DriverManager.getConnection(url("postgres"), "postgres", password());
    }

    private void create() throws IOException {
        Files.writeString(passwordFile(), UUID.randomUUID().toString().replace("-", ""));
        if (Files.getFileStore(home).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(passwordFile(), PosixFilePermissions.fromString("rw-------"));
        }
        int exit = run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile(),
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        if (exit != 0) {
            throw new IOException("initdb failed with " + exit + ", see " + logFile() + rootHint());
        }
        Files.writeString(
                data.resolve("postgresql.conf"), "\ninclude_if_exists = 'muster.conf'\n", StandardOpenOption.APPEND);
    }

    private static String rootHint() {
        return "root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()
                ? " (PostgreSQL refuses to run as root, and 'unshare -U' is not allowed here: use another user, or MUSTER_DB_URL)"
                : "";
    }

    /**
     * Written at every start, so that a hand-started server on these data has the same promises. Statistics follow within
     * seconds: a call-out fills tables that were empty, and until then a plan made for an empty table would read all of it
     * for every row that refers to it.
     */
    private void configure() throws IOException {
        Files.writeString(
                data.resolve("muster.conf"),
                """
                port = %d
                listen_addresses = 'localhost'
                unix_socket_directories = ''
                max_connections = 100
                shared_buffers = 128MB
                timezone = 'UTC'
                log_timezone = 'UTC'
                fsync = %2$s
                synchronous_commit = %2$s
                full_page_writes = %2$s
                checkpoint_timeout = 15min
                max_wal_size = 1GB
                autovacuum_naptime = 5s
                """
                        .formatted(port, durable ? "on" : "off"));
    }

    private int choosePort() throws IOException {
        int wanted = wantedPort != 0 ? wantedPort : lastPort();
        if (wanted != 0 && isFree(wanted)) {
            return wanted;
        }
        if (wantedPort != 0) {
            throw new IOException("port " + wantedPort + " is taken");
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private int lastPort() throws IOException {
        Path settings = data.resolve("muster.conf");
        if (!Files.exists(settings)) {
            return 0;
        }
        return Files.readAllLines(settings).stream()
                .filter(line -> line.startsWith("port = "))
                .findFirst()
                .map(line -> Integer.parseInt(line.substring("port = ".length())))
                .orElse(0);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** After a kill the old server's children hold its shared memory for a moment, and a start in that moment is refused. */
    private void startPatiently() throws IOException {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (run("pg_ctl", "-D", data.toString(), "-l", logFile().toString(), "-w", "-t", "60", "start") != 0) {
            if (System.nanoTime() > giveUpAt) {
                throw new IOException("PostgreSQL does not start, see " + logFile() + rootHint());
            }
            pause();
            forgetStalePid();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL was starting", e);
        }
    }

    private Optional<ProcessHandle> process() {
        return pid().flatMap(ProcessHandle::of).filter(Postmaster::isPostgres);
    }

    private Optional<Long> pid() {
        try {
            List<String> lines = Files.readAllLines(pidFile());
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.get(0).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** After a reboot the number in the file may belong to anyone, and a zombie counts as dead. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command -> command.contains("postgres"))
                        .orElse(false);
    }

    /** PostgreSQL itself clears the file of a dead process, but not of a number that someone else bears now. */
    private void forgetStalePid() {
        boolean othersNumber =
                pid().flatMap(ProcessHandle::of).filter(p -> !isPostgres(p)).isPresent();
        if (othersNumber) {
            try {
                Files.deleteIfExists(pidFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private int run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it does
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("could not run " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + program, e);
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    private Path passwordFile() {
        return home.resolve("postgres.password");
    }

    private Path logFile() {
        return home.resolve("postgres.log");
    }
}
