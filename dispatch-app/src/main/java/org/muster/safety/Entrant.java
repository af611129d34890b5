package org.muster.safety;

import java.time.Instant;
import org.muster.team.MemberId;

/**
 * One person who went to the line.
 *
 * @param countedAt when somebody last said that they are there
 * @param missingSince since when they are missing; kept after they are found
 * @param foundAs SAFE, HURT or DEAD
 * @param actor who spoke of them last, and {@code deviceSeq} with which running number
 */
record Entrant(
        MemberId id,
        String name,
        Instant enteredAt,
        Instant countedAt,
        Instant missingSince,
        Instant foundAt,
        String foundAs,
        String actor,
        Long deviceSeq) {

    boolean missing() {
        return missingSince != null && foundAt == null;
    }
}
