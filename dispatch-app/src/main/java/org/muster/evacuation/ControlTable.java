package org.muster.evacuation;

import java.time.Instant;
import java.util.List;

/** The control table of an incident's evacuations as it is printed: people by status, households by number, names masked. */
public record ControlTable(List<Zone> zones, List<Missing> missing, List<Shelter> shelters) {

    /**
     * @param immediate false while it only gets ready
     * @param ended what ended it or is left to do in it, in words; null while people are still being moved
     */
    public record Zone(
            String name,
            String responsible,
            boolean immediate,
            Instant orderedAt,
            Instant finishBy,
            int households,
            int people,
            int transferred,
            int moving,
            int notified,
            int listed,
            int refused,
            int absent,
            int unreachable,
            String ended) {}

    /**
     * A household of which somebody is not accounted for.
     *
     * @param head masked: 陈*
     * @param people how many of it are missing
     * @param needs special needs in words; null for none
     */
    public record Missing(
            String householdId,
            String zoneName,
            String head,
            int people,
            String status,
            String needs,
            String note,
            String responsible,
            Instant lastAt,
            String lastText) {}

    public record Shelter(String name, int capacity, int arrived, int moving, String keeper, boolean standard) {}
}
