package org.muster.site;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderPart;
import org.muster.shared.IncidentId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a crew must know of the site: its sector or group, its talk group, and the telephone of command. */
@Configuration(proxyBeanMethods = false)
class PlaceOfOrder {

    record SectorPart(SectorId id, int number, String name) {}

    record GroupPart(GroupId id, String name) {}

    @Bean
    OrderPart sectorOfOrder(Sites sites) {
        return ofAssignment(
                "sector",
                sites,
                it -> it.sectorId() == null ? null : new SectorPart(it.sectorId(), it.number(), it.name()));
    }

    @Bean
    OrderPart groupOfOrder(Sites sites) {
        return ofAssignment("group", sites, it -> it.groupId() == null ? null : new GroupPart(it.groupId(), it.name()));
    }

    /** Its own place's talk group, else the headquarters'. */
    @Bean
    OrderPart talkGroupOfOrder(Sites sites) {
        return part("talkGroup", orders -> {
            Map<IncidentId, String> ofHeadquarters = new HashMap<>();
            sites.reached(incidentsOf(orders)).stream()
                    .filter(it -> it.talkGroup() != null)
                    .forEach(it -> ofHeadquarters.put(new IncidentId(it.incidentId()), it.talkGroup()));
            Map<OrderId, Object> found = new HashMap<>();
            orders.stream()
                    .filter(it -> ofHeadquarters.containsKey(it.incidentId()))
                    .forEach(it -> found.put(it.id(), ofHeadquarters.get(it.incidentId())));
            sites.assignmentsOf(idsOf(orders)).stream()
                    .filter(it -> it.talkGroup() != null)
                    .forEach(it -> found.put(it.orderId(), it.talkGroup()));
            return found;
        });
    }

    /** The commander's own telephone, else the headquarters'. */
    @Bean
    OrderPart commandPhoneOfOrder(Sites sites) {
        return part("commandPhone", orders -> {
            Map<IncidentId, String> phones = new HashMap<>();
            sites.reached(incidentsOf(orders)).forEach(it -> {
                String phone = it.commanderPhone() == null ? it.headquartersPhone() : it.commanderPhone();
                if (phone != null) {
                    phones.put(new IncidentId(it.incidentId()), phone);
                }
            });
            return orders.stream()
                    .filter(it -> phones.containsKey(it.incidentId()))
                    .collect(Collectors.toMap(DispatchOrder::id, it -> phones.get(it.incidentId())));
        });
    }

    private static OrderPart ofAssignment(String word, Sites sites, Function<Sites.Assignment, Object> view) {
        return part(word, orders -> {
            Map<OrderId, Object> found = new HashMap<>();
            sites.assignmentsOf(idsOf(orders)).forEach(it -> {
                Object value = view.apply(it);
                if (value != null) {
                    found.put(it.orderId(), value);
                }
            });
            return found;
        });
    }

    private static OrderPart part(String word, Function<Collection<DispatchOrder>, Map<OrderId, Object>> read) {
        return new OrderPart() {
            @Override
            public String word() {
                return word;
            }

            @Override
            public Map<OrderId, Object> of(Collection<DispatchOrder> orders) {
                return read.apply(orders);
            }
        };
    }

    private static List<OrderId> idsOf(Collection<DispatchOrder> orders) {
        return orders.stream().map(DispatchOrder::id).toList();
    }

    private static Set<IncidentId> incidentsOf(Collection<DispatchOrder> orders) {
        return orders.stream().map(DispatchOrder::incidentId).collect(Collectors.toSet());
    }
}
