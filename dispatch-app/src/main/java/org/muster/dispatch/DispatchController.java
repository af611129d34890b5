package org.muster.dispatch;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.account.Role;
import org.muster.dispatch.OrderViews.OrderView;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.incident.IncidentSharing;
import org.muster.incident.Sight;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.TeamId;
import org.muster.team.Teams;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The duty room's side of orders: issue, look, take back. */
@RestController
@RequestMapping("/api")
class DispatchController {

    private static final int MOST_AT_ONCE = 50;

    record MusterPointForm(@Size(max = 100, message = "集结点不超过 100 字") String name, Position location) {}

    record OrderForm(
            @NotBlank(message = "请选择队伍") @Size(max = 20, message = "没有这支队伍") String teamId,
            @NotBlank(message = "请写明任务") @Size(max = 500, message = "任务不超过 500 字") String task,
            @Valid MusterPointForm musterPoint,
            String replacesOrderId) {}

    record OrdersForm(
            @NotNull(message = "请至少选择一支队伍") @NotEmpty(message = "请至少选择一支队伍") @Size(max = MOST_AT_ONCE, message = "一次最多下达 50 条指令") List<@Valid OrderForm> orders) {}

    record ReasonForm(@NotBlank(message = "请写明原因") @Size(max = 500, message = "原因不超过 500 字") String reason) {}

    private final DispatchManagement management;
    private final DispatchOrders orders;
    private final OrderViews views;
    private final Teams teams;
    private final IncidentAccess access;
    private final IncidentSharing sharing;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    DispatchController(
            DispatchManagement management,
            DispatchOrders orders,
            OrderViews views,
            Teams teams,
            IncidentAccess access,
            IncidentSharing sharing,
            Jurisdiction jurisdiction,
            Clock clock) {
        this.management = management;
        this.orders = orders;
        this.views = views;
        this.teams = teams;
        this.access = access;
        this.sharing = sharing;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    @PostMapping("/incidents/{id}/dispatch-orders")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, List<OrderView>> issue(@PathVariable String id, @Valid @RequestBody OrdersForm form) {
        Incident incident = access.require(IncidentId.of(id));
        List<DispatchManagement.Wanted> wanted = form.orders().stream()
                .map(it -> new DispatchManagement.Wanted(
                        new TeamId(it.teamId()),
                        it.task().strip(),
                        it.musterPoint() == null
                                ? null
                                : new DispatchOrder.MusterPoint(
                                        it.musterPoint().name(),
                                        it.musterPoint().location()),
                        it.replacesOrderId() == null ? null : OrderId.of(it.replacesOrderId())))
                .toList();
        List<DispatchOrder> issued =
                management.issue(incident.id(), wanted, team -> jurisdiction.covers(team.division()));
        return Map.of("orders", views.views(issued));
    }

    /**
     * The caller's team's orders, or with {@code mine=false} all open orders of the caller's divisions: on their own
     * incidents, and of their own teams on those that are shared with them.
     */
    @GetMapping("/dispatch-orders")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER', 'MEMBER')")
    List<?> list(@RequestParam(defaultValue = "false") boolean mine) {
        Caller caller = Caller.current();
        if (caller.teamId() != null) {
            return orders.listOf(new TeamId(caller.teamId()), clock.instant().minus(Duration.ofDays(1))).stream()
                    .map(it -> views.forPhone(it.id()))
                    .toList();
        }
        return mine
                ? List.of()
                : views.views(orders.listOpenIn(
                        jurisdiction.patterns(),
                        sharing.degreesFor(caller.divisions()).keySet()));
    }

    @GetMapping("/dispatch-orders/{id}")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER', 'MEMBER')")
    OrderViews.PhoneOrder get(@PathVariable String id) {
        DispatchOrder order = orders.find(OrderId.of(id)).orElseThrow(() -> Problem.notFound("指令"));
        Caller caller = Caller.current();
        if (caller.is(Role.TEAM_LEADER, Role.MEMBER) && !order.teamId().value().equals(caller.teamId())) {
            throw Problem.notFound("指令");
        }
        Sight sight = access.see(order.incidentId()).sight();
        if (sight.partial() && !isOwn(order, caller)) {
            throw Problem.notFound("指令");
        }
        return views.forPhone(order.id());
    }

    private boolean isOwn(DispatchOrder order, Caller caller) {
        return order.teamId().value().equals(caller.teamId())
                || teams.find(order.teamId())
                        .filter(it -> caller.covers(it.division()))
                        .isPresent();
    }

    @PostMapping("/dispatch-orders/{id}/cancellation")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    OrderView cancel(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        DispatchOrder order = orders.find(OrderId.of(id)).orElseThrow(() -> Problem.notFound("指令"));
        access.require(order.incidentId());
        management.cancel(order.id(), form.reason());
        return views.get(order.id());
    }

    @PostMapping("/incidents/{id}/reinforcement")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void requestReinforcement(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        management.requestReinforcement(access.require(IncidentId.of(id)).id(), null, form.reason());
    }
}
