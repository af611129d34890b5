package org.muster.safety;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.shared.IncidentId;
import org.muster.team.TeamId;

/**
 * A team under one order, as the line knows it.
 *
 * @param lapse why its safety check no longer stands, or null while it does
 * @param counted heads of the last complete count
 * @param misses roll calls in a row it has not answered
 * @param silence UNJUDGED or MAYDAY after two misses, else null
 * @param receivedAt when it said that it was withdrawing
 * @param safeAt when it reported in the safety zone, with {@code safeHeads}
 * @param unnamed heads short in the safety zone whose names nobody has said yet
 * @param entrants everyone who went to the line
 * @param forbidden members who were there but may not go to the line, and why
 */
record Crew(
        OrderId orderId,
        IncidentId incidentId,
        TeamId teamId,
        String teamName,
        LineState state,
        Instant checkedAt,
        Instant lapsedAt,
        String lapse,
        Instant overriddenAt,
        String overriddenBy,
        String overrideReason,
        Instant enteredAt,
        Duration cadence,
        Instant countedAt,
        Integer counted,
        int misses,
        Instant silentAt,
        Silence silence,
        UUID withdrawalId,
        Instant receivedAt,
        Instant safeAt,
        Integer safeHeads,
        String safeActor,
        Long safeSeq,
        int unnamed,
        List<Forbidden> forbidden,
        List<Entrant> entrants) {

    enum Silence {
        /** Two roll calls went unanswered; the commander has not said what it means. */
        UNJUDGED,
        /** Treated as a call for help. */
        MAYDAY
    }

    /** @param reason 未成年人 … as the law puts it */
    record Forbidden(String memberId, String name, String reason, String source) {}

    int heads() {
        return entrants.size();
    }

    List<Entrant> missing() {
        return entrants.stream().filter(Entrant::missing).toList();
    }

    /** Whether somebody of this crew is not known to be safe. */
    boolean shortOfPeople() {
        return unnamed > 0 || entrants.stream().anyMatch(Entrant::missing);
    }

    boolean out() {
        return state == LineState.ON_LINE || state == LineState.WITHDRAWING;
    }
}
