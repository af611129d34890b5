package org.muster.dispatch;

import org.muster.team.Team;

/** Knows how likely a team would make its muster standard if it were called now; answered by the forecast. */
public interface MusterOdds {

    /** @return a probability */
    double of(Team team, MusterStandard standard, boolean exercise);
}
