package org.muster.material;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muster.account.Jurisdiction;
import org.muster.deadline.Deadlines;
import org.muster.depot.Account;
import org.muster.depot.Depot;
import org.muster.depot.Depots;
import org.muster.depot.Ledger;
import org.muster.depot.LotId;
import org.muster.depot.Material;
import org.muster.depot.MaterialCode;
import org.muster.depot.Materials;
import org.muster.depot.Quantities;
import org.muster.depot.Shelves;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.OpenPoints;
import org.muster.journal.Journal;
import org.muster.material.AllocationPlan.Picked;
import org.muster.material.AllocationPlan.Planned;
import org.muster.material.MaterialEvent.Item;
import org.muster.material.MaterialOrder.Destination;
import org.muster.material.MaterialOrder.Line;
import org.muster.material.MaterialOrder.Stamps;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.TeamId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything the desk may do about material orders. Each command is one transaction and tells the journal. */
@Service
@Transactional
public class MaterialManagement implements OpenPoints {

    /** The deadline kind of the depot's time to load; the process waits for the same one. */
    private static final String LOADING = "MATERIAL_LOADING";

    /** What is asked for, kits and all. */
    record Wanted(MaterialCode code, BigDecimal quantity) {}

    /** What the desk wants from where; {@code depotId} and everything after it may be null. */
    record Ask(
            List<Wanted> items,
            String depotId,
            Destination destination,
            TeamId receiverTeamId,
            Instant neededBy,
            String note) {}

    private final MaterialOrders orders;
    private final Materials materials;
    private final Depots depots;
    private final Shelves shelves;
    private final Ledger ledger;
    private final Advisor advisor;
    private final AllocationPlan plans;
    private final StockHolders holders;
    private final IncidentManagement incidents;
    private final Deadlines deadlines;
    private final MaterialFigures figures;
    private final Journal journal;
    private final Clock clock;

