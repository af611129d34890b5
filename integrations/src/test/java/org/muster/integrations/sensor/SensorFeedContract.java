package org.muster.integrations.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.muster.integrations.sensor.SensorFeed.CallsignPosition;
import org.muster.integrations.sensor.SensorFeed.SensorReading;

/** What every feed of instruments promises. */
abstract class SensorFeedContract {

    static final Instant NOON = Instant.parse("2026-08-22T04:00:00Z");

    /** Writes down what it hears. */
    static class Ear implements SensorFeed.Listener {

        final List<SensorReading> many = new CopyOnWriteArrayList<>();
        final List<SensorReading> alarms = new CopyOnWriteArrayList<>();
        final List<CallsignPosition> positions = new CopyOnWriteArrayList<>();
        final List<String> refused = new CopyOnWriteArrayList<>();

        @Override
        public void readings(List<SensorReading> readings) {
            many.addAll(readings);
        }

        @Override
        public void alarms(List<SensorReading> readings) {
            alarms.addAll(readings);
        }

        @Override
        public void position(CallsignPosition position) {
            positions.add(position);
        }

        @Override
        public boolean urgent(SensorReading reading) {
            return reading.value() >= 50;
        }

        @Override
        public void refused(String topic, String reason) {
            refused.add(topic + ": " + reason);
        }
    }

    final Ear ear = new Ear();

    /** A feed that the ear hears. */
    abstract SensorFeed feed();

    abstract void say(SensorReading reading);

    abstract void say(CallsignPosition position);

    @Test
    void bringsAReadingAsItWasSaid() {
        SensorReading said = new SensorReading("G01", NOON, 0.5, "mm", "GOOD");
        say(said);
        within(() -> ear.many.size() == 1);
        assertThat(ear.many).containsExactly(said);
        assertThat(feed().state().readings()).isEqualTo(1);
        assertThat(feed().state().heardAt()).isNotNull();
    }

    @Test
    void bringsWhatCannotWaitByTheLaneOfAlarms() {
        say(new SensorReading("G01", NOON, 58, "mm", null));
        within(() -> ear.alarms.size() == 1);
        assertThat(ear.many).isEmpty();
    }

    @Test
    void bringsWhereACallsignIs() {
        CallsignPosition said = new CallsignPosition("松涛01", 120.46, 27.87, NOON);
        say(said);
        within(() -> ear.positions.size() == 1);
        assertThat(ear.positions).containsExactly(said);
    }

    static void within(Callable<Boolean> comesTrue) {
        Instant giveUpAt = Instant.now().plus(Duration.ofSeconds(30));
        try {
            while (!comesTrue.call()) {
                assertThat(Instant.now()).as("in time").isBefore(giveUpAt);
                Thread.sleep(20);
            }
        } catch (AssertionError e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
