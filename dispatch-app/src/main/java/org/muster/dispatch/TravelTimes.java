package org.muster.dispatch;

import java.time.Duration;
import org.muster.shared.Position;
import org.muster.team.TeamKind;

/** How long a team or a lorry is on the road; a road router can take the place of the estimate. */
public interface TravelTimes {

    /** @param distanceKm along the way, not as the crow flies */
    record Travel(double distanceKm, Duration duration) {}

    /** @param kind null for a lorry, which goes at the usual speed */
    Travel between(TeamKind kind, Position from, Position to);
}
