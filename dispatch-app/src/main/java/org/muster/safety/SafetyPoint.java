package org.muster.safety;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.muster.shared.Position;
import org.muster.shared.Problem;

/**
 * One of the five points.
 *
 * @param note who, where, when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SafetyPoint(boolean ok, String note, Position location) {

    private static final int LONGEST_NOTE = 200;

    /** A point as it was kept; null when it was not said. */
    static SafetyPoint stored(JsonNode point) {
        return point == null || point.isNull() ? null : of(point);
    }

    /** @throws Problem 422 when it is neither a yes or no nor an object with {@code ok} */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SafetyPoint of(JsonNode said) {
        if (said.isBoolean()) {
            return new SafetyPoint(said.booleanValue(), null, null);
        }
        if (said.isObject() && said.path("ok").isBoolean()) {
            String note = said.hasNonNull("note") ? said.get("note").asText() : null;
            if (note != null && note.length() > LONGEST_NOTE) {
                throw Problem.invalid("note", "核查说明不超过 " + LONGEST_NOTE + " 字");
            }
            JsonNode at = said.get("location");
            Position location = at == null || at.isNull()
                    ? null
                    : new Position(at.path("lon").asDouble(), at.path("lat").asDouble());
            return new SafetyPoint(said.get("ok").booleanValue(), note, location);
        }
        throw Problem.invalid("safetyCheck", "每项核查须为 true、false 或 {\"ok\": true, \"note\": \"…\"}");
    }
}
