package org.muster.dispatch;

import java.time.Instant;
import java.util.Map;
import org.muster.dispatch.TravelTimes.Travel;
import org.muster.shared.Position;
import org.muster.team.Team;
import org.muster.team.TeamKind;
import org.muster.team.TeamStrength;

/**
 * A team as the recommendation looks at it, with everything already looked up.
 *
 * @param strength members on the roll, fit by law, on shift
 * @param unfit how many members may not go, by reason in law
 * @param overFifty how many of the roll are over fifty
 * @param from where it would set out
 * @param positionAt when it was last heard from since its last order, or null when it is at its station
 * @param standard how it musters
 * @param holder who holds it now, said as a reason; null when it is free
 * @param askWhom who has to be asked for it, said as an instruction; null when the caller may order it
 */
record RecommendationCandidate(
        Team team,
        TeamStrength strength,
        Map<String, Integer> unfit,
        int overFifty,
        Position from,
        Instant positionAt,
        Travel travel,
        MusterStandard standard,
        String holder,
        String askWhom) {

    TeamKind kind() {
        return team.kind();
    }

    int available() {
        return strength.available();
    }

    boolean own() {
        return askWhom == null;
    }

    boolean can(String skill) {
        return skill == null || skill.isBlank() || team.skills().contains(skill);
    }

    /** A team is a candidate once. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RecommendationCandidate that && team.id().equals(that.team.id());
    }

    @Override
    public int hashCode() {
        return team.id().hashCode();
    }
}
