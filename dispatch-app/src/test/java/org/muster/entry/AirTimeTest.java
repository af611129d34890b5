package org.muster.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AirTimeTest {

    private static final Instant IN = Instant.parse("2026-04-05T02:00:00Z");

    private final AirTime usual = new AirTime(50, new BigDecimal("6.8"), 0.3333, Duration.ofMinutes(20));

    @ParameterizedTest
    @CsvSource({"300, 6.8, PT40M48S", "200, 6.8, PT27M12S", "300, 9, PT54M", "20, 6.8, PT2M43S", "400, 60, PT8H"})
    void isPressureTimesVolumeByConsumption(int bar, BigDecimal litres, Duration air) {
        assertThat(usual.of(bar, litres)).isEqualTo(air);
    }

    @Test
    void callsOutWithAThirdLeft() {
        Duration full = Duration.ofMinutes(30);

        assertThat(usual.low(IN, full, IN.plus(full)))
                .isBetween(
                        IN.plus(Duration.ofMinutes(20)),
                        IN.plus(Duration.ofMinutes(20).plusSeconds(1)));
    }

    @Test
    void callsOutAtOnceWhenLessThanTheReserveIsLeft() {
        assertThat(usual.low(IN, Duration.ofMinutes(30), IN.plus(Duration.ofMinutes(5))))
                .isEqualTo(IN);
    }

    @ParameterizedTest
    @CsvSource({"9, 6.8, 0.3", "201, 6.8, 0.3", "50, 0, 0.3", "50, 61, 0.3", "50, 6.8, 0", "50, 6.8, 1"})
    void refusesSettingsNobodyCouldBreatheBy(int consumption, BigDecimal litres, double share) {
        assertThatThrownBy(() -> new AirTime(consumption, litres, share, Duration.ofMinutes(20)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
