package org.muster.risk;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/**
 * A camera, a gauge or a detector.
 *
 * @param measures what it tells, in words; may be null
 */
record Device(String id, String name, DeviceKind kind, DivisionCode divisionCode, Position location, String measures)
        implements Sited {

    @JsonProperty
    String kindLabel() {
        return kind.label();
    }
}
