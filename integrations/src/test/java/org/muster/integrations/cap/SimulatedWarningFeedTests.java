package org.muster.integrations.cap;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.muster.integrations.channel.Behaviour;

class SimulatedWarningFeedTests extends WarningFeedContract {

    private final SimulatedWarningFeed feed = new SimulatedWarningFeed(Clock.systemUTC(), Duration.ofMillis(100));

    @Override
    WarningFeed feed() {
        return feed;
    }

    @Override
    void shows(byte[]... documents) {
        for (byte[] it : documents) {
            feed.show(it);
        }
    }

    @Override
    void cannotBeRead() {
        feed.behave(Behaviour.REFUSE);
    }

    @AfterEach
    void close() {
        feed.close();
    }
}
