package org.muster.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An administrative division: six digits of GB/T 2260, or nine for a township. {@code 330000} is a province, {@code
 * 330300} a city, {@code 330381} a county, {@code 330381120} a township.
 */
public record DivisionCode(@JsonValue String value) implements Comparable<DivisionCode> {

    private static final Pattern SHAPE = Pattern.compile("\\d{6}(\\d{3})?");

    /** From the widest to the narrowest. */
    public enum Level {
        PROVINCE,
        CITY,
        COUNTY,
        TOWNSHIP
    }

    @JsonCreator
    public DivisionCode {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw Problem.invalid("divisionCode", "区划代码须为 6 位或 9 位数字（GB/T 2260）");
        }
    }

    public Level level() {
        if (value.length() == 9) {
            return Level.TOWNSHIP;
        }
        if (value.endsWith("0000")) {
            return Level.PROVINCE;
        }
        return value.endsWith("00") ? Level.CITY : Level.COUNTY;
    }

    /** The digits that every division below this one begins with. */
    public String prefix() {
        return switch (level()) {
            case PROVINCE -> value.substring(0, 2);
            case CITY -> value.substring(0, 4);
            case COUNTY, TOWNSHIP -> value;
        };
    }

    /** Whether the other division is this one or lies below it. */
    public boolean covers(DivisionCode other) {
        return other.value.startsWith(prefix());
    }

    /** The county this division belongs to; a city or province answers itself. */
    public DivisionCode county() {
        return level() == Level.TOWNSHIP ? new DivisionCode(value.substring(0, 6)) : this;
    }

    /** The next wider division; empty above a province. */
    public Optional<DivisionCode> above() {
        return switch (level()) {
            case PROVINCE -> Optional.empty();
            case CITY -> Optional.of(new DivisionCode(value.substring(0, 2) + "0000"));
            case COUNTY -> Optional.of(new DivisionCode(value.substring(0, 4) + "00"));
            case TOWNSHIP -> Optional.of(county());
        };
    }

    @Override
    public int compareTo(DivisionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
