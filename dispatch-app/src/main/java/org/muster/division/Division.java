package org.muster.division;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/**
 * An administrative division.
 *
 * @param centre where its government sits, WGS84
 */
public record Division(DivisionCode code, String name, Position centre) {

    @JsonProperty
    public DivisionCode.Level level() {
        return code.level();
    }
}
