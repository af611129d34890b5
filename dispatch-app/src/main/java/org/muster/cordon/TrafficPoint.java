package org.muster.cordon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;

/**
 * Where the police close or steer the traffic. 管制点
 *
 * @param unit which police unit keeps it
 * @param keptBy who stands there, or null
 * @param phone of whoever was asked to keep it; they are called and answer from their phone; null when nobody is called
 * @param untilAt until when it is meant to stand; null until further notice
 * @param refusedAt when the unit said that it cannot come
 * @param mannedAt null until somebody stands there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrafficPoint(
        UUID id,
        IncidentId incidentId,
        int number,
        String name,
        Position location,
        Control control,
        String unit,
        String keptBy,
        String phone,
        Instant untilAt,
        String note,
        Instant setAt,
        Instant refusedAt,
        Instant mannedAt,
        Instant liftedAt,
        String liftReason) {

    enum Control {
        CLOSED("封闭"),
        ONE_WAY("单向放行"),
        ESCORT("引导通行"),
        EMERGENCY_LANE("应急通道");

        private final String label;

        Control(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    @JsonProperty
    String controlLabel() {
        return control.label();
    }
}
