package org.muster.aid;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.muster.account.Caller;
import org.muster.aid.AidManagement.Chosen;
import org.muster.aid.AidViews.AidView;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.Recommendation;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The desk's side of aid: the county that asks, the level that answers, the county that gives. */
@RestController
@RequestMapping("/api")
class AidController {

    private static final int MOST_AT_ONCE = 20;

    /** @param need what is wanted, in the words of the requirement: 专业队 */
    record RequestForm(
            AidRequest.Form form,
            @NotBlank(message = "请写明要什么队伍") @Size(max = 60, message = "队伍种类不超过 60 字") String need,
            List<TeamKind> kinds,
            @Size(max = 40, message = "技能不超过 40 字") String skill,
            @NotNull(message = "请填写人数") @Min(value = 1, message = "人数至少 1 人") @Max(value = 10_000, message = "人数不超过 10000 人") Integer people,
            @NotBlank(message = "请写明任务") @Size(max = 500, message = "任务不超过 500 字") String task,
            @Size(max = 100, message = "地点不超过 100 字") String place,
            Position location,
            Instant neededBy,
            @NotBlank(message = "请写明为什么需要增援") @Size(max = 500, message = "理由不超过 500 字") String reason,
            @Valid MilitaryForm military) {

        AidAsk ask() {
            return new AidAsk(
                    form == null ? AidRequest.Form.CIVIL : form,
                    need.strip(),
                    kinds == null ? List.of() : kinds,
                    skill,
                    people,
                    task.strip(),
                    place == null || place.isBlank() ? null : place.strip(),
                    location,
                    neededBy,
                    reason.strip(),
                    // the answer is the army's to give
                    military == null ? null : military.answered(null, null));
        }
    }

    record ChosenForm(
            @NotBlank(message = "请选择队伍") @Size(max = 20, message = "没有这支队伍") String teamId,
            @Size(max = 500, message = "任务不超过 500 字") String task) {}

    /** @param passRest ask the next level for what is still lacking */
    record AssignmentForm(
            @NotEmpty(message = "请至少选择一支队伍") @Size(max = MOST_AT_ONCE, message = "一次最多派 20 支队伍") List<@Valid ChosenForm> teams,
            @Size(max = 500, message = "说明不超过 500 字") String note,
            boolean passRest) {}

    record ReasonForm(@NotBlank(message = "请写明原因") @Size(max = 500, message = "原因不超过 500 字") String reason) {}

