package org.muster.casualty;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.muster.account.Jurisdiction;
import org.muster.casualty.Hospital.Beds;
import org.muster.casualty.Hospital.Decontamination;
import org.muster.casualty.Hospital.Report;
import org.muster.casualty.Hospital.Traffic;
import org.muster.casualty.HospitalManagement.HospitalView;
import org.muster.shared.ActorContext;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hospitals and the beds they report, in the words of EDXL-HAVE. */
@RestController
class HospitalController {

    record BedsForm(
            @NotNull(message = "请选择床位种类") BedType bed,
            @NotNull(message = "请填写开放床位") @Min(value = 0, message = "床位不能为负") @Max(value = 10_000, message = "床位过多") Integer baseline,
            @NotNull(message = "请填写空余床位") @Min(value = 0, message = "床位不能为负") @Max(value = 10_000, message = "床位过多") Integer available) {}

    record ReportForm(
            Instant reportedAt,
            @NotNull(message = "请选择接收情况：NORMAL、ADVISORY 或 CLOSED") Traffic traffic,
            @Min(value = 0, message = "等候时间不能为负") @Max(value = 600, message = "等候时间不超过 600 分钟") Integer offloadMinutes,
            @NotNull(message = "请选择洗消能力：INACTIVE、OPEN、FULL 或 EXCEEDED") Decontamination decontamination,
            @NotBlank(message = "请写明医院报数的人") @Size(max = 50, message = "报数的人不超过 50 字") String saidBy,
            @Size(max = 200, message = "说明不超过 200 字") String note,
            @NotEmpty(message = "请至少报一种床位") @Size(max = 20, message = "床位种类过多") List<@NotNull @Valid BedsForm> beds) {}

    private final HospitalManagement management;
    private final Jurisdiction jurisdiction;

    HospitalController(HospitalManagement management, Jurisdiction jurisdiction) {
        this.management = management;
        this.jurisdiction = jurisdiction;
    }

    @GetMapping("/api/hospitals")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'ADMIN')")
    List<HospitalView> list() {
        return management.listLike(jurisdiction.patterns());
    }

    @PostMapping("/api/hospitals/{id}/beds")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    HospitalView report(@PathVariable String id, @Valid @RequestBody ReportForm form) {
        jurisdiction.require(management.get(id).divisionCode(), "医院");
        return management.report(
                id,
                new Report(
                        form.reportedAt(),
                        form.traffic(),
                        form.offloadMinutes(),
                        form.decontamination(),
                        form.saidBy().strip(),
                        ActorContext.actor().name(),
                        form.note() == null || form.note().isBlank()
                                ? null
                                : form.note().strip(),
                        form.beds().stream()
                                .map(it -> new Beds(it.bed(), it.baseline(), it.available()))
                                .toList()));
    }
}
