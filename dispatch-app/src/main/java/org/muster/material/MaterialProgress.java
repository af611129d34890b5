package org.muster.material;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.muster.depot.Movement;
import org.muster.depot.Quantities;
import org.muster.depot.Shelves;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.ResponderMessage;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.journal.JournalEvent;
import org.muster.material.MaterialEvent.Difference;
import org.muster.material.MaterialEvent.Item;
import org.muster.material.MaterialOrder.Line;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What keepers, carriers and receivers report about an order. What they counted is posted, whatever has become of the order
 * meanwhile; the state only moves forward. Runs inside {@link MaterialHands}, which holds the order's row.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MaterialProgress {

    /** What was counted of one line; either may be null. */
    record Counted(int line, BigDecimal quantity, BigDecimal damaged) {}

    private final MaterialOrders orders;
    private final MaterialManagement management;
    private final Materials materials;
    private final Depots depots;
    private final Shelves shelves;
    private final Ledger ledger;
    private final IncidentManagement incidents;
    private final Journal journal;
    private final Clock clock;

    MaterialProgress(
            MaterialOrders orders,
            MaterialManagement management,
            Materials materials,
            Depots depots,
            Shelves shelves,
            Ledger ledger,
            IncidentManagement incidents,
            Journal journal,
            Clock clock) {
        this.orders = orders;
        this.management = management;
        this.materials = materials;
        this.depots = depots;
        this.shelves = shelves;
        this.ledger = ledger;
        this.incidents = incidents;
        this.journal = journal;
        this.clock = clock;
    }

    /** One order at work: its lines, what of it is where, and what its materials are. */
    private final class Work {

        private final MaterialOrder order;
        private final Incident incident;
        private final List<Line> lines;
        private final Map<MaterialCode, Material> catalogue;
        private final Map<LotId, Account> shelf;

        private Work(MaterialOrder order) {
            this.order = order;
            this.incident = incidents.get(order.incidentId());
            this.lines = orders.linesOf(order.id());
            this.catalogue =
                    materials.byCode(lines.stream().map(Line::materialCode).toList());
            this.shelf = order.depotId() == null
                    ? Map.of()
                    : management.shelvesFor(
                            incident, lines.stream().map(Line::lotId).toList());
        }

        private Account at(Kind kind, Line line) {
            return Account.of(kind, line.lotId(), order.id());
        }

        private Material material(Line line) {
            return catalogue.get(line.materialCode());
        }

        private Movement movement(Movement.Kind kind, ResponderMessage said) {
            return new Movement(kind)
                    .of(order.id().value(), order.incidentId().value())
                    .saidAt(said == null ? null : said.deviceAt());
        }

        /** What is held for the order, while nobody else can move it. */
        private Map<Account, BigDecimal> held() {
            return ledger.heldBy(order.id().value());
        }

        private Map<Integer, Counted> counted(List<Counted> said, String word) {
            Map<Integer, Counted> all = new HashMap<>();
            for (int i = 0; said != null && i < said.size(); i++) {
                Counted it = said.get(i);
                String field = "lines[" + i + "]";
                Line line = lines.stream()
                        .filter(one -> one.line() == it.line())
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid(field + ".lineId", "调拨单里没有第 " + it.line() + " 行"));
                Counted sound = new Counted(
                        it.line(),
                        it.quantity() == null
                                ? null
                                : Quantities.amount(field + "." + word, it.quantity(), material(line)),
                        it.damaged() == null
                                ? null
                                : Quantities.amount(field + ".damaged", it.damaged(), material(line)));
                if (all.put(it.line(), sound) != null) {
                    throw Problem.invalid(field + ".lineId", "第 " + it.line() + " 行重复");
                }
            }
            return all;
        }
    }

    /** The keeper has put it on a vehicle. @param said null when a later word implies it */
    Outcome loaded(MaterialOrder order, ResponderMessage said, List<Counted> lines, boolean older) {
        Work work = new Work(order);
        requireDepot(order, "装车");
        Map<Integer, Counted> counted = work.counted(lines, "loaded");
        if (order.stamps().loadedAt() != null) {
            return older ? kept(order, said, "LOADING", Outcome.LATE, null) : correct(work, said, counted);
        }
        if (work.lines.stream()
                .allMatch(it -> quantity(counted, it, it.allocated()).signum() == 0)) {
            throw Problem.invalid("lines", "一件也没有装车：请联系调度席改由他库");
        }
        List<Item> items = load(work, said, counted);
        if (order.state() == MaterialOrderState.CANCELLED) {
            // the lorry was loaded before anybody could be told; now the goods have to come back
            orders.reopened(order.id());
            return kept(order, said, "LOADING", Outcome.SUPERSEDED, "已装车 " + MaterialManagement.spoken(items));
        }
        orders.moveTo(order.id(), MaterialOrderState.LOADED, "loaded_at", now());
        tell(said, loadedEvent(order, items, null, said));
        return Outcome.APPLIED;
    }

    private MaterialEvent loadedEvent(MaterialOrder order, List<Item> items, Boolean implied, ResponderMessage said) {
        return new MaterialEvent.MaterialLoaded(
                order.incidentId(),
                order.id(),
                order.label(),
                order.depotId(),
                management.depotName(order),
                items,
                MaterialManagement.spoken(items),
                implied,
                said.onBehalfOf());
    }

    /**
     * Off the shelf, onto the vehicle. A keeper may have taken more than the ledger says there is: the goods are on the
     * vehicle all the same, and the rest is a difference to be looked into.
     */
    private List<Item> load(Work work, ResponderMessage said, Map<Integer, Counted> counted) {
        ledger.release(work.order.id().value());
        Map<Account, Ledger.Standing> standing = ledger.hold(work.shelf.values());
        Movement movement = work.movement(Movement.Kind.LOADING, said);
        Map<MaterialCode, BigDecimal> total = new TreeMap<>();
        for (Line line : work.lines) {
            BigDecimal quantity = quantity(counted, line, line.allocated());
            Account shelf = work.shelf.get(line.lotId());
            BigDecimal there = quantity.min(standing.get(shelf).free().max(BigDecimal.ZERO));
            movement.move(shelf, work.at(Kind.TRANSIT, line), there)
                    .move(work.at(Kind.DIFFERENCE, line), work.at(Kind.TRANSIT, line), quantity.subtract(there));
            orders.loaded(work.order.id(), line.line(), quantity);
            total.merge(line.materialCode(), quantity, BigDecimal::add);
        }
        ledger.post(movement);
        orders.stamp(work.order.id(), "loaded_at", now());
        return management.items(total);
    }

    private static BigDecimal quantity(Map<Integer, Counted> counted, Line line, BigDecimal otherwise) {
        Counted said = counted.get(line.line());
        return said == null || said.quantity() == null ? otherwise : said.quantity();
    }

    /** The keeper's word came after another one had implied it, or he counted again: what differs is put right. */
    private Outcome correct(Work work, ResponderMessage said, Map<Integer, Counted> counted) {
        boolean late = work.order.state() != MaterialOrderState.LOADED;
        if (work.order.closed()) {
            return kept(work.order, said, "LOADING", Outcome.LATE, "已了结，账实不符请走盘点");
        }
        Map<Account, Ledger.Standing> standing = ledger.hold(work.shelf.values());
        Map<Account, BigDecimal> held = work.held();
        Movement movement = work.movement(Movement.Kind.LOADING_CORRECTION, said);
        List<String> changes = new ArrayList<>();
        for (Line line : work.lines) {
            BigDecimal now = quantity(counted, line, line.loaded());
            BigDecimal more = now.subtract(line.loaded());
            if (more.signum() == 0) {
                continue;
            }
            Account shelf = work.shelf.get(line.lotId());
            Account transit = work.at(Kind.TRANSIT, line);
            Account difference = work.at(Kind.DIFFERENCE, line);
            BigDecimal onVehicle = held.getOrDefault(transit, BigDecimal.ZERO);
            if (more.signum() > 0) {
                BigDecimal there = more.min(standing.get(shelf).free().max(BigDecimal.ZERO));
                Account to = onVehicle.signum() > 0 ? transit : difference;
                movement.move(shelf, to, there);
                if (to.equals(transit)) {
                    movement.move(difference, transit, more.subtract(there));
                }
            } else {
                BigDecimal less = more.negate();
                BigDecimal fromVehicle = less.min(onVehicle);
                movement.move(transit, shelf, fromVehicle).move(difference, shelf, less.subtract(fromVehicle));
            }
            orders.loaded(work.order.id(), line.line(), now);
            changes.add(work.material(line).name() + " " + Quantities.plain(line.loaded()) + " → "
                    + Quantities.plain(now) + " " + work.material(line).unit());
        }
        if (movement.isEmpty()) {
            return late ? kept(work.order, said, "LOADING", Outcome.LATE, null) : Outcome.APPLIED;
        }
        ledger.post(movement);
        kept(work.order, said, "LOADING", late ? Outcome.LATE : Outcome.APPLIED, "装车数更正：" + String.join("、", changes));
        settle(work.order.id(), said);
        return late ? Outcome.LATE : Outcome.APPLIED;
    }

    Outcome departed(MaterialOrder order, ResponderMessage said) {
        requireDepot(order, "发车");
        if (order.state() == MaterialOrderState.CANCELLED) {
            if (order.stamps().loadedAt() == null) {
                load(new Work(order), said, Map.of());
                orders.reopened(order.id());
            }
            return kept(order, said, "DEPARTURE", Outcome.SUPERSEDED, "车已发出");
        }
        if (order.state().reached(MaterialOrderState.MOVING)) {
            orders.stamp(order.id(), "departed_at", now());
            return kept(order, said, "DEPARTURE", Outcome.LATE, null);
        }
        imply(order, said);
        Depot depot = depots.find(order.depotId()).orElseThrow();
        Duration road = management.road(depot, order.destination().location());
        Instant eta = now().plus(incidents.real(order.incidentId(), road));
        orders.eta(order.id(), eta);
        orders.moveTo(order.id(), MaterialOrderState.MOVING, "departed_at", now());
        MaterialOrder now = management.get(order.id());
        tell(
                said,
                new MaterialEvent.MaterialDeparted(
                        order.incidentId(),
                        order.id(),
                        order.label(),
                        depot.id(),
                        depot.name(),
                        now.carrier(),
                        eta,
                        said.onBehalfOf()));
        return Outcome.APPLIED;
    }

    /** What must have been loaded for this word to be true. */
    private void imply(MaterialOrder order, ResponderMessage said) {
        if (order.stamps().loadedAt() == null) {
            List<Item> items = load(new Work(order), said, Map.of());
            if (order.state() != MaterialOrderState.CANCELLED) {
                orders.moveTo(order.id(), MaterialOrderState.LOADED, "loaded_at", now());
                tell(said, loadedEvent(order, items, true, said));
            }
        }
    }

    /**
     * The receiver has counted. What is not mentioned came as it was sent.
     *
     * @param complete whether nothing more is expected: what is lacking then is a difference
     */
    Outcome received(MaterialOrder order, ResponderMessage said, List<Counted> lines, boolean complete, String note) {
        requireDepot(order, "签收");
        if (order.closed() && order.state() != MaterialOrderState.CANCELLED) {
            return kept(order, said, "RECEIPT", Outcome.LATE, "已了结");
        }
        Map<Integer, Counted> counted = new Work(order).counted(lines, "received");
        if (order.state().reached(MaterialOrderState.RECEIVED) && counted.isEmpty()) {
            return kept(order, said, "RECEIPT", Outcome.LATE, null);
        }
        if (order.state().reached(MaterialOrderState.RECEIVED)) {
            return kept(order, said, "RECEIPT", Outcome.LATE, "重复签收，差异请报调度席：" + words(new Work(order), counted));
        }
        imply(order, said);
        Work work = new Work(management.get(order.id()));
        Map<Account, BigDecimal> held = work.held();
        Movement movement = work.movement(Movement.Kind.RECEIPT, said);
        Map<MaterialCode, BigDecimal> total = new TreeMap<>();
        List<Difference> differences = new ArrayList<>();
        for (Line line : work.lines) {
            Account transit = work.at(Kind.TRANSIT, line);
            BigDecimal sent = held.getOrDefault(transit, BigDecimal.ZERO);
            Counted it = counted.get(line.line());
            if (it == null && !complete && !counted.isEmpty()) {
                continue;
            }
            BigDecimal damaged = it == null || it.damaged() == null ? BigDecimal.ZERO : it.damaged();
            BigDecimal sound =
                    it == null || it.quantity() == null ? sent.subtract(damaged).max(BigDecimal.ZERO) : it.quantity();
            BigDecimal rest = sent.subtract(sound).subtract(damaged);
            movement.move(transit, work.at(Kind.SCENE, line), sound)
                    .move(transit, work.at(Kind.DAMAGED, line), damaged);
            if (complete || rest.signum() < 0) {
                movement.move(transit, work.at(Kind.DIFFERENCE, line), rest);
            } else {
                rest = BigDecimal.ZERO;
            }
            total.merge(line.materialCode(), sound.add(damaged), BigDecimal::add);
            if (rest.signum() != 0 || damaged.signum() != 0) {
                differences.add(difference(work.material(line), rest, damaged));
            }
        }
        ledger.post(movement);
        List<Item> items = management.items(total);
        if (order.state() == MaterialOrderState.CANCELLED) {
            orders.reopened(order.id());
            return kept(order, said, "RECEIPT", Outcome.SUPERSEDED, "现场已收 " + MaterialManagement.spoken(items));
        }
        if (complete) {
            orders.moveTo(order.id(), MaterialOrderState.RECEIVED, "received_at", now());
        } else if (!work.order.state().reached(MaterialOrderState.MOVING)) {
            orders.moveTo(order.id(), MaterialOrderState.MOVING, "departed_at", now());
        }
        tell(
                said,
                new MaterialEvent.MaterialReceived(
                        order.incidentId(),
                        order.id(),
                        order.label(),
                        order.depotId(),
                        management.depotName(order),
                        items,
                        differences,
                        spoken(items, differences),
                        !complete,
                        note,
                        said.onBehalfOf()));
        settle(order.id(), said);
        return Outcome.APPLIED;
    }

    private static String words(Work work, Map<Integer, Counted> counted) {
        List<String> words = new ArrayList<>();
        work.lines.stream()
                .filter(it -> counted.containsKey(it.line()))
                .forEach(it -> words.add(work.material(it).spoken(quantity(counted, it, BigDecimal.ZERO))));
        return String.join("、", words);
    }

    private static Difference difference(Material material, BigDecimal missing, BigDecimal damaged) {
        return new Difference(
                material.code().value(),
                material.name(),
                material.unit(),
                Quantities.shown(missing),
                Quantities.shown(damaged));
    }

    private static String spoken(List<Item> items, List<Difference> differences) {
        StringBuilder text = new StringBuilder(MaterialManagement.spoken(items));
        differences.forEach(it -> {
            if (it.missing().signum() > 0) {
                text.append("，").append(it.name()).append("少 ").append(Quantities.plain(it.missing()));
            } else if (it.missing().signum() < 0) {
                text.append("，")
                        .append(it.name())
                        .append("多 ")
                        .append(Quantities.plain(it.missing().negate()));
            }
            if (it.damaged().signum() > 0) {
                text.append("，").append(it.name()).append("损坏 ").append(Quantities.plain(it.damaged()));
            }
        });
        return text.toString();
    }

    /** Taken into use, and what of it is used up. */
    Outcome used(MaterialOrder order, ResponderMessage said, List<Counted> lines) {
        requireDepot(order, "登记使用");
        if (order.closed()) {
            return kept(order, said, "USE", Outcome.SUPERSEDED, "已了结");
        }
        Map<Integer, Counted> counted = new Work(order).counted(lines, "used");
        imply(order, said);
        if (!order.state().reached(MaterialOrderState.RECEIVED)) {
            // who uses it has it
            received(management.get(order.id()), said, null, true, null);
        }
        Work work = new Work(management.get(order.id()));
        Map<Account, BigDecimal> held = work.held();
        Movement movement = work.movement(Movement.Kind.USE, said);
        Map<MaterialCode, BigDecimal> total = new TreeMap<>();
        for (Line line : work.lines) {
            BigDecimal quantity = quantity(counted, line, BigDecimal.ZERO);
            if (quantity.signum() > 0 && work.material(line).use() == Material.Use.RETURNABLE) {
                throw Problem.invalid("lines", work.material(line).name() + "用后要退回；损毁、丢失的请指挥员报损");
            }
            BigDecimal atScene = held.getOrDefault(work.at(Kind.SCENE, line), BigDecimal.ZERO);
            BigDecimal there = quantity.min(atScene);
            movement.move(work.at(Kind.SCENE, line), work.at(Kind.CONSUMED, line), there)
                    .move(work.at(Kind.DIFFERENCE, line), work.at(Kind.CONSUMED, line), quantity.subtract(there));
            total.merge(line.materialCode(), quantity, BigDecimal::add);
        }
        ledger.post(movement);
        List<Item> items = management.items(total);
        if (work.order.state() == MaterialOrderState.CANCELLED) {
            Outcome outcome = kept(order, said, "USE", Outcome.SUPERSEDED, MaterialManagement.spoken(items));
            settle(order.id(), said);
            return outcome;
        }
        if (work.order.state() == MaterialOrderState.RECEIVED) {
            orders.moveTo(order.id(), MaterialOrderState.IN_USE, "used_at", now());
        }
        tell(
                said,
                new MaterialEvent.MaterialUsed(
                        order.incidentId(),
                        order.id(),
                        order.label(),
                        items,
                        items.isEmpty() ? "投入使用" : "用去 " + MaterialManagement.spoken(items),
                        said.onBehalfOf()));
        settle(order.id(), said);
        return Outcome.APPLIED;
    }

    /**
     * Counted back into the depot. What is broken goes to a lot that is not selectable until it is serviced.
     *
     * @param complete whether nothing more will come: what is lacking then is a difference
     */
    Outcome returned(MaterialOrder order, ResponderMessage said, List<Counted> lines, boolean complete, String note) {
        requireDepot(order, "退回");
        if (order.closed() && order.state() != MaterialOrderState.CANCELLED) {
            return kept(order, said, "RETURN", Outcome.LATE, "已了结，多退的请走盘点");
        }
        if (order.closed() && order.stamps().loadedAt() == null) {
            return kept(order, said, "RETURN", Outcome.SUPERSEDED, "没有出过库");
        }
        Map<Integer, Counted> counted = new Work(order).counted(lines, "returned");
        imply(order, said);
        Work work = new Work(management.get(order.id()));
        Map<Account, BigDecimal> held = work.held();
        Movement movement = work.movement(Movement.Kind.RETURN, said).because(note);
        Map<MaterialCode, BigDecimal> total = new TreeMap<>();
        List<Difference> differences = new ArrayList<>();
        for (Line line : work.lines) {
            Sources from = new Sources(work, line, held);
            Counted it = counted.get(line.line());
            BigDecimal sound = it != null && it.quantity() != null
                    ? it.quantity()
                    : counted.isEmpty() ? from.sound() : BigDecimal.ZERO;
            BigDecimal damaged = it != null && it.damaged() != null
                    ? it.damaged()
                    : counted.isEmpty() ? from.left(Kind.DAMAGED) : BigDecimal.ZERO;
            from.take(movement, work.shelf.get(line.lotId()), sound, Kind.SCENE, Kind.TRANSIT, Kind.DAMAGED);
            from.take(movement, damagedShelf(work, line, damaged), damaged, Kind.DAMAGED, Kind.SCENE, Kind.TRANSIT);
            BigDecimal missing = BigDecimal.ZERO;
            if (complete) {
                missing = from.outstanding();
                from.take(movement, work.at(Kind.DIFFERENCE, line), missing, Kind.SCENE, Kind.TRANSIT, Kind.DAMAGED);
            }
            total.merge(line.materialCode(), sound.add(damaged), BigDecimal::add);
            if (missing.signum() > 0 || damaged.signum() > 0) {
                differences.add(difference(work.material(line), missing, damaged));
            }
        }
        if (movement.isEmpty()) {
            return kept(order, said, "RETURN", Outcome.LATE, "没有可退的");
        }
        ledger.post(movement);
        List<Item> items = management.items(total);
        tell(
                said,
                new MaterialEvent.MaterialReturned(
                        order.incidentId(),
                        order.id(),
                        order.label(),
                        order.depotId(),
                        management.depotName(order),
                        items,
                        differences,
                        spoken(items, differences),
                        note,
                        said.onBehalfOf()));
        settle(order.id(), said);
        return Outcome.APPLIED;
    }

    private Account damagedShelf(Work work, Line line, BigDecimal damaged) {
        if (damaged.signum() == 0 || work.incident.exercise()) {
            return work.shelf.get(line.lotId());
        }
        Lot lot = shelves.findLot(line.lotId()).orElseThrow();
        String suffix = "待修";
        String batch = lot.batch().endsWith(suffix) ? lot.batch() : lot.batch() + suffix;
        return Account.shelf(
                shelves.lotOf(lot.depotId(), lot.materialCode(), batch, lot.expiresOn(), Lot.Condition.UNSERVICED, null)
                        .id());
    }

    /** Where the pieces of one line are taken from, one place after the other; what nobody had is a difference. */
    private static final class Sources {

        private final Work work;
        private final Line line;
        private final Map<Kind, BigDecimal> left = new HashMap<>();

        private Sources(Work work, Line line, Map<Account, BigDecimal> held) {
            this.work = work;
            this.line = line;
            for (Kind kind : List.of(Kind.SCENE, Kind.TRANSIT, Kind.DAMAGED, Kind.DIFFERENCE)) {
                left.put(kind, held.getOrDefault(work.at(kind, line), BigDecimal.ZERO));
            }
        }

        private BigDecimal left(Kind kind) {
            return left.get(kind);
        }

        private BigDecimal sound() {
            return left.get(Kind.SCENE).add(left.get(Kind.TRANSIT));
        }

        private BigDecimal outstanding() {
            return sound().add(left.get(Kind.DAMAGED));
        }

        private void take(Movement movement, Account to, BigDecimal quantity, Kind... kinds) {
            BigDecimal rest = quantity;
            for (Kind kind : kinds) {
                BigDecimal some = rest.min(left.get(kind).max(BigDecimal.ZERO));
                movement.move(work.at(kind, line), to, some);
                left.merge(kind, some.negate(), BigDecimal::add);
                rest = rest.subtract(some);
            }
            movement.move(work.at(Kind.DIFFERENCE, line), to, rest);
            left.merge(Kind.DIFFERENCE, rest.negate(), BigDecimal::add);
        }
    }

    /** Burnt, lost, beyond repair: a commander says so. @throws Problem 422 when there is not so much of it */
    Outcome writtenOff(MaterialOrder order, ResponderMessage said, List<Counted> lines, String reason) {
        requireDepot(order, "报损");
        if (order.closed()) {
            throw MaterialManagement.illegal(order, "报损");
        }
        Work work = new Work(order);
        Map<Integer, Counted> counted = work.counted(lines, "quantity");
        Map<Account, BigDecimal> held = work.held();
        Movement movement = work.movement(Movement.Kind.WRITE_OFF, said).because(reason);
        Map<MaterialCode, BigDecimal> total = new TreeMap<>();
        for (Line line : work.lines) {
            BigDecimal quantity = quantity(counted, line, BigDecimal.ZERO);
            if (line.lotId() == null || quantity.signum() == 0) {
                continue;
            }
            Sources from = new Sources(work, line, held);
            BigDecimal most = from.outstanding().add(from.left(Kind.DIFFERENCE).max(BigDecimal.ZERO));
            if (quantity.compareTo(most) > 0) {
                throw Problem.invalid(
                        "lines",
                        work.material(line).name() + "在外的只有 " + Quantities.plain(most) + "，不能报损 "
                                + Quantities.plain(quantity));
            }
            from.take(movement, work.at(Kind.WRITTEN_OFF, line), quantity, Kind.DAMAGED, Kind.SCENE, Kind.TRANSIT);
            total.merge(line.materialCode(), quantity, BigDecimal::add);
        }
        if (movement.isEmpty()) {
            throw Problem.invalid("lines", "请填写报损的物资和数量");
        }
        ledger.post(movement);
        List<Item> items = management.items(total);
        tell(
                said,
                new MaterialEvent.MaterialWrittenOff(
                        order.incidentId(),
                        order.id(),
                        order.label(),
                        items,
                        MaterialManagement.spoken(items),
                        reason));
        settle(order.id(), said);
        return Outcome.APPLIED;
    }

    /** When nothing is on the road or at the scene any more the order is settled, and closed when nothing is lacking. */
    private void settle(MaterialOrderId id, ResponderMessage said) {
        MaterialOrder order = management.get(id);
        Work work = new Work(order);
        Map<Account, BigDecimal> held = work.held();
        boolean outstanding = false;
        boolean lacking = false;
        BigDecimal writtenOff = BigDecimal.ZERO;
        BigDecimal returned = work.lines.stream().map(Line::loaded).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (Map.Entry<Account, BigDecimal> it : held.entrySet()) {
            returned = returned.subtract(it.getValue());
            switch (it.getKey().kind()) {
                case TRANSIT, SCENE, DAMAGED -> outstanding |= it.getValue().signum() != 0;
                case DIFFERENCE -> lacking |= it.getValue().signum() != 0;
                case WRITTEN_OFF -> writtenOff = writtenOff.add(it.getValue());
                default -> {
                    // used up
                }
            }
        }
        if (outstanding || order.stamps().loadedAt() == null) {
            return;
        }
        orders.stamp(id, "settled_at", now());
        boolean underway = order.state() != MaterialOrderState.CANCELLED
                && order.state().ordinal() < MaterialOrderState.RETURNED.ordinal();
        if (underway && returned.signum() > 0) {
            orders.moveTo(id, MaterialOrderState.RETURNED, "settled_at", now());
        } else if (underway && writtenOff.signum() > 0) {
            orders.moveTo(id, MaterialOrderState.WRITTEN_OFF, "settled_at", now());
        }
        if (lacking) {
            return;
        }
        if (order.state() == MaterialOrderState.CANCELLED) {
            orders.stamp(id, "closed_at", now());
        } else {
            orders.moveTo(id, MaterialOrderState.CLOSED, "closed_at", now());
        }
        tell(
                said,
                new MaterialEvent.MaterialOrderClosed(
                        order.incidentId(), id, order.label(), order.label() + "账实相符，已了结", null));
    }

    private static void requireDepot(MaterialOrder order, String what) {
        if (order.depotId() == null) {
            throw MaterialManagement.illegal(order, what + "（还没有定由哪个仓库调拨）");
        }
    }

    private Outcome kept(MaterialOrder order, ResponderMessage said, String kind, Outcome outcome, String text) {
        tell(
                said,
                new MaterialEvent.MaterialWordKept(order.incidentId(), order.id(), order.label(), kind, outcome, text));
        return outcome;
    }

    private void tell(ResponderMessage said, JournalEvent event) {
        journal.record(event, said.deviceAt(), said.channel());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
