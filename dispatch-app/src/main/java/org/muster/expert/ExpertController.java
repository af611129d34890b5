package org.muster.expert;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.expert.ExpertCall.Answer;
import org.muster.expert.ExpertProposals.Proposals;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Experts: the register, whom to ask, and what those who were asked say. */
@RestController
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
class ExpertController {

    private static final String READERS = "hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')";

    /** How the duty room heard them. */
    enum Via {
        PHONE,
        VIDEO,
        IN_PERSON
    }

    record CallForm(
            @NotBlank(message = "请选择专家") @Size(max = 30, message = "专家编号不超过 30 字") String expertId,
            @NotBlank(message = "请写明要请教什么") @Size(max = 200, message = "问题不超过 200 字") String question,
            @Size(max = 200, message = "理由不超过 200 字") String reason) {}

    record AnswerForm(
            @NotNull(message = "请选择应答：ON_SITE 到现场、VIDEO 视频参加 或 DECLINED 不能参加") Answer answer,
            @NotNull(message = "代答须注明渠道：PHONE 电话、VIDEO 视频 或 IN_PERSON 当面") Via via) {}

    record JoinedForm(boolean byVideo) {}

    record AdviceForm(
            @NotNull(message = "缺少本机编号 clientId（UUID）") UUID clientId,
            @NotBlank(message = "请写下专家意见") @Size(max = 2000, message = "意见不超过 2000 字") String text,
            Instant signedAt,
            @NotNull(message = "请注明渠道：PHONE 电话、VIDEO 视频 或 IN_PERSON 当面") Via via) {}

    record CreditForm(
            @NotNull(message = "请填写信用分") @Min(value = -20, message = "信用分为 -20 到 20") @Max(value = 20, message = "信用分为 -20 到 20") Integer points,
            @NotBlank(message = "请写明依据") @Size(max = 200, message = "依据不超过 200 字") String reason,
            CreditGrade grade) {}

    private final ExpertManagement management;
    private final Experts experts;
    private final ExpertCalls calls;
    private final ExpertProposals proposals;
    private final IncidentAccess access;

    ExpertController(
            ExpertManagement management,
            Experts experts,
            ExpertCalls calls,
            ExpertProposals proposals,
            IncidentAccess access) {
        this.management = management;
        this.experts = experts;
        this.calls = calls;
        this.proposals = proposals;
        this.access = access;
    }

    /** Those of the caller's own divisions. */
    @GetMapping("/api/experts")
    @PreAuthorize(READERS)
    List<Expert> list() {
        return experts.listIn(Caller.current().divisions());
    }

    /** @param substance id of a substance card the facts do not name yet */
    @GetMapping("/api/incidents/{id}/expert-proposals")
    Proposals propose(@PathVariable String id, @RequestParam(required = false) @Size(max = 30) String substance) {
        Incident incident = access.require(IncidentId.of(id));
        return proposals.of(incident, substance);
    }

    @GetMapping("/api/incidents/{id}/expert-calls")
    @PreAuthorize(READERS)
    List<ExpertCall> calls(@PathVariable String id) {
        return calls.list(access.require(IncidentId.of(id)).id());
    }

    @PostMapping("/api/incidents/{id}/expert-calls")
    @ResponseStatus(HttpStatus.CREATED)
    ExpertCall call(@PathVariable String id, @Valid @RequestBody CallForm form) {
        return management.call(
                access.require(IncidentId.of(id)).id(),
                form.expertId().strip(),
                form.question().strip(),
                form.reason() == null || form.reason().isBlank()
                        ? null
                        : form.reason().strip());
    }

    @PostMapping("/api/expert-calls/{id}/answer")
    ExpertCall answer(@PathVariable UUID id, @Valid @RequestBody AnswerForm form) {
        require(id);
        return management.answerFor(id, form.answer(), form.via().name());
    }

    @PostMapping("/api/expert-calls/{id}/joined")
    ExpertCall joined(@PathVariable UUID id, @Valid @RequestBody JoinedForm form) {
        require(id);
        return management.joined(id, form.byVideo());
    }

    @PostMapping("/api/expert-calls/{id}/advice")
    @ResponseStatus(HttpStatus.CREATED)
    ExpertCall advise(@PathVariable UUID id, @Valid @RequestBody AdviceForm form) {
        require(id);
        return management.advise(
                id,
                form.clientId(),
                form.text().strip(),
                form.signedAt(),
                form.via().name());
    }

    @PostMapping("/api/expert-calls/{id}/credit")
    @PreAuthorize("hasRole('COMMANDER')")
    @ResponseStatus(HttpStatus.CREATED)
    ExpertCall credit(@PathVariable UUID id, @Valid @RequestBody CreditForm form) {
        require(id);
        return management.credit(id, form.points(), form.reason().strip(), form.grade());
    }

    private void require(UUID call) {
        access.require(calls.incidentOf(call).orElseThrow(() -> Problem.notFound("专家")));
    }
}
