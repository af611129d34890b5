package org.muster.works;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.shared.Position;

/**
 * What was found on a patrol.
 *
 * @param id the one of the words that told it, made on the phone
 * @param siteId the risk source whose precursor it became under the same id, or null
 * @param photos ids of its pictures, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Danger(
        UUID id,
        WorkId workId,
        DangerKind kind,
        String kindLabel,
        String place,
        Position location,
        String note,
        String siteId,
        Instant foundAt,
        String foundBy,
        Instant settledAt,
        String settledBy,
        String settlement,
        List<UUID> photos) {

    Danger with(List<UUID> photos) {
        return new Danger(
                id,
                workId,
                kind,
                kindLabel,
                place,
                location,
                note,
                siteId,
                foundAt,
                foundBy,
                settledAt,
                settledBy,
                settlement,
                photos);
    }
}
