package org.muster.integrations.sensor;

import java.nio.file.Path;

/**
 * Where the broker is and who we are there.
 *
 * @param clientId stays the same over restarts: the broker keeps what comes in meanwhile under it
 * @param version 5 or 3 (for 3.1.1)
 * @param tls whether to speak TLS; {@code authority} is the PEM file of the one who signed the broker, or null for those
 *     the Java runtime trusts
 * @param userName null for none
 */
public record MqttSettings(
        String host,
        int port,
        String clientId,
        int version,
        boolean tls,
        Path authority,
        String userName,
        String password) {

    public MqttSettings {
        if (host == null || host.isBlank()) {
            throw new IllegalArgumentException("the broker's host is missing");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no port: " + port);
        }
        if (version != 3 && version != 5) {
            throw new IllegalArgumentException("MQTT version is 5, or 3 for 3.1.1");
        }
        if (clientId == null || clientId.isBlank()) {
            throw new IllegalArgumentException("the client id is missing");
        }
        if (password != null && !tls && !isLocal(host)) {
            throw new IllegalArgumentException("a password goes over TLS only");
        }
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return (tls ? "mqtts://" : "mqtt://") + host + ":" + port + " as " + clientId;
    }
}
