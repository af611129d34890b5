package org.muster.callout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuietHoursTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Instant THREE_AT_NIGHT = Instant.parse("2026-04-05T03:00:00+08:00");

    @ParameterizedTest
    @CsvSource({
        "2026-04-05T21:59:00+08:00, 2026-04-05T21:59:00+08:00",
        "2026-04-05T22:00:00+08:00, 2026-04-06T06:00:00+08:00",
        "2026-04-05T03:00:00+08:00, 2026-04-05T06:00:00+08:00",
        "2026-04-05T06:00:00+08:00, 2026-04-05T06:00:00+08:00"
    })
    void keepNewsUntilMorning(String at, String earliest) {
        assertThat(new QuietHours("22:00-06:00", CHINA).earliest(Notice.NEWS, Instant.parse(at)))
                .isEqualTo(Instant.parse(earliest));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NEWS")
    void neverKeepAnAlarm(Notice alarm) {
        assertThat(new QuietHours("22:00-06:00", CHINA).earliest(alarm, THREE_AT_NIGHT))
                .isEqualTo(THREE_AT_NIGHT);
    }

    @Test
    void mayBeSwitchedOff() {
        assertThat(new QuietHours("", CHINA).earliest(Notice.NEWS, THREE_AT_NIGHT))
                .isEqualTo(THREE_AT_NIGHT);
    }
}
