package org.muster.entry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one entry of a pair into the hot zone. */
public record EntryId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EntryId {
        if (value == null) {
            throw new IllegalArgumentException("an id needs a value");
        }
    }

    /** @throws Problem 404 when it cannot be one */
    public static EntryId of(String text) {
        try {
            return new EntryId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("进入记录");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
