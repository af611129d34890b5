package org.muster.team;

import java.time.LocalDate;
import java.util.Collection;

/**
 * How many people a team has.
 *
 * @param people on the roll
 * @param fit of these, may go to the fire line by law
 * @param onShift of the people, can be called out now
 * @param available both fit and on shift
 */
public record TeamStrength(int people, int fit, int onShift, int available) {

    public static TeamStrength of(Collection<Member> members, LocalDate day) {
        int fit = 0;
        int onShift = 0;
        int available = 0;
        for (Member member : members) {
            boolean fitNow = FireLineRule.fitForFireLine(member, day);
            fit += fitNow ? 1 : 0;
            onShift += member.onShift() ? 1 : 0;
            available += fitNow && member.onShift() ? 1 : 0;
        }
        return new TeamStrength(members.size(), fit, onShift, available);
    }
}
