package org.muster.integrations.sensor;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Hears nobody: lets a drill or a tester say what instruments would, through the same lanes' doors. */
public class SimulatedSensors implements SensorFeed {

    private final Clock clock;
    private final AtomicLong readings = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();
    private volatile Listener listener;
    private volatile Instant since;
    private volatile Instant heardAt;

    public SimulatedSensors(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    @Override
    public void start(Listener next) {
        listener = next;
        since = clock.instant();
    }

    /** One device says something; it has been taken when this returns. */
    public void say(SensorReading reading) {
        heard(1);
        if (listener.urgent(reading)) {
            listener.alarms(List.of(reading));
        } else {
            listener.readings(List.of(reading));
        }
    }

    /** Many devices say something at once. */
    public void say(List<SensorReading> many) {
        heard(many.size());
        listener.readings(many);
    }

    public void say(CallsignPosition position) {
        heard(0);
        listener.position(position);
    }

    private void heard(int count) {
        if (listener == null) {
            throw new IllegalStateException("nobody hears yet");
        }
        heardAt = clock.instant();
        messages.incrementAndGet();
        readings.addAndGet(count);
    }

    @Override
    public State state() {
        return new State(listener != null, since, heardAt, messages.get(), readings.get(), 0);
    }

    @Override
    public void close() {
        listener = null;
    }
}
