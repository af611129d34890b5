package org.muster.reports;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The control table of an evacuation 一张表: zone × responsible person × status, who is not safe yet, and where the others
 * are. Names of residents come masked.
 *
 * @param readAt when the lists were read; they move on while the page is printed
 */
public record EvacuationTable(
        Cover cover, Instant readAt, List<Zone> zones, List<Missing> missing, List<Shelter> shelters, Seal seal) {

    public EvacuationTable {
        Objects.requireNonNull(cover, "cover");
        Objects.requireNonNull(readAt, "readAt");
        Objects.requireNonNull(seal, "seal");
        zones = List.copyOf(zones);
        missing = List.copyOf(missing);
        shelters = List.copyOf(shelters);
    }

    /** People by status; their sum is {@code people}. */
    public record Counts(
            int households,
            int people,
            int transferred,
            int moving,
            int notified,
            int listed,
            int refused,
            int absent,
            int unreachable) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

        Counts and(Counts more) {
            return new Counts(
                    households + more.households,
                    people + more.people,
                    transferred + more.transferred,
                    moving + more.moving,
                    notified + more.notified,
                    listed + more.listed,
                    refused + more.refused,
                    absent + more.absent,
                    unreachable + more.unreachable);
        }
    }

    /**
     * @param immediate false for a zone that is only told to get ready: it is not counted among those who must move
     * @param state the zone's own state in words, null for none: 已清零, 已解除
     */
    public record Zone(
            String name,
            String responsible,
            boolean immediate,
            Instant orderedAt,
            Instant finishBy,
            Counts counts,
            String state) {

        public Zone {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(counts, "counts");
        }
    }

    /** A household that is not safe yet. */
    public record Missing(
            String code,
            String zone,
            String head,
            int people,
            String status,
            String needs,
            String note,
            String responsible,
            Instant lastAt,
            String lastText) {}

    public record Shelter(String name, int capacity, int arrived, int moving, String keeper, Boolean standard) {}
}
