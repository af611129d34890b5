package org.muster.site;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one sector of an incident. */
public record SectorId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SectorId {
        if (value == null) {
            throw new IllegalArgumentException("an id needs a value");
        }
    }

    static SectorId next() {
        return new SectorId(UUID.randomUUID());
    }

    static SectorId of(String text) {
        try {
            return new SectorId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("分区");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
