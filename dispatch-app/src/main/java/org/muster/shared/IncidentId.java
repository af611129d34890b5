package org.muster.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one incident for life; the journal, the orders and the process all hang on it. */
public record IncidentId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IncidentId {
        if (value == null) {
            throw new IllegalArgumentException("an incident id needs a value");
        }
    }

    public static IncidentId next() {
        return new IncidentId(UUID.randomUUID());
    }

    public static IncidentId of(String text) {
        try {
            return new IncidentId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("事件");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
