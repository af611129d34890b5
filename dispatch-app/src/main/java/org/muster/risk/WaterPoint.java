package org.muster.risk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/**
 * Where crews fill up (practices 3.3: 引水上山).
 *
 * @param volumeM3 how much it holds when full, cubic metres
 * @param nowM3 how much is in it as far as is known: the last check, less what was drawn, plus what came back
 * @param checkedOn the day of the last check, or null
 * @param checkedAt when somebody last looked, or null
 * @param checkedBy who, or null when the register says so
 * @param checkDue nobody has looked for too long: what is known of it is not to be relied on
 * @param usable whether it was found full and reachable then
 */
public record WaterPoint(
        String id,
        String name,
        WaterKind kind,
        DivisionCode divisionCode,
        Position location,
        BigDecimal volumeM3,
        BigDecimal nowM3,
        LocalDate checkedOn,
        Instant checkedAt,
        String checkedBy,
        boolean checkDue,
        boolean usable,
        String note)
        implements Sited {

    @JsonProperty
    public String kindLabel() {
        return kind.label();
    }

    /** Running water is not counted down. */
    @JsonProperty
    public boolean running() {
        return kind.running();
    }
}
