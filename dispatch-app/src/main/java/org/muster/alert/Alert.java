package org.muster.alert;

import java.time.Instant;
import java.util.UUID;
import org.muster.incident.Facts;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;

/**
 * What somebody, or something, reported. It stays as it was said; only its status moves.
 *
 * @param incidentId the incident it was confirmed into, or null
 */
record Alert(
        UUID id,
        Hazard hazard,
        Channel channel,
        Position location,
        String place,
        String description,
        Reporter reporter,
        Facts details,
        DivisionCode divisionCode,
        boolean exercise,
        int exerciseSpeed,
        Status status,
        Instant receivedAt,
        String receivedBy,
        IncidentId incidentId,
        String dismissal) {

    enum Channel {
        PHONE,
        RANGER,
        CAMERA,
        SENSOR,
        GRID_WORKER,
        ENTERPRISE,
        WARNING,
        OTHER
    }

    enum Status {
        RECEIVED,
        CONFIRMED,
        MERGED,
        DISMISSED
    }

    record Reporter(String name, String phone) {}
}
