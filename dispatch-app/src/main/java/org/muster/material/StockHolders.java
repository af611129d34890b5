package org.muster.material;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.depot.Account;
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
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.material.StockNotAvailable.Holder;
import org.muster.material.StockNotAvailable.Lack;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** Who holds what an order cannot get: for whom it is reserved, and with whom it is out. */
@Component
class StockHolders {

    private final MaterialOrders orders;
    private final Materials materials;
    private final Depots depots;
    private final Shelves shelves;
    private final Ledger ledger;
    private final IncidentManagement incidents;

    StockHolders(
            MaterialOrders orders,
            Materials materials,
            Depots depots,
            Shelves shelves,
            Ledger ledger,
            IncidentManagement incidents) {
        this.orders = orders;
        this.materials = materials;
        this.depots = depots;
        this.shelves = shelves;
        this.ledger = ledger;
        this.incidents = incidents;
    }

    /** @param depotId the one depot that was meant, or null for all of these divisions */
    StockNotAvailable notAvailable(
            Incident incident,
            Map<MaterialCode, BigDecimal> wanted,
            Map<MaterialCode, BigDecimal> lacking,
            String depotId,
            String[] patterns) {
        Map<MaterialCode, Material> catalogue = materials.byCode(lacking.keySet());
        Depot depot = depotId == null ? null : depots.find(depotId).orElse(null);
        List<LotId> lots =
                shelves
                        .list(
                                lacking.keySet(),
                                patterns,
                                incident.exercise() ? incident.id().value() : null)
                        .stream()
                        .filter(it -> depotId == null || it.lot().depotId().equals(depotId))
                        .map(it -> it.lot().id())
                        .toList();
        Map<LotId, Lot> known = shelves.lots(lots);
        Map<MaterialCode, List<Holder>> holders = new HashMap<>();
        List<Ledger.Reserved> reserved = ledger.reservedOn(lots);
        Map<UUID, MaterialOrder> others = orders
                .list(reserved.stream().map(Ledger.Reserved::orderId).toList())
                .stream()
                .collect(Collectors.toMap(it -> it.id().value(), it -> it));
        reserved.forEach(it -> Optional.ofNullable(others.get(it.orderId())).ifPresent(other -> holders.computeIfAbsent(
                        known.get(it.lot()).materialCode(), any -> new ArrayList<>())
                .add(new Holder(
                        other.id(),
                        other.label(),
                        titleFor(other.incidentId()),
                        Quantities.shown(it.quantity()),
                        it.until()))));
        Map<Account, BigDecimal> out = ledger.outOn(lots);
        Map<UUID, MaterialOrder> outFor =
                orders
                        .list(out.keySet().stream()
                                .map(it -> UUID.fromString(it.holder()))
                                .toList())
                        .stream()
                        .filter(it -> it.exercise() == incident.exercise())
                        .collect(Collectors.toMap(it -> it.id().value(), it -> it));
        out.forEach((account, quantity) -> Optional.ofNullable(outFor.get(UUID.fromString(account.holder())))
                .ifPresent(other -> holders.computeIfAbsent(
                                known.get(account.lot()).materialCode(), any -> new ArrayList<>())
                        .add(new Holder(
                                other.id(),
                                other.label(),
                                titleFor(other.incidentId()),
                                Quantities.shown(quantity),
                                null))));
        return new StockNotAvailable(lacking.entrySet().stream()
                .map(it -> {
                    Material material = catalogue.get(it.getKey());
                    BigDecimal asked = wanted.getOrDefault(it.getKey(), it.getValue());
                    return new Lack(
                            material.code(),
                            material.name(),
                            material.unit(),
                            Quantities.shown(asked),
                            Quantities.shown(asked.subtract(it.getValue()).max(BigDecimal.ZERO)),
                            depot == null ? null : depot.id(),
                            depot == null ? null : depot.name(),
                            holders.getOrDefault(material.code(), List.of()));
                })
                .toList());
    }

    /** The title, for those whose incident it is; who holds the pump elsewhere is not their business. */
    private String titleFor(IncidentId id) {
        Incident incident = incidents.get(id);
        return Caller.current().covers(incident.divisionCode()) ? incident.title() : "其他辖区事件";
    }
}
