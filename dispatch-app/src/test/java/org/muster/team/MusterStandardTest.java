package org.muster.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.muster.shared.Problem;

class MusterStandardTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Test
    void asksForWholePeopleAndNeverForOneTooMany() {
        assertThat(new MusterStandard(Duration.ofMinutes(10), 0.90).quorumOf(30))
                .isEqualTo(27);
        assertThat(new MusterStandard(HALF_AN_HOUR, 0.80).quorumOf(30)).isEqualTo(24);
        assertThat(new MusterStandard(HALF_AN_HOUR, 0.70).quorumOf(30)).isEqualTo(21);
        assertThat(new MusterStandard(HALF_AN_HOUR, 0.80).quorumOf(28)).isEqualTo(23);
        assertThat(new MusterStandard(HALF_AN_HOUR, 1.00).quorumOf(7)).isEqualTo(7);
        assertThat(new MusterStandard(HALF_AN_HOUR, 0.80).quorumOf(0)).isZero();
    }

    @Test
    void refusesWhatNobodyCanMeet() {
        assertThatThrownBy(() -> new MusterStandard(HALF_AN_HOUR, 1.01)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new MusterStandard(HALF_AN_HOUR, Double.NaN)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new MusterStandard(Duration.ZERO, 0.8)).isInstanceOf(Problem.class);
    }
}
