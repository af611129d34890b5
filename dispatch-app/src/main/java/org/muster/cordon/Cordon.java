package org.muster.cordon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.muster.shared.IncidentId;

/**
 * The cordon of an incident as it stands now.
 *
 * @param points control points on the roads in
 * @param officers who keep them; null when nobody said
 * @param radiusMetres how far out it stands; null when it follows the danger zone
 * @param ledBy the person in charge of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Cordon(
        IncidentId incidentId,
        int points,
        Integer officers,
        Integer radiusMetres,
        String ledBy,
        String note,
        Instant closedAt,
        String closedBy,
        Instant changedAt) {}
