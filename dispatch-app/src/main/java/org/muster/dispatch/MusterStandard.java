package org.muster.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;

/**
 * How fast and how fully a team must muster; stored with the order, so that later changes of the rule do not change a
 * running muster.
 *
 * @param within from the order
 * @param attendance share of the strength, 0…1 (Rui'an: brigade 10 min ≥ 90 %, township 30 min ≥ 80 %)
 * @param strength members who count, by the denominator
 * @param subQuorums duties that must be manned besides
 * @param lateGrace after the deadline, within which the muster is late but still reached
 */
public record MusterStandard(
        Duration within,
        double attendance,
        int strength,
        String source,
        Denominator denominator,
        List<SubQuorum> subQuorums,
        Duration lateGrace) {

    public MusterStandard {
        if (within.isNegative() || within.isZero() || attendance <= 0 || attendance > 1 || strength < 0) {
            throw new IllegalArgumentException("no muster standard: " + within + ", " + attendance);
        }
        denominator = denominator == null ? Denominator.ON_SHIFT : denominator;
        subQuorums = subQuorums == null ? List.of() : List.copyOf(subQuorums);
        lateGrace = lateGrace == null ? Duration.ZERO : lateGrace;
    }

    /** A standard of heads alone. */
    public MusterStandard(Duration within, double attendance, int strength, String source) {
        this(within, attendance, strength, source, Denominator.ON_SHIFT, List.of(), Duration.ZERO);
    }

    /** Heads that must be present; 90 % of 30 are 27, 80 % of 25 are 20. */
    @JsonProperty
    public int quorum() {
        // the small slack keeps 0.9 × 30 at 27 in spite of binary fractions
        return (int) Math.ceil(attendance * strength - 1e-9);
    }
}
