package org.muster.depot;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.account.Role;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What keepers do with their shelves outside of any incident: take in, count, mark as unserviced, lend. */
@Service
@Transactional
public class StockKeeping {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** What a count came to. */
    record Counted(long number, BigDecimal difference) {}

    private final Depots depots;
    private final Materials materials;
    private final Shelves shelves;
    private final Ledger ledger;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    StockKeeping(
            Depots depots,
            Materials materials,
            Shelves shelves,
            Ledger ledger,
            Jurisdiction jurisdiction,
            Clock clock) {
        this.depots = depots;
        this.materials = materials;
        this.shelves = shelves;
        this.ledger = ledger;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    /** @throws Problem 404 outside the jurisdiction */
    @Transactional(readOnly = true)
    public Depot require(String id) {
        Depot depot = depots.find(id).orElseThrow(() -> Problem.notFound("仓库"));
        jurisdiction.require(depot.divisionCode(), "仓库");
        return depot;
    }

    /**
     * The depot, for its own keeper and for the duty room.
     *
     * @throws Problem 404 outside the jurisdiction, 403 for the keeper of another depot
     */
    @Transactional(readOnly = true)
    public Depot requireKeeper(String id) {
        Depot depot = require(id);
        Caller caller = Caller.current();
        if (caller.is(Role.DISPATCHER, Role.COMMANDER) || id.equals(caller.depotId())) {
            return depot;
        }
        throw Problem.forbidden("只有本库库管员或调度席可以办理" + depot.name() + "的账目");
    }

    /** Today, where the depots are. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /**
     * So much was counted; where it differs the difference is posted with the reason, never written over.
     *
     * @throws Problem 409 {@code stock-reserved} when fewer lie there than are held for orders, naming them
     */
    Counted count(String depotId, LotId id, BigDecimal said, String reason) {
        Lot lot = lotIn(depotId, id);
        Material material = materials.get("lotId", lot.materialCode());
        BigDecimal counted = Quantities.amount("counted", said, material);
        Account shelf = Account.shelf(id);
        Ledger.Standing held = ledger.hold(List.of(shelf)).get(shelf);
        if (counted.compareTo(held.reserved()) < 0) {
            List<Ledger.Reserved> others = ledger.reservedOn(List.of(id));
            throw Problem.conflict(
                            "stock-reserved",
                            "盘得 " + material.spoken(counted) + "，已有 " + material.spoken(held.reserved()) + " 被预留（"
                                    + others.stream()
                                            .map(it -> it.label() + " " + Quantities.plain(it.quantity()))
                                            .collect(Collectors.joining("、"))
                                    + "）。请先请调度台改调或取消，再报盘点。")
                    .with("reserved", Quantities.shown(held.reserved()))
                    .with("orders", others.stream().map(Ledger.Reserved::label).toList());
        }
        BigDecimal difference = counted.subtract(held.balance());
        long number = ledger.post(new Movement(Movement.Kind.COUNT)
                .because(reason)
                .move(Account.of(Account.Kind.COUNT, id, ""), shelf, difference));
        return new Counted(number, difference);
    }

    /** New material came in. */
    LotId deliver(
            String depotId, MaterialCode code, BigDecimal said, String batch, LocalDate expiresOn, String supplier) {
        Material material = materials.get("materialCode", code);
        if (material.isKit()) {
            throw Problem.invalid("materialCode", material.name() + "是组套，请按组成的物资分别入库");
        }
        BigDecimal quantity = Quantities.positive("quantity", said, material);
        String name = batch == null || batch.isBlank() ? today().toString() : batch.strip();
        Lot lot = shelves.lotOf(depotId, code, name, expiresOn, Lot.Condition.SERVICEABLE, null);
        ledger.post(new Movement(Movement.Kind.DELIVERY)
                .because(supplier)
                .move(Account.of(Account.Kind.SUPPLIER, lot.id(), ""), Account.shelf(lot.id()), quantity));
        return lot.id();
    }

    /** Whether a lot may be used at all; what is reserved of it already stays reserved. */
    Lot condition(String depotId, LotId id, Lot.Condition condition) {
        Lot lot = lotIn(depotId, id);
        boolean serviced = condition == Lot.Condition.SERVICEABLE;
        shelves.describe(id, lot.expiresOn(), condition, serviced ? today() : lot.servicedOn());
        return lot;
    }

    /** @throws Problem 404 when the lot lies elsewhere */
    Lot lotIn(String depotId, LotId id) {
        return shelves.findLot(id).filter(it -> depotId.equals(it.depotId())).orElseThrow(() -> Problem.notFound("批次"));
    }

    /** A row of a register: what is not there yet is an opening, what differs is a count. */
    void load(StockRegister.Row row) {
        boolean known = shelves.of(row.depotId()).stream()
                .anyMatch(it -> it.lot().materialCode().equals(row.material().code())
                        && it.lot().batch().equals(row.batch()));
        Lot lot = shelves.lotOf(
                row.depotId(), row.material().code(), row.batch(), row.expiresOn(), row.condition(), row.servicedOn());
        shelves.describe(lot.id(), row.expiresOn(), row.condition(), row.servicedOn());
        shelves.minimum(row.depotId(), row.material().code(), row.minimum());
        if (known) {
            count(row.depotId(), lot.id(), row.quantity(), "登记表导入");
        } else {
            ledger.post(new Movement(Movement.Kind.OPENING)
                    .because("登记表导入")
                    .move(Account.of(Account.Kind.SUPPLIER, lot.id(), ""), Account.shelf(lot.id()), row.quantity()));
        }
    }
}
