package org.muster.integrations.sensor;

import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;

class SimulatedSensorsTests extends SensorFeedContract {

    private final SimulatedSensors feed = new SimulatedSensors(Clock.systemUTC());

    @BeforeEach
    void hears() {
        feed.start(ear);
    }

    @Override
    SensorFeed feed() {
        return feed;
    }

    @Override
    void say(SensorFeed.SensorReading reading) {
        feed.say(reading);
    }

    @Override
    void say(SensorFeed.CallsignPosition position) {
        feed.say(position);
    }
}
