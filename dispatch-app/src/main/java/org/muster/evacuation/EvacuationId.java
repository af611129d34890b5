package org.muster.evacuation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one evacuation: one zone of one incident. */
public record EvacuationId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EvacuationId {
        if (value == null) {
            throw new IllegalArgumentException("an evacuation id needs a value");
        }
    }

    static EvacuationId next() {
        return new EvacuationId(UUID.randomUUID());
    }

    public static EvacuationId of(String text) {
        try {
            return new EvacuationId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("转移任务");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
