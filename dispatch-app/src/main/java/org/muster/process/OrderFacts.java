package org.muster.process;

import java.time.Instant;
import java.util.List;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderState;
import org.muster.forecast.MusterWarnings;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentStatus;
import org.muster.processes.TeamMuster;
import org.muster.processes.TeamMuster.Message;
import org.muster.processes.Wait;
import org.muster.safety.SafetyManagement;
import org.springframework.stereotype.Component;

/** Says whether what a muster waits for has already happened, by the order's own row. */
@Component
class OrderFacts implements PlanFacts {

    /** Dispatch keeps the deadlines of an order's own steps; these two belong to decisions about it. */
    private static final List<Wait> ABOUT_ORDERS = List.of(Wait.SHORT_MUSTER_DECISION, Wait.REASSIGNMENT);

    private final DispatchManagement dispatch;
    private final IncidentManagement incidents;
    private final MusterWarnings warnings;
    private final DecisionTasks tasks;
    private final SafetyManagement safety;

    OrderFacts(
            DispatchManagement dispatch,
            IncidentManagement incidents,
            MusterWarnings warnings,
            DecisionTasks tasks,
            SafetyManagement safety) {
        this.dispatch = dispatch;
        this.incidents = incidents;
        this.warnings = warnings;
        this.tasks = tasks;
        this.safety = safety;
    }

    @Override
    public Plan plan() {
        return Plan.TEAM_MUSTER;
    }

    @Override
    public Known about(Subject subject) {
        DispatchOrder order = dispatch.get(subject.order());
        return new Known() {
            @Override
            public boolean holds(String message, Instant asked) {
                return switch (message) {
                    case Message.REPLACEMENT_ISSUED -> !dispatch.listReplacing(order.id())
                            .isEmpty();
                    case Message.MUSTER_UNLIKELY -> order.state() == OrderState.ACKNOWLEDGED
                            && warnedAndNotAsked(order);
                    default -> OrderFacts.this.holds(message, order);
                };
            }

            @Override
            public boolean isPast(Wait wait) {
                return OrderFacts.this.isPast(order, wait);
            }

            @Override
            public Ending ending(Wait wait, boolean cutShort) {
                if (!ABOUT_ORDERS.contains(wait)) {
                    return Ending.UNTOUCHED;
                }
                return cutShort && incidents.get(subject.incident()).status() == IncidentStatus.CANCELLED
                        ? Ending.CANCELLED
                        : Ending.MET;
            }
        };
    }

    private boolean holds(String message, DispatchOrder order) {
        return switch (message) {
            case Message.DISPATCH_ORDER_ACKNOWLEDGED -> reached(order, OrderState.ACKNOWLEDGED);
            case Message.MUSTER_REACHED -> reached(order, OrderState.MUSTERED);
            case Message.TEAM_DEPARTED -> reached(order, OrderState.EN_ROUTE);
            case Message.TEAM_ARRIVED -> reached(order, OrderState.ON_SCENE);
            case Message.SAFETY_CHECK_PASSED -> order.stamps().safetyCheckedAt() != null
                            && reached(order, OrderState.ON_SCENE)
                    || reached(order, OrderState.COMPLETED)
                    || safety.onLine(order.id());
            case Message.DISPATCH_ORDER_COMPLETED -> reached(order, OrderState.COMPLETED);
            case Message.TEAM_RELEASED -> reached(order, OrderState.RELEASED);
            case Message.DISPATCH_ORDER_REFUSED -> order.state() == OrderState.REFUSED;
            case Message.DISPATCH_ORDER_CANCELLED -> order.state() == OrderState.CANCELLED;
            case Message.CANCELLATION_ACKNOWLEDGED -> order.stamps().cancelAcknowledgedAt() != null;
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
    private boolean isPast(DispatchOrder order, Wait wait) {
        return switch (wait.elementId()) {
            case TeamMuster.AWAIT_ACKNOWLEDGEMENT -> holds(Message.DISPATCH_ORDER_ACKNOWLEDGED, order);
            case TeamMuster.AWAIT_MUSTER, TeamMuster.DECIDE_SHORT_MUSTER -> holds(Message.MUSTER_REACHED, order);
            case TeamMuster.AWAIT_DEPARTURE -> holds(Message.TEAM_DEPARTED, order);
            case TeamMuster.AWAIT_ARRIVAL -> holds(Message.TEAM_ARRIVED, order);
            case TeamMuster.AWAIT_SAFETY_CHECK -> holds(Message.SAFETY_CHECK_PASSED, order);
            case TeamMuster.AWAIT_COMPLETION -> holds(Message.DISPATCH_ORDER_COMPLETED, order);
            case TeamMuster.AWAIT_RELEASE -> holds(Message.TEAM_RELEASED, order);
            case TeamMuster.AWAIT_CANCELLATION_ACKNOWLEDGED -> holds(Message.CANCELLATION_ACKNOWLEDGED, order);
            default -> false;
        };
    }

    private static boolean reached(DispatchOrder order, OrderState state) {
        return order.state().ordinal() >= state.ordinal() && order.state().ordinal() <= OrderState.RELEASED.ordinal();
    }
}
