package org.muster.integrations.cap;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes times as CAP wants them: {@code 2026-07-25T10:00:00+08:00}, the zero offset written {@code -00:00}. */
final class CapTime {

    private static final Pattern SHAPE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}[+-]\\d{2}:\\d{2}");
    private static final Pattern NEAR = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}:\\d{2})(\\.\\d{1,9})?\\s?(Z|z|[+-]\\d{2}:\\d{2})?");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2100;

    /** @param breach what is wrong with it; with a time beside it, the time is certain all the same */
    record Read(OffsetDateTime time, CapRule breach) {}

    private CapTime() {}

    static Read read(String text) {
        var near = NEAR.matcher(text);
        if (!near.matches()) {
            return new Read(null, CapRule.TIME_MALFORMED);
        }
        if (near.group(4) == null) {
            return new Read(null, CapRule.TIME_WITHOUT_OFFSET);
        }
        boolean zulu = near.group(4).equalsIgnoreCase("Z");
        OffsetDateTime time;
        try {
            time = OffsetDateTime.parse(near.group(1) + "T" + near.group(2) + (zulu ? "Z" : near.group(4)));
        } catch (DateTimeException e) {
            return new Read(null, CapRule.TIME_IMPOSSIBLE);
        }
        if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
            return new Read(null, CapRule.TIME_IMPOSSIBLE);
        }
        if (zulu) {
            return new Read(time, CapRule.TIME_WITH_LETTER);
        }
        return new Read(time, SHAPE.matcher(text).matches() ? null : CapRule.TIME_MALFORMED);
    }

    static Optional<OffsetDateTime> find(String text) {
        return Optional.ofNullable(read(text).time());
    }

    static String write(OffsetDateTime time) {
        String offset = time.getOffset().equals(ZoneOffset.UTC)
                ? "-00:00"
                : time.getOffset().getId();
        return WRITTEN.format(time) + offset;
    }
}
