package org.muster.hazardzone;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.muster.shared.Position;

/**
 * Who and what is in the zone, how much lies around it ring by ring, and what helps.
 *
 * @param isolationPeople those of {@code people} within the circle of initial isolation
 * @param places nearest first, of the incident's own county
 * @param beyond who is inside on the other side of the county's border; null when nobody
 * @param lists prepared evacuation lists whose ground is touched; counted whole, and not once more in {@code people}
 * @param rings around the source whatever the wind; each counts everything within its radius
 * @param helps what stands outside the zone and can help, nearest first of each kind
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Inside(
        int people,
        int homes,
        int isolationPeople,
        List<KindCount> kinds,
        List<Place> places,
        Beyond beyond,
        List<ListedZone> lists,
        List<RingCount> rings,
        List<Help> helps) {

    record KindCount(String kind, String label, int places, int people) {}

    /**
     * @param kind RESIDENTIAL, SCHOOL, CARE_HOME, HOSPITAL, CROWD, or RISK for another risk source
     * @param isolation whether it lies within the circle of initial isolation
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(
            String id,
            String name,
            String kind,
            String kindLabel,
            Position location,
            int people,
            int homes,
            long metres,
            boolean isolation,
            String contactName,
            String contactPhone) {}

    record Beyond(int places, int people) {}

    record ListedZone(String id, String name, int households, int people) {}

    record RingCount(int metres, int places, int people) {}

    /** @param kind TEAM, SHELTER, DEPOT or WATER */
    record Help(String kind, String kindLabel, String id, String name, Position location, long metres, String words) {}

    static final String RISK = "RISK";
}
