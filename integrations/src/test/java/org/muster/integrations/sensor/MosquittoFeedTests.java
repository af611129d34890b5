package org.muster.integrations.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** With Mosquitto, in version 5, where it is installed ({@code apt-get install mosquitto}). */
class MosquittoFeedTests extends MqttSensorFeedContract {

    private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");
    private static final Path PASSWORDS = Path.of("/usr/bin/mosquitto_passwd");

    @TempDir
    static Path home;

    private Process broker;

    @BeforeAll
    static void isInstalled() {
        assumeTrue(Files.isExecutable(MOSQUITTO) && Files.isExecutable(PASSWORDS), "Mosquitto is not installed");
    }

    @Override
    void startBroker(int port) throws IOException {
        Path names = home.resolve("names-" + port);
        await(new ProcessBuilder(PASSWORDS.toString(), "-b", "-c", names.toString(), USER, PASSWORD)
                .redirectErrorStream(true)
                .start());
        Path settings = home.resolve("mosquitto-" + port + ".conf");
        Files.write(
                settings,
                List.of(
                        "listener " + port + " 127.0.0.1",
                        "allow_anonymous false",
                        "password_file " + names,
                        "persistence false",
                        "max_inflight_messages 0",
                        "user root"));
        broker = new ProcessBuilder(MOSQUITTO.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("mosquitto-" + port + ".log").toFile())
                .start();
        within(() -> {
            try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    @Override
    void stopBroker() {
        broker.destroy();
        await(broker);
    }

    @Override
    int version() {
        return 5;
    }

    private static void await(Process process) {
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
