package org.muster.sensor;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What the duty room reads of instruments. */
final class SensorWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M 月 d 日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private SensorWords() {}

    static String time(Instant at) {
        return TIME.format(at);
    }
}
