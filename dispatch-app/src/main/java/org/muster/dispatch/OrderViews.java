package org.muster.dispatch;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchOrder.MusterPoint;
import org.muster.incident.Facts;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.muster.team.Contact;
import org.muster.team.Team;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;
import org.muster.team.Teams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How consoles and phones see orders. */
@Component
@Transactional(readOnly = true)
public class OrderViews {

    record TeamPart(
            TeamId id,
            String name,
            TeamKind kind,
            String callsign,
            String leaderName,
            String phone,
            String dutyOfficerName,
            String dutyOfficerPhone,
            Position location,
            DivisionCode divisionCode) {}

    record Wind(String direction, Double speed) {}

    /**
     * One rung of how the team was called and pressed.
     *
     * @param state DONE, FAILED (passed, and somebody was told) or NEXT
     * @param kind the deadline's kind; null for what was simply done
     * @param step the rung of the ladder of that kind
     * @param told who was or will be told
     * @param action what they are to do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rung(
            String label,
            Instant at,
            Instant dueAt,
            String state,
            String detail,
            String kind,
            Integer step,
            String told,
            String action) {

        static Rung done(String label, Instant at, String detail) {
            return new Rung(label, at, null, "DONE", detail, null, null, null, null);
        }
    }

    /** The contract's order, as the console shows it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OrderView(
            OrderId id,
            String number,
            IncidentId incidentId,
            String incidentTitle,
            Position incidentLocation,
            String place,
            Hazard hazard,
            ResponseLevel responseLevel,
            boolean exercise,
            int exerciseSpeed,
            Wind wind,
            TeamPart team,
            String task,
            MusterPoint musterPoint,
            OrderState state,
            String overdue,
            MusterStandard standard,
            int present,
            int absent,
            Instant issuedAt,
            Instant deliveredAt,
            Instant acknowledgedAt,
            Instant musteredAt,
            Instant departedAt,
            Instant arrivedAt,
            Instant safetyCheckedAt,
            Instant completedAt,
            Instant releasedAt,
            Instant cancelledAt,
            Instant cancelAcknowledgedAt,
            Instant refusedAt,
            String reason,
            Instant ackDueAt,
            Instant musterDueAt,
            String dueKind,
            Instant dueAt,
            Instant etaAt,
            Double distanceKm,
            OrderId replacesOrderId,
            JsonNode safetyCheck,
            List<Rung> ladder,
            JsonNode lastReport,
            OrderPositions.Place position,
            Integer accounted,
            @JsonAnyGetter Map<String, Object> parts) {}

    /**
     * A member on the order's roll, with the mark that counts.
     *
     * @param counts may go to the line by law, and so fills the quorum
     * @param proofs how we know that they are there: OWN_TAP, QR_CODE, ROLL_CALL, CORRECTION
     * @param answer what they said for themselves: COMING, NOT_COMING, or null
     * @param excused why they were on leave before the order, or null
     * @param standsInFor the duty the leader gave them for this order, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RollMember(
            String id,
            String name,
            String duty,
            String dutyLabel,
            boolean counts,
            String status,
            String reason,
            Instant at,
            List<String> proofs,
            Integer distanceMetres,
            String answer,
            String answerReason,
            String excused,
            Boolean walkIn,
            String standsInFor) {}

    /** The rolls of orders; known by the muster module. */
    public interface Roll {

        /** @param muster the part of that name in the order's view, made from the same look as the members */
        record Seen(Object muster, Supplier<List<RollMember>> members) {}

        Map<OrderId, Seen> of(Collection<DispatchOrder> orders);

        default List<RollMember> of(DispatchOrder order) {
            return of(List.of(order)).get(order.id()).members().get();
        }
    }

    /** The order as the team's phone keeps it: with the roll. */
    record PhoneOrder(@JsonUnwrapped OrderView order, List<RollMember> members) {}

