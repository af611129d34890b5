package org.muster.level;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.muster.incident.IncidentAccess;
import org.muster.level.LevelManagement.Wanted;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts, changes, extends and ends a response, with the process or without it. */
@RestController
@RequestMapping("/api/incidents/{id}/response-level")
@PreAuthorize("hasAnyRole('COMMANDER', 'LEADER')")
class LevelController {

    record LevelForm(
            @NotNull(message = "请选择响应级别") ResponseLevel level,
            @NotBlank(message = "请写明启动或调整的理由") @Size(max = 500, message = "理由不超过 500 字") String reason,
            @Size(max = 200, message = "响应事项不超过 200 字") String matter,
            Instant expectedUntil,
            @Size(max = 2000, message = "措施不超过 2000 字") String measures) {}

    record ReasonForm(@NotBlank(message = "请写明理由") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    record ExtensionForm(
            @NotNull(message = "请填写新的预计结束时间") Instant expectedUntil,
            @NotBlank(message = "请写明延长的理由") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    record TerminationForm(
            @NotBlank(message = "请写明终止的理由") @Size(max = 500, message = "理由不超过 500 字") String reason,
            @NotBlank(message = "请写明怎样公布解除（突发事件应对法第八十六条）") @Size(max = 500, message = "公布方式不超过 500 字") String announcement,
            @NotBlank(message = "请写明保留哪些必要措施，没有写“无”") @Size(max = 2000, message = "保留措施不超过 2000 字") String measuresKept) {}

    private final LevelManagement management;
    private final IncidentAccess access;

    LevelController(LevelManagement management, IncidentAccess access) {
        this.management = management;
        this.access = access;
    }

    /** Signs a level; level I is in force with the second signature only. */
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void approve(@PathVariable String id, @Valid @RequestBody LevelForm form) {
        Wanted wanted =
                new Wanted(form.level(), form.matter(), form.reason(), form.expectedUntil(), form.measures(), true);
        management.approve(access.require(IncidentId.of(id)).id(), wanted, false);
    }

    @PostMapping("/signature-withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawSignature(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        management.withdrawSignature(
                access.require(IncidentId.of(id)).id(), form.reason().strip());
    }

    @PostMapping("/extension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void extend(@PathVariable String id, @Valid @RequestBody ExtensionForm form) {
        management.extend(
                access.require(IncidentId.of(id)).id(),
                form.expectedUntil(),
                form.reason().strip(),
                false);
    }

    @PostMapping("/termination")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, @Valid @RequestBody TerminationForm form) {
        management.end(
                access.require(IncidentId.of(id)).id(),
                form.reason().strip(),
                form.announcement().strip(),
                form.measuresKept().strip(),
                false);
    }
}
