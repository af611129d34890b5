package org.muster.warning;

import java.time.Instant;
import java.util.List;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.PicturePart;
import org.muster.level.WarningLevels.Colour;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The warnings in force where an incident is, gravest first. */
@Component
class WarningPart implements PicturePart {

    record InForce(
            WarningId id,
            String kind,
            String kindLabel,
            Colour colour,
            String headline,
            Instant sent,
            Instant expires) {}

    private final WarningViews views;
    private final IncidentManagement incidents;

    WarningPart(WarningViews views, IncidentManagement incidents) {
        this.views = views;
        this.incidents = incidents;
    }

    @Override
    public String word() {
        return "warnings";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return switch (eventType) {
            case "WarningReceived", "WarningUpdated", "WarningCancelled", "WarningExpired" -> true;
            default -> false;
        };
    }

    @Override
    public Object of(IncidentId id) {
        Incident incident = incidents.get(id);
        List<InForce> all = views.inForceAt(incident.divisionCode(), incident.hazard(), incident.exercise()).stream()
                .map(it -> new InForce(
                        it.id(), it.kind(), it.kindLabel(), it.colour(), it.headline(), it.sent(), it.expires()))
                .toList();
        return all.isEmpty() ? null : all;
    }
}
