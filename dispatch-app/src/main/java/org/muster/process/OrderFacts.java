package org.muster.process;

import java.util.List;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderState;
import org.muster.forecast.MusterWarnings;
import org.muster.processes.TeamMuster;
import org.muster.processes.TeamMuster.Message;
import org.muster.processes.Wait;
import org.springframework.stereotype.Component;

/** Says whether what a muster waits for has already happened, by the order's own row. */
@Component
class OrderFacts {

    private final MusterWarnings warnings;
    private final DecisionTasks tasks;

    OrderFacts(MusterWarnings warnings, DecisionTasks tasks) {
        this.warnings = warnings;
        this.tasks = tasks;
    }

    boolean holds(String message, DispatchOrder order, List<DispatchOrder> all) {
        return switch (message) {
            case Message.DISPATCH_ORDER_ACKNOWLEDGED -> reached(order, OrderState.ACKNOWLEDGED);
            case Message.MUSTER_REACHED -> reached(order, OrderState.MUSTERED);
            case Message.MUSTER_UNLIKELY -> order.state() == OrderState.ACKNOWLEDGED && warnedAndNotAsked(order);
            case Message.TEAM_DEPARTED -> reached(order, OrderState.EN_ROUTE);
            case Message.TEAM_ARRIVED -> reached(order, OrderState.ON_SCENE);
            case Message.SAFETY_CHECK_PASSED -> order.stamps().safetyCheckedAt() != null
                            && reached(order, OrderState.ON_SCENE)
                    || reached(order, OrderState.COMPLETED);
            case Message.DISPATCH_ORDER_COMPLETED -> reached(order, OrderState.COMPLETED);
            case Message.TEAM_RELEASED -> reached(order, OrderState.RELEASED);
            case Message.DISPATCH_ORDER_REFUSED -> order.state() == OrderState.REFUSED;
            case Message.DISPATCH_ORDER_CANCELLED -> order.state() == OrderState.CANCELLED;
            case Message.CANCELLATION_ACKNOWLEDGED -> order.stamps().cancelAcknowledgedAt() != null;
            case Message.REPLACEMENT_ISSUED -> all.stream()
                    .anyMatch(other -> order.id().equals(other.replaces()));
            default -> false;
        };
    }

    /** A warning asks the commander once; whoever decided to wait in spite of it is not asked about it again. */
    private boolean warnedAndNotAsked(DispatchOrder order) {
        return warnings.findStanding(order.id())
                .filter(it -> !tasks.askedSince(order.id(), TeamMuster.DECIDE_SHORT_MUSTER, it.raisedAt()))
                .isPresent();
    }

    /** Whether the fact this wait is about has already come. */
    boolean isPast(DispatchOrder order, Wait wait) {
        return switch (wait.elementId()) {
            case TeamMuster.AWAIT_ACKNOWLEDGEMENT -> holds(Message.DISPATCH_ORDER_ACKNOWLEDGED, order, List.of());
            case TeamMuster.AWAIT_MUSTER, TeamMuster.DECIDE_SHORT_MUSTER -> holds(
                    Message.MUSTER_REACHED, order, List.of());
            case TeamMuster.AWAIT_DEPARTURE -> holds(Message.TEAM_DEPARTED, order, List.of());
            case TeamMuster.AWAIT_ARRIVAL -> holds(Message.TEAM_ARRIVED, order, List.of());
            case TeamMuster.AWAIT_SAFETY_CHECK -> holds(Message.SAFETY_CHECK_PASSED, order, List.of());
            case TeamMuster.AWAIT_COMPLETION -> holds(Message.DISPATCH_ORDER_COMPLETED, order, List.of());
            case TeamMuster.AWAIT_RELEASE -> holds(Message.TEAM_RELEASED, order, List.of());
            case TeamMuster.AWAIT_CANCELLATION_ACKNOWLEDGED -> holds(
                    Message.CANCELLATION_ACKNOWLEDGED, order, List.of());
            default -> false;
        };
    }

    private static boolean reached(DispatchOrder order, OrderState state) {
        return order.state().ordinal() >= state.ordinal() && order.state().ordinal() <= OrderState.RELEASED.ordinal();
    }
}
