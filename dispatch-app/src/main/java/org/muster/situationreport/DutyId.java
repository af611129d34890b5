package org.muster.situationreport;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names the duty to report an incident. */
public record DutyId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DutyId {
        if (value == null) {
            throw new IllegalArgumentException("a duty id needs a value");
        }
    }

    static DutyId next() {
        return new DutyId(UUID.randomUUID());
    }

    public static DutyId of(String text) {
        try {
            return new DutyId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("信息报告");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
