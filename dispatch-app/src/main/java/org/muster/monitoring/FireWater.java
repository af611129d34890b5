package org.muster.monitoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/**
 * What was done with water that must not reach the river. 消防废水
 *
 * @param cubicMetres null where nothing is counted, as with a blocked outlet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FireWater(UUID id, String place, Measure measure, Integer cubicMetres, String note, Instant at, String by) {

    enum Measure {
        OUTLET_BLOCKED("封堵雨水口"),
        DYKE_BUILT("筑围堰"),
        POOLED("导入事故池"),
        TANKERED("抽吸外运"),
        TREATED("处理达标"),
        RELEASED("外排入河");

        private final String label;

        Measure(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    @JsonProperty
    String measureLabel() {
        return measure.label();
    }
}
