package org.muster.works;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one patrol or one repair. */
public record WorkId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WorkId {
        if (value == null) {
            throw new IllegalArgumentException("an id needs a value");
        }
    }

    static WorkId next() {
        return new WorkId(UUID.randomUUID());
    }

    static WorkId of(String text) {
        try {
            return new WorkId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("任务");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
