package org.muster.team;

import java.time.Instant;
import java.util.List;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/**
 * A team that can be given an order.
 *
 * @param home where it is stationed
 * @param lastPosition where it last said it was, or null
 * @param positionAt when it said so, or null
 * @param crossRegion may be asked for by a sister county, through the city
 * @param lastReleasedAt when its last order ended, or null; its rest counts from here
 */
public record Team(
        TeamId id,
        String name,
        TeamKind kind,
        DivisionCode division,
        String callsign,
        Position home,
        Position lastPosition,
        Instant positionAt,
        List<String> skills,
        Readiness readiness,
        MusterStandard muster,
        Contact leader,
        Contact dutyOfficer,
        boolean crossRegion,
        Instant lastReleasedAt) {

    public Team {
        skills = List.copyOf(skills);
    }

    /** Where it last said it was; its station while it has said nothing since it was released. */
    public Position position() {
        return positionKnown() ? lastPosition : home;
    }

    /** Whether it said where it was since it came home from its last order. */
    public boolean positionKnown() {
        return lastPosition != null && (lastReleasedAt == null || positionAt.isAfter(lastReleasedAt));
    }
}
