package org.muster.integrations.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.integrations.channel.ChannelException;
import org.muster.integrations.sensor.SensorFeed.SensorReading;

/** Against a real broker with names and passwords, which comes and goes. */
abstract class MqttSensorFeedContract extends SensorFeedContract {

    static final String USER = "muster";
    static final String PASSWORD = "yu-liang";

    int port;
    private MqttSensorFeed feed;
    private Mqtt3BlockingClient gateway;
    private final String clientId = "muster-" + UUID.randomUUID();

    @BeforeEach
    void aBrokerAGatewayAndUs() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        startBroker(port);
        feed = hearing(version(), ear);
        connectGateway();
    }

    /** A broker at this port of 127.0.0.1 that lets {@link #USER} in and nobody else. */
    abstract void startBroker(int port) throws IOException;

    abstract void stopBroker();

    /** Which version of the protocol we speak with it. */
    abstract int version();

    private void connectGateway() {
        gateway = MqttClient.builder()
                .useMqttVersion3()
                .identifier("gateway-" + UUID.randomUUID())
                .serverHost("127.0.0.1")
                .serverPort(port)
                .simpleAuth()
                .username(USER)
                .password(PASSWORD.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        gateway.connect();
    }

    private MqttSensorFeed hearing(int version, SensorFeed.Listener listener) {
        MqttSensorFeed next = new MqttSensorFeed(
                new MqttSettings("127.0.0.1", port, clientId, version, false, null, "muster", PASSWORD),
                Clock.systemUTC());
        next.start(listener);
        within(() -> next.state().connected());
        pause();
        return next;
    }

    /** The subscriptions follow the connection. */
    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void everybodyGoes() {
        feed.close();
        try {
            gateway.disconnect();
        } catch (RuntimeException e) {
            // gone with its broker
        }
        stopBroker();
    }

    @Override
    SensorFeed feed() {
        return feed;
    }

    @Override
    void say(SensorReading it) {
        publish(
                "muster/sensors/" + it.deviceId() + "/readings",
                "{\"at\":\"" + it.at() + "\",\"value\":" + it.value() + (it.unit() == null ? "" : ",\"unit\":\"" + it.unit() + "\"")
                        + (it.quality() == null ? "" : ",\"quality\":\"" + it.quality() + "\"") + "}");
    }

    @Override
    void say(SensorFeed.CallsignPosition it) {
        publish(
                "muster/positions/" + it.callsign(),
                "{\"lon\":" + it.lon() + ",\"lat\":" + it.lat() + ",\"at\":\"" + it.at() + "\"}");
    }

    private void publish(String topic, String payload) {
        gateway.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    @Test
    void takesABatchAndGoesOnAfterNonsense() {
        publish("muster/sensors/G01/readings", "{nonsense");
        publish("muster/sensors/G01/readings", "[{\"value\":1},{\"value\":2},{\"value\":3}]");
        within(() -> ear.many.size() == 3);
        assertThat(ear.refused).hasSize(1);
        assertThat(ear.refused.get(0)).contains("G01", "no JSON");
        assertThat(feed.state().refused()).isEqualTo(1);
    }

    @Test
    void anAlarmDoesNotWaitBehindTheMany() throws Exception {
        feed.close();
        CountDownLatch free = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        Ear slow = new Ear() {
            @Override
            public void readings(List<SensorReading> readings) {
                busy.countDown();
                try {
                    free.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                super.readings(readings);
            }
        };
        feed = hearing(version(), slow);
        for (int i = 0; i < 200; i++) {
            say(new SensorReading("G02", NOON.plusSeconds(i), 1, "mm", null));
        }
        busy.await();
        publish("muster/sensors/G01/alarms", "{\"value\":3}");
        say(new SensorReading("G03", NOON, 60, "mm", null));
        within(() -> slow.alarms.size() == 2);
        assertThat(slow.many).isEmpty();
        free.countDown();
        within(() -> slow.many.size() == 200);
    }

    @Test
    void nothingIsLostWhileTheDatabaseIsAway() {
        feed.close();
        AtomicInteger refusals = new AtomicInteger(3);
        Ear away = new Ear() {
            @Override
            public void readings(List<SensorReading> readings) {
                if (refusals.getAndDecrement() > 0) {
                    throw new ChannelException("not now");
                }
                super.readings(readings);
            }
        };
        feed = hearing(version(), away);
        for (int i = 0; i < 5; i++) {
            say(new SensorReading("G01", NOON.plusSeconds(i), 1, "mm", null));
        }
        within(() -> away.many.size() >= 5);
        assertThat(away.many.stream().map(SensorReading::at).distinct()).hasSize(5);
        assertThat(away.refused).isEmpty();
    }

    @Test
    void oneReadingThatCanNeverBeTakenHoldsUpNoOther() {
        feed.close();
        Ear picky = new Ear() {
            @Override
            public void readings(List<SensorReading> readings) {
                if (readings.stream().anyMatch(it -> it.value() == 13)) {
                    throw new IllegalArgumentException("thirteen");
                }
                super.readings(readings);
            }
        };
        feed = hearing(version(), picky);
        for (int i = 10; i < 17; i++) {
            say(new SensorReading("G01", NOON.plusSeconds(i), i, "mm", null));
        }
        within(() -> picky.many.size() == 6);
        within(() -> picky.refused.size() == 1);
        assertThat(picky.refused.get(0)).contains("thirteen");
    }

    @Test
    void whatWasNotAcknowledgedComesAgainAfterARestart() {
        feed.close();
        List<SensorReading> seen = new CopyOnWriteArrayList<>();
        Ear dying = new Ear() {
            @Override
            public void readings(List<SensorReading> readings) {
                seen.addAll(readings);
                throw new ChannelException("killed before it was kept");
            }
        };
        MqttSensorFeed first = hearing(version(), dying);
        say(new SensorReading("G01", NOON, 7, "mm", null));
        within(() -> !seen.isEmpty());
        first.close();
        say(new SensorReading("G01", NOON.plusSeconds(10), 8, "mm", null));
        feed = hearing(version(), ear);
        within(() -> ear.many.stream().map(SensorReading::value).distinct().count() == 2);
    }

    @Test
    void comesBackByItselfWhenTheBrokerDoes() throws Exception {
        stopBroker();
        within(() -> !feed.state().connected());
        startBroker(port);
        within(() -> feed.state().connected());
        pause();
        connectGateway();
        say(new SensorReading("G01", NOON, 2, "mm", null));
        within(() -> ear.many.size() >= 1);
    }

    @Test
    void isNotLetInWithAWrongPasswordAndSaysSo() {
        MqttSensorFeed stranger = new MqttSensorFeed(
                new MqttSettings("127.0.0.1", port, "stranger", version(), false, null, "muster", "wrong"), Clock.systemUTC());
        stranger.start(new Ear());
        pause();
        assertThat(stranger.state().connected()).isFalse();
        stranger.close();
    }
}
