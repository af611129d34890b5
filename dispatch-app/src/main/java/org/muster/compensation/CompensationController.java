package org.muster.compensation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Compensation: claims are taken by the duty room, assessed and paid by whoever answers for it. */
@RestController
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
class CompensationController {

    /** What one claim can be at most, in yuan: ten digits before the point fit every column and every sum. */
    private static final String MOST = "9999999999.99";

    record ClaimForm(
            @NotBlank(message = "请填写申请人或单位") @Size(max = 50, message = "不超过 50 字") String claimant,
            @Size(max = 50, message = "联系方式不超过 50 字") String contact,
            @NotNull(message = "请选择征用 REQUISITION、互助借用 LOAN 或损失 LOSS") Claim.Kind kind,
            @NotBlank(message = "请写明依据：征用单、互助协议、核损记录") @Size(max = 200, message = "依据不超过 200 字") String basis,
            @NotBlank(message = "请写明是什么") @Size(max = 200, message = "不超过 200 字") String what,
            UUID requisitionId,
            @NotNull(message = "请填写申请金额（元）") @DecimalMin(value = "0.01", message = "金额须大于 0") @DecimalMax(value = MOST, message = "金额过大，请核对单位是元") @Digits(integer = 10, fraction = 2, message = "金额最多两位小数") BigDecimal claimed) {}

    record AssessmentForm(
            @NotNull(message = "请填写核定金额（元）") @DecimalMin(value = "0", message = "金额不能为负") @DecimalMax(value = MOST, message = "金额过大，请核对单位是元") @Digits(integer = 10, fraction = 2, message = "金额最多两位小数") BigDecimal amount,
            @NotBlank(message = "请写明怎样核定") @Size(max = 200, message = "不超过 200 字") String reason) {}

    record PaymentForm(@NotBlank(message = "请填写支付凭证号") @Size(max = 50, message = "凭证号不超过 50 字") String receipt) {}

    record RefusalForm(@NotBlank(message = "请写明不予补偿的理由") @Size(max = 200, message = "理由不超过 200 字") String reason) {}

    private final CompensationManagement management;
    private final IncidentAccess access;

    CompensationController(CompensationManagement management, IncidentAccess access) {
        this.management = management;
        this.access = access;
    }

    @GetMapping("/api/incidents/{id}/compensation")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    CompensationManagement.Compensation get(@PathVariable String id) {
        return management.of(access.require(IncidentId.of(id)).id());
    }

    @PostMapping("/api/incidents/{id}/compensation")
    @ResponseStatus(HttpStatus.CREATED)
    Claim claim(@PathVariable String id, @Valid @RequestBody ClaimForm form) {
        return management.claim(
                access.require(IncidentId.of(id)).id(),
                new CompensationManagement.Wanted(
                        form.claimant().strip(),
                        form.contact() == null || form.contact().isBlank()
                                ? null
                                : form.contact().strip(),
                        form.kind(),
                        form.basis().strip(),
                        form.what().strip(),
                        form.requisitionId(),
                        form.claimed()));
    }

    @PostMapping("/api/compensation/{id}/assessment")
    @PreAuthorize("hasRole('COMMANDER')")
    Claim assess(@PathVariable UUID id, @Valid @RequestBody AssessmentForm form) {
        access.require(management.incidentOf(id));
        return management.assess(id, form.amount(), form.reason().strip());
    }

    @PostMapping("/api/compensation/{id}/payment")
    @PreAuthorize("hasRole('COMMANDER')")
    Claim pay(@PathVariable UUID id, @Valid @RequestBody PaymentForm form) {
        access.require(management.incidentOf(id));
        return management.pay(id, form.receipt().strip());
    }

    @PostMapping("/api/compensation/{id}/refusal")
    @PreAuthorize("hasRole('COMMANDER')")
    Claim refuse(@PathVariable UUID id, @Valid @RequestBody RefusalForm form) {
        access.require(management.incidentOf(id));
        return management.refuse(id, form.reason().strip());
    }
}
