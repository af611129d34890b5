package org.muster.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FireTimesTest {

    private final FireTimes times = new FireTimes(
            "11-01/04-30", List.of("04-01/04-07", "2027-02-05/2027-02-20"), List.of(Duration.ofHours(24)));

    @Test
    void knowsTheMidnightAtWhichTheSeasonBegins() {
        assertThat(times.nextTurn(Instant.parse("2026-10-29T02:00:00Z")))
                .contains(Instant.parse("2026-10-31T16:00:00Z"));
    }

    @Test
    void knowsWhenASensitiveTimeBeginsAndEnds() {
        assertThat(times.nextTurn(Instant.parse("2027-03-30T02:00:00Z")))
                .contains(Instant.parse("2027-03-31T16:00:00Z"));
        assertThat(times.nextTurn(Instant.parse("2027-04-05T02:00:00Z")))
                .contains(Instant.parse("2027-04-07T16:00:00Z"));
        assertThat(times.nextTurn(Instant.parse("2027-02-01T02:00:00Z")))
                .contains(Instant.parse("2027-02-04T16:00:00Z"));
    }

    @Test
    void looksNoFurtherThanAWeek() {
        assertThat(times.nextTurn(Instant.parse("2026-12-10T02:00:00Z"))).isEmpty();
    }
}
