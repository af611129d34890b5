package org.muster.warning;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one message that was received; its updates and its cancel have ids of their own and share its chain. */
public record WarningId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WarningId {
        if (value == null) {
            throw new IllegalArgumentException("a warning id needs a value");
        }
    }

    static WarningId next() {
        return new WarningId(UUID.randomUUID());
    }

    public static WarningId of(String text) {
        try {
            return new WarningId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("预警");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
