package org.muster.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.muster.database.Postmaster;
import org.springframework.util.FileSystemUtils;

/**
 * The real application as a process of its own, on its own durable data and port, so that it can be killed with -9 and
 * started again. Only processes started here are ever killed.
 */
public class RealServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static Path firstStarted;

    private final Path home;
    private final int port;
    private final List<String> arguments;
    private Process process;

    /** @param arguments further command line arguments, such as {@code --muster.exercise-speed=60} */
    public RealServer(String... arguments) {
        try {
            this.home = Files.createTempDirectory("muster-real-server-");
            try (ServerSocket socket = new ServerSocket(0)) {
                this.port = socket.getLocalPort();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.arguments = List.of(arguments);
    }

    /** Starts on the data of its own and waits until commands are accepted. */
    public RealServer start() {
        if (Files.notExists(data())) {
            copy(firstStarted(), data());
        }
        return launch();
    }

    /**
     * What the first start on an empty disk leaves behind, made once for all servers of this run: laying the database out
     * takes longer than anything that is told of them. The first start itself is proved elsewhere.
     */
    private static synchronized Path firstStarted() {
        if (firstStarted == null) {
            RealServer first = new RealServer();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(first.home.toFile())));
            first.launch().stop();
            first.stopOrphan();
            firstStarted = first.data();
        }
        return firstStarted;
    }

    /** With owners and modes: PostgreSQL refuses a directory that others may read. */
    private static void copy(Path from, Path to) {
        try {
            int exit = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("cp ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private RealServer launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "org.muster.Muster",
                "--server.port=" + port,
                "--muster.data-dir=" + home.resolve("data")));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.within(PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server ended with " + process.exitValue() + ":\n" + tailOfLog());
            }
            return isUp();
        });
        return this;
    }

    /** As a power cut to the application: no shutdown hook runs, PostgreSQL is left an orphan. */
    public void kill9() {
        process.destroyForcibly();
        await();
    }

    /** As Ctrl-C. */
    public void stop() {
        process.destroy();
        await();
    }

    public Client as(String name) {
        return Client.loggedIn(port, name);
    }

    public int port() {
        return port;
    }

    public Path data() {
        return home.resolve("data");
    }

    public String tailOfLog() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    public boolean isUp() {
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(2))
                    .build()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("\"UP\"");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            // nobody looks at it any more: no need to wait until it has said goodbye
            kill9();
        }
        stopOrphan();
        FileSystemUtils.deleteRecursively(home.toFile());
    }

    private void stopOrphan() {
        if (Files.exists(data().resolve("postgres"))) {
            new Postmaster(data(), 0, true).stop();
        }
    }

    private void await() {
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                throw new AssertionError("the server does not stop:\n" + tailOfLog());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path log() {
        return home.resolve("server.log");
    }

    /** The application's own class path: without the tests, whose beans it must not find. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
