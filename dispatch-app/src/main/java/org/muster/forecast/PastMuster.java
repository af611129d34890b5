package org.muster.forecast;

import java.util.List;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;

/**
 * A muster that is over, as something to learn from. Times are shares of its standard since the order was issued.
 *
 * @param attendance the share its standard asked for
 * @param watched how long it was watched; whoever had not come by then may still have been on the way
 */
record PastMuster(TeamId team, TeamKind kind, double attendance, double watched, List<Seen> members) {

    /**
     * @param answeredAfter null when they never said anything
     * @param presentAfter null when nobody counted them present
     */
    record Seen(Double answeredAfter, boolean coming, Double presentAfter) {}
}
