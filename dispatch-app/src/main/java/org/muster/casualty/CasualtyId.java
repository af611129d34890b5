package org.muster.casualty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.muster.shared.Problem;

/** Names one casualty; made by the phone that tells of them first. */
public record CasualtyId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CasualtyId {
        if (value == null) {
            throw new IllegalArgumentException("an id needs a value");
        }
    }

    static CasualtyId of(String text) {
        try {
            return new CasualtyId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("伤员");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
