package org.muster.site;

import java.time.Instant;
import java.util.UUID;
import org.muster.shared.IncidentId;

/**
 * The edge of a fire as somebody saw it: what is inside has burnt or burns (过火范围).
 *
 * @param hectares inside it, measured by us; offered to the assessment as 过火面积 and never taken silently
 * @param observedAt when it was seen, which is not when it was drawn
 */
record FirePerimeter(
        UUID id,
        IncidentId incidentId,
        Shape geometry,
        double hectares,
        Instant observedAt,
        Source source,
        String note,
        String drawnBy,
        Instant drawnAt) {

    enum Source {
        DRONE("无人机"),
        GROUND("现场勘绘"),
        LOOKOUT("瞭望台"),
        AIRCRAFT("航护飞机"),
        SATELLITE("卫星热点"),
        OTHER("其他");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
