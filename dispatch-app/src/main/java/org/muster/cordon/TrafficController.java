package org.muster.cordon;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.muster.incident.IncidentAccess;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Traffic points of an accident: set by the duty room, manned and lifted by whoever is there. */
@RestController
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'TEAM_LEADER')")
class TrafficController {

    record PointForm(
            @NotBlank(message = "请写明管制点位置") @Size(max = 50, message = "位置不超过 50 字") String name,
            @NotNull(message = "请在图上点位") Position location,
            @NotNull(message = "请选择封闭 CLOSED、单向放行 ONE_WAY、引导通行 ESCORT 或应急通道 EMERGENCY_LANE") TrafficPoint.Control control,
            @NotBlank(message = "请写明由哪个公安单位负责") @Size(max = 50, message = "单位不超过 50 字") String unit,
            @Size(max = 30, message = "姓名不超过 30 字") String keptBy,
            @Pattern(regexp = "[+0-9 -]{3,20}", message = "电话须为 3 到 20 位数字") String phone,
            Instant untilAt,
            @Size(max = 200, message = "说明不超过 200 字") String note) {}

    record ManningForm(@Size(max = 30, message = "姓名不超过 30 字") String keptBy) {}

    record LiftForm(@NotBlank(message = "请写明撤除的原因") @Size(max = 200, message = "原因不超过 200 字") String reason) {}

    private final TrafficManagement management;
    private final IncidentAccess access;

    TrafficController(TrafficManagement management, IncidentAccess access) {
        this.management = management;
        this.access = access;
    }

    @PostMapping("/api/incidents/{id}/traffic-points")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.CREATED)
    TrafficPoint set(@PathVariable String id, @Valid @RequestBody PointForm form) {
        return management.set(
                access.require(IncidentId.of(id)).id(),
                new TrafficManagement.Wanted(
                        form.name().strip(),
                        form.location(),
                        form.control(),
                        form.unit().strip(),
                        text(form.keptBy()),
                        text(form.phone()) == null ? null : form.phone().replaceAll("[ -]", ""),
                        form.untilAt(),
                        text(form.note())));
    }

    @PostMapping("/api/traffic-points/{id}/manning")
    TrafficPoint manned(@PathVariable UUID id, @Valid @RequestBody ManningForm form) {
        access.require(management.incidentOf(id));
        return management.manned(id, text(form.keptBy()), ActorContext.channel());
    }

    @PostMapping("/api/traffic-points/{id}/lifting")
    TrafficPoint lifted(@PathVariable UUID id, @Valid @RequestBody LiftForm form) {
        access.require(management.incidentOf(id));
        return management.lifted(id, form.reason().strip(), ActorContext.channel());
    }

    private static String text(String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
