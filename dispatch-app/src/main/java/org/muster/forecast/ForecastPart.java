package org.muster.forecast;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderPart;
import org.springframework.stereotype.Component;

/** The forecast in an order's view: the last one, at most a second old. */
@Component
class ForecastPart implements OrderPart {

    private final ForecastBoard board;

    ForecastPart(ForecastBoard board) {
        this.board = board;
    }

    @Override
    public String word() {
        return "forecast";
    }

    @Override
    public Map<OrderId, Object> of(Collection<DispatchOrder> orders) {
        Map<OrderId, Object> all = new HashMap<>();
        orders.stream().filter(it -> it.state().mustering()).forEach(order -> board.find(order.id())
                .ifPresent(it -> all.put(order.id(), it)));
        return all;
    }
}
