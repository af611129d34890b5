package org.muster.integrations.cap;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifier of a Chinese warning, {@code ZZZZZZDDDUUUXX_YYYYMMDDhhmmss_N} (GB/T 35965.1-2018).
 *
 * @param division GB/T 2260, six digits
 * @param industry GB/T 4657, three digits
 * @param unit three digits, {@code 000} unless said
 * @param extension two digits, {@code 00} unless said
 * @param sentAt Beijing time in the identifier
 * @param number 0–9 within the second
 */
public record ChinaIdentifier(
        String division, String industry, String unit, String extension, OffsetDateTime sentAt, int number) {

    private static final Pattern SHAPE = Pattern.compile("(\\d{6})(\\d{3})(\\d{3})(\\d{2})_(\\d{14})_(\\d)");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    /** Empty when it is not one, or names a moment that never was. */
    public static Optional<ChinaIdentifier> of(String identifier) {
        Matcher parts = SHAPE.matcher(identifier);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ChinaIdentifier(
                    parts.group(1),
                    parts.group(2),
                    parts.group(3),
                    parts.group(4),
                    LocalDateTime.parse(parts.group(5), SECOND).atOffset(BEIJING),
                    Integer.parseInt(parts.group(6))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return division + industry + unit + extension + "_" + SECOND.format(sentAt.withOffsetSameInstant(BEIJING)) + "_"
                + number;
    }
}
