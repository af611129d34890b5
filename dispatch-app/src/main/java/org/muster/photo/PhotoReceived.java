package org.muster.photo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/**
 * A crew sent a picture.
 *
 * @param sha256 of the picture as we keep it: a changed one is detected by the sealed journal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PhotoReceived(
        IncidentId incidentId,
        OrderId orderId,
        String teamName,
        UUID photoId,
        Instant takenAt,
        int width,
        int height,
        int bytes,
        String sha256,
        String onBehalfOf)
        implements JournalEvent {}
