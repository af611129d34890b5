package org.muster.integrations.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moquette.broker.Server;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.broker.security.IAuthenticator;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the broker that comes with the tests, which speaks 3.1.1. */
class MoquetteFeedTests extends MqttSensorFeedContract {

    private Server broker;

    @Override
    void startBroker(int port) throws IOException {
        broker = started(properties(port));
    }

    @Override
    void stopBroker() {
        broker.stopServer();
    }

    @Override
    int version() {
        return 3;
    }

    private static Properties properties(int port) {
        Properties properties = new Properties();
        properties.setProperty("port", String.valueOf(port));
        properties.setProperty("host", "127.0.0.1");
        properties.setProperty("websocket_port", "disabled");
        properties.setProperty("allow_anonymous", "false");
        properties.setProperty("persistence_enabled", "false");
        properties.setProperty("telemetry_enabled", "false");
        return properties;
    }

    private static Server started(Properties properties) throws IOException {
        IAuthenticator names = (client, user, password) ->
                USER.equals(user) && Arrays.equals(PASSWORD.getBytes(StandardCharsets.UTF_8), password);
        Server server = new Server();
        server.startServer(new MemoryConfig(properties), List.of(), null, names, null);
        return server;
    }

    @Test
    void speaksTlsWithABrokerItCanTrustAndWithNoOther(@TempDir Path home) throws Exception {
        Path keys = home.resolve("broker.p12");
        keytool("-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=localhost", "-validity", "2",
                "-ext", "san=dns:localhost,ip:127.0.0.1", "-keystore", keys.toString(), "-storetype", "PKCS12",
                "-storepass", "geheim", "-keypass", "geheim");
        Path authority = home.resolve("broker.pem");
        keytool("-exportcert", "-rfc", "-alias", "broker", "-keystore", keys.toString(), "-storepass", "geheim",
                "-file", authority.toString());
        int plain = freePort();
        int tls = freePort();
        Properties properties = properties(plain);
        properties.setProperty("ssl_port", String.valueOf(tls));
        properties.setProperty("jks_path", keys.toString());
        properties.setProperty("key_store_type", "pkcs12");
        properties.setProperty("key_store_password", "geheim");
        properties.setProperty("key_manager_password", "geheim");
        Server secure = started(properties);
        MqttSensorFeed trusting = feed(tls, authority);
        MqttSensorFeed doubting = feed(tls, null);
        try {
            trusting.start(new Ear());
            doubting.start(new Ear());
            within(() -> trusting.state().connected());
            assertThat(doubting.state().connected()).isFalse();
        } finally {
            trusting.close();
            doubting.close();
            secure.stopServer();
        }
    }

    @Test
    void sendsNoPasswordInTheOpen() {
        assertThatThrownBy(() -> new MqttSettings("broker.example", 1883, "muster", 5, false, null, "muster", "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new MqttSettings("broker.example", 8883, "muster", 5, true, null, "muster", "geheim").toString())
                .doesNotContain("geheim");
    }

    private static MqttSensorFeed feed(int port, Path authority) {
        return new MqttSensorFeed(
                new MqttSettings("localhost", port, "tls-" + UUID.randomUUID(), 3, true, authority, USER, PASSWORD),
                Clock.systemUTC());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void keytool(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Path log = Files.createTempFile("keytool", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
