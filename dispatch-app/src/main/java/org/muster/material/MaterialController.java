package org.muster.material;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.account.Role;
import org.muster.depot.LotId;
import org.muster.depot.MaterialCode;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.ResponderMessage;
import org.muster.dispatch.Spoken;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.material.AllocationPlan.Picked;
import org.muster.material.MaterialHands.Kind;
import org.muster.material.MaterialManagement.Ask;
import org.muster.material.MaterialManagement.Wanted;
import org.muster.material.MaterialOrder.Carrier;
import org.muster.material.MaterialOrder.Destination;
import org.muster.material.MaterialProgress.Counted;
import org.muster.material.MaterialViews.OrderView;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.TeamId;
import org.muster.team.Teams;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Material for an incident: asked for, allocated, loaded, driven, counted, used, brought back. */
@RestController
@RequestMapping("/api")
class MaterialController {

    private static final int MOST_ITEMS = 50;
    private static final Duration LOOK_BACK = Duration.ofDays(1);

    record ItemForm(
            @NotNull(message = "请选择物资") MaterialCode materialCode, @NotNull(message = "请填写数量") BigDecimal quantity) {}

    record DestinationForm(
            @NotBlank(message = "请填写送到哪里") @Size(max = 100, message = "地点不超过 100 字") String name, Position location) {}

    record ProposalForm(
            @NotEmpty(message = "请至少选择一种物资") @Size(max = MOST_ITEMS, message = "一次最多 50 种物资") List<@Valid @NotNull(message = "请选择物资") ItemForm> items,
            @Size(max = 30, message = "没有这个仓库") String depotId) {}

    record RequestForm(
            @NotEmpty(message = "请至少选择一种物资") @Size(max = MOST_ITEMS, message = "一次最多 50 种物资") List<@Valid @NotNull(message = "请选择物资") ItemForm> items,
            @Size(max = 30, message = "没有这个仓库") String depotId,
            @Valid DestinationForm destination,
            @Size(max = 20, message = "没有这支队伍") String receiverTeamId,
            Instant neededBy,
            @Size(max = 500, message = "说明不超过 500 字") String note) {}

    /** @param warnings other incidents that would be left short */
    record Requested(List<OrderView> orders, List<Proposal.Conflict> warnings) {}

    record CarrierForm(
            @Size(max = 20, message = "没有这支队伍") String teamId,
            @Size(max = 50, message = "承运人不超过 50 字") String name,
            @Size(max = 20, message = "车牌不超过 20 字") String plate,
            @Size(max = 30, message = "电话不超过 30 字") String phone) {

        Carrier carrier() {
            return new Carrier(blank(teamId), blank(name), blank(plate), blank(phone));
        }
    }

    record PickForm(@NotNull(message = "请选择批次") LotId lotId, @NotNull(message = "请填写数量") BigDecimal quantity) {}

    record Allocation(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            @Size(max = 50, message = "代报对象不超过 50 字") String onBehalfOf,
            ResponderMessage.Via via,
            @Size(max = 30, message = "没有这个仓库") String depotId,
            @Size(max = MOST_ITEMS, message = "一次最多 50 行") List<@Valid @NotNull(message = "请选择批次") PickForm> lines,
            boolean acceptShort)
            implements Spoken {}

    record LoadedForm(int lineId, BigDecimal loaded) {}

    record Loading(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            @Size(max = 50, message = "代报对象不超过 50 字") String onBehalfOf,
            ResponderMessage.Via via,
            @Size(max = MOST_ITEMS, message = "一次最多 50 行") List<@NotNull(message = "行为空") LoadedForm> lines,
            @Valid CarrierForm carrier)
            implements Spoken {}

    record Departure(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            @Size(max = 50, message = "代报对象不超过 50 字") String onBehalfOf,
            ResponderMessage.Via via,
            @Valid CarrierForm carrier)
            implements Spoken {}

    record ReceivedForm(int lineId, BigDecimal received, BigDecimal damaged) {}

    record Receipt(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            @Size(max = 50, message = "代报对象不超过 50 字") String onBehalfOf,
            ResponderMessage.Via via,
            @Size(max = MOST_ITEMS, message = "一次最多 50 行") List<@NotNull(message = "行为空") ReceivedForm> lines,
            Boolean complete,
            @Size(max = 500, message = "说明不超过 500 字") String note)
            implements Spoken {}

    record UsedForm(int lineId, BigDecimal used) {}

    record Using(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            @Size(max = 50, message = "代报对象不超过 50 字") String onBehalfOf,
            ResponderMessage.Via via,
            @Size(max = MOST_ITEMS, message = "一次最多 50 行") List<@NotNull(message = "行为空") UsedForm> lines)
            implements Spoken {}

    record ReturnedForm(int lineId, BigDecimal returned, BigDecimal damaged) {}

