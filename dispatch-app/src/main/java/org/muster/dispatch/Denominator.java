package org.muster.dispatch;

import java.time.LocalDate;
import org.muster.team.FireLineRule;
import org.muster.team.Member;

/**
 * Who makes up the strength an attendance is a share of. Whoever may not go to the line by law never does. What is
 * reported at the roll call shrinks none of them: only leave known before the order excuses.
 */
public enum Denominator {
    ROSTERED("在册人数"),
    ON_SHIFT("在岗备勤人数"),
    ON_SHIFT_NOT_EXCUSED("在岗备勤人数，扣除已准假");

    private final String label;

    Denominator(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    boolean includes(Member member, boolean excused, LocalDate today) {
        boolean expected =
                switch (this) {
                    case ROSTERED -> true;
                    case ON_SHIFT -> member.onShift();
                    case ON_SHIFT_NOT_EXCUSED -> member.onShift() && !excused;
                };
        return expected && FireLineRule.fitForFireLine(member, today);
    }
}
