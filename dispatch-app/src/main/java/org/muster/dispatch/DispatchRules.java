package org.muster.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.muster.incident.Facts;
import org.muster.shared.Hazard;
import org.muster.shared.ResponseLevel;
import org.muster.team.TeamKind;

/** The rule tables of dispatch: how a team musters, and what forces an incident needs. Answered by decision models. */
public interface DispatchRules {

    /** A muster standard before it is known how many people it is a share of. */
    record Standard(
            Duration within,
            double attendance,
            String source,
            Denominator denominator,
            List<SubQuorum> subQuorums,
            Duration lateGrace) {

        /** A standard of heads alone, as a team registers it for itself. */
        public Standard(Duration within, double attendance, String source) {
            this(within, attendance, source, Denominator.ON_SHIFT, List.of(), Duration.ZERO);
        }

        MusterStandard forStrength(int strength) {
            return new MusterStandard(within, attendance, strength, source, denominator, subQuorums, lateGrace);
        }
    }

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

    /** @param facts what is known of the incident, its substances too; may be null */
    List<Need> forcesNeeded(Hazard hazard, ResponseLevel level, Facts facts);
}
