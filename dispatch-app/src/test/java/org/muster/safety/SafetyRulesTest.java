package org.muster.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.safety.SafetyRules.OnWindShift;
import org.muster.shared.Hazard;
import org.muster.team.TeamKind;

class SafetyRulesTest {

    private static final Duration GENERAL = Duration.ofMinutes(30);

    private final SafetyRules rules = rules(
            Map.of(Hazard.FLOOD, Duration.ofMinutes(20)), Map.of(TeamKind.SEMI_PROFESSIONAL, Duration.ofMinutes(15)));

    private static SafetyRules rules(Map<Hazard, Duration> hazard, Map<TeamKind, Duration> team) {
        return new SafetyRules(
                GENERAL,
                hazard,
                team,
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                Duration.ofMinutes(3),
                Duration.ofHours(4),
                Duration.ofHours(12),
                OnWindShift.PROPOSE);
    }

    @Test
    void takesTheMostParticularCadence() {
        Duration incident = Duration.ofMinutes(5);

        assertThat(rules.cadenceFor(incident, Hazard.FLOOD, TeamKind.SEMI_PROFESSIONAL))
                .isEqualTo(incident);
        assertThat(rules.cadenceFor(null, Hazard.FLOOD, TeamKind.SEMI_PROFESSIONAL))
                .isEqualTo(Duration.ofMinutes(20));
        assertThat(rules.cadenceFor(null, Hazard.FOREST_FIRE, TeamKind.SEMI_PROFESSIONAL))
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(rules.cadenceFor(null, Hazard.FOREST_FIRE, TeamKind.PROFESSIONAL))
                .isEqualTo(GENERAL);
    }

    @Test
    void needsNothingConfigured() {
        assertThat(rules(null, null).cadenceFor(null, Hazard.FOREST_FIRE, TeamKind.MEDICAL))
                .isEqualTo(GENERAL);
    }
}
