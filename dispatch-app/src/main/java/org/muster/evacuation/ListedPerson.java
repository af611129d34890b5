package org.muster.evacuation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.muster.zone.SpecialNeed;

/**
 * One person on the list of an evacuation.
 *
 * @param name null after the personal data is destroyed, and where nobody is registered behind a door
 * @param accounted see {@link Evacuation.Counts}
 * @param place where they are, when not at a shelter
 * @param rescue whether they are in the hands of the rescue
 * @param countedIn the other list they stand on and are counted in, or null
 * @param saidBy whose word the status is
 */
record ListedPerson(
        EvacuationId evacuationId,
        String id,
        String householdId,
        String name,
        LocalDate bornOn,
        List<SpecialNeed> needs,
        String phone,
        PersonStatus status,
        boolean accounted,
        String shelterId,
        String place,
        boolean rescue,
        Instant checkedInAt,
        Instant returnedAt,
        Instant earlyAt,
        EvacuationId countedIn,
        String countedAs,
        String saidBy,
        Instant saidAt) {

    /** The one row of this person that counts. */
    Key counts() {
        return countedIn == null ? new Key(evacuationId, id) : new Key(countedIn, countedAs);
    }

    record Key(EvacuationId list, String person) {}
}
