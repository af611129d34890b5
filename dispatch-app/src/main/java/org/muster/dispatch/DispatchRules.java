package org.muster.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;
import org.muster.shared.ResponseLevel;
import org.muster.team.TeamKind;

/** The rule tables of dispatch: how a team musters, and what forces an incident needs. Answered by decision models. */
public interface DispatchRules {

    record Standard(Duration within, double attendance, String source) {}

    /**
     * One line of what is needed.
     *
     * @param kinds team kinds that can answer it
     * @param people how many
     */
    record Need(String label, List<TeamKind> kinds, String skill, int people, String rule, String source) {}

    /**
     * One rung of the ladder that is climbed while something is late.
     *
     * @param told who is told, in Chinese
     * @param action what they do, in Chinese
     * @param again how long after it the next rung is climbed; zero on the highest
     */
    record Told(String told, String action, Duration again) {}

    /** Who is told when a deadline of this kind has passed; step 1 is the first. */
    Optional<Told> told(String kind, int step);

    /** Empty when no row speaks of the kind: then the team's own standard holds. */
    Optional<Standard> musterStandard(TeamKind kind, Hazard hazard, String divisionCode);

    List<Need> forcesNeeded(Hazard hazard, Grade grade, ResponseLevel level, Double areaHa, Double windSpeed);
}
