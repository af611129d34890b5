package org.muster.material;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one material order. */
public record MaterialOrderId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MaterialOrderId {
        if (value == null) {
            throw new IllegalArgumentException("a material order id needs a value");
        }
    }

    static MaterialOrderId next() {
        return new MaterialOrderId(UUID.randomUUID());
    }

    public static MaterialOrderId of(String text) {
        try {
            return new MaterialOrderId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("调拨单");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
