package org.muster.lateanswer;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderPart;
import org.springframework.stereotype.Component;

/** On the late team's order: that it came after all, and who was sent instead. */
@Component
class LateAnswerPart implements OrderPart {

    private final LateAnswers rows;

    LateAnswerPart(LateAnswers rows) {
        this.rows = rows;
    }

    @Override
    public String word() {
        return "lateAnswer";
    }

    @Override
    public Map<OrderId, Object> of(Collection<DispatchOrder> orders) {
        return rows.listOpenOf(orders.stream().map(DispatchOrder::id).toList()).stream()
                .collect(Collectors.toMap(LateAnswers.LateAnswerView::orderId, Function.identity()));
    }
}
