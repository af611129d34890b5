package org.muster.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;

/**
 * One team sent to do one thing.
 *
 * @param number running number within the incident, as spoken on the radio: 令 02
 * @param dueKind which deadline is running now, or null
 * @param present members counted present so far
 * @param replaces the order this one takes the place of, or null
 */
public record DispatchOrder(
        OrderId id,
        IncidentId incidentId,
        int number,
        TeamId teamId,
        String teamName,
        TeamKind teamKind,
        boolean exercise,
        String task,
        MusterPoint musterPoint,
        MusterStandard standard,
        OrderState state,
        OrderDeadline dueKind,
        Instant dueAt,
        Instant ackDueAt,
        Instant musterDueAt,
        Instant etaAt,
        Double distanceKm,
        Duration travel,
        int present,
        int absent,
        OrderId replaces,
        Stamps stamps,
        String reason,
        Integer accounted,
        String safetyCheck,
        String lastReport) {

    public record MusterPoint(String name, Position location) {}

    /** When each thing happened, as the server learnt it; null while it has not. */
    public record Stamps(
            Instant issuedAt,
            Instant deliveredAt,
            Instant acknowledgedAt,
            Instant musteredAt,
            Instant departedAt,
            Instant arrivedAt,
            Instant safetyCheckedAt,
            Instant completedAt,
            Instant releasedAt,
            Instant refusedAt,
            Instant cancelledAt,
            Instant cancelAcknowledgedAt) {}

    /** What is late now, in the contract's word, or null. */
    public String overdueAt(Instant now) {
        return dueKind != null && dueAt != null && state.open() && now.isAfter(dueAt) ? dueKind.overdueWord() : null;
    }

    /** 令 02 */
    public String label() {
        return "%02d".formatted(number);
    }
}
