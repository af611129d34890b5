package org.muster.substance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.muster.shared.Problem;

/** Names a substance card: {@code CL2}, {@code NH3}. */
public record SubstanceId(@JsonValue String value) {

    /** @throws Problem 404 when it cannot be one */
    @JsonCreator
    public SubstanceId {
        if (value == null || !value.matches("[A-Za-z0-9-]{1,30}")) {
            throw Problem.notFound("物质卡片");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
