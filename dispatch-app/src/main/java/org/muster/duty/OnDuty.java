package org.muster.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is on duty for a unit at a moment.
 *
 * @param waitingForTaker the shift is over by the clock, but its hand-over is not signed by the next one: it stays
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OnDuty(DutyUnit unit, DutyShift shift, boolean waitingForTaker) {

    /** Whom to call for the leader on duty: the leader, then the officers. */
    public List<DutyPerson> leaderFirst() {
        return shift.people();
    }

    /** Whom to call for the duty officer: the officers, then the leader. */
    public List<DutyPerson> officersFirst() {
        List<DutyPerson> people = new ArrayList<>(shift.officers());
        if (shift.leader() != null) {
            people.add(shift.leader());
        }
        return people;
    }
}
