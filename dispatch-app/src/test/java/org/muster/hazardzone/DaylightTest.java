package org.muster.hazardzone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.shared.Position;

/** Sunrise and sunset at R01, worked out by hand with the declination and the equation of time of the day (±3 minutes). */
class DaylightTest {

    private static final Position R01 = new Position(120.700, 27.874);

    @ParameterizedTest
    @CsvSource({
        "2026-06-21,05:01:45,18:56:15",
        "2026-12-21,06:44:00,17:06:30",
    })
    void knowsSunriseAndSunsetOfTheSolstices(String day, String rise, String set) {
        Daylight before = Daylight.at(R01, beijing(day, "00:30:00"));
        assertThat(before.night()).isTrue();
        assertThat(before.until()).isCloseTo(beijing(day, rise), within(3, ChronoUnit.MINUTES));
        Daylight noon = Daylight.at(R01, beijing(day, "12:00:00"));
        assertThat(noon.night()).isFalse();
        assertThat(noon.until()).isCloseTo(beijing(day, set), within(3, ChronoUnit.MINUTES));
        assertThat(Daylight.at(R01, beijing(day, "23:00:00")).night()).isTrue();
    }

    @Test
    void turnsAtTheVeryMomentItSaid() {
        Instant set = Daylight.at(R01, beijing("2026-04-05", "12:00:00")).until();
        assertThat(Daylight.at(R01, set.minusSeconds(60)).night()).isFalse();
        assertThat(Daylight.at(R01, set.plusSeconds(60)).night()).isTrue();
        Instant rise = Daylight.at(R01, set.plusSeconds(60)).until();
        assertThat(Daylight.at(R01, rise.minusSeconds(60)).night()).isTrue();
        assertThat(Daylight.at(R01, rise.plusSeconds(60)).night()).isFalse();
    }

    @Test
    void knowsThePolarNightAndTheMidnightSun() {
        Position tromso = new Position(18.96, 69.65);
        assertThat(Daylight.at(tromso, Instant.parse("2026-12-21T11:00:00Z")).night())
                .isTrue();
        assertThat(Daylight.at(tromso, Instant.parse("2026-06-21T23:00:00Z")).night())
                .isFalse();
    }

    private static Instant beijing(String day, String time) {
        return OffsetDateTime.parse(day + "T" + time + "+08:00").toInstant();
    }
}
