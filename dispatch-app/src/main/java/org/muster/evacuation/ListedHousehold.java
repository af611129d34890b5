package org.muster.evacuation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.muster.zone.SpecialNeed;
import org.muster.zone.Zone.InCharge;

/**
 * One door on the list of an evacuation.
 *
 * @param status of whoever of them is least far
 * @param changedRevision the evacuation's revision when its status was last changed: who has seen that knew it
 * @param conflict what was said that cannot both be true, or null
 * @param shelterId where they go instead of the zone's shelter, or null
 */
record ListedHousehold(
        EvacuationId evacuationId,
        String id,
        String code,
        String head,
        String phone,
        String address,
        String vehicle,
        InCharge worker,
        int people,
        List<SpecialNeed> needs,
        PersonStatus status,
        boolean accounted,
        String note,
        String saidByName,
        Instant changedAt,
        long changedRevision,
        Conflict conflict,
        int persuasions,
        Instant forcedAt,
        Instant returnedAt,
        String shelterId) {

    /** @param persons ids of those it is about */
    record Conflict(List<String> persons, List<Claim> claims) {}

    /** What somebody said. @param deviceAt when their device says it was, evidence only */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Claim(PersonStatus status, String by, Instant at, Instant deviceAt, String shelterId, String place) {}
}
