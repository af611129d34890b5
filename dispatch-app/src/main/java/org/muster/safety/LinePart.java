package org.muster.safety;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderPart;
import org.muster.safety.SafetyEvent.Person;
import org.muster.safety.SafetyRecords.Withdrawal;
import org.muster.shared.IncidentId;
import org.muster.team.MemberId;
import org.springframework.stereotype.Component;

/** An order's {@code line}: how its crew stands with the line, for the phone that is out there. */
@Component
class LinePart implements OrderPart {

    /**
     * @param suspended the attack is off: nobody goes to the line
     * @param members who went; the roll holds their names
     * @param askedUntil by when a count is wanted that has been asked for
     * @param countDueAt when the next count is due
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            LineState state,
            boolean suspended,
            Instant checkedAt,
            String lapse,
            int heads,
            List<MemberId> members,
            List<Person> missing,
            int unnamed,
            Instant countedAt,
            Long cadenceMinutes,
            Instant countDueAt,
            Instant askedUntil,
            int misses,
            List<Crew.Forbidden> forbidden,
            Called withdrawal) {}

    /** A crew that was called back, and what it has answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Called(
            UUID id,
            String reason,
            Instant orderedAt,
            Instant dueAt,
            Instant receivedAt,
            Instant safeAt,
            Integer heads) {}

    private final Crews crews;
    private final SafetyRecords records;
    private final CrewSectors sectors;
    private final Deadlines deadlines;

    LinePart(Crews crews, SafetyRecords records, CrewSectors sectors, Deadlines deadlines) {
        this.crews = crews;
        this.records = records;
        this.sectors = sectors;
        this.deadlines = deadlines;
    }

    @Override
    public String word() {
        return "line";
    }

    @Override
    public Map<OrderId, Object> of(Collection<DispatchOrder> orders) {
        List<IncidentId> incidents =
                orders.stream().map(DispatchOrder::incidentId).distinct().toList();
        List<Withdrawal> open = records.openWithdrawals(incidents);
        Map<OrderId, Crew> known = crews
                .list(orders.stream().map(DispatchOrder::id).toList())
                .stream()
                .collect(Collectors.toMap(Crew::orderId, it -> it));
        if (known.isEmpty() && open.isEmpty()) {
            return Map.of();
        }
        Map<OrderId, JsonNode> sectorOf =
                open.stream().anyMatch(it -> it.sector() != null) ? sectors.of(orders) : Map.of();
        Map<UUID, Withdrawal> calls = open.stream().collect(Collectors.toMap(Withdrawal::id, it -> it));
        Map<UUID, Map<String, Instant>> due = new HashMap<>();
        deadlines.listOf(known.keySet().stream().map(OrderId::value).toList()).stream()
                .filter(it -> it.open() && RollCallClock.KINDS.contains(it.kind()))
                .forEach(it -> due.computeIfAbsent(it.orderId(), any -> new HashMap<>())
                        .put(it.kind(), it.dueAt()));
        Map<OrderId, Object> lines = new HashMap<>();
        for (DispatchOrder order : orders) {
            boolean suspended = open.stream()
                    .anyMatch(it -> it.incidentId().equals(order.incidentId())
                            && sectors.concerns(it.sector(), sectorOf.get(order.id())));
            Crew crew = known.get(order.id());
            if (crew != null) {
                lines.put(
                        order.id(),
                        line(crew, suspended, calls, due.getOrDefault(order.id().value(), Map.of())));
            } else if (suspended && order.state().open()) {
                lines.put(
                        order.id(),
                        new Line(
                                LineState.OFF_LINE,
                                true,
                                null,
                                null,
                                0,
                                List.of(),
                                List.of(),
                                0,
                                null,
                                null,
                                null,
                                null,
                                0,
                                List.of(),
                                null));
            }
        }
        return lines;
    }

    private static Line line(Crew crew, boolean suspended, Map<UUID, Withdrawal> calls, Map<String, Instant> due) {
        Withdrawal call = crew.withdrawalId() == null ? null : calls.get(crew.withdrawalId());
        Instant answer = due.get(RollCallClock.Phase.ROLL_CALL_ANSWER.name());
        Instant retry = due.get(RollCallClock.Phase.ROLL_CALL_RETRY.name());
        return new Line(
                crew.state(),
                suspended,
                crew.checkedAt(),
                crew.lapse(),
                crew.heads(),
                crew.entrants().stream().map(Entrant::id).toList(),
                RollCalls.people(crew, Entrant::missing),
                crew.unnamed(),
                crew.countedAt(),
                crew.cadence() == null ? null : crew.cadence().toMinutes(),
                due.get(RollCallClock.Phase.ROLL_CALL.name()),
                answer == null ? retry : answer,
                crew.misses(),
                crew.forbidden(),
                call == null
                        ? null
                        : new Called(
                                call.id(),
                                call.reason(),
                                call.orderedAt(),
                                call.dueAt(),
                                crew.receivedAt(),
                                crew.safeAt(),
                                crew.safeHeads()));
    }
}
