package org.muster.monitoring;

import java.util.Set;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The monitoring points with their newest readings on the picture of an incident, and what became of fire-water. */
@Component
class MonitoringPart implements PicturePart {

    private static final Set<String> TOUCHING =
            Set.of("MonitoringPointSet", "ReadingTaken", "MonitoringPointClosed", "FireWaterHandled");

    private final MonitoringManagement monitoring;

    MonitoringPart(MonitoringManagement monitoring) {
        this.monitoring = monitoring;
    }

    @Override
    public String word() {
        return "monitoring";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        return monitoring.of(incident).orElse(null);
    }
}
