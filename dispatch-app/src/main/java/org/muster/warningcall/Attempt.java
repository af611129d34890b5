package org.muster.warningcall;

import java.time.Instant;
import java.util.UUID;

/**
 * One person was called for a target.
 *
 * @param id the call's own, by which the answer is known
 * @param reachedChannel on which channel the message arrived: SMS, VOICE
 * @param endedBecause NO_ANSWER, NO_LINE, CUT_OFF, ANSWERED or OVER
 */
record Attempt(
        UUID id,
        UUID targetId,
        int turn,
        String person,
        String post,
        Line line,
        Instant calledAt,
        Instant reachedAt,
        String reachedChannel,
        Instant answeredAt,
        String answer,
        String via,
        Instant endedAt,
        String endedBecause) {}
