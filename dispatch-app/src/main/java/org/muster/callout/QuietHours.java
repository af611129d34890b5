package org.muster.callout;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * When news waits until morning. Alarms never wait ({@link Notice#alarm()}). {@code muster.quiet-hours=22:00-06:00};
 * empty for none.
 */
@Component
class QuietHours {

    private final LocalTime from;
    private final LocalTime to;
    private final ZoneId zone;

    QuietHours(
            @Value("${muster.quiet-hours:22:00-06:00}") String hours,
            @Value("${muster.time-zone:Asia/Shanghai}") ZoneId zone) {
        String[] ends = hours.isBlank() ? null : hours.split("-");
        this.from = ends == null ? null : LocalTime.parse(ends[0].strip());
        this.to = ends == null ? null : LocalTime.parse(ends[1].strip());
        this.zone = zone;
    }

    /** The first moment at or after this one at which the notice may disturb somebody. */
    Instant earliest(Notice notice, Instant at) {
        if (notice.alarm() || from == null || from.equals(to)) {
            return at;
        }
        ZonedDateTime local = at.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overnight = from.isAfter(to);
        boolean quiet =
                overnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!quiet) {
            return at;
        }
        ZonedDateTime end = local.with(to);
        return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
    }
}
