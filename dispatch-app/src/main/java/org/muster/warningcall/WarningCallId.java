package org.muster.warningcall;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one round of calls. */
public record WarningCallId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WarningCallId {
        if (value == null) {
            throw new IllegalArgumentException("an id needs a value");
        }
    }

    static WarningCallId next() {
        return new WarningCallId(UUID.randomUUID());
    }

    public static WarningCallId of(String text) {
        try {
            return new WarningCallId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("叫应");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
