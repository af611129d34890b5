package org.muster.muster;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.ResponderMessage;
import org.muster.dispatch.Responders;
import org.muster.dispatch.Spoken;
import org.muster.shared.Problem;
import org.muster.team.Duty;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The leader's and the duty room's side of a muster: roll call, substitutes, corrections, the code at the door. */
@RestController
@RequestMapping("/api/dispatch-orders/{id}")
class MusterController {

    record AbsentForm(
            @NotBlank(message = "请选择队员") String memberId, @Size(max = 100, message = "缺席原因不超过 100 字") String reason) {}

    record RollCallForm(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            @Size(max = 500, message = "一次最多点名 500 人") List<@NotBlank(message = "队员编号为空") String> present,
            @Size(max = 500, message = "一次最多点名 500 人") List<@Valid AbsentForm> absent)
            implements Spoken {}

    /** @param walkInId somebody from the door, or {@code memberId} somebody on the roll: one of the two */
    record SubstituteForm(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            @Size(max = 30, message = "没有这名队员") String memberId,
            UUID walkInId,
            @NotNull(message = "请选择岗位") Duty duty,
            boolean papersSeen)
            implements Spoken {}

    record CorrectionForm(
            @NotBlank(message = "请选择队员") @Size(max = 30, message = "没有这名队员") String memberId,
            @NotNull(message = "请选择到、缺或离开") Mark.Status status,
            @Size(max = 100, message = "缺席原因不超过 100 字") String reason,
            @NotBlank(message = "请写明为什么更正") @Size(max = 300, message = "更正说明不超过 300 字") String why) {}

    /** @param path from the root of this server, as the code spells it */
    record CodeView(String path, String teamName, String number, DispatchOrder.MusterPoint musterPoint) {}

    private final Responders responders;
    private final MusterManagement management;
    private final MusterViews views;
    private final MusterAccess access;
    private final MusterCodes codes;
    private final WalkIns walkIns;

    MusterController(
            Responders responders,
            MusterManagement management,
            MusterViews views,
            MusterAccess access,
            MusterCodes codes,
            WalkIns walkIns) {
        this.responders = responders;
        this.management = management;
        this.views = views;
        this.access = access;
        this.codes = codes;
        this.walkIns = walkIns;
    }

    /** Everybody on the roll with every mark ever made, who came besides, and what is lacking. */
    @GetMapping("/attendance")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER', 'MEMBER')")
    MusterViews.AttendanceView attendance(@PathVariable String id) {
        return views.whole(access.require(id));
    }

    @PostMapping("/attendance")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'MEMBER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> callRoll(@PathVariable String id, @Valid @RequestBody RollCallForm form) {
        List<String> present = form.present() == null
                ? List.of()
                : form.present().stream().distinct().toList();
        List<MusterManagement.Absent> absent = form.absent() == null
                ? List.of()
                : form.absent().stream()
                        .map(it -> new MusterManagement.Absent(it.memberId(), it.reason()))
                        .toList();
        if (present.isEmpty() && absent.isEmpty()) {
            throw Problem.invalid("present", "点名为空，请至少报一名队员到或缺");
        }
        return responders.take(
                id,
                Responders.Kind.ATTENDANCE,
                form.envelope(),
                form,
                order -> management.call(order, form.envelope(), present, absent));
    }

    /** Puts one mark right, with a reason; also after the muster was reached or the team has come home. */
    @PostMapping("/attendance-corrections")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'DISPATCHER', 'COMMANDER')")
    MusterViews.AttendanceView correct(@PathVariable String id, @Valid @RequestBody CorrectionForm form) {
        DispatchOrder order = access.require(id);
        management.correct(
                order.id(),
                form.memberId(),
                form.status(),
                form.reason(),
                form.why().strip());
        return views.whole(order);
    }

    /** Gives somebody a duty nobody mans; somebody from the door only after the leader has seen their papers. */
    @PostMapping("/substitutes")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'DISPATCHER', 'COMMANDER')")
    ResponseEntity<String> substitute(@PathVariable String id, @Valid @RequestBody SubstituteForm form) {
        if ((form.memberId() == null) == (form.walkInId() == null)) {
            throw Problem.invalid("memberId", "请选择一名队员，或一名随队人员");
        }
        return responders.take(id, Responders.Kind.SUBSTITUTE, form.envelope(), form, order -> {
            if (form.memberId() != null) {
                return management.substitute(order, form.envelope(), form.memberId(), form.duty());
            }
            if (!form.papersSeen()) {
                throw Problem.invalid("papersSeen", "请先当面核对保险和培训证明，再收编");
            }
            WalkIn walkIn = walkIns.find(order.id(), form.walkInId()).orElseThrow(() -> Problem.notFound("随队人员"));
            return management.takeOn(order, form.envelope(), walkIn, form.duty());
        });
    }

    /** The code for the muster point, to be shown or printed. */
    @GetMapping("/muster-code")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'DISPATCHER', 'COMMANDER')")
    CodeView code(@PathVariable String id) {
        DispatchOrder order = access.require(id);
        return new CodeView(codes.pathFor(order.id()), order.teamName(), order.label(), order.musterPoint());
    }
}
