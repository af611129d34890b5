package org.muster.evacuation;

import java.time.Instant;
import java.util.List;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.zone.ZoneId;

/**
 * The evacuation of one zone in one incident.
 *
 * @param list the zone as it stood when it was ordered; a change of the register does not reach it
 * @param zoneVersion the approval its list stands on; 0 for a list nobody approved
 * @param shelterId where its people are taken now
 * @param finishBy when everybody must be out, and by which rule
 * @param counts of everybody counted here; who stands on another open list too is counted there
 * @param helpers accounts added while it runs
 * @param revision grows with every change of it
 */
public record Evacuation(
        EvacuationId id,
        IncidentId incidentId,
        ZoneId zoneId,
        String zoneName,
        DivisionCode division,
        String siteId,
        Mode mode,
        boolean exercise,
        ListedZone list,
        int zoneVersion,
        String shelterId,
        Instant orderedAt,
        String orderedBy,
        String reason,
        Instant finishBy,
        String finishRule,
        Counts counts,
        Instant notifiedAt,
        Instant emptiedAt,
        Instant verifiedAt,
        String verifiedBy,
        Instant allClearAt,
        String allClearBy,
        Instant returnFrom,
        Instant closedAt,
        Instant cancelledAt,
        List<String> workers,
        List<String> helpers,
        long revision,
        Instant erasedAt) {

    /**
     * The seven statuses add up to {@code people}.
     *
     * @param accounted at a shelter or another stated place, absent with where they are, with the rescue, or seen at home
     *     after the all-clear
     * @param conflicts households about which two people said what cannot both be true
     * @param early people who went back before they were allowed to and are not out again
     */
    public record Counts(
            int households,
            int people,
            int listed,
            int notified,
            int moving,
            int transferred,
            int refused,
            int absent,
            int unreachable,
            int accounted,
            int conflicts,
            int returned,
            int early) {

        public int missing() {
            return people - accounted;
        }

        /** Everybody was told, refused, or was seen not to be there. */
        boolean allNotified() {
            return listed == 0 && unreachable == 0;
        }

        /** Count = list (不漏一人). */
        public boolean allOut() {
            return accounted == people && conflicts == 0;
        }
    }

    public EvacuationState state() {
        if (cancelledAt != null) {
            return EvacuationState.CANCELLED;
        }
        if (closedAt != null) {
            return EvacuationState.CLOSED;
        }
        if (returnFrom != null) {
            return EvacuationState.RETURNING;
        }
        if (allClearAt != null) {
            return EvacuationState.ALL_CLEAR;
        }
        if (verifiedAt != null) {
            return EvacuationState.VERIFIED;
        }
        if (emptiedAt != null) {
            return EvacuationState.EMPTIED;
        }
        return notifiedAt != null ? EvacuationState.NOTIFIED : EvacuationState.ORDERED;
    }

    /** Whether a zone that had to be left has somebody nobody has found, or about whom two people disagree. */
    boolean someoneToFind() {
        return mode == Mode.IMMEDIATE && !counts.allOut();
    }

    public boolean over() {
        return state().over();
    }
}
