package org.muster.integrations.sensor;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.TrustManagerFactory;

/** One connection to a broker, in either version of the protocol: at least once, acknowledged by hand, and back by itself. */
final class Wire implements AutoCloseable {

    /** A message; {@code done} tells the broker that it need not send it again. */
    record Arrived(String topic, byte[] payload, Runnable done) {}

    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final int KEPT_BY_THE_BROKER_SECONDS = 86_400;
    private static final long FIRST_RETRY_SECONDS = 1;
    private static final long LAST_RETRY_SECONDS = 30;

    private final Runnable hangUp;

    private Wire(Runnable hangUp) {
        this.hangUp = hangUp;
    }

    /**
     * @param atOnce how many messages may be under way to us without having been taken
     * @param executor calls {@code arrived}; while that waits, the broker waits
     * @param link told whether the broker is there
     */
    static Wire open(
            MqttSettings settings,
            String clientId,
            List<String> topics,
            int atOnce,
            Executor executor,
            Consumer<Arrived> arrived,
            Consumer<Boolean> link) {
        MqttClientBuilder builder = MqttClient.builder()
                .identifier(clientId)
                .serverHost(settings.host())
                .serverPort(settings.port())
                .automaticReconnect()
                .initialDelay(FIRST_RETRY_SECONDS, TimeUnit.SECONDS)
                .maxDelay(LAST_RETRY_SECONDS, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .addDisconnectedListener(context -> link.accept(false));
        if (settings.tls()) {
            builder = builder.sslConfig(trusting(settings.authority()));
        }
        return settings.version() == 5
                ? five(builder, settings, topics, atOnce, executor, arrived, link)
                : three(builder, settings, topics, executor, arrived, link);
    }

    private static Wire five(
            MqttClientBuilder builder,
            MqttSettings settings,
            List<String> topics,
            int atOnce,
            Executor executor,
            Consumer<Arrived> arrived,
            Consumer<Boolean> link) {
        Mqtt5AsyncClient[] self = new Mqtt5AsyncClient[1];
        var five = builder.useMqttVersion5().addConnectedListener(context -> {
            link.accept(true);
            topics.forEach(topic -> self[0].subscribeWith()
                    .topicFilter(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send());
        });
        if (settings.userName() != null) {
            var auth = five.simpleAuth().username(settings.userName());
            five = (settings.password() == null
                            ? auth
                            : auth.password(settings.password().getBytes(StandardCharsets.UTF_8)))
                    .applySimpleAuth();
        }
        Mqtt5AsyncClient client = five.buildAsync();
        self[0] = client;
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                it -> arrived.accept(new Arrived(it.getTopic().toString(), it.getPayloadAsBytes(), it::acknowledge)),
                executor,
                true);
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(KEPT_BY_THE_BROKER_SECONDS)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .restrictions()
                .receiveMaximum(atOnce)
                .maximumPacketSize(Payloads.MOST_BYTES + 1024)
                .applyRestrictions()
                .send();
        return new Wire(() -> quietly(client.disconnect()));
    }

    private static Wire three(
            MqttClientBuilder builder,
            MqttSettings settings,
            List<String> topics,
            Executor executor,
            Consumer<Arrived> arrived,
            Consumer<Boolean> link) {
        Mqtt3AsyncClient[] self = new Mqtt3AsyncClient[1];
        var three = builder.useMqttVersion3().addConnectedListener(context -> {
            link.accept(true);
            topics.forEach(topic -> self[0].subscribeWith()
                    .topicFilter(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send());
        });
        if (settings.userName() != null) {
            var auth = three.simpleAuth().username(settings.userName());
            three = (settings.password() == null
                            ? auth
                            : auth.password(settings.password().getBytes(StandardCharsets.UTF_8)))
                    .applySimpleAuth();
        }
        Mqtt3AsyncClient client = three.buildAsync();
        self[0] = client;
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                it -> arrived.accept(new Arrived(it.getTopic().toString(), it.getPayloadAsBytes(), it::acknowledge)),
                executor,
                true);
        client.connectWith().cleanSession(false).keepAlive(KEEP_ALIVE_SECONDS).send();
        return new Wire(() -> quietly(client.disconnect()));
    }

    private static MqttClientSslConfig trusting(Path authority) {
        var config = MqttClientSslConfig.builder().protocols(List.of("TLSv1.3", "TLSv1.2"));
        if (authority == null) {
            return config.build();
        }
        try (InputStream pem = Files.newInputStream(authority)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate it : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + number++, it);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return config.trustManagerFactory(trust).build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the broker's authority cannot be read from " + authority, e);
        }
    }

    private static void quietly(java.util.concurrent.CompletableFuture<?> disconnected) {
        try {
            disconnected.get(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // it was not there: nothing to hang up
        }
    }

    @Override
    public void close() {
        hangUp.run();
    }
}
