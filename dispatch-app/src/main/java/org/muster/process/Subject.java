package org.muster.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.muster.dispatch.OrderId;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.TeamMuster;
import org.muster.shared.IncidentId;

/**
 * What an execution of the engine is about.
 *
 * @param order the dispatch order, or null for the incident as a whole
 */
record Subject(IncidentId incident, OrderId order) {

    static Subject of(VariableScope execution) {
        Object order = execution.getVariable(TeamMuster.ORDER_ID);
        return new Subject(
                IncidentId.of((String) execution.getVariable(ForestFireResponse.INCIDENT_ID)),
                order == null ? null : OrderId.of((String) order));
    }

    UUID orderId() {
        return order == null ? null : order.value();
    }

    /** The business key of its process instance. */
    String key() {
        return order == null ? incident.toString() : order.toString();
    }
}