    record Return(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            @Size(max = 50, message = "代报对象不超过 50 字") String onBehalfOf,
            ResponderMessage.Via via,
            @Size(max = MOST_ITEMS, message = "一次最多 50 行") List<@NotNull(message = "行为空") ReturnedForm> lines,
            boolean complete,
            @Size(max = 500, message = "说明不超过 500 字") String note)
            implements Spoken {}

    record LostForm(int lineId, BigDecimal quantity) {}

    record WriteOff(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            @Size(max = 50, message = "代报对象不超过 50 字") String onBehalfOf,
            ResponderMessage.Via via,
            @NotEmpty(message = "请填写报损的物资和数量") @Size(max = MOST_ITEMS, message = "一次最多 50 行") List<@NotNull(message = "行为空") LostForm> lines,
            @NotBlank(message = "请写明报损原因") @Size(max = 500, message = "原因不超过 500 字") String reason)
            implements Spoken {}

    record Because(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            @Size(max = 50, message = "代报对象不超过 50 字") String onBehalfOf,
            ResponderMessage.Via via,
            @NotBlank(message = "请写明原因") @Size(max = 500, message = "原因不超过 500 字") String reason)
            implements Spoken {}

    private final MaterialManagement management;
    private final MaterialProgress progress;
    private final MaterialHands hands;
    private final MaterialOrders orders;
    private final MaterialViews views;
    private final Advisor advisor;
    private final Teams teams;
    private final DispatchManagement dispatch;
    private final IncidentAccess access;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    MaterialController(
            MaterialManagement management,
            MaterialProgress progress,
            MaterialHands hands,
            MaterialOrders orders,
            MaterialViews views,
            Advisor advisor,
            Teams teams,
            DispatchManagement dispatch,
            IncidentAccess access,
            Jurisdiction jurisdiction,
            Clock clock) {
        this.management = management;
        this.progress = progress;
        this.hands = hands;
        this.orders = orders;
        this.views = views;
        this.advisor = advisor;
        this.teams = teams;
        this.dispatch = dispatch;
        this.access = access;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    /** From where it would come, and who would be left short; nothing is stored. */
    @PostMapping("/incidents/{id}/material-proposal")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    List<Proposal> propose(@PathVariable String id, @Valid @RequestBody ProposalForm form) {
        Incident incident = access.require(IncidentId.of(id));
        return advisor.propose(
                incident,
                incident.location(),
                management.expand(wanted(form.items())),
                jurisdiction.patterns(),
                blank(form.depotId()));
    }

    @PostMapping("/incidents/{id}/material-orders")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.CREATED)
    Requested request(@PathVariable String id, @Valid @RequestBody RequestForm form) {
        Incident incident = access.require(IncidentId.of(id));
        List<Wanted> wanted = wanted(form.items());
        List<Proposal.Conflict> warnings = advisor.conflicts(incident, management.expand(wanted));
        MaterialOrder order = management.request(
                incident.id(),
                new Ask(
                        wanted,
                        blank(form.depotId()),
                        destination(form.destination(), incident),
                        receiver(form.receiverTeamId(), incident.id()),
                        form.neededBy(),
                        blank(form.note())),
                jurisdiction.patterns());
        return new Requested(views.withSplits(order), warnings);
    }

    private static List<Wanted> wanted(List<ItemForm> items) {
        return items.stream()
                .map(it -> new Wanted(it.materialCode(), it.quantity()))
                .toList();
    }

    private static Destination destination(DestinationForm form, Incident incident) {
        return form == null
                ? null
                : new Destination(form.name().strip(), form.location() == null ? incident.location() : form.location());
    }

    private TeamId receiver(String said, IncidentId incident) {
        if (blank(said) == null) {
            return null;
        }
        return teams.find(new TeamId(said))
                .filter(it -> jurisdiction.covers(it.division()) || dispatch.takesPart(said, incident))
                .orElseThrow(() -> Problem.invalid("receiverTeamId", "没有编号为 " + said + " 的队伍"))
                .id();
    }

    @GetMapping("/incidents/{id}/material-orders")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER', 'MEMBER')")
    List<OrderView> ofIncident(@PathVariable String id) {
        return views.views(orders.listOf(access.require(IncidentId.of(id)).id()));
    }

