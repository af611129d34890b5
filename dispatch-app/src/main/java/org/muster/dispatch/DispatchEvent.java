package org.muster.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.DispatchOrder.MusterPoint;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;

/**
 * What can happen to a dispatch order: the public story of this module.
 *
 * <p>{@code late} says that the deadline had passed; such a report is kept and undoes nothing. {@code onBehalfOf} names
 * who was heard when somebody else reported for them.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface DispatchEvent extends JournalEvent {

    OrderId orderId();

    record DispatchOrderIssued(
            IncidentId incidentId,
            OrderId orderId,
            String number,
            TeamId teamId,
            String teamName,
            TeamKind teamKind,
            String task,
            MusterPoint musterPoint,
            MusterStandard standard,
            Instant etaAt,
            Double distanceKm,
            Instant ackDueAt,
            Instant musterDueAt,
            OrderId replacesOrderId)
            implements DispatchEvent {}

    record DispatchOrderDelivered(IncidentId incidentId, OrderId orderId, String teamName) implements DispatchEvent {}

    /** The order was opened on the phone for the first time. */
    record DispatchOrderRead(IncidentId incidentId, OrderId orderId, String teamName) implements DispatchEvent {}

    record DispatchOrderAcknowledged(
            IncidentId incidentId, OrderId orderId, String teamName, boolean late, String onBehalfOf)
            implements DispatchEvent {}

    /** {@code withdrawn} when the team had acknowledged before. */
    record DispatchOrderRefused(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            String reason,
            boolean withdrawn,
            String onBehalfOf)
            implements DispatchEvent {}

    /** {@code withinGrace} says of a late muster whether the standard's grace still covers it. */
    record MusterReached(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            int present,
            int quorum,
            boolean late,
            Boolean withinGrace)
            implements DispatchEvent {}

    record MusterDeadlineExtended(IncidentId incidentId, OrderId orderId, String teamName, Instant dueAt, String reason)
            implements DispatchEvent {}

    record TeamDeparted(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            int present,
            boolean belowQuorum,
            Instant etaAt,
            String onBehalfOf)
            implements DispatchEvent {}

    /** {@code first} when no other team was on the scene before. */
    record TeamArrived(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            int present,
            boolean first,
            Position location,
            String onBehalfOf)
            implements DispatchEvent {}

    record SafetyCheckPassed(IncidentId incidentId, OrderId orderId, String teamName, JsonNode check)
            implements DispatchEvent {}

    record SafetyCheckIncomplete(IncidentId incidentId, OrderId orderId, String teamName, JsonNode check)
            implements DispatchEvent {}

    record DispatchOrderCompleted(
            IncidentId incidentId, OrderId orderId, String teamName, String note, String onBehalfOf)
            implements DispatchEvent {}

    /** Back and counted; the team is free again. */
    record TeamReleased(
            IncidentId incidentId, OrderId orderId, String teamName, Integer accounted, int present, String onBehalfOf)
            implements DispatchEvent {}

    record DispatchOrderCancelled(
            IncidentId incidentId, OrderId orderId, String teamName, String reason, OrderState was)
            implements DispatchEvent {}

    record CancellationAcknowledged(IncidentId incidentId, OrderId orderId, String teamName, String onBehalfOf)
            implements DispatchEvent {}

    /** @param photos the pictures that belong to it, by the ids under which they came or will come; null for none */
    record FieldReportReceived(
            IncidentId incidentId, OrderId orderId, String teamName, String text, List<UUID> photos, String onBehalfOf)
            implements DispatchEvent {}

    /** Somebody answered an order that no longer stands; kept, shown to both sides, changes nothing. */
    record SupersededAnswerReceived(
            IncidentId incidentId, OrderId orderId, String teamName, String answer, OrderState state)
            implements DispatchEvent {}

    /** Own forces are not enough; {@code orderId} is null when the whole incident asks. */
    record ReinforcementRequested(IncidentId incidentId, OrderId orderId, String reason) implements DispatchEvent {}

    /** The order was called out again because nobody had answered. */
    record TeamRecalled(IncidentId incidentId, OrderId orderId, String teamName) implements DispatchEvent {}
}
