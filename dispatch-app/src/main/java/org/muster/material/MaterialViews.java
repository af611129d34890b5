package org.muster.material;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.depot.Account;
import org.muster.depot.Account.Kind;
import org.muster.depot.Depot;
import org.muster.depot.Depots;
import org.muster.depot.Ledger;
import org.muster.depot.Lot;
import org.muster.depot.LotId;
import org.muster.depot.Material;
import org.muster.depot.MaterialCode;
import org.muster.depot.Materials;
import org.muster.depot.Quantities;
import org.muster.depot.Shelves;
import org.muster.dispatch.DispatchRules;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.PicturePart;
import org.muster.material.MaterialOrder.Line;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.team.Team;
import org.muster.team.TeamId;
import org.muster.team.Teams;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Material orders as the desk and the phones show them; how much is where is read from the ledger. */
@Component
@Transactional(readOnly = true)
public class MaterialViews implements PicturePart {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DepotSide(String id, String name, Position location, String keeperName, String keeperPhone) {}

    public record TeamSide(TeamId teamId, String name) {}

    /**
     * One rung of how it was pressed.
     *
     * @param state FAILED (passed, and somebody was told) or NEXT
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Rung(
            String label, Instant at, Instant dueAt, String state, String kind, int step, String told, String action) {}

    /**
     * @param difference above zero: fewer were counted than were sent; below: more
     * @param returned back on the shelf
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineView(
            int lineId,
            MaterialCode materialCode,
            String material,
            String unit,
            boolean whole,
            Material.Use use,
            LotId lotId,
            String batch,
            LocalDate expiresOn,
            BigDecimal requested,
            BigDecimal allocated,
            BigDecimal loaded,
            BigDecimal inTransit,
            BigDecimal atScene,
            BigDecimal damaged,
            BigDecimal difference,
            BigDecimal used,
            BigDecimal returned,
            BigDecimal writtenOff,
            List<String> reasons) {}

    /**
     * @param nextHand who has to act: DISPATCHER, KEEPER, CARRIER, RECEIVER; null when nobody has to
     * @param ladder who was told of what was late, and who is next
     * @param overdue the deadline that was missed and still is not met, or null
     * @param outstanding whether something of it is on the road or at the scene
     * @param rights what the reader may do now; null where the picture is told to many
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OrderView(
            MaterialOrderId id,
            String label,
            IncidentId incidentId,
            String incidentTitle,
            boolean exercise,
            MaterialOrderState state,
            String stateLabel,
            DepotSide depot,
            MaterialOrder.Destination destination,
            MaterialOrder.Carrier carrier,
            TeamSide receiver,
            MaterialOrderId splitFrom,
            String nextHand,
            String nextHandLabel,
            String dueKind,
            String dueLabel,
            Instant dueAt,
            String overdue,
            List<Rung> ladder,
            Instant reservedUntil,
            Instant etaAt,
            BigDecimal distanceKm,
            Instant neededBy,
            String note,
            String reason,
            Instant requestedAt,
            String requestedBy,
            Instant allocatedAt,
            Instant loadedAt,
            Instant departedAt,
            Instant receivedAt,
            Instant settledAt,
            Instant cancelledAt,
            Instant closedAt,
            List<LineView> lines,
            boolean outstanding,
            String openPoint,
            List<String> rights) {}

    private static final Map<MaterialOrderState, String> WAITS = new EnumMap<>(Map.of(
            MaterialOrderState.REQUESTED, "MATERIAL_ALLOCATION",
            MaterialOrderState.ALLOCATED, "MATERIAL_LOADING",
            MaterialOrderState.LOADED, "MATERIAL_DEPARTURE",
            MaterialOrderState.MOVING, "MATERIAL_ARRIVAL",
            MaterialOrderState.RECEIVED, "MATERIAL_RETURN",
            MaterialOrderState.IN_USE, "MATERIAL_RETURN",
            MaterialOrderState.CANCELLED, "MATERIAL_BACK"));

    private final MaterialOrders orders;
    private final MaterialManagement management;
    private final Materials materials;
    private final Depots depots;
    private final Shelves shelves;
    private final Ledger ledger;
    private final Teams teams;
    private final IncidentManagement incidents;
    private final Deadlines deadlines;
    private final DispatchRules rules;

    MaterialViews(
            MaterialOrders orders,
            MaterialManagement management,
            Materials materials,
            Depots depots,
            Shelves shelves,
            Ledger ledger,
            Teams teams,
            IncidentManagement incidents,
            Deadlines deadlines,
            DispatchRules rules) {
        this.orders = orders;
        this.management = management;
        this.materials = materials;
        this.depots = depots;
        this.shelves = shelves;
        this.ledger = ledger;
        this.teams = teams;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.rules = rules;
    }

    @Override
    public String word() {
        return "materials";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return eventType.startsWith("Material") || eventType.equals("DeadlineMissed");
    }

    /** Never null: the picture always says what material is ordered, though it be none. */
    @Override
    public Object of(IncidentId incident) {
        return views(orders.listOf(incident), it -> null);
    }

