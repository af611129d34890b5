package org.muster.muster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderRolls;
import org.muster.dispatch.Rostered;
import org.springframework.stereotype.Component;

/** Finds musters, many in a few looks. */
@Component
class Musters {

    private final OrderRolls rolls;
    private final Marks marks;

    Musters(OrderRolls rolls, Marks marks) {
        this.rolls = rolls;
        this.marks = marks;
    }

    Muster of(DispatchOrder order) {
        return new Muster(order, rolls.of(order.id()), marks.of(order.id()));
    }

    Map<OrderId, Muster> of(Collection<DispatchOrder> orders) {
        List<OrderId> ids = orders.stream().map(DispatchOrder::id).toList();
        Map<OrderId, List<Rostered>> rosters = rolls.of(ids);
        Map<OrderId, History> histories = marks.of(ids);
        return orders.stream()
                .map(it -> new Muster(
                        it,
                        rosters.getOrDefault(it.id(), List.of()),
                        histories.getOrDefault(it.id(), new History(List.of()))))
                .collect(Collectors.toMap(it -> it.order().id(), Function.identity()));
    }
}
