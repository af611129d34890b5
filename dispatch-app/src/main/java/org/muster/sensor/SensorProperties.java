package org.muster.sensor;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The broker instruments speak to; nothing is connected while it has no host.
 *
 * @param host empty for none
 * @param port 8883 is MQTT over TLS
 * @param clientId of this server; the broker keeps what comes in under it while we are away
 * @param version of the protocol: 5, or 3 for 3.1.1
 * @param authority PEM file of the one who signed the broker's certificate; empty for those Java trusts
 */
@ConfigurationProperties("muster.sensors.mqtt")
record SensorProperties(
        @DefaultValue("") String host,
        @DefaultValue("8883") int port,
        @DefaultValue("muster") String clientId,
        @DefaultValue("5") int version,
        @DefaultValue("true") boolean tls,
        Path authority,
        String userName,
        String password) {

    boolean configured() {
        return !host.isBlank();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
