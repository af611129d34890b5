package org.muster.firm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.muster.shared.Problem;

/** Names a firm: the id of its risk source, {@code R01}. */
public record FirmId(@JsonValue String value) {

    /** @throws Problem 404 when it cannot be one */
    @JsonCreator
    public FirmId {
        if (value == null || !value.matches("[A-Za-z0-9-]{1,30}")) {
            throw Problem.notFound("企业");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
