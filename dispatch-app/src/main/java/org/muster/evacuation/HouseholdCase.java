package org.muster.evacuation;

import java.util.UUID;

/**
 * A household somebody is asked about: it refused, or nobody is there.
 *
 * @param id of the question about it; the evacuation's own id is that of questions about the whole zone
 * @param code the door
 */
public record HouseholdCase(
        UUID id,
        EvacuationId evacuationId,
        String householdId,
        String code,
        int people,
        PersonStatus status,
        boolean accounted,
        int persuasions,
        boolean forced) {}
