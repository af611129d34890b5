package org.muster.material;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muster.depot.Depot;
import org.muster.depot.Depots;
import org.muster.depot.Lot;
import org.muster.depot.LotId;
import org.muster.depot.Material;
import org.muster.depot.MaterialCode;
import org.muster.depot.Materials;
import org.muster.depot.Quantities;
import org.muster.depot.Shelves;
import org.muster.depot.StockKeeping;
import org.muster.incident.Incident;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/** What an order takes from which shelf, before anything is held back: as proposed, or as the desk has picked it. */
@Component
class AllocationPlan {

    /** A lot the desk has picked. */
    record Picked(LotId lotId, BigDecimal quantity) {}

    /** @param reasons why this lot and not another */
    record Planned(Depot depot, Lot lot, Material material, BigDecimal quantity, List<String> reasons) {}

    private final Materials materials;
    private final Depots depots;
    private final Shelves shelves;
    private final StockKeeping keeping;
    private final Advisor advisor;

    AllocationPlan(Materials materials, Depots depots, Shelves shelves, StockKeeping keeping, Advisor advisor) {
        this.materials = materials;
        this.depots = depots;
        this.shelves = shelves;
        this.keeping = keeping;
        this.advisor = advisor;
    }

    /**
     * What is proposed for an order.
     *
     * @param depotId the one depot that is meant, or null
     * @throws Problem 404 when the caller may not use that depot
     */
    List<Planned> proposed(
            Incident incident,
            MaterialOrder order,
            Map<MaterialCode, BigDecimal> wanted,
            String depotId,
            String[] patterns) {
        Map<String, Depot> known = depots.listIn(patterns).stream().collect(Collectors.toMap(Depot::id, it -> it));
        if (depotId != null && !known.containsKey(depotId)) {
            throw Problem.notFound("仓库");
        }
        List<Proposal> proposals = advisor.propose(incident, order.destination().location(), wanted, patterns, depotId);
        Map<LotId, Lot> lots = shelves.lots(proposals.stream()
                .flatMap(it -> it.allocation().stream())
                .map(Proposal.Pick::lotId)
                .toList());
        Map<MaterialCode, Material> catalogue = materials.byCode(wanted.keySet());
        return proposals.stream()
                .flatMap(it -> it.allocation().stream()
                        .map(pick -> new Planned(
                                known.get(pick.depotId()),
                                lots.get(pick.lotId()),
                                catalogue.get(it.materialCode()),
                                pick.quantity().setScale(3, RoundingMode.UNNECESSARY),
                                pick.reasons())))
                .toList();
    }

    /**
     * What the desk has picked, looked at lot by lot.
     *
     * @throws Problem 404 for a lot of somebody else, 422 for one that may not be taken or is named twice
     */
    List<Planned> picked(List<Picked> picked, String[] patterns) {
        Map<String, Depot> known = depots.listIn(patterns).stream().collect(Collectors.toMap(Depot::id, it -> it));
        Map<LotId, Lot> lots = shelves.lots(picked.stream().map(Picked::lotId).toList());
        Map<MaterialCode, Material> catalogue =
                materials.byCode(lots.values().stream().map(Lot::materialCode).toList());
        Map<LotId, Planned> plan = new LinkedHashMap<>();
        for (int i = 0; i < picked.size(); i++) {
            Picked it = picked.get(i);
            Lot lot = lots.get(it.lotId());
            String field = "lines[" + i + "]";
            if (lot == null || lot.depotId() == null || !known.containsKey(lot.depotId())) {
                throw Problem.notFound("批次");
            }
            Material material = catalogue.get(lot.materialCode());
            Depot depot = known.get(lot.depotId());
            if (!depot.pooled()) {
                throw Problem.invalid(field + ".lotId", depot.ownerName() + "未纳入统筹，须先商借或依法征用");
            }
            if (!lot.selectableOn(keeping.today())) {
                throw Problem.invalid(
                        field + ".lotId",
                        material.name() + " " + lot.batch() + " 批"
                                + (lot.expiredOn(keeping.today())
                                        ? "已过期"
                                        : lot.condition().label())
                                + "，不可选");
            }
            Planned one = new Planned(
                    depot,
                    lot,
                    material,
                    Quantities.positive(field + ".quantity", it.quantity(), material),
                    List.of("调度席选定"));
            if (plan.put(lot.id(), one) != null) {
                throw Problem.invalid(field + ".lotId", "同一批次重复选择");
            }
        }
        return List.copyOf(plan.values());
    }

    static Map<MaterialCode, BigDecimal> total(List<Planned> plan) {
        Map<MaterialCode, BigDecimal> all = new TreeMap<>();
        plan.forEach(it -> all.merge(it.material().code(), it.quantity(), BigDecimal::add));
        return all;
    }

    /** What of the wanted nobody has. */
    static Map<MaterialCode, BigDecimal> lacking(Map<MaterialCode, BigDecimal> wanted, List<Planned> plan) {
        Map<MaterialCode, BigDecimal> got = total(plan);
        Map<MaterialCode, BigDecimal> lacking = new TreeMap<>();
        wanted.forEach((code, quantity) -> {
            BigDecimal rest = quantity.subtract(got.getOrDefault(code, BigDecimal.ZERO));
            if (rest.signum() > 0) {
                lacking.put(code, rest);
            }
        });
        return lacking;
    }

    /** The depot that is there soonest first. */
    Collection<List<Planned>> byDepot(Incident incident, MaterialOrder order, List<Planned> plan) {
        Map<String, List<Planned>> byDepot = new LinkedHashMap<>();
        plan.forEach(it -> byDepot.computeIfAbsent(it.depot().id(), any -> new ArrayList<>())
                .add(it));
        return byDepot.values().stream()
                .sorted((a, b) -> advisor.reach(
                                incident,
                                order.destination().location(),
                                a.get(0).depot())
                        .etaAt()
                        .compareTo(advisor.reach(
                                        incident,
                                        order.destination().location(),
                                        b.get(0).depot())
                                .etaAt()))
                .toList();
    }
}