    /**
     * What a receipt can have changed: the order's own row and nothing around it. The phone lays it over the order that
     * it has, so what there is none of any more is said as null.
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Receipt(
            OrderId id,
            OrderState state,
            String overdue,
            String dueKind,
            Instant dueAt,
            Instant ackDueAt,
            Instant musterDueAt,
            Instant etaAt,
            int present,
            int absent,
            Instant issuedAt,
            Instant deliveredAt,
            Instant acknowledgedAt,
            Instant musteredAt,
            Instant departedAt,
            Instant arrivedAt,
            Instant safetyCheckedAt,
            Instant completedAt,
            Instant releasedAt,
            Instant cancelledAt,
            Instant cancelAcknowledgedAt,
            Instant refusedAt,
            String reason,
            Integer accounted) {}

    private final DispatchOrders orders;
    private final IncidentManagement incidents;
    private final Teams teams;
    private final Deadlines deadlines;
    private final OrderPositions positions;
    private final DispatchRules rules;
    private final ObjectProvider<Roll> roll;
    private final ObjectProvider<OrderPart> parts;
    private final Json json;
    private final Clock clock;

    OrderViews(
            DispatchOrders orders,
            IncidentManagement incidents,
            Teams teams,
            Deadlines deadlines,
            OrderPositions positions,
            DispatchRules rules,
            ObjectProvider<Roll> roll,
            ObjectProvider<OrderPart> parts,
            Json json,
            Clock clock) {
        this.orders = orders;
        this.incidents = incidents;
        this.teams = teams;
        this.deadlines = deadlines;
        this.positions = positions;
        this.rules = rules;
        this.roll = roll;
        this.parts = parts;
        this.json = json;
        this.clock = clock;
    }

    /** @throws Problem 404 when there is no such order */
    public OrderView get(OrderId id) {
        DispatchOrder order = orders.find(id).orElseThrow(() -> Problem.notFound("指令"));
        return views(List.of(order)).get(0);
    }

    /** All orders of an incident, in the order they were issued. */
    public List<OrderView> list(IncidentId incident) {
        return views(orders.listOf(incident));
    }

    /** These orders, in the order they were issued; who is not there is left out. */
    public List<OrderView> listOf(Collection<OrderId> ids) {
        return views(orders.listOf(ids));
    }

    PhoneOrder forPhone(OrderId id) {
        DispatchOrder order = orders.find(id).orElseThrow(() -> Problem.notFound("指令"));
        Map<OrderId, Roll.Seen> seen = rollsOf(List.of(order));
        OrderView view = views(List.of(order), seen).get(0);
        return new PhoneOrder(
                view, seen.containsKey(id) ? seen.get(id).members().get() : List.of());
    }

    /** One look at the order's own row. */
    Receipt receipt(OrderId id) {
        DispatchOrder it = orders.find(id).orElseThrow(() -> Problem.notFound("指令"));
        DispatchOrder.Stamps at = it.stamps();
        return new Receipt(
                it.id(),
                it.state(),
                it.overdueAt(clock.instant()),
                it.dueKind() == null ? null : it.dueKind().name(),
                it.dueAt(),
                it.ackDueAt(),
                it.musterDueAt(),
                it.etaAt(),
                it.present(),
                it.absent(),
                at.issuedAt(),
                at.deliveredAt(),
                at.acknowledgedAt(),
                at.musteredAt(),
                at.departedAt(),
                at.arrivedAt(),
                at.safetyCheckedAt(),
                at.completedAt(),
                at.releasedAt(),
                at.cancelledAt(),
                at.cancelAcknowledgedAt(),
                at.refusedAt(),
                it.reason(),
                it.accounted());
    }

    /** A few queries for any number of orders: incidents, teams, deadlines and parts are each read once. */
    List<OrderView> views(List<DispatchOrder> list) {
        return list.isEmpty() ? List.of() : views(list, rollsOf(list));
    }

    private Map<OrderId, Roll.Seen> rollsOf(List<DispatchOrder> list) {
        return roll.stream().findFirst().map(it -> it.of(list)).orElse(Map.of());
    }

    private List<OrderView> views(List<DispatchOrder> list, Map<OrderId, Roll.Seen> rolls) {
        Map<IncidentId, Incident> incidentOf = new HashMap<>();
        Map<UUID, List<Deadline>> deadlinesOf = new HashMap<>();
        for (IncidentId id : list.stream().map(DispatchOrder::incidentId).collect(Collectors.toSet())) {
            incidentOf.put(id, incidents.get(id));
        }
        deadlines.listOf(list.stream().map(it -> it.id().value()).toList()).forEach(it -> deadlinesOf
                .computeIfAbsent(it.orderId(), any -> new ArrayList<>())
                .add(it));
        Map<TeamId, Team> teamOf =
                teamsOf(list.stream().map(DispatchOrder::teamId).collect(Collectors.toSet()));
        Map<OrderId, OrderPositions.Place> places =
                positions.of(list.stream().map(DispatchOrder::id).toList());
        Map<OrderId, Map<String, Object>> partsOf = partsOf(list, rolls);
        Instant now = clock.instant();
        return list.stream()
                .map(it -> view(
                        it,
                        incidentOf.get(it.incidentId()),
                        teamOf.get(it.teamId()),
                        deadlinesOf.getOrDefault(it.id().value(), List.of()),
                        places.get(it.id()),
                        partsOf.getOrDefault(it.id(), Map.of()),
                        now))
                .toList();
    }

    private Map<TeamId, Team> teamsOf(Collection<TeamId> ids) {
        return teams.listOf(ids).stream().collect(Collectors.toMap(Team::id, Function.identity()));
    }

