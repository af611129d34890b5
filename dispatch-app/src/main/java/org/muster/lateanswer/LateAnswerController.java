package org.muster.lateanswer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.muster.account.Jurisdiction;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderViews;
import org.muster.incident.IncidentAccess;
import org.muster.lateanswer.LateAnswers.LateAnswerView;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one click with which a late team and its replacement are sorted out. */
@RestController
@RequestMapping("/api")
class LateAnswerController {

    record ReconciliationForm(
            @NotNull(message = "请选择留用哪支队伍：LATE 迟到的、REPLACEMENT 替补的 或 BOTH 都留") Keep keep,
            @Size(max = 500, message = "原因不超过 500 字") String reason) {}

    private final LateAnswerManagement management;
    private final LateAnswers rows;
    private final DispatchManagement dispatch;
    private final OrderViews orders;
    private final IncidentAccess access;
    private final Jurisdiction jurisdiction;

    LateAnswerController(
            LateAnswerManagement management,
            LateAnswers rows,
            DispatchManagement dispatch,
            OrderViews orders,
            IncidentAccess access,
            Jurisdiction jurisdiction) {
        this.management = management;
        this.rows = rows;
        this.dispatch = dispatch;
        this.orders = orders;
        this.access = access;
        this.jurisdiction = jurisdiction;
    }

    /** Every late answer of the caller's divisions that somebody still has to decide about, oldest first. */
    @GetMapping("/late-answers")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<LateAnswerView> list() {
        return rows.listOpenIn(jurisdiction.patterns());
    }

    /** @param id the late team's order */
    @PostMapping("/dispatch-orders/{id}/reconciliation")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    OrderViews.OrderView reconcile(@PathVariable String id, @Valid @RequestBody ReconciliationForm form) {
        DispatchOrder order = dispatch.get(OrderId.of(id));
        access.require(order.incidentId());
        return orders.get(
                management.reconcile(order.id(), form.keep(), form.reason()).id());
    }
}
