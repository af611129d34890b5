package org.muster.integrations.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.muster.integrations.broadcast.WarningOutlet.Notice;
import org.muster.integrations.channel.Behaviour;

class SimulatedOutletsTests extends WarningOutletContract {

    private final SimulatedOutlets outlets =
            new SimulatedOutlets(Clock.systemUTC(), Duration.ofMillis(100), Duration.ofMillis(10));

    @Override
    WarningOutlet outlet() {
        return outlets;
    }

    @Override
    List<Notice> heard() {
        List<Notice> all = new ArrayList<>(
                outlets.notices().stream().map(SimulatedOutlets.Held::notice).toList());
        Collections.reverse(all);
        return all;
    }

    @Override
    void takesNothing() {
        for (WarningOutlet.Kind kind : WarningOutlet.Kind.values()) {
            outlets.behave(kind, Behaviour.REFUSE);
        }
    }

    @AfterEach
    void close() {
        outlets.close();
    }
}