    private Map<OrderId, Map<String, Object>> partsOf(List<DispatchOrder> list, Map<OrderId, Roll.Seen> rolls) {
        Map<OrderId, Map<String, Object>> all = new HashMap<>();
        rolls.forEach((id, seen) ->
                all.computeIfAbsent(id, any -> new LinkedHashMap<>()).put("muster", seen.muster()));
        parts.forEach(part -> part.of(list).forEach((id, value) -> all.computeIfAbsent(id, any -> new LinkedHashMap<>())
                .put(part.word(), value)));
        return all;
    }

    private OrderView view(
            DispatchOrder it,
            Incident incident,
            Team team,
            List<Deadline> deadlines,
            OrderPositions.Place place,
            Map<String, Object> parts,
            Instant now) {
        DispatchOrder.Stamps at = it.stamps();
        Facts facts = incident.facts() == null ? Facts.none() : incident.facts();
        return new OrderView(
                it.id(),
                it.label(),
                it.incidentId(),
                incident.title(),
                incident.location(),
                incident.place(),
                incident.hazard(),
                incident.responseLevel(),
                incident.exercise(),
                incident.exerciseSpeed(),
                facts.windSpeed() == null && facts.windDirection() == null
                        ? null
                        : new Wind(facts.windDirection(), facts.windSpeed()),
                part(it, team),
                it.task(),
                it.musterPoint(),
                it.state(),
                it.overdueAt(now),
                it.standard(),
                it.present(),
                it.absent(),
                at.issuedAt(),
                at.deliveredAt(),
                at.acknowledgedAt(),
                at.musteredAt(),
                at.departedAt(),
                at.arrivedAt(),
                at.safetyCheckedAt(),
                at.completedAt(),
                at.releasedAt(),
                at.cancelledAt(),
                at.cancelAcknowledgedAt(),
                at.refusedAt(),
                it.reason(),
                it.ackDueAt(),
                it.musterDueAt(),
                it.dueKind() == null ? null : it.dueKind().name(),
                it.dueAt(),
                it.etaAt(),
                it.distanceKm(),
                it.replaces(),
                json.read(it.safetyCheck(), JsonNode.class),
                ladder(it, deadlines),
                json.read(it.lastReport(), JsonNode.class),
                place,
                it.accounted(),
                parts);
    }

    private static TeamPart part(DispatchOrder it, Team team) {
        if (team == null) {
            return new TeamPart(it.teamId(), it.teamName(), it.teamKind(), null, null, null, null, null, null, null);
        }
        Contact duty = team.dutyOfficer();
        return new TeamPart(
                team.id(),
                it.teamName(),
                it.teamKind(),
                team.callsign(),
                team.leader().name(),
                team.leader().phone(),
                duty == null ? null : duty.name(),
                duty == null ? null : duty.phone(),
                team.position(),
                team.division());
    }

    /** How the team was called and pressed so far, who was told of what was late, and who is told next. */
    private List<Rung> ladder(DispatchOrder it, List<Deadline> deadlines) {
        List<Rung> rungs = new ArrayList<>();
        DispatchOrder.Stamps at = it.stamps();
        rungs.add(Rung.done("下达", at.issuedAt(), null));
        if (at.deliveredAt() != null) {
            rungs.add(Rung.done("送达", at.deliveredAt(), null));
        }
        deadlines.stream()
                .filter(deadline -> deadline.kind().startsWith("ACK"))
                .forEach(deadline -> add(rungs, deadline, "未应答"));
        if (at.acknowledgedAt() != null) {
            Duration took = Duration.between(at.issuedAt(), at.acknowledgedAt());
            rungs.add(Rung.done("签收", at.acknowledgedAt(), took.toSeconds() + " 秒"));
        }
        deadlines.stream()
                .filter(deadline -> !deadline.kind().startsWith("ACK"))
                .forEach(deadline -> add(rungs, deadline, "超时"));
        return rungs;
    }

    private void add(List<Rung> rungs, Deadline deadline, String late) {
        if (deadline.firedAt() == null && !deadline.open()) {
            return;
        }
        boolean fired = deadline.firedAt() != null;
        DispatchRules.Told told =
                rules.told(deadline.kind(), deadline.step()).orElse(new DispatchRules.Told("调度台", null, Duration.ZERO));
        rungs.add(new Rung(
                deadline.step() > 1 || deadline.kind().equals(OrderDeadline.ACK.name())
                        ? told.told()
                        : deadline.label(),
                deadline.firedAt(),
                deadline.dueAt(),
                fired ? "FAILED" : "NEXT",
                fired && deadline.step() == 1 ? late : null,
                deadline.kind(),
                deadline.step(),
                told.told(),
                told.action()));
    }
}
