package org.muster.cordon;

import java.util.List;
import java.util.Set;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The traffic points on the picture of an incident, lifted ones too. */
@Component
class TrafficPart implements PicturePart {

    private static final Set<String> TOUCHING =
            Set.of("TrafficPointSet", "TrafficPointManned", "TrafficPointRefused", "TrafficPointLifted");

    private final TrafficPoints points;

    TrafficPart(TrafficPoints points) {
        this.points = points;
    }

    @Override
    public String word() {
        return "trafficPoints";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        List<TrafficPoint> all = points.list(incident);
        return all.isEmpty() ? null : all;
    }
}
