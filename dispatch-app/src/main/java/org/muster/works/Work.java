package org.muster.works;

import java.time.Duration;
import java.time.Instant;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.team.TeamId;

/**
 * One stretch to be walked or one lifeline to be repaired.
 *
 * @param number within the incident, from 1
 * @param siteId the risk source it belongs to, or null
 * @param need what is broken, or what to look for
 * @param teamId who goes, when it is a team of ours
 * @param account of the person who goes, when they have one
 * @param who goes, in words
 * @param every how often a patrol has to be walked; null for a repair
 * @param restoreBy when a repair should be done, or null
 * @param lastRound what the last round found, in words
 * @param overdueSince since when something has been waited for in vain; null while nothing is late
 * @param outcome what was restored, how it ended, or why they cannot go
 */
record Work(
        WorkId id,
        IncidentId incidentId,
        int number,
        WorkKind kind,
        Lifeline lifeline,
        String place,
        String siteId,
        Position location,
        String need,
        TeamId teamId,
        String account,
        String who,
        String phone,
        Duration every,
        String everySource,
        Instant restoreBy,
        WorkState state,
        Instant orderedAt,
        String orderedBy,
        Instant answeredAt,
        String answeredBy,
        int rounds,
        int lateRounds,
        Instant lastRoundAt,
        String lastRound,
        Instant overdueSince,
        Instant endedAt,
        String endedBy,
        String outcome) {

    boolean patrol() {
        return kind == WorkKind.PATROL;
    }

    /** 巡堤查险, or 电力抢修. */
    String label() {
        return patrol() ? kind.label() : lifeline.label() + kind.label();
    }

    /** Whether somebody may still come up late with a round or the repair. */
    boolean open() {
        return !state.over() && state != WorkState.REFUSED;
    }
}
