package org.muster.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who outside may see an incident, and for how long. */
@RestController
@RequestMapping("/api/incidents/{id}/shares")
class ShareController {

    /** @param minutes how long it holds; 12 hours when nothing is said */
    record ShareForm(
            @NotNull(message = "请选择与哪个辖区共享") DivisionCode divisionCode,
            @NotNull(message = "请选择共享程度：VIEW 只看，ASSIST 协助") Sight degree,
            Integer minutes,
            @NotBlank(message = "请写明共享的理由") @Size(max = 200, message = "理由不超过 200 字") String reason) {

        private static final int HALF_A_DAY = 12 * 60;

        Duration lasting() {
            return Duration.ofMinutes(minutes == null ? HALF_A_DAY : minutes);
        }
    }

    private final IncidentSharing sharing;
    private final IncidentAccess access;

    ShareController(IncidentSharing sharing, IncidentAccess access) {
        this.sharing = sharing;
        this.access = access;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<IncidentShare> list(@PathVariable String id) {
        return sharing.list(access.require(IncidentId.of(id)).id());
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    @ResponseStatus(HttpStatus.CREATED)
    IncidentShare share(@PathVariable String id, @Valid @RequestBody ShareForm form) {
        Incident incident = access.require(IncidentId.of(id));
        return sharing.share(
                incident.id(),
                form.divisionCode(),
                form.degree(),
                form.lasting(),
                form.reason().strip());
    }

    @DeleteMapping("/{shareId}")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, @PathVariable UUID shareId) {
        sharing.revoke(access.require(IncidentId.of(id)).id(), shareId, "收回");
    }
}
