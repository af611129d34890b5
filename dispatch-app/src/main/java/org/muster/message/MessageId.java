package org.muster.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one message; people call it by its number in its incident. */
public record MessageId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {
        if (value == null) {
            throw new IllegalArgumentException("a message id needs a value");
        }
    }

    static MessageId next() {
        return new MessageId(UUID.randomUUID());
    }

    static MessageId of(String text) {
        try {
            return new MessageId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("信息");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
