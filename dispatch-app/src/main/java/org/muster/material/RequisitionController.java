package org.muster.material;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.muster.depot.LotId;
import org.muster.depot.MaterialCode;
import org.muster.incident.IncidentAccess;
import org.muster.material.MaterialManagement.Wanted;
import org.muster.material.Requisitions.RequisitionView;
import org.muster.material.Requisitions.Returned;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Material taken by authority. */
@RestController
@RequestMapping("/api")
class RequisitionController {

    record ItemForm(
            @NotNull(message = "请选择物资") MaterialCode materialCode, @NotNull(message = "请填写数量") BigDecimal quantity) {}

    record RequisitionForm(
            @NotBlank(message = "请写明被征用单位或个人") @Size(max = 100, message = "被征用人不超过 100 字") String owner,
            @Size(max = 100, message = "联系方式不超过 100 字") String contact,
            @NotEmpty(message = "请至少填写一种物资") @Size(max = 50, message = "一次最多 50 种物资") List<@Valid @NotNull(message = "请选择物资") ItemForm> items,
            @NotBlank(message = "请写明征用理由") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    record BackForm(@NotNull(message = "请选择批次") LotId lotId, @NotNull(message = "请填写数量") BigDecimal quantity) {}

    record ReturnForm(
            @Size(max = 50, message = "一次最多 50 行") List<@Valid @NotNull(message = "行为空") BackForm> items,
            @Size(max = 500, message = "说明不超过 500 字") String note) {}

    record CompensationForm(
            @NotNull(message = "请填写补偿金额") BigDecimal amount,
            @NotBlank(message = "请写明补偿依据") @Size(max = 500, message = "依据不超过 500 字") String basis) {}

    private final Requisitions requisitions;
    private final IncidentAccess access;

    RequisitionController(Requisitions requisitions, IncidentAccess access) {
        this.requisitions = requisitions;
        this.access = access;
    }

    @GetMapping("/incidents/{id}/requisitions")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<RequisitionView> list(@PathVariable String id) {
        return requisitions.list(access.require(IncidentId.of(id)).id());
    }

    @PostMapping("/incidents/{id}/requisitions")
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER')")
    @ResponseStatus(HttpStatus.CREATED)
    RequisitionView take(@PathVariable String id, @Valid @RequestBody RequisitionForm form) {
        return requisitions.take(
                access.require(IncidentId.of(id)).id(),
                form.owner().strip(),
                form.contact(),
                form.items().stream()
                        .map(it -> new Wanted(it.materialCode(), it.quantity()))
                        .toList(),
                form.reason().strip());
    }

    /** @param form what comes back; everything when it says nothing */
    @PostMapping("/requisitions/{id}/return")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    RequisitionView giveBack(@PathVariable String id, @Valid @RequestBody ReturnForm form) {
        return requisitions.giveBack(
                theirs(id),
                form.items() == null
                        ? null
                        : form.items().stream()
                                .map(it -> new Returned(it.lotId(), it.quantity()))
                                .toList(),
                form.note());
    }

    @PostMapping("/requisitions/{id}/compensation")
    @PreAuthorize("hasAnyRole('COMMANDER', 'LEADER')")
    RequisitionView compensate(@PathVariable String id, @Valid @RequestBody CompensationForm form) {
        return requisitions.compensate(theirs(id), form.amount(), form.basis().strip());
    }

    private UUID theirs(String id) {
        try {
            RequisitionView it = requisitions.get(UUID.fromString(id));
            access.require(it.incidentId());
            return it.id();
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("征用单");
        }
    }
}
