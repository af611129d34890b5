package org.muster.monitoring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Monitoring points, readings and fire-water; said by the duty room or by a team that is there. */
@RestController
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'TEAM_LEADER')")
class MonitoringController {

    record PointForm(
            @NotBlank(message = "请写明监测点位置") @Size(max = 50, message = "位置不超过 50 字") String name,
            @NotNull(message = "请选择大气 AIR 或水 WATER") Medium medium,
            @NotNull(message = "请在图上点位") Position location,
            @NotBlank(message = "请写明监测什么") @Size(max = 50, message = "不超过 50 字") String substance,
            @NotBlank(message = "请写明单位") @Size(max = 20, message = "单位不超过 20 字") String unit,
            @NotNull(message = "请填写达标限值") @PositiveOrZero(message = "限值不能为负") @DecimalMax(value = "1000000", message = "限值过大") @Digits(integer = 7, fraction = 4, message = "限值最多四位小数") BigDecimal cleanBelow,
            @NotBlank(message = "请写明限值的出处") @Size(max = 100, message = "出处不超过 100 字") String limitSource) {}

    record ReadingForm(
            @NotNull(message = "缺少本机编号 clientId（UUID）") UUID clientId,
            @NotNull(message = "请填写读数") @PositiveOrZero(message = "读数不能为负") @DecimalMax(value = "1000000", message = "读数过大") @Digits(integer = 7, fraction = 4, message = "读数最多四位小数") BigDecimal value,
            boolean atLeast,
            Instant measuredAt,
            @Size(max = 200, message = "说明不超过 200 字") String note) {}

    record CloseForm(@NotBlank(message = "请写明撤点的原因") @Size(max = 200, message = "原因不超过 200 字") String reason) {}

    record FireWaterForm(
            @NotBlank(message = "请写明位置") @Size(max = 100, message = "位置不超过 100 字") String place,
            @NotNull(message = "请选择措施") FireWater.Measure measure,
            @Min(value = 0, message = "水量不能为负") @Max(value = 10_000_000, message = "水量过大") Integer cubicMetres,
            @Size(max = 500, message = "说明不超过 500 字") String note) {}

    private final MonitoringManagement management;
    private final IncidentAccess access;

    MonitoringController(MonitoringManagement management, IncidentAccess access) {
        this.management = management;
        this.access = access;
    }

    @GetMapping("/api/incidents/{id}/monitoring")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER')")
    MonitoringManagement.Monitoring list(@PathVariable String id) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        return management.of(incident).orElseGet(() -> management.none());
    }

    @PostMapping("/api/incidents/{id}/monitoring-points")
    @ResponseStatus(HttpStatus.CREATED)
    MonitoringPoint set(@PathVariable String id, @Valid @RequestBody PointForm form) {
        return management.set(
                access.require(IncidentId.of(id)).id(),
                new MonitoringManagement.Wanted(
                        form.name().strip(),
                        form.medium(),
                        form.location(),
                        form.substance().strip(),
                        form.unit().strip(),
                        form.cleanBelow(),
                        form.limitSource().strip()));
    }

    @PostMapping("/api/monitoring-points/{id}/readings")
    @ResponseStatus(HttpStatus.CREATED)
    MonitoringPoint take(@PathVariable UUID id, @Valid @RequestBody ReadingForm form) {
        access.require(management.incidentOf(id));
        return management.take(
                id,
                new MonitoringManagement.Measured(
                        form.clientId(), form.value(), form.atLeast(), form.measuredAt(), text(form.note())));
    }

    @PostMapping("/api/monitoring-points/{id}/closure")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable UUID id, @Valid @RequestBody CloseForm form) {
        access.require(management.incidentOf(id));
        management.close(id, form.reason().strip());
    }

    @PostMapping("/api/incidents/{id}/fire-water")
    @ResponseStatus(HttpStatus.CREATED)
    FireWater handle(@PathVariable String id, @Valid @RequestBody FireWaterForm form) {
        return management.handle(
                access.require(IncidentId.of(id)).id(),
                form.place().strip(),
                form.measure(),
                form.cubicMetres(),
                text(form.note()));
    }

    private static String text(String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