    MaterialManagement(
            MaterialOrders orders,
            Materials materials,
            Depots depots,
            Shelves shelves,
            Ledger ledger,
            Advisor advisor,
            AllocationPlan plans,
            StockHolders holders,
            IncidentManagement incidents,
            Deadlines deadlines,
            MaterialFigures figures,
            Journal journal,
            Clock clock) {
        this.orders = orders;
        this.materials = materials;
        this.depots = depots;
        this.shelves = shelves;
        this.ledger = ledger;
        this.advisor = advisor;
        this.plans = plans;
        this.holders = holders;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.figures = figures;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Problem 404 when there is no such order */
    @Transactional(readOnly = true)
    public MaterialOrder get(MaterialOrderId id) {
        return orders.find(id).orElseThrow(() -> Problem.notFound("调拨单"));
    }

    /** What an incident ordered, the first first. */
    @Transactional(readOnly = true)
    public List<MaterialOrder> list(IncidentId incident) {
        return orders.listOf(incident);
    }

    /** Whether nothing of the order is on a vehicle or at the scene any more. */
    @Transactional(readOnly = true)
    public boolean settled(MaterialOrderId id) {
        return get(id).stamps().settledAt() != null;
    }

    /**
     * Asks for material; at a depot that is named it is allocated at once, or nothing is ordered.
     *
     * @param patterns of the divisions whose depots the caller may use
     * @throws Problem 409 when the incident is over, or {@code stock-not-available} naming the holders
     */
    MaterialOrder request(IncidentId incidentId, Ask ask, String[] patterns) {
        Incident incident = open(incidentId);
        Map<MaterialCode, BigDecimal> wanted = expand(ask.items());
        List<Line> lines = linesOf(wanted);
        MaterialOrder order = add(
                incident,
                ask.destination() == null ? new Destination(incident.place(), incident.location()) : ask.destination(),
                ask.receiverTeamId(),
                ask.neededBy(),
                ask.note(),
                null,
                lines);
        // closing locks the incident's row; what was written meanwhile is looked at once more
        open(incidentId);
        if (ask.depotId() != null) {
            allocate(order.id(), ask.depotId(), null, false, patterns);
        }
        return get(order.id());
    }

    /**
     * What a list of items comes to, kits taken apart and doubles added up.
     *
     * @throws Problem 422 naming each wrong item
     */
    Map<MaterialCode, BigDecimal> expand(List<Wanted> items) {
        Map<MaterialCode, Material> catalogue =
                materials.byCode(items.stream().map(Wanted::code).toList());
        Map<MaterialCode, BigDecimal> all = new TreeMap<>();
        List<Problem.FieldError> errors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Wanted it = items.get(i);
            Material material = catalogue.get(it.code());
            try {
                if (material == null) {
                    throw Problem.invalid("items[" + i + "].materialCode", "物资目录里没有 " + it.code());
                }
                BigDecimal quantity = Quantities.positive("items[" + i + "].quantity", it.quantity(), material);
                if (material.isKit()) {
                    material.kit()
                            .forEach(part ->
                                    all.merge(part.code(), part.quantity().multiply(quantity), BigDecimal::add));
                } else {
                    all.merge(material.code(), quantity, BigDecimal::add);
                }
            } catch (Problem e) {
                errors.add(new Problem.FieldError(fieldOf(e, i), e.getMessage()));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return all;
    }

    private static String fieldOf(Problem problem, int item) {
        return problem.properties().get("errors") instanceof List<?> list
                        && list.get(0) instanceof Problem.FieldError error
                ? error.field()
                : "items[" + item + "]";
    }

    private MaterialOrder add(
            Incident incident,
            Destination destination,
            TeamId receiver,
            Instant neededBy,
            String note,
            MaterialOrderId splitFrom,
            List<Line> lines) {
        Instant now = now();
        MaterialOrder order = new MaterialOrder(
                MaterialOrderId.next(),
                incident.id(),
                orders.nextNumber(incident.id()),
                MaterialOrderState.REQUESTED,
                incident.exercise(),
                null,
                destination,
                null,
                receiver,
                splitFrom,
                neededBy,
                note,
                null,
                null,
                null,
                null,
                new Stamps(now, ActorContext.actor().name(), null, null, null, null, null, null, null, null));
        orders.add(order);
        orders.lines(order.id(), lines);
        List<Item> items = items(lines, Line::requested);
        journal.record(new MaterialEvent.MaterialOrdered(
                incident.id(),
                order.id(),
                order.label(),
                items,
                spoken(items),
                destination.name(),
                neededBy,
                splitFrom,
                note));
        return order;
    }

    private static List<Line> linesOf(Map<MaterialCode, BigDecimal> wanted) {
        List<Line> lines = new ArrayList<>();
        wanted.forEach((code, quantity) -> lines.add(
                new Line(lines.size() + 1, code, null, quantity, BigDecimal.ZERO, BigDecimal.ZERO, List.of())));
        return lines;
    }

    /**
     * Gives an order to the depots that are to send it, all or nothing. What comes from a second depot becomes an order
     * of its own; what no depot has stays behind as one that waits.
     *
     * @param depotId the one depot that is meant, or null
     * @param picked the lots the desk has picked, or null for what is proposed
     * @param acceptShort whether to begin with what there is
     * @return this order and those split from it
     * @throws Problem 409 {@code stock-not-available} naming who holds the rest
     */
    List<MaterialOrder> allocate(
            MaterialOrderId id, String depotId, List<Picked> picked, boolean acceptShort, String[] patterns) {
        MaterialOrder order = orders.lock(id).orElseThrow(() -> Problem.notFound("调拨单"));
        Incident incident = open(order.incidentId());
        if (order.state() != MaterialOrderState.REQUESTED) {
            throw illegal(order, "调拨");
        }
        Map<MaterialCode, BigDecimal> wanted = wanted(id);
        orders.holdNumbers(incident.id());
        Map<LotId, Account> shelf = hold(incident, wanted, depotId, picked, patterns);
        List<Planned> plan = picked == null || picked.isEmpty()
                ? plans.proposed(incident, order, wanted, depotId, patterns)
                : plans.picked(picked, patterns);
        Map<MaterialCode, BigDecimal> lacking = AllocationPlan.lacking(wanted, plan);
        if (!lacking.isEmpty() && (!acceptShort || plan.isEmpty())) {
            throw holders.notAvailable(incident, wanted, lacking, depotId, patterns);
        }
        List<Proposal.Conflict> conflicts = advisor.conflicts(incident, AllocationPlan.total(plan));
        List<MaterialOrder> all = new ArrayList<>();
        for (List<Planned> ofDepot : plans.byDepot(incident, order, plan)) {
            MaterialOrder one = all.isEmpty()
                    ? order
                    : add(
                            incident,
                            order.destination(),
                            order.receiverTeamId(),
                            order.neededBy(),
                            order.note(),
                            order.id(),
                            linesOf(AllocationPlan.total(ofDepot)));
            give(incident, one, ofDepot, shelf, wanted, patterns);
            all.add(one);
        }
        if (!lacking.isEmpty()) {
            add(
                    incident,
                    order.destination(),
                    order.receiverTeamId(),
                    order.neededBy(),
                    order.note(),
                    order.id(),
                    linesOf(lacking));
        }
        warn(order, incident, conflicts);
        return all.stream().map(it -> get(it.id())).toList();
    }

    /** Every shelf that may be chosen from, all at once and in one order, so that what is proposed cannot be taken meanwhile. */
    private Map<LotId, Account> hold(
            Incident incident,
            Map<MaterialCode, BigDecimal> wanted,
            String depotId,
            List<Picked> picked,
            String[] patterns) {
        List<LotId> lots = picked == null || picked.isEmpty()
                ? shelves.list(wanted.keySet(), patterns, null).stream()
                        .filter(it -> depotId == null || it.lot().depotId().equals(depotId))
                        .map(it -> it.lot().id())
                        .toList()
                : shelves.lots(picked.stream().map(Picked::lotId).toList()).keySet().stream()
                        .toList();
        Map<LotId, Account> shelf = shelvesFor(incident, lots);
        ledger.hold(shelf.values());
        return shelf;
    }

    private Map<MaterialCode, BigDecimal> wanted(MaterialOrderId id) {
        Map<MaterialCode, BigDecimal> wanted = new TreeMap<>();
        orders.linesOf(id).forEach(it -> wanted.merge(it.materialCode(), it.requested(), BigDecimal::add));
        return wanted;
    }

    private void give(
            Incident incident,
            MaterialOrder order,
            List<Planned> plan,
            Map<LotId, Account> shelf,
            Map<MaterialCode, BigDecimal> wanted,
            String[] patterns) {
        Depot depot = plan.get(0).depot();
        Instant now = now();
        Instant until = now.plus(incidents.real(incident.id(), figures.reserveFor()));
        Map<Account, BigDecimal> held = new HashMap<>();
        plan.forEach(it -> held.put(shelf.get(it.lot().id()), it.quantity()));
        Map<Account, BigDecimal> missing = ledger.reserve(order.id().value(), order.label(), until, held);
        if (!missing.isEmpty()) {
            Map<MaterialCode, BigDecimal> lacking = new TreeMap<>();
            plan.stream()
                    .filter(it -> missing.containsKey(shelf.get(it.lot().id())))
                    .forEach(it -> lacking.merge(
                            it.material().code(), missing.get(shelf.get(it.lot().id())), BigDecimal::add));
            throw holders.notAvailable(incident, wanted, lacking, depot.id(), patterns);
        }
        List<Line> lines = new ArrayList<>();
        for (Planned it : plan) {
            lines.add(new Line(
                    lines.size() + 1,
                    it.material().code(),
                    it.lot().id(),
                    it.quantity(),
                    it.quantity(),
                    BigDecimal.ZERO,
                    it.reasons()));
        }
        orders.lines(order.id(), lines);
        Allocator.Reach reach = advisor.reach(incident, order.destination().location(), depot);
        Instant eta = reach.etaAt().truncatedTo(ChronoUnit.MILLIS);
        orders.allocated(order.id(), depot.id(), until, eta, BigDecimal.valueOf(reach.distanceKm()), now);
        List<Item> items = items(lines, Line::allocated);
        journal.record(new MaterialEvent.MaterialAllocated(
                incident.id(),
                order.id(),
                order.label(),
                depot.id(),
                depot.name(),
                items,
                spoken(items),
                until,
                eta,
                plan.stream().flatMap(it -> it.reasons().stream()).distinct().toList()));
    }

    /** The incident that would be left short hears of it before it bites. */
    private void warn(MaterialOrder order, Incident incident, List<Proposal.Conflict> conflicts) {
        conflicts.forEach(it -> journal.record(new MaterialEvent.MaterialConflictForeseen(
                it.incidentId(),
                order.id(),
                order.label(),
                incident.title(),
                it.material(),
                it.needs(),
                it.left(),
                "“" + incident.title() + "”" + order.label() + " 调走" + it.material() + "后，各库只剩 "
                        + Quantities.plain(it.left()) + "，本事件还需 " + Quantities.plain(it.needs()))));
    }

    /** Real shelves, or the exercise's own copy of them. */
    Map<LotId, Account> shelvesFor(Incident incident, Collection<LotId> lots) {
        if (incident.exercise()) {
            return ledger.copyFor(incident.id().value(), lots);
        }
        return lots.stream().distinct().collect(Collectors.toMap(it -> it, Account::shelf));
    }

    /**
     * Another depot takes over what the first one has not loaded.
     *
     * @param by the seat that decides, for the depots it may use
     * @throws Problem 409 when it is loaded already, or no other depot has enough
     */
    public void reroute(MaterialOrderId id, String reason) {
        MaterialOrder order = orders.lock(id).orElseThrow(() -> Problem.notFound("调拨单"));
        if (order.state() != MaterialOrderState.ALLOCATED) {
            throw illegal(order, "改由他库");
        }
        Incident incident = open(order.incidentId());
        orders.holdNumbers(incident.id());
        Depot from = depots.find(order.depotId()).orElseThrow();
        String[] own = Jurisdiction.patternsOf(List.of(incident.divisionCode().county()));
        Depot to = otherDepot(order)
                .orElseThrow(() -> Problem.conflict("no-other-depot", "其他仓库都凑不齐这批物资：请先催 " + from.name() + "，或取消后分开调拨"));
        ledger.release(id.value());
        orders.unallocated(id);
        orders.lines(id, linesOf(wanted(id)));
        allocate(id, to.id(), null, false, own);
        List<Item> items = items(orders.linesOf(id), Line::allocated);
        journal.record(new MaterialEvent.MaterialRerouted(
                incident.id(), id, order.label(), from.id(), from.name(), to.id(), to.name(), spoken(items), reason));
    }

    /** The depot of the county that could send all of it soonest instead of the one that is silent. */
    @Transactional(readOnly = true)
    public Optional<Depot> otherDepot(MaterialOrder order) {
        Incident incident = incidents.get(order.incidentId());
        String[] own = Jurisdiction.patternsOf(List.of(incident.divisionCode().county()));
        Map<MaterialCode, BigDecimal> wanted = wanted(order.id());
        return advisor.reach(incident, order.destination().location(), own).stream()
                .filter(it -> !it.depot().id().equals(order.depotId()))
                .sorted((a, b) -> a.etaAt().compareTo(b.etaAt()))
                .filter(it ->
                        advisor
                                .propose(
                                        incident,
                                        order.destination().location(),
                                        wanted,
                                        own,
                                        it.depot().id())
                                .stream()
                                .allMatch(one -> one.shortfall().signum() == 0))
                .map(Allocator.Reach::depot)
                .findFirst();
    }

    /** When the goods would be there from the other depot. */
    @Transactional(readOnly = true)
    public Instant etaFrom(MaterialOrder order, Depot depot) {
        return advisor.reach(
                        incidents.get(order.incidentId()), order.destination().location(), depot)
                .etaAt();
    }

    /** 高压水泵 4 台、水带 1 千米 */
    @Transactional(readOnly = true)
    public String itemsInWords(MaterialOrderId id) {
        return spoken(items(wanted(id)));
    }

    /** The depot gets more time; what it holds back stays held. @param more nominal time from now */
    public void extendLoading(MaterialOrderId id, Duration more) {
        MaterialOrder order = orders.lock(id).orElseThrow(() -> Problem.notFound("调拨单"));
        if (order.state() != MaterialOrderState.ALLOCATED) {
            return;
        }
        deadlines.open(order.incidentId(), id.value(), LOADING, "装车", more);
        Instant until = now().plus(incidents.real(order.incidentId(), more));
        if (order.reservedUntil() == null || until.isAfter(order.reservedUntil())) {
            orders.reservedUntil(id, until);
            ledger.holdUntil(id.value(), until);
        }
    }

    /** The depot's time to load is over: what it held back is free again, and the order waits for another depot. */
    void expire(MaterialOrderId id) {
        MaterialOrder order = orders.lock(id).orElseThrow(() -> Problem.notFound("调拨单"));
        if (order.state() != MaterialOrderState.ALLOCATED
                || order.reservedUntil() == null
                || order.reservedUntil().isAfter(now())) {
            return;
        }
        List<Item> items = items(orders.linesOf(id), Line::allocated);
        Depot depot = depots.find(order.depotId()).orElseThrow();
        ledger.release(id.value());
        Map<MaterialCode, BigDecimal> wanted = wanted(id);
        orders.unallocated(id);
        orders.lines(id, linesOf(wanted));
        journal.record(new MaterialEvent.MaterialReservationExpired(
                order.incidentId(), id, order.label(), depot.id(), depot.name(), items, spoken(items)));
    }

    /**
     * Takes an order back. What has left the shelf has to come back and is an open point until then.
     *
     * @throws Problem 409 when the goods are at the scene already
     */
    public void cancel(MaterialOrderId id, String reason) {
        MaterialOrder order = orders.lock(id).orElseThrow(() -> Problem.notFound("调拨单"));
        if (!order.state().cancellable()) {
            throw illegal(order, "取消。物资已到现场的请办理退回");
        }
        boolean onTheRoad = order.state().reached(MaterialOrderState.LOADED);
        ledger.release(id.value());
        Instant now = now();
        orders.moveTo(id, MaterialOrderState.CANCELLED, "cancelled_at", now);
        orders.reason(id, reason);
        if (!onTheRoad) {
            orders.stamp(id, "settled_at", now);
            orders.stamp(id, "closed_at", now);
        }
        List<Item> items = items(orders.linesOf(id), onTheRoad ? Line::loaded : Line::requested);
        journal.record(new MaterialEvent.MaterialOrderCancelled(
                order.incidentId(),
                id,
                order.label(),
                order.depotId(),
                depotName(order),
                reason,
                onTheRoad,
                spoken(items)));
    }

    /**
     * A difference was looked into and accounted for.
     *
     * @throws Problem 409 while something of it is still on the road or at the scene
     */
    void close(MaterialOrderId id, String reason) {
        MaterialOrder order = orders.lock(id).orElseThrow(() -> Problem.notFound("调拨单"));
        if (order.closed()) {
            throw illegal(order, "再了结一次");
        }
        if (order.stamps().settledAt() == null) {
            throw Problem.conflict(
                            "material-outstanding",
                            openPoint(order, orders.linesOf(id), ledger.heldBy(id.value())) + "，请先退回、报损或登记消耗")
                    .with("state", order.state());
        }
        if (order.state() != MaterialOrderState.CANCELLED) {
            orders.moveTo(id, MaterialOrderState.CLOSED, "closed_at", now());
        } else {
            orders.stamp(id, "closed_at", now());
        }
        journal.record(new MaterialEvent.MaterialOrderClosed(
                order.incidentId(), id, order.label(), order.label() + "已了结", reason));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(IncidentId incident) {
        List<MaterialOrder> open =
                orders.listOf(incident).stream().filter(it -> !it.closed()).toList();
        if (open.isEmpty()) {
            return List.of();
        }
        Map<MaterialOrderId, List<Line>> lines =
                orders.linesOf(open.stream().map(MaterialOrder::id).toList());
        Map<String, Map<Account, BigDecimal>> held =
                ledger.heldBy(open.stream().map(it -> it.id().toString()).toList());
        Map<MaterialCode, Material> catalogue = materials.byCode(lines.values().stream()
                .flatMap(List::stream)
                .map(Line::materialCode)
                .toList());
        return open.stream()
                .map(it -> openPoint(
                        it,
                        lines.getOrDefault(it.id(), List.of()),
                        held.getOrDefault(it.id().toString(), Map.of()),
                        catalogue))
                .toList();
    }

    private String openPoint(MaterialOrder order, List<Line> lines, Map<Account, BigDecimal> held) {
        return openPoint(
                order,
                lines,
                held,
                materials.byCode(lines.stream().map(Line::materialCode).toList()));
    }

    /** 物01 高压水泵 3 台在途 */
    String openPoint(
            MaterialOrder order,
            List<Line> lines,
            Map<Account, BigDecimal> held,
            Map<MaterialCode, Material> catalogue) {
        List<String> words = new ArrayList<>();
        Map<Account.Kind, String> where = new LinkedHashMap<>();
        where.put(Account.Kind.TRANSIT, "在途");
        where.put(Account.Kind.SCENE, "在现场未退");
        where.put(Account.Kind.DAMAGED, "损坏未退");
        where.put(Account.Kind.DIFFERENCE, "差异未查明");
        where.forEach((kind, word) -> lines.forEach(line -> {
            BigDecimal quantity = line.lotId() == null
                    ? BigDecimal.ZERO
                    : held.getOrDefault(Account.of(kind, line.lotId(), order.id()), BigDecimal.ZERO);
            if (quantity.signum() != 0) {
                words.add(catalogue.get(line.materialCode()).spoken(quantity) + word);
            }
        }));
        return "物资 " + order.label()
                + (words.isEmpty() ? order.state().label() + "，未了结" : " " + String.join("、", words));
    }

    List<Item> items(List<Line> lines, java.util.function.Function<Line, BigDecimal> quantity) {
        Map<MaterialCode, BigDecimal> all = new TreeMap<>();
        lines.forEach(it -> all.merge(it.materialCode(), quantity.apply(it), BigDecimal::add));
        return items(all);
    }

    List<Item> items(Map<MaterialCode, BigDecimal> all) {
        Map<MaterialCode, Material> catalogue = materials.byCode(all.keySet());
        return all.entrySet().stream()
                .filter(it -> it.getValue().signum() != 0)
                .map(it -> {
                    Material material = catalogue.get(it.getKey());
                    return new Item(
                            material.code().value(), material.name(), material.unit(), Quantities.shown(it.getValue()));
                })
                .toList();
    }

    static String spoken(List<Item> items) {
        return items.isEmpty()
                ? "无"
                : items.stream()
                        .map(it -> it.name() + " " + Quantities.plain(it.quantity()) + " " + it.unit())
                        .collect(Collectors.joining("、"));
    }

    String depotName(MaterialOrder order) {
        return order.depotId() == null
                ? null
                : depots.find(order.depotId()).map(Depot::name).orElse(order.depotId());
    }

    Duration road(Depot depot, Position to) {
        return advisor.road(depot, to);
    }

    private Incident open(IncidentId id) {
        Incident incident = incidents.get(id);
        if (incident.status().over()) {
            throw Problem.conflict(
                            "illegal-transition", "事件" + incident.status().label() + "，不能再调拨物资")
                    .with("state", incident.status());
        }
        return incident;
    }

    static Problem illegal(MaterialOrder order, String wanted) {
        return Problem.conflict(
                        "illegal-transition",
                        "调拨单 " + order.label() + " " + order.state().label() + "，不能" + wanted)
                .with("state", order.state());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
