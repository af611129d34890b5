package org.muster.evacuation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.evacuation.Boards.Board;
import org.muster.evacuation.Boards.Missing;
import org.muster.evacuation.ListViews.ListView;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.zone.Zone;
import org.muster.zone.ZoneId;
import org.muster.zone.Zones;
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

/** The desk's side of an evacuation: ordered, watched, decided, ended. */
@RestController
@RequestMapping("/api")
class EvacuationController {

    private static final String DESK = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')";
    private static final String READ = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')";
    private static final String SIGN = "hasAnyRole('COMMANDER', 'LEADER')";

    /** @param arrivesAt when the flood is expected; {@code finishBy} is computed from it when it is not given */
    record OrderForm(
            @NotEmpty(message = "请选择转移片区") @Size(max = 2000, message = "一次最多 2000 个片区") List<@NotNull(message = "片区编号为空") ZoneId> zoneIds,
            @NotNull(message = "请选择 PREPARE 准备转移 或 IMMEDIATE 立即转移") Mode mode,
            Instant finishBy,
            Instant arrivesAt,
            @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    record Ordered(EvacuationId id, ZoneId zoneId, Mode mode, Instant finishBy, String finishRule) {

        static Ordered of(Evacuation it) {
            return new Ordered(it.id(), it.zoneId(), it.mode(), it.finishBy(), it.finishRule());
        }
    }

    record OrderedAll(List<Ordered> evacuations) {}

    record ImmediateForm(
            Instant finishBy, Instant arrivesAt, @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    record FinishByForm(
            @NotNull(message = "请给出新的完成时限") Instant finishBy,
            @NotBlank(message = "请写明理由") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    /** @param households only these; the rest of the whole zone when it is left out */
    record RescueForm(
            @NotBlank(message = "请写明理由") @Size(max = 300, message = "理由不超过 300 字") String reason,
            @Size(max = 200, message = "一次最多 200 户") List<@NotBlank(message = "住户编号为空") String> households) {}

    /** @param households only these; everybody who went back early when it is left out */
    record BroughtBackForm(
            @Size(max = 200, message = "一次最多 200 户") List<@NotBlank(message = "住户编号为空") String> households) {}

    record ReasonForm(@NotBlank(message = "请写明理由") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    /** @param despiteMissing why it is all clear although somebody of the zone is missing; refused without */
    record AllClearForm(
            @NotBlank(message = "请写明理由") @Size(max = 500, message = "理由不超过 500 字") String reason,
            @Size(max = 500, message = "理由不超过 500 字") String despiteMissing) {}

    /** @param by who went from door to door, when somebody else writes it down */
    record VerificationForm(
            @NotNull(message = "请填写是否已清空") Boolean empty, @Size(max = 50, message = "复核人不超过 50 字") String by) {}

    record ForcedForm(
            @NotBlank(message = "请写明作出决定的机关") @Size(max = 100, message = "机关不超过 100 字") String authority,
            @NotBlank(message = "请写明情形紧急的理由") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    record ShelterForm(
            @NotBlank(message = "请选择安置点") @Size(max = 30, message = "没有这个安置点") String shelterId,
            @Size(max = 300, message = "理由不超过 300 字") String reason,
            @Size(max = 200, message = "一次最多 200 户") List<@NotBlank(message = "住户编号为空") String> households) {}

    record HelperForm(@NotBlank(message = "请填写网格员账号") @Size(max = 60, message = "没有这个账号") String username) {}

    private final EvacuationManagement management;
    private final EvacuationAccess access;
    private final Evacuations evacuations;
    private final Boards boards;
    private final ListViews views;
    private final Zones zones;
    private final IncidentAccess incidents;

    EvacuationController(
            EvacuationManagement management,
            EvacuationAccess access,
            Evacuations evacuations,
            Boards boards,
            ListViews views,
            Zones zones,
            IncidentAccess incidents) {
        this.management = management;
        this.access = access;
        this.evacuations = evacuations;
        this.boards = boards;
        this.views = views;
        this.zones = zones;
        this.incidents = incidents;
    }

    /** All or none; a zone that prepares already is made to leave now. */
    @PostMapping("/incidents/{id}/evacuations")
    @PreAuthorize(DESK)
    @ResponseStatus(HttpStatus.CREATED)
    OrderedAll order(@PathVariable String id, @Valid @RequestBody OrderForm form) {
        IncidentId incident = incidents.require(IncidentId.of(id)).id();
        List<ZoneId> wanted = form.zoneIds().stream().distinct().toList();
        Caller caller = Caller.current();
        zones.list(wanted).stream()
                .filter(it -> !caller.covers(it.division()))
                .findFirst()
                .map(Zone::id)
                .ifPresent(it -> {
                    throw Problem.invalid("zoneIds", "没有转移片区 " + it);
                });
        return new OrderedAll(
                management
                        .order(incident, wanted, form.mode(), form.finishBy(), form.arrivesAt(), blank(form.reason()))
                        .stream()
                        .map(Ordered::of)
                        .toList());
    }

    @GetMapping("/incidents/{id}/evacuations")
    @PreAuthorize(READ)
    Board board(@PathVariable String id) {
        return boards.of(incidents.require(IncidentId.of(id)).id(), true);
    }

    @GetMapping("/incidents/{id}/evacuations/missing")
    @PreAuthorize(READ)
    Missing missing(
            @PathVariable String id,
            @RequestParam(required = false) String zone,
            @RequestParam(required = false) PersonStatus status,
            @RequestParam(required = false) Boards.Only only,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String after) {
        Incident incident = incidents.require(IncidentId.of(id));
        return boards.missing(
                incident.id(),
                new Boards.Wanted(zone, status, only, q),
                after,
                Caller.current().is(Role.DISPATCHER, Role.COMMANDER));
    }

    /** The lists a grid worker keeps on the phone: every open evacuation they work in. */
    @GetMapping("/evacuations")
    @PreAuthorize("hasRole('GRID_WORKER')")
    List<ListView> mine() {
        return views.list(evacuations.listOpenOf(Caller.current().username()));
    }

    @GetMapping("/evacuations/{id}")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'GRID_WORKER')")
    ListView get(@PathVariable String id) {
        return views.get(access.require(id));
    }

    @PostMapping("/evacuations/{id}/immediate")
    @PreAuthorize(DESK)
    ListView immediate(@PathVariable String id, @Valid @RequestBody ImmediateForm form) {
        EvacuationId evacuation = access.require(id).id();
        return views.get(management.makeImmediate(evacuation, form.finishBy(), form.arrivesAt(), blank(form.reason())));
    }

    @PostMapping("/evacuations/{id}/finish-by")
    @PreAuthorize(DESK)
    ListView finishBy(@PathVariable String id, @Valid @RequestBody FinishByForm form) {
        return views.get(management.moveFinishBy(
                access.require(id).id(), form.finishBy(), form.reason().strip()));
    }

    @PostMapping("/evacuations/{id}/rescue")
    @PreAuthorize(DESK)
    ListView rescue(@PathVariable String id, @Valid @RequestBody RescueForm form) {
        EvacuationId evacuation = access.require(id).id();
        String reason = form.reason().strip();
        return views.get(
                some(form.households())
                        ? management.handToRescue(evacuation, form.households(), reason)
                        : management.handToRescue(evacuation, reason));
    }

    /** Who went back early is out again: said here, or by a tick at the door. */
    @PostMapping("/evacuations/{id}/brought-back")
    @PreAuthorize(DESK)
    ListView broughtBack(@PathVariable String id, @Valid @RequestBody BroughtBackForm form) {
        return views.get(management.broughtBack(
                access.require(id).id(), some(form.households()) ? form.households() : List.of()));
    }

    @PostMapping("/evacuations/{id}/verification")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'GRID_WORKER')")
    ListView verify(@PathVariable String id, @Valid @RequestBody VerificationForm form) {
        return views.get(management.verify(access.require(id).id(), form.empty(), form.by()));
    }

    @PostMapping("/evacuations/{id}/shelter")
    @PreAuthorize(DESK)
    ListView shelter(@PathVariable String id, @Valid @RequestBody ShelterForm form) {
        EvacuationId evacuation = access.require(id).id();
        String reason = blank(form.reason());
        return views.get(
                some(form.households())
                        ? management.reassignShelter(evacuation, form.households(), form.shelterId(), reason)
                        : management.reassignShelter(evacuation, form.shelterId(), reason));
    }

    @PostMapping("/evacuations/{id}/helpers")
    @PreAuthorize(DESK)
    ListView helper(@PathVariable String id, @Valid @RequestBody HelperForm form) {
        return views.get(
                management.addHelper(access.require(id).id(), form.username().strip()));
    }

    @PostMapping("/evacuations/{id}/all-clear")
    @PreAuthorize(SIGN)
    ListView allClear(@PathVariable String id, @Valid @RequestBody AllClearForm form) {
        return views.get(
                management.allClear(access.require(id).id(), form.reason().strip(), blank(form.despiteMissing())));
    }

    @PostMapping("/evacuations/{id}/return-permission")
    @PreAuthorize(DESK)
    ListView permitReturn(@PathVariable String id) {
        return views.get(management.permitReturn(access.require(id).id()));
    }

    @PostMapping("/evacuations/{id}/cancellation")
    @PreAuthorize(DESK)
    ListView cancel(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        return views.get(
                management.cancel(access.require(id).id(), form.reason().strip()));
    }

    /** Signed by the named authority; the law stands in the decision. */
    @PostMapping("/evacuations/{id}/households/{householdId}/forced-transfer")
    @PreAuthorize(SIGN)
    ListView force(@PathVariable String id, @PathVariable String householdId, @Valid @RequestBody ForcedForm form) {
        return views.get(management.signForcedTransfer(
                access.require(id).id(),
                householdId,
                form.authority().strip(),
                form.reason().strip()));
    }

    private static boolean some(List<String> households) {
        return households != null && !households.isEmpty();
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
