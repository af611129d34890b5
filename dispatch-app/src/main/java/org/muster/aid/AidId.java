package org.muster.aid;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one request for aid. */
public record AidId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AidId {
        if (value == null) {
            throw new IllegalArgumentException("a request id needs a value");
        }
    }

    static AidId next() {
        return new AidId(UUID.randomUUID());
    }

    public static AidId of(String text) {
        try {
            return new AidId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("增援请求");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
