package org.muster.process;

import java.time.Instant;
import org.muster.material.MaterialManagement;
import org.muster.material.MaterialOrder;
import org.muster.material.MaterialOrderState;
import org.muster.processes.MaterialTransfer.Message;
import org.muster.processes.Wait;
import org.springframework.stereotype.Component;

/** Says how far a material order has come, by the order's own row. */
@Component
class MaterialFacts implements PlanFacts {

    private final MaterialManagement material;

    MaterialFacts(MaterialManagement material) {
        this.material = material;
    }

    @Override
    public Plan plan() {
        return Plan.MATERIAL_TRANSFER;
    }

    @Override
    public Known about(Subject subject) {
        MaterialOrder order = material.get(subject.material());
        return new Known() {
            @Override
            public boolean holds(String message, Instant asked) {
                return MaterialFacts.holds(message, order);
            }

            @Override
            public boolean isPast(Wait wait) {
                return MaterialFacts.isPast(wait, order);
            }

            @Override
            public Ending ending(Wait wait, boolean cutShort) {
                return cutShort ? MaterialFacts.cutShort(wait, order) : Ending.MET;
            }
        };
    }

    private static boolean holds(String message, MaterialOrder order) {
        MaterialOrderState state = order.state();
        return switch (message) {
            case Message.MATERIAL_ALLOCATED -> state.reached(MaterialOrderState.ALLOCATED);
            case Message.MATERIAL_LOADED -> state.reached(MaterialOrderState.LOADED);
            case Message.MATERIAL_DEPARTED -> state.reached(MaterialOrderState.MOVING);
            case Message.MATERIAL_RECEIVED -> state.reached(MaterialOrderState.RECEIVED);
            case Message.MATERIAL_ORDER_CLOSED -> order.closed();
            case Message.MATERIAL_RESERVATION_EXPIRED -> state == MaterialOrderState.REQUESTED;
            case Message.MATERIAL_ORDER_CANCELLED -> state == MaterialOrderState.CANCELLED;
            default -> false;
        };
    }

    private static boolean isPast(Wait wait, MaterialOrder order) {
        return switch (wait) {
            case MATERIAL_ALLOCATION -> holds(Message.MATERIAL_ALLOCATED, order);
            case MATERIAL_LOADING, MATERIAL_SILENT_DEPOT -> holds(Message.MATERIAL_LOADED, order)
                    || holds(Message.MATERIAL_RESERVATION_EXPIRED, order);
            case MATERIAL_DEPARTURE -> holds(Message.MATERIAL_DEPARTED, order);
            case MATERIAL_ARRIVAL -> holds(Message.MATERIAL_RECEIVED, order);
            case MATERIAL_RETURN, MATERIAL_BACK -> order.closed();
            default -> false;
        };
    }

    private static Ending cutShort(Wait wait, MaterialOrder order) {
        if (order.state() == MaterialOrderState.CANCELLED) {
            return Ending.CANCELLED;
        }
        return switch (wait) {
            case MATERIAL_LOADING, MATERIAL_SILENT_DEPOT -> {
                if (holds(Message.MATERIAL_RESERVATION_EXPIRED, order)) {
                    yield Ending.CANCELLED;
                }
                // else the clock has ended the wait and is about to tell of it
                yield holds(Message.MATERIAL_LOADED, order) ? Ending.MET : Ending.UNTOUCHED;
            }
            default -> Ending.MET;
        };
    }
}