    OrderView get(MaterialOrderId id) {
        return views(List.of(management.get(id))).get(0);
    }

    /** The order and those that were split from it. */
    List<OrderView> withSplits(MaterialOrder order) {
        return views(orders.listOf(order.incidentId()).stream()
                .filter(it -> it.id().equals(order.id()) || order.id().equals(it.splitFrom()))
                .toList());
    }

    List<OrderView> views(List<MaterialOrder> list) {
        return views(list, this::rights);
    }

    private List<OrderView> views(List<MaterialOrder> list, Function<MaterialOrder, List<String>> rights) {
        if (list.isEmpty()) {
            return List.of();
        }
        Map<MaterialOrderId, List<Line>> lines =
                orders.linesOf(list.stream().map(MaterialOrder::id).toList());
        List<Line> every = lines.values().stream().flatMap(List::stream).toList();
        Map<MaterialCode, Material> catalogue =
                materials.byCode(every.stream().map(Line::materialCode).toList());
        Map<LotId, Lot> lots = shelves.lots(every.stream()
                .map(Line::lotId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<String, Map<Account, BigDecimal>> held =
                ledger.heldBy(list.stream().map(it -> it.id().toString()).toList());
        Map<String, Depot> stores =
                depots
                        .listOf(list.stream()
                                .map(MaterialOrder::depotId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Depot::id, it -> it));
        Map<String, String> teamNames = teams
                .listOf(list.stream()
                        .map(MaterialOrder::receiverTeamId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(it -> it.id().value(), Team::name));
        Map<IncidentId, Incident> known = new HashMap<>();
        Map<UUID, List<Deadline>> clocks = new HashMap<>();
        list.stream().map(MaterialOrder::incidentId).distinct().forEach(it -> {
            known.put(it, incidents.get(it));
            deadlines.list(it).stream().filter(one -> one.orderId() != null).forEach(one -> clocks.computeIfAbsent(
                            one.orderId(), any -> new ArrayList<>())
                    .add(one));
        });
        return list.stream()
                .map(it -> view(
                        it,
                        known.get(it.incidentId()),
                        lines.getOrDefault(it.id(), List.of()),
                        held.getOrDefault(it.id().toString(), Map.of()),
                        catalogue,
                        lots,
                        stores,
                        teamNames,
                        clocks.getOrDefault(it.id().value(), List.of()),
                        rights.apply(it)))
                .toList();
    }

    private OrderView view(
            MaterialOrder it,
            Incident incident,
            List<Line> lines,
            Map<Account, BigDecimal> held,
            Map<MaterialCode, Material> catalogue,
            Map<LotId, Lot> lots,
            Map<String, Depot> stores,
            Map<String, String> teamNames,
            List<Deadline> clocks,
            List<String> rights) {
        Depot depot = it.depotId() == null ? null : stores.get(it.depotId());
        Optional<Deadline> due =
                clocks.stream().filter(Deadline::open).min((a, b) -> a.dueAt().compareTo(b.dueAt()));
        String wait = WAITS.get(it.state());
        boolean overdue = !it.closed()
                && wait != null
                && clocks.stream()
                        .filter(one -> one.kind().equals(wait))
                        .max((a, b) -> a.openedAt().compareTo(b.openedAt()))
                        .filter(one -> one.firedAt() != null || one.open() && one.step() > 1)
                        .isPresent();
        boolean outstanding = held.entrySet().stream()
                .anyMatch(one -> Set.of(Kind.TRANSIT, Kind.SCENE, Kind.DAMAGED)
                                .contains(one.getKey().kind())
                        && one.getValue().signum() > 0);
        String next = nextHand(it, outstanding);
        return new OrderView(
                it.id(),
                it.label(),
                it.incidentId(),
                incident.title(),
                it.exercise(),
                it.state(),
                it.state().label(),
                depot == null
                        ? null
                        : new DepotSide(
                                depot.id(), depot.name(), depot.location(), depot.keeperName(), depot.keeperPhone()),
                it.destination(),
                it.carrier(),
                it.receiverTeamId() == null
                        ? null
                        : new TeamSide(
                                it.receiverTeamId(),
                                teamNames.get(it.receiverTeamId().value())),
                it.splitFrom(),
                next,
                nextLabel(it, next),
                due.map(Deadline::kind).orElse(null),
                due.map(Deadline::label).orElse(null),
                due.map(Deadline::dueAt).orElse(null),
                overdue ? wait : null,
                ladder(clocks),
                it.state() == MaterialOrderState.ALLOCATED ? it.reservedUntil() : null,
                it.etaAt(),
                it.distanceKm(),
                it.neededBy(),
                it.note(),
                it.reason(),
                it.stamps().requestedAt(),
                it.stamps().requestedBy(),
                it.stamps().allocatedAt(),
                it.stamps().loadedAt(),
                it.stamps().departedAt(),
                it.stamps().receivedAt(),
                it.stamps().settledAt(),
                it.stamps().cancelledAt(),
                it.stamps().closedAt(),
                lines.stream()
                        .map(line -> view(it, line, held, catalogue.get(line.materialCode()), lots.get(line.lotId())))
                        .toList(),
                outstanding,
                it.closed() ? null : management.openPoint(it, lines, held, catalogue),
                rights);
    }

    /** Who was told of what was late, and who is told next. */
    private List<Rung> ladder(List<Deadline> clocks) {
        return clocks.stream()
                .filter(it -> it.firedAt() != null || it.open())
                .map(it -> {
                    Optional<DispatchRules.Told> told = rules.told(it.kind(), it.step());
                    return new Rung(
                            it.label(),
                            it.firedAt(),
                            it.dueAt(),
                            it.firedAt() != null ? "FAILED" : "NEXT",
                            it.kind(),
                            it.step(),
                            told.map(DispatchRules.Told::told).orElse("调度台"),
                            told.map(DispatchRules.Told::action).orElse(null));
                })
                .toList();
    }

    private static LineView view(
            MaterialOrder order, Line line, Map<Account, BigDecimal> held, Material material, Lot lot) {
        Function<Kind, BigDecimal> at = kind -> line.lotId() == null
                ? BigDecimal.ZERO
                : held.getOrDefault(Account.of(kind, line.lotId(), order.id()), BigDecimal.ZERO);
        BigDecimal elsewhere = Stream.of(
                        Kind.TRANSIT, Kind.SCENE, Kind.DAMAGED, Kind.DIFFERENCE, Kind.CONSUMED, Kind.WRITTEN_OFF)
                .map(at)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new LineView(
                line.line(),
                line.materialCode(),
                material.name(),
                material.unit(),
                material.whole(),
                material.use(),
                line.lotId(),
                lot == null ? null : lot.batch(),
                lot == null ? null : lot.expiresOn(),
                Quantities.shown(line.requested()),
                Quantities.shown(line.allocated()),
                Quantities.shown(line.loaded()),
                Quantities.shown(at.apply(Kind.TRANSIT)),
                Quantities.shown(at.apply(Kind.SCENE)),
                Quantities.shown(at.apply(Kind.DAMAGED)),
                Quantities.shown(at.apply(Kind.DIFFERENCE)),
                Quantities.shown(at.apply(Kind.CONSUMED)),
                // what left the shelf and is nowhere else is back on it
                Quantities.shown(line.loaded().subtract(elsewhere).max(BigDecimal.ZERO)),
                Quantities.shown(at.apply(Kind.WRITTEN_OFF)),
                line.reasons());
    }

    private static String nextHand(MaterialOrder it, boolean outstanding) {
        if (it.closed()) {
            return null;
        }
        return switch (it.state()) {
            case REQUESTED -> "DISPATCHER";
            case ALLOCATED -> "KEEPER";
            case LOADED -> it.carrier() != null && it.carrier().teamId() != null ? "CARRIER" : "KEEPER";
            case MOVING, RECEIVED -> "RECEIVER";
            case IN_USE, CANCELLED -> outstanding ? "KEEPER" : "DISPATCHER";
            case RETURNED, WRITTEN_OFF, CLOSED -> "DISPATCHER";
        };
    }

    private static String nextLabel(MaterialOrder it, String next) {
        if (next == null) {
            return null;
        }
        return switch (it.state()) {
            case REQUESTED -> "调度席定仓库";
            case ALLOCATED -> "库管员装车";
            case LOADED -> next.equals("CARRIER") ? "承运队发车" : "库管员发车";
            case MOVING -> "现场签收";
            case RECEIVED -> "现场登记使用";
            case IN_USE, CANCELLED -> next.equals("KEEPER") ? "库管员点收退回" : "调度席查明差异";
            case RETURNED, WRITTEN_OFF, CLOSED -> "调度席查明差异";
        };
    }

    /** What the caller may do about it now; buttons follow it, the commands check for themselves. */
    private List<String> rights(MaterialOrder it) {
        Caller caller = Caller.current();
        boolean desk = caller.is(Role.DISPATCHER, Role.COMMANDER);
        boolean loaded = it.stamps().loadedAt() != null;
        List<String> rights = new ArrayList<>();
        if (it.state() == MaterialOrderState.REQUESTED && (desk || caller.is(Role.LEADER))) {
            rights.add("allocation");
        }
        if (it.state() == MaterialOrderState.ALLOCATED && (desk || MaterialHands.keeps(it))) {
            rights.add("loading");
        }
        if (it.state() == MaterialOrderState.LOADED && (desk || MaterialHands.keeps(it) || MaterialHands.carries(it))) {
            rights.add("dispatch");
        }
        boolean underway =
                it.depotId() != null && it.state().stands() && !it.state().reached(MaterialOrderState.RECEIVED);
        if (underway && (desk || MaterialHands.receives(it))) {
            rights.add("receipt");
        }
        if (Set.of(MaterialOrderState.RECEIVED, MaterialOrderState.IN_USE).contains(it.state())
                && (desk || MaterialHands.receives(it))) {
            rights.add("use");
        }
        if (loaded && it.stamps().settledAt() == null && (desk || MaterialHands.keeps(it))) {
            rights.add("return");
        }
        if (loaded && !it.closed() && caller.is(Role.COMMANDER)) {
            rights.add("write-off");
        }
        if (desk && it.state().cancellable()) {
            rights.add("cancellation");
        }
        if (desk && it.stamps().settledAt() != null && !it.closed()) {
            rights.add("closing");
        }
        return rights;
    }
}
