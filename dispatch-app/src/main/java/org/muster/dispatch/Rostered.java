package org.muster.dispatch;

import java.util.List;
import org.muster.team.Duty;
import org.muster.team.MemberId;
import org.muster.team.Shift;

/**
 * One person on the roll of an order, as registered when it was issued.
 *
 * @param fit may go to the fire line by law, and so fills the quorum
 * @param excused why they were on leave when the order came, or null
 * @param walkIn came without being on the team's roll and was taken on at the muster point
 * @param standsInFor a duty not their own that the leader gave them for this order, or null
 */
public record Rostered(
        MemberId id,
        String name,
        Duty duty,
        String phone,
        List<String> skills,
        Shift shift,
        boolean fit,
        String excused,
        boolean walkIn,
        Duty standsInFor) {

    /** Whether this person fills a place of the duty in this order. */
    public boolean fills(Duty place) {
        return standsInFor == null ? duty.fills(place) : standsInFor == place;
    }

    /** Whether this person could stand in for the duty: it is their own or they have its skill. */
    public boolean qualifiedFor(Duty place) {
        return duty.fills(place) || place.skill() != null && skills.contains(place.skill());
    }
}