    record ObjectionForm(
            @NotBlank(message = "请指明是哪支队伍的指令") @Size(max = 40, message = "没有这条指令") String orderId,
            @NotBlank(message = "请写明异议的理由") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    record ReviewForm(
            @NotNull(message = "请选择维持派队还是撤回另派") Boolean upheld,
            @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    record MilitaryAnswerForm(
            @NotNull(message = "请选择同意或不同意") Boolean agreed,
            @NotBlank(message = "请写明由谁答复") @Size(max = 60, message = "答复人不超过 60 字") String by,
            @NotNull(message = "请选择答复方式：PHONE、PAPER 或 IN_PERSON") MilitaryForm.Via via,
            @Size(max = 20, message = "没有这支队伍") String teamId,
            @NotBlank(message = "请写明答复内容") @Size(max = 500, message = "答复内容不超过 500 字") String text) {}

    record ThanksForm(@Size(max = 500, message = "致谢不超过 500 字") String text) {}

    private final AidManagement aid;
    private final AidEnquiries enquiries;
    private final AidViews views;
    private final IncidentAccess access;

    AidController(AidManagement aid, AidEnquiries enquiries, AidViews views, IncidentAccess access) {
        this.aid = aid;
        this.enquiries = enquiries;
        this.views = views;
        this.access = access;
    }

    @GetMapping("/aid-requests")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<AidView> list() {
        return views.listOfCaller();
    }

    @PostMapping("/incidents/{id}/aid-requests")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.CREATED)
    AidView request(@PathVariable String id, @Valid @RequestBody RequestForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        return views.get(aid.request(incident, form.ask()).id());
    }

    @GetMapping("/aid-requests/{id}/candidates")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    Recommendation candidates(@PathVariable String id) {
        return enquiries.candidates(asked(id));
    }

    @PostMapping("/aid-requests/{id}/assignment")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    AidView assign(@PathVariable String id, @Valid @RequestBody AssignmentForm form) {
        List<Chosen> chosen = form.teams().stream()
                .map(it -> new Chosen(
                        new TeamId(it.teamId()),
                        it.task() == null || it.task().isBlank()
                                ? null
                                : it.task().strip()))
                .toList();
        return views.get(
                aid.assign(asked(id), chosen, form.note(), form.passRest()).id());
    }

    @PostMapping("/aid-requests/{id}/passing-up")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    AidView passUp(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        return views.get(aid.passUp(asked(id), form.reason().strip()).id());
    }

    @PostMapping("/aid-requests/{id}/refusal")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    AidView decline(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        return views.get(aid.decline(asked(id), form.reason().strip()).id());
    }

    @PostMapping("/aid-requests/{id}/objection-review")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    AidView review(@PathVariable String id, @Valid @RequestBody ReviewForm form) {
        return views.get(aid.review(asked(id), form.upheld(), form.reason()).id());
    }

    /** By the county the team comes from; nobody else may. */
    @PostMapping("/aid-requests/{id}/objection")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void object(@PathVariable String id, @Valid @RequestBody ObjectionForm form) {
        AidId request = AidId.of(id);
        OrderId order = OrderId.of(form.orderId());
        if (!enquiries.gives(Caller.current(), request, order)) {
            throw Problem.notFound("增援请求");
        }
        aid.object(request, order, form.reason().strip());
    }

    @PostMapping("/aid-requests/{id}/withdrawal")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    AidView withdraw(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        return views.get(aid.withdraw(asking(id), form.reason().strip()).id());
    }

    @PostMapping("/aid-requests/{id}/military-answer")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    AidView militaryAnswered(@PathVariable String id, @Valid @RequestBody MilitaryAnswerForm form) {
        TeamId unit = form.teamId() == null || form.teamId().isBlank() ? null : new TeamId(form.teamId());
        AidId request = asking(id);
        return views.get(aid.militaryAnswered(
                        request,
                        form.agreed(),
                        form.by().strip(),
                        form.via(),
                        unit,
                        form.text().strip())
                .id());
    }

    /** A unit that is in no register has come. */
    @PostMapping("/aid-requests/{id}/arrival")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    AidView arrived(@PathVariable String id) {
        return views.get(aid.militaryMoved(asking(id), false).id());
    }

    /** A unit that is in no register has gone. */
    @PostMapping("/aid-requests/{id}/release")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    AidView released(@PathVariable String id) {
        return views.get(aid.militaryMoved(asking(id), true).id());
    }

    @PostMapping("/aid-requests/{id}/thanks")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    AidView thank(@PathVariable String id, @Valid @RequestBody(required = false) ThanksForm form) {
        return views.get(
                aid.thank(asking(id), form == null ? null : form.text()).id());
    }

    /** The request, for those whose incident it is. */
    private AidId asking(String id) {
        AidRequest request = enquiries.get(AidId.of(id));
        access.require(request.incidentId());
        return request.id();
    }

    /** The request, for the level that is asked and those above it; whoever asked may only wait. */
    private AidId asked(String id) {
        AidRequest request = enquiries.get(AidId.of(id));
        access.require(request.incidentId());
        Caller caller = Caller.current();
        if (!caller.covers(request.asked())
                || request.form() == AidRequest.Form.CIVIL
                        && caller.divisions().stream().allMatch(request.asking()::covers)) {
            throw Problem.forbidden("这件请求由" + enquiries.askedName(request) + "答复");
        }
        return request.id();
    }
}
