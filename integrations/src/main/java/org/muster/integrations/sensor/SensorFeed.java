package org.muster.integrations.sensor;

import java.time.Instant;
import java.util.List;
import org.muster.integrations.channel.ChannelException;

/** What instruments in the field send, as it comes in. It may come twice, late or in another order. */
public interface SensorFeed extends AutoCloseable {

    /**
     * One reading as an instrument sent it.
     *
     * @param at when it was measured; null when the instrument has no clock
     * @param value in {@code unit}; not a number when the instrument says so
     * @param unit null for the instrument's own
     * @param quality what the instrument thinks of it; null when it has no doubt
     */
    record SensorReading(String deviceId, Instant at, double value, String unit, String quality) {}

    /** Where something with a callsign is, WGS84. */
    record CallsignPosition(String callsign, double lon, double lat, Instant at) {}

    /**
     * Hears what comes in. What it has returned from is taken for good: the far side is told so and sends it no more.
     * A {@link ChannelException} says that it cannot be taken now, and it comes again; whatever else is thrown is about
     * the reading itself, which is then given up and named.
     */
    interface Listener {

        /** Many at once; called by one thread. */
        void readings(List<SensorReading> readings);

        /** Those that cannot wait; called by a thread of their own, never behind the many. */
        void alarms(List<SensorReading> readings);

        void position(CallsignPosition position);

        /** Whether a reading cannot wait although it came among the many. Asked often: answers from memory. */
        boolean urgent(SensorReading reading);

        /** Something came in that nobody can read; it is not coming again. */
        void refused(String topic, String reason);
    }

    /**
     * How the feed is doing.
     *
     * @param connected whether the far side is there now
     * @param since when that began
     * @param heardAt when something came in last; null for never
     */
    record State(boolean connected, Instant since, Instant heardAt, long messages, long readings, long refused) {}

    /** Begins to hear; what the far side has kept for us comes first. */
    void start(Listener listener);

    State state();

    @Override
    void close();
}
