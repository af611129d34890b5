package org.muster.site;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one hand-over of command. */
public record HandoverId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HandoverId {
        if (value == null) {
            throw new IllegalArgumentException("an id needs a value");
        }
    }

    static HandoverId next() {
        return new HandoverId(UUID.randomUUID());
    }

    static HandoverId of(String text) {
        try {
            return new HandoverId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("移交");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
