package org.muster.hazardzone;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderPart;
import org.muster.hazardzone.HazardZone.SubstanceHead;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** What a crew on its way must know of the danger: what leaks, from where to come near, how far nobody goes in. */
@Component
class HazardOrderPart implements OrderPart {

    /**
     * @param bearing where the cloud drifts to, degrees from north; null all round
     * @param incompatible what must not be brought near it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Danger(
            String substance,
            String un,
            List<String> incompatible,
            boolean waterReactive,
            int isolateMetres,
            int downwindMetres,
            Integer bearing,
            String approachFrom) {

        static Danger of(HazardZone zone) {
            SubstanceHead substance = zone.result().substance();
            return new Danger(
                    substance == null ? null : substance.name(),
                    substance == null ? null : substance.un(),
                    substance == null ? List.of() : substance.incompatible(),
                    substance != null && substance.waterReactive(),
                    zone.result().isolateMetres(),
                    zone.result().downwindMetres(),
                    zone.result().bearing(),
                    zone.result().approachFrom());
        }
    }

    private final HazardZones zones;

    HazardOrderPart(HazardZones zones) {
        this.zones = zones;
    }

    @Override
    public String word() {
        return "danger";
    }

    @Override
    public Map<OrderId, Object> of(Collection<DispatchOrder> orders) {
        Map<IncidentId, Danger> dangers = new HashMap<>();
        zones.listInForce(orders.stream()
                        .filter(it -> it.state().open())
                        .map(DispatchOrder::incidentId)
                        .distinct()
                        .toList())
                .forEach(it -> dangers.put(it.incidentId(), Danger.of(it)));
        Map<OrderId, Object> all = new HashMap<>();
        orders.stream()
                .filter(it -> dangers.containsKey(it.incidentId()))
                .forEach(it -> all.put(it.id(), dangers.get(it.incidentId())));
        return all;
    }
}
