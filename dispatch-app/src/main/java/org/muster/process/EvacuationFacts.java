package org.muster.process;

import java.time.Instant;
import org.muster.evacuation.Evacuation;
import org.muster.evacuation.EvacuationManagement;
import org.muster.evacuation.HouseholdCase;
import org.muster.evacuation.PersonStatus;
import org.muster.processes.Evacuation.Message;
import org.muster.processes.Wait;
import org.springframework.stereotype.Component;

/** Says how far the evacuation of a zone has come, by its own row and, for a branch, by its household's. */
@Component
class EvacuationFacts implements PlanFacts {

    private final EvacuationManagement evacuations;

    EvacuationFacts(EvacuationManagement evacuations) {
        this.evacuations = evacuations;
    }

    @Override
    public Plan plan() {
        return Plan.EVACUATION;
    }

    @Override
    public Known about(Subject subject) {
        Evacuation zone = evacuations.get(subject.evacuation());
        HouseholdCase door = subject.household() == null
                ? null
                : evacuations.householdCase(subject.evacuation(), subject.household());
        return new Known() {
            @Override
            public boolean holds(String message, Instant asked) {
                return EvacuationFacts.holds(message, zone, door, asked);
            }

            @Override
            public boolean isPast(Wait wait) {
                return EvacuationFacts.isPast(wait, zone, door);
            }

            @Override
            public Ending ending(Wait wait, boolean cutShort) {
                if (!cutShort) {
                    return Ending.MET;
                }
                if (zone.cancelledAt() != null) {
                    return Ending.CANCELLED;
                }
                if (isPast(wait)) {
                    return Ending.MET;
                }
                // the clock that ended the wait is about to tell of it; the earlier warning matters no more
                return wait == Wait.ZONE_GAP ? Ending.CANCELLED : Ending.UNTOUCHED;
            }
        };
    }

    private static boolean holds(String message, Evacuation zone, HouseholdCase door, Instant asked) {
        return switch (message) {
            case Message.ZONE_NOTIFIED -> zone.notifiedAt() != null || emptied(zone);
            case Message.ZONE_EMPTIED -> emptied(zone);
            case Message.ZONE_VERIFIED -> verified(zone);
            case Message.ALL_CLEAR_ISSUED -> zone.allClearAt() != null;
            case Message.RETURN_PERMITTED -> zone.returnFrom() != null;
            case Message.ALL_RETURNED -> zone.closedAt() != null;
            case Message.EVACUATION_CANCELLED -> zone.cancelledAt() != null;
            case Message.EVERYBODY_OUT_AGAIN -> zone.counts().early() == 0;
            case Message.REFUSAL_ENDED -> door != null && willing(zone, door);
            case Message.HOUSEHOLD_TRANSFERRED -> door != null && (door.accounted() || zone.allClearAt() != null);
            case Message.PEOPLE_FOUND -> door != null && found(door);
            default -> false;
        };
    }

    /** An all-clear that comes first ends the wait for an empty zone too: nobody has to leave it any more. */
    private static boolean emptied(Evacuation zone) {
        return zone.emptiedAt() != null || zone.allClearAt() != null;
    }

    /** Nobody has to go from door to door in a zone that people may stay in. */
    private static boolean verified(Evacuation zone) {
        return zone.verifiedAt() != null || zone.allClearAt() != null;
    }

    /** Nobody needs to be talked to any more: they go, they are the rescue's, or they may stay. */
    private static boolean willing(Evacuation zone, HouseholdCase door) {
        return zone.allClearAt() != null || door.accounted() || door.status() != PersonStatus.REFUSED;
    }

    private static boolean found(HouseholdCase door) {
        return door.accounted() || door.status() != PersonStatus.ABSENT && door.status() != PersonStatus.UNREACHABLE;
    }

    private static boolean isPast(Wait wait, Evacuation zone, HouseholdCase door) {
        return switch (wait) {
            case ZONE_NOTIFIED -> zone.notifiedAt() != null || emptied(zone);
            case ZONE_GAP, ZONE_EMPTIED, ZONE_LATE_DECISION -> emptied(zone);
            case ZONE_VERIFICATION -> verified(zone);
            case RETURN_CHECK -> zone.returnFrom() != null;
            case ALL_RETURNED -> zone.closedAt() != null;
            case PERSUASION, FORCED_SIGNATURE -> door != null && willing(zone, door);
            case TRACE -> door != null && found(door);
            default -> false;
        };
    }
}
