package org.muster.dispatch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one dispatch order. */
public record OrderId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        if (value == null) {
            throw new IllegalArgumentException("an order id needs a value");
        }
    }

    public static OrderId next() {
        return new OrderId(UUID.randomUUID());
    }

    public static OrderId of(String text) {
        try {
            return new OrderId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("指令");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
