package org.muster.zone;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.muster.shared.Problem;

/** Names a zone in the register: {@code Z01}. */
public record ZoneId(@JsonValue String value) implements Comparable<ZoneId> {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,30}");

    /** @throws Problem 404 when nothing can have this name */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ZoneId {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw Problem.notFound("转移片区");
        }
    }

    @Override
    public int compareTo(ZoneId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
