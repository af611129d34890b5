package org.muster.trigger;

import java.time.Instant;
import java.util.UUID;
import org.muster.shared.IncidentId;
import org.muster.trigger.SiteMeasures.Place;

/**
 * What somebody on the spot has seen or heard.
 *
 * @param id made on the phone before it was sent
 * @param actor the account that said it, and {@code actorName} what people call them
 * @param incidentId the incident that was told of it, or null
 */
record Precursor(
        UUID id,
        Place place,
        PrecursorKind kind,
        String note,
        String actor,
        String actorName,
        Instant deviceAt,
        Instant receivedAt,
        IncidentId incidentId,
        Instant settledAt,
        String settledBy,
        String settlement) {

    /** 现场报告 溪水变浑：水色发黄（叶春梅） */
    String words() {
        return "现场报告 " + kind.label() + (note == null ? "" : "：" + note) + "（" + actorName + "）";
    }
}