    /** What the caller has to handle, or all open orders of the caller's divisions. */
    @GetMapping("/material-orders")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'DEPOT_KEEPER', 'TEAM_LEADER', 'MEMBER')")
    List<OrderView> list(@RequestParam(defaultValue = "false") boolean mine) {
        Caller caller = Caller.current();
        Instant since = clock.instant().minus(LOOK_BACK);
        if (caller.is(Role.DEPOT_KEEPER)) {
            return caller.depotId() == null ? List.of() : views.views(orders.listOfDepot(caller.depotId(), since));
        }
        if (caller.teamId() != null) {
            return views.views(orders.listOfTeam(caller.teamId(), since));
        }
        return mine ? List.of() : views.views(orders.listOpenIn(jurisdiction.patterns()));
    }

    @GetMapping("/material-orders/{id}")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'DEPOT_KEEPER', 'TEAM_LEADER', 'MEMBER')")
    OrderView get(@PathVariable String id) {
        return views.get(hands.seen(id).id());
    }

    @PostMapping("/material-orders/{id}/allocation")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    ResponseEntity<String> allocate(@PathVariable String id, @Valid @RequestBody Allocation body) {
        List<Picked> picked = body.lines == null
                ? null
                : body.lines.stream()
                        .map(it -> new Picked(it.lotId(), it.quantity()))
                        .toList();
        return hands.take(id, Kind.ALLOCATION, body.envelope(), body, order -> {
            management.allocate(order.id(), blank(body.depotId), picked, body.acceptShort, jurisdiction.patterns());
            return Outcome.APPLIED;
        });
    }

    @PostMapping("/material-orders/{id}/loading")
    @PreAuthorize("hasAnyRole('DEPOT_KEEPER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> load(@PathVariable String id, @Valid @RequestBody Loading body) {
        ResponderMessage said = body.envelope();
        List<Counted> lines = body.lines == null
                ? null
                : body.lines.stream()
                        .map(it -> new Counted(it.lineId(), it.loaded(), null))
                        .toList();
        return hands.take(id, Kind.LOADING, said, body, order -> {
            carry(order, body.carrier);
            return progress.loaded(order, said, lines, hands.older(order.id(), Kind.LOADING, said));
        });
    }

    @PostMapping("/material-orders/{id}/dispatch")
    @PreAuthorize("hasAnyRole('DEPOT_KEEPER', 'TEAM_LEADER', 'MEMBER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> depart(@PathVariable String id, @Valid @RequestBody Departure body) {
        ResponderMessage said = body.envelope();
        return hands.take(id, Kind.DEPARTURE, said, body, order -> {
            carry(order, body.carrier);
            return progress.departed(order, said);
        });
    }

    private void carry(MaterialOrder order, CarrierForm form) {
        if (form == null) {
            return;
        }
        Carrier carrier = form.carrier();
        if (carrier.teamId() != null && teams.find(new TeamId(carrier.teamId())).isEmpty()) {
            throw Problem.invalid("carrier.teamId", "没有编号为 " + carrier.teamId() + " 的队伍");
        }
        orders.carrier(order.id(), carrier);
    }

    @PostMapping("/material-orders/{id}/receipt")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'MEMBER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> receive(@PathVariable String id, @Valid @RequestBody Receipt body) {
        ResponderMessage said = body.envelope();
        List<Counted> lines = body.lines == null
                ? null
                : body.lines.stream()
                        .map(it -> new Counted(it.lineId(), it.received(), it.damaged()))
                        .toList();
        boolean complete = body.complete == null || body.complete;
        return hands.take(
                id,
                Kind.RECEIPT,
                said,
                body,
                order -> progress.received(order, said, lines, complete, blank(body.note)));
    }

    @PostMapping("/material-orders/{id}/use")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'MEMBER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> use(@PathVariable String id, @Valid @RequestBody Using body) {
        ResponderMessage said = body.envelope();
        List<Counted> lines = body.lines == null
                ? null
                : body.lines.stream()
                        .map(it -> new Counted(it.lineId(), it.used(), null))
                        .toList();
        return hands.take(id, Kind.USE, said, body, order -> progress.used(order, said, lines));
    }

    @PostMapping("/material-orders/{id}/return")
    @PreAuthorize("hasAnyRole('DEPOT_KEEPER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> giveBack(@PathVariable String id, @Valid @RequestBody Return body) {
        ResponderMessage said = body.envelope();
        List<Counted> lines = body.lines == null
                ? null
                : body.lines.stream()
                        .map(it -> new Counted(it.lineId(), it.returned(), it.damaged()))
                        .toList();
        return hands.take(
                id,
                Kind.RETURN,
                said,
                body,
                order -> progress.returned(order, said, lines, body.complete, blank(body.note)));
    }

    @PostMapping("/material-orders/{id}/write-off")
    @PreAuthorize("hasRole('COMMANDER')")
    ResponseEntity<String> writeOff(@PathVariable String id, @Valid @RequestBody WriteOff body) {
        ResponderMessage said = body.envelope();
        List<Counted> lines = body.lines.stream()
                .map(it -> new Counted(it.lineId(), it.quantity(), null))
                .toList();
        return hands.take(
                id, Kind.WRITE_OFF, said, body, order -> progress.writtenOff(order, said, lines, body.reason.strip()));
    }

    @PostMapping("/material-orders/{id}/cancellation")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> cancel(@PathVariable String id, @Valid @RequestBody Because body) {
        return hands.take(id, Kind.CANCELLATION, body.envelope(), body, order -> {
            management.cancel(order.id(), body.reason.strip());
            return Outcome.APPLIED;
        });
    }

    @PostMapping("/material-orders/{id}/closing")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> close(@PathVariable String id, @Valid @RequestBody Because body) {
        return hands.take(id, Kind.CLOSING, body.envelope(), body, order -> {
            management.close(order.id(), body.reason.strip());
            return Outcome.APPLIED;
        });
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
