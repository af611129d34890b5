package org.muster.integrations.sensor;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.muster.integrations.sensor.Payloads.Unreadable;

/**
 * Instruments at an MQTT broker, version 5 or 3.1.1. Two connections, each with its lane: the many readings and positions
 * over one; what devices themselves send as alarms over the other, and what is urgent among the many beside it. At least
 * once: a message is acknowledged when its readings are kept, so that a kill brings it again and the readings'
 * own moments tell what is known already.
 */
public class MqttSensorFeed implements SensorFeed {

    public static final String READINGS = "muster/sensors/+/readings";
    public static final String ALARMS = "muster/sensors/+/alarms";
    public static final String POSITIONS = "muster/positions/+";

    private static final int MANY_AT_ONCE = 2_000;
    private static final int ALARMS_AT_ONCE = 100;
    private static final int READINGS_AT_ONCE = 500;
    private static final int LONGEST_REASON = 200;

    private final MqttSettings settings;
    private final Clock clock;
    private final Payloads payloads = new Payloads();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong readings = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final List<AutoCloseable> parts = new ArrayList<>();
    private volatile boolean connected;
    private volatile Instant since;
    private volatile Instant heardAt;

    private Listener listener;
    private Lane many;
    private Lane alarms;

    public MqttSensorFeed(MqttSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.since = clock.instant();
    }

    @Override
    public synchronized void start(Listener next) {
        if (listener != null) {
            throw new IllegalStateException("started already");
        }
        listener = next;
        many = new Lane("many", READINGS_AT_ONCE, next::readings, this::refuse);
        alarms = new Lane("alarms", READINGS_AT_ONCE, next::alarms, this::refuse);
        ExecutorService manyHear = hearing("sensors-hear-many");
        ExecutorService alarmsHear = hearing("sensors-hear-alarms");
        parts.add(Wire.open(
                settings,
                settings.clientId(),
                List.of(READINGS, POSITIONS),
                MANY_AT_ONCE,
                manyHear,
                this::arrived,
                this::link));
        parts.add(Wire.open(
                settings,
                settings.clientId() + "-alarms",
                List.of(ALARMS),
                ALARMS_AT_ONCE,
                alarmsHear,
                this::arrived,
                up -> {}));
        parts.add(many);
        parts.add(alarms);
        parts.add(manyHear::shutdownNow);
        parts.add(alarmsHear::shutdownNow);
    }

    private static ExecutorService hearing(String name) {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private void link(boolean up) {
        if (up != connected) {
            connected = up;
            since = clock.instant();
        }
    }

    private void arrived(Wire.Arrived it) {
        heardAt = clock.instant();
        messages.incrementAndGet();
        try {
            if (Payloads.isPosition(it.topic())) {
                listener.position(payloads.position(it.topic(), it.payload()));
                it.done().run();
                return;
            }
            List<SensorReading> said = payloads.readings(it.topic(), it.payload());
            readings.addAndGet(said.size());
            boolean urgent = Payloads.isAlarm(it.topic()) || said.stream().anyMatch(listener::urgent);
            (urgent ? alarms : many).put(new Lane.Parcel(it.topic(), said, it.done()));
        } catch (Unreadable e) {
            refuse(it.topic(), e.getMessage(), 1);
            it.done().run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RejectedExecutionException e) {
            // closing: the broker keeps it
        } catch (RuntimeException e) {
            refuse(it.topic(), e.toString(), 1);
            it.done().run();
        }
    }

    private void refuse(String topic, String reason, int count) {
        refused.addAndGet(count);
        listener.refused(topic, reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason);
    }

    @Override
    public State state() {
        return new State(connected, since, heardAt, messages.get(), readings.get(), refused.get());
    }

    @Override
    public synchronized void close() {
        for (AutoCloseable it : parts) {
            try {
                it.close();
            } catch (Exception e) {
                // each part closes on its own
            }
        }
        parts.clear();
        link(false);
    }
}
