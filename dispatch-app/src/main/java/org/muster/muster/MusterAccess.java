package org.muster.muster;

import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.incident.IncidentAccess;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/** Who may look at a muster, and who may put it right. */
@Component
class MusterAccess {

    private final DispatchManagement dispatch;
    private final IncidentAccess incidents;

    MusterAccess(DispatchManagement dispatch, IncidentAccess incidents) {
        this.dispatch = dispatch;
        this.incidents = incidents;
    }

    /** @throws Problem 404 when the order is no business of the caller's */
    DispatchOrder require(String id) {
        DispatchOrder order = dispatch.get(OrderId.of(id));
        Caller caller = Caller.current();
        if (caller.is(Role.TEAM_LEADER, Role.MEMBER) && !order.teamId().value().equals(caller.teamId())) {
            throw Problem.notFound("指令");
        }
        incidents.require(order.incidentId());
        return order;
    }
}
