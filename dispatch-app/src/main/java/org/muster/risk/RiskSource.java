package org.muster.risk;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/**
 * Something that may do harm, or that must be kept from it.
 *
 * @param level what the responsible authority calls it, such as 三级重大危险源; may be null
 * @param people who live or stay there; null when nobody counted
 */
record RiskSource(
        String id,
        String name,
        RiskKind kind,
        DivisionCode divisionCode,
        RiskColour colour,
        String level,
        Position location,
        Integer people,
        String note)
        implements Sited {

    @JsonProperty
    String kindLabel() {
        return kind.label();
    }

    @JsonProperty
    boolean protectedObject() {
        return kind.protectedObject();
    }
}
