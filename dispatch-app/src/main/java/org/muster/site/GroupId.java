package org.muster.site;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one group of a site headquarters. */
public record GroupId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GroupId {
        if (value == null) {
            throw new IllegalArgumentException("an id needs a value");
        }
    }

    static GroupId next() {
        return new GroupId(UUID.randomUUID());
    }

    static GroupId of(String text) {
        try {
            return new GroupId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("工作组");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
