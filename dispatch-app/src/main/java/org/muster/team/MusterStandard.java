package org.muster.team;

import java.time.Duration;
import org.muster.shared.Problem;

/**
 * How fast and how fully a team must stand ready after an order (Rui'an: brigade 10 min ≥90 %, township 30 min ≥80 %;
 * practices 2.1).
 *
 * @param attendance share of the strength, over 0 up to 1
 */
public record MusterStandard(Duration within, double attendance) {

    public MusterStandard {
        if (within == null || within.isNegative() || within.isZero()) {
            throw Problem.invalid("musterMinutes", "集结时限须大于 0");
        }
        if (!(attendance > 0 && attendance <= 1)) {
            throw Problem.invalid("attendance", "出勤率须在 0 到 1 之间");
        }
    }

    /** The least number of people that meets the attendance; 0.90 of 30 is 27. */
    public int quorumOf(int strength) {
        // the small number undoes binary fractions such as 0.7 × 30 = 21.000000000000004
        return (int) Math.ceil(strength * attendance - 1e-9);
    }
}
