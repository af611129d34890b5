package org.muster.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.processes.Wait;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WaitDurationsTest {

    @Test
    void takesTheModelsDefaultWhereNothingIsConfigured() {
        assertThat(bind(Map.of("muster.data-dir", "data")).of(Wait.LEVEL_APPROVAL))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void anInstallationMayChangeAWait() {
        WaitDurations durations = bind(Map.of(
                "muster.deadlines.level-approval", "PT8M",
                "muster.deadlines.FIRE_CONTROL", "PT1H,PT3H"));

        assertThat(durations.of(Wait.LEVEL_APPROVAL)).isEqualTo(Duration.ofMinutes(8));
        assertThat(durations.allOf(Wait.FIRE_CONTROL)).containsExactly(Duration.ofHours(1), Duration.ofHours(3));
        assertThat(durations.of(Wait.DISPATCH)).isEqualTo(Duration.ofMinutes(3));
    }

    /** The incident opens the guard itself; a second place to set it would be believed and not obeyed. */
    @Test
    void theGuardIsSetInOnePlaceOnly() {
        assertThatThrownBy(() -> bind(Map.of("muster.deadlines.guard", "PT12H")))
                .hasStackTraceContaining("muster.fire.guard");
    }

    private static WaitDurations bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("muster", WaitDurations.class);
    }
}
