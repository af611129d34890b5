package org.muster.risk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/**
 * Where crews fill up (practices 3.3: 引水上山).
 *
 * @param volumeM3 how much it holds when full, cubic metres
 * @param checkedOn when somebody last looked, or null
 * @param usable whether it was found full and reachable then
 */
public record WaterPoint(
        String id,
        String name,
        WaterKind kind,
        DivisionCode divisionCode,
        Position location,
        BigDecimal volumeM3,
        LocalDate checkedOn,
        boolean usable,
        String note)
        implements Sited {

    @JsonProperty
    public String kindLabel() {
        return kind.label();
    }
}
