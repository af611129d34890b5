package org.muster.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;

/**
 * A division outside is let in for a while.
 *
 * @param degree {@link Sight#VIEW} or {@link Sight#ASSIST}
 * @param orderId the order of the helping team by which it stands, or null when a person shared by hand
 * @param until when it ends by itself, or null while the helping team is there
 * @param endedAt when it ended, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentShare(
        UUID id,
        IncidentId incidentId,
        DivisionCode divisionCode,
        String divisionName,
        Sight degree,
        UUID orderId,
        String reason,
        Instant sharedAt,
        String sharedBy,
        Instant until,
        Instant endedAt) {

    boolean holdsAt(Instant now) {
        return endedAt == null && (until == null || until.isAfter(now));
    }
}
