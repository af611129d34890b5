package org.muster.muster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.team.Duty;
import org.muster.team.FireLineRule;
import org.muster.team.Member;
import org.muster.team.MemberId;
import org.muster.team.Shift;
import org.muster.team.TeamId;

/**
 * Somebody who came to the muster point without being on the roll, as they declared themselves.
 *
 * @param duty what they say they can do
 * @param healthy neither pregnant nor disabled nor a pupil, and fit for the work (森林防火条例 Art 35)
 */
record WalkIn(
        UUID id,
        OrderId orderId,
        String name,
        String phone,
        Duty duty,
        LocalDate bornOn,
        boolean insured,
        boolean trained,
        boolean healthy,
        Integer distanceMetres,
        Instant checkedInAt,
        Instant checkedOutAt,
        Instant takenOnAt) {

    /** On the roll they are called by this, once taken on. */
    MemberId memberId() {
        return new MemberId("W-" + id.toString().substring(0, 13));
    }

    boolean here() {
        return checkedOutAt == null;
    }

    /** The rules of law that keep this person from the line. */
    List<FireLineRule> unfit(TeamId team, LocalDate today) {
        Member declared = new Member(
                memberId(),
                team,
                name,
                bornOn,
                duty,
                phone,
                List.of(),
                insured,
                trained,
                healthy,
                false,
                false,
                false,
                Shift.ON_DUTY);
        return FireLineRule.brokenBy(declared, today);
    }
}
