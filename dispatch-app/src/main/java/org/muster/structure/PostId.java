package org.muster.structure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one post of a command structure. */
public record PostId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PostId {
        if (value == null) {
            throw new IllegalArgumentException("an id needs a value");
        }
    }

    static PostId next() {
        return new PostId(UUID.randomUUID());
    }

    static PostId of(String text) {
        try {
            return new PostId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("岗位");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
