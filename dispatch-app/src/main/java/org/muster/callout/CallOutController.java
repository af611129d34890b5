package org.muster.callout;

import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.callout.CallOutViews.CallOutView;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.incident.IncidentAccess;
import org.muster.shared.Problem;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who was called for an order, how, and what became of it: for the duty room and the team's own leader. */
@RestController
class CallOutController {

    private final CallOutViews views;
    private final DispatchManagement dispatch;
    private final IncidentAccess access;

    CallOutController(CallOutViews views, DispatchManagement dispatch, IncidentAccess access) {
        this.views = views;
        this.dispatch = dispatch;
        this.access = access;
    }

    @GetMapping("/api/dispatch-orders/{id}/call-out")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER')")
    CallOutView get(@PathVariable String id) {
        DispatchOrder order = dispatch.get(OrderId.of(id));
        Caller caller = Caller.current();
        if (caller.is(Role.TEAM_LEADER) && !order.teamId().value().equals(caller.teamId())) {
            throw Problem.notFound("指令");
        }
        access.require(order.incidentId());
        // whoever may have to call people by hand needs their numbers; nobody else does
        boolean calls = caller.is(Role.DISPATCHER, Role.COMMANDER, Role.TEAM_LEADER);
        return views.of(order.id(), calls);
    }
}
