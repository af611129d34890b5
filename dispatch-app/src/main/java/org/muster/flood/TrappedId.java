package org.muster.flood;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one place at which people are trapped. */
public record TrappedId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TrappedId {
        if (value == null) {
            throw new IllegalArgumentException("an id needs a value");
        }
    }

    static TrappedId next() {
        return new TrappedId(UUID.randomUUID());
    }

    static TrappedId of(String text) {
        try {
            return new TrappedId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("被困点");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
