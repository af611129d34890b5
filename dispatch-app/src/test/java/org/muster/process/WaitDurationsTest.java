package org.muster.process;

import static org.assertj.core.api.Assertions.assertThat;

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
    void anInstallationMayChangeEveryWait() {
        WaitDurations durations = bind(Map.of(
                "muster.deadlines.level-approval", "PT8M",
                "muster.deadlines.GUARD", "PT12H,PT24H,PT36H"));

        assertThat(durations.of(Wait.LEVEL_APPROVAL)).isEqualTo(Duration.ofMinutes(8));
        assertThat(durations.allOf(Wait.GUARD))
                .containsExactly(Duration.ofHours(12), Duration.ofHours(24), Duration.ofHours(36));
        assertThat(durations.of(Wait.DISPATCH)).isEqualTo(Duration.ofMinutes(3));
    }

    private static WaitDurations bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("muster", WaitDurations.class);
    }
}
