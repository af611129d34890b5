package org.muster.safety;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import org.muster.shared.Hazard;

/** LACES: lookout, awareness, communications, escape routes, safety zone. 望、势、通、退、安 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FivePoints(
        @NotNull(message = "瞭望哨未核") SafetyPoint lookout,
        @NotNull(message = "火情（险情）判断未核") SafetyPoint awareness,
        @NotNull(message = "通信未核") SafetyPoint communications,
        @NotNull(message = "撤离路线未核") SafetyPoint escapeRoutes,
        @NotNull(message = "安全区未核") SafetyPoint safetyZone) {

    /** Those that do not stand, as a duty officer calls them. */
    List<String> lacking(Hazard hazard) {
        List<String> lacking = new ArrayList<>();
        add(lacking, lookout, "瞭望哨");
        add(lacking, awareness, hazard == Hazard.FOREST_FIRE ? "火情判断" : "险情判断");
        add(lacking, communications, "通信");
        add(lacking, escapeRoutes, "撤离路线");
        add(lacking, safetyZone, "安全区");
        return lacking;
    }

    boolean complete() {
        return lacking(Hazard.FOREST_FIRE).isEmpty();
    }

    private static void add(List<String> lacking, SafetyPoint point, String name) {
        if (point == null || !point.ok()) {
            lacking.add(name);
        }
    }
}
