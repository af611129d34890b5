package org.muster.material;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.depot.Depot;
import org.muster.depot.Lot;
import org.muster.depot.Material;
import org.muster.depot.Quantities;
import org.muster.depot.Shelf;

/** Chooses lots: the depot that is there soonest first, and within a depot what expires first. */
final class Allocator {

    /** A depot as seen from the incident. */
    record Reach(Depot depot, double distanceKm, Duration loadAndRoad, Instant etaAt) {}

    /** What was chosen of one material, who was passed over, and what is lacking. */
    record Chosen(List<Proposal.Pick> picks, List<Proposal.PassedOver> passedOver, BigDecimal lacking) {}

    private static final Comparator<Shelf> FIRST_EXPIRED = Comparator.comparing(
                    (Shelf it) -> it.lot().expiresOn(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(it -> it.lot().id());

    private Allocator() {}

    static Chosen choose(
            Material material, BigDecimal wanted, List<Reach> depots, List<Shelf> shelves, LocalDate today) {
        Map<String, List<Shelf>> byDepot = new LinkedHashMap<>();
        shelves.stream()
                .filter(it -> it.lot().materialCode().equals(material.code()))
                .filter(it -> it.onHand().signum() > 0)
                .forEach(it -> byDepot.computeIfAbsent(it.lot().depotId(), any -> new ArrayList<>())
                        .add(it));
        List<Proposal.Pick> picks = new ArrayList<>();
        List<Proposal.PassedOver> passedOver = new ArrayList<>();
        BigDecimal lacking = wanted;
        for (Reach reach : depots.stream()
                .filter(it -> byDepot.containsKey(it.depot().id()))
                .sorted(Comparator.comparing(Reach::etaAt)
                        .thenComparing(it -> it.depot().id()))
                .toList()) {
            List<Shelf> lots = byDepot.get(reach.depot().id());
            String refusal = refusal(reach.depot(), material, lots, today);
            if (refusal != null) {
                passedOver.add(passed(reach.depot(), refusal));
            } else if (lacking.signum() == 0) {
                passedOver.add(passed(
                        reach.depot(), "更近的仓库已够；从这里出发约 " + reach.loadAndRoad().toMinutes() + " 分钟"));
            } else {
                lacking = take(reach, lots, today, lacking, picks);
            }
        }
        return new Chosen(picks, passedOver, lacking);
    }

    private static Proposal.PassedOver passed(Depot depot, String reason) {
        return new Proposal.PassedOver(depot.id(), depot.name(), reason);
    }

    /** Why nothing can be had from a depot though something lies there. */
    private static String refusal(Depot depot, Material material, List<Shelf> lots, LocalDate today) {
        if (!depot.pooled()) {
            return depot.ownerName() + "未纳入统筹，须先商借或依法征用";
        }
        List<Shelf> selectable =
                lots.stream().filter(it -> it.lot().selectableOn(today)).toList();
        if (selectable.isEmpty()) {
            return lots.stream().allMatch(it -> it.lot().expiredOn(today))
                    ? "已过期"
                    : lots.stream().anyMatch(it -> it.lot().condition() == Lot.Condition.IN_MAINTENANCE)
                            ? "检修中，不可选"
                            : "未检修，不可选";
        }
        boolean free = selectable.stream().anyMatch(it -> it.free().signum() > 0);
        return free
                ? null
                : material.spoken(selectable.stream().map(Shelf::reserved).reduce(BigDecimal.ZERO, BigDecimal::add))
                        + " 已全部预留给其他调拨单";
    }

    private static BigDecimal take(
            Reach reach, List<Shelf> lots, LocalDate today, BigDecimal wanted, List<Proposal.Pick> picks) {
        BigDecimal lacking = wanted;
        for (Shelf shelf : lots.stream().sorted(FIRST_EXPIRED).toList()) {
            if (lacking.signum() == 0
                    || !shelf.lot().selectableOn(today)
                    || shelf.free().signum() <= 0) {
                continue;
            }
            BigDecimal quantity = shelf.free().min(lacking);
            lacking = lacking.subtract(quantity);
            picks.add(new Proposal.Pick(
                    reach.depot().id(),
                    reach.depot().name(),
                    shelf.lot().id(),
                    shelf.lot().batch(),
                    shelf.lot().expiresOn(),
                    Quantities.shown(quantity),
                    reach.distanceKm(),
                    reach.etaAt(),
                    reasons(reach, shelf, lots, today, picks.isEmpty())));
        }
        return lacking;
    }

    private static List<String> reasons(Reach reach, Shelf shelf, List<Shelf> lots, LocalDate today, boolean first) {
        List<String> reasons = new ArrayList<>();
        reasons.add((first ? "最快到达：约 " : "次快补足：约 ") + reach.loadAndRoad().toMinutes() + " 分钟（含装车），"
                + "%.1f 公里".formatted(reach.distanceKm()));
        if (shelf.lot().expiresOn() != null) {
            reasons.add("先到期先出：" + shelf.lot().expiresOn() + " 到期");
        }
        if (shelf.lot().servicedOn() != null) {
            reasons.add(shelf.lot().servicedOn() + " 检修合格");
        }
        long unusable =
                lots.stream().filter(it -> !it.lot().selectableOn(today)).count();
        if (unusable > 0) {
            reasons.add("该库另有 " + unusable + " 批未检修、检修中或过期，未选");
        }
        return reasons;
    }
}
