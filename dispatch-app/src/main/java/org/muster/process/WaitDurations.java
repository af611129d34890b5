package org.muster.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.muster.processes.Wait;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long each wait may take. {@code muster.deadlines.level-approval=PT5M} changes the default of the model; several
 * durations are separated by commas.
 */
@ConfigurationProperties("muster")
record WaitDurations(Map<Wait, List<Duration>> deadlines) {

    WaitDurations {
        if (deadlines != null && deadlines.containsKey(Wait.GUARD)) {
            throw new IllegalArgumentException("how long the ground is guarded is set by muster.fire.guard");
        }
    }

    Duration of(Wait wait) {
        return allOf(wait).get(0);
    }

    List<Duration> allOf(Wait wait) {
        return configured(wait) ? deadlines.get(wait) : wait.durations();
    }

    boolean configured(Wait wait) {
        return deadlines != null
                && deadlines.get(wait) != null
                && !deadlines.get(wait).isEmpty();
    }
}
