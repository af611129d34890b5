package org.muster.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.division.Divisions;
import org.muster.incident.Facts;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Intake: what was reported, and what becomes of it. */
@RestController
@RequestMapping("/api/alerts")
class AlertController {

    private static final int PAGE = 200;

    record ReporterForm(
            @Size(max = 50, message = "姓名不超过 50 字") String name,
            @Size(max = 30, message = "电话不超过 30 位") String phone) {}

    record AlertForm(
            @NotNull(message = "请选择灾种") Hazard hazard,
            Alert.Channel channel,
            @NotNull(message = "请在图上点位或填写经纬度") Position location,
            @NotBlank(message = "请填写地点") @Size(max = 100, message = "地点不超过 100 字") String place,
            @Size(max = 2000, message = "情况不超过 2000 字") String description,
            @Valid ReporterForm reporter,
            JsonNode details,
            boolean exercise,
            @Min(value = 1, message = "推演倍速为 1 到 3600") @Max(value = 3600, message = "推演倍速为 1 到 3600") Integer exerciseSpeed) {}

    /** @param exerciseSpeed of an exercise that is raised here; null for what the alert says */
    record ConfirmationForm(
            String incidentId,
            @Min(value = 1, message = "推演倍速为 1 到 3600") @Max(value = 3600, message = "推演倍速为 1 到 3600") Integer exerciseSpeed) {}

    record DismissalForm(@NotBlank(message = "请写明排除的理由") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AlertView(
            UUID id,
            Hazard hazard,
            Alert.Channel channel,
            Position location,
            String place,
            String description,
            Alert.Reporter reporter,
            Facts details,
            DivisionCode divisionCode,
            String divisionName,
            boolean exercise,
            Alert.Status status,
            Instant receivedAt,
            String receivedBy,
            IncidentId incidentId,
            String dismissal,
            List<AlertManagement.Duplicate> possibleDuplicates) {}

    private final AlertManagement management;
    private final Alerts alerts;
    private final Jurisdiction jurisdiction;
    private final Divisions divisions;

    AlertController(AlertManagement management, Alerts alerts, Jurisdiction jurisdiction, Divisions divisions) {
        this.management = management;
        this.alerts = alerts;
        this.jurisdiction = jurisdiction;
        this.divisions = divisions;
    }

    @PostMapping
    @PreAuthorize(
            "hasAnyRole('DISPATCHER', 'COMMANDER', 'TEAM_LEADER', 'GRID_WORKER', 'ENTERPRISE_CONTACT') or hasAuthority('SCOPE_alerts')")
    @ResponseStatus(HttpStatus.CREATED)
    AlertManagement.Received receive(@Valid @RequestBody AlertForm form) {
        return management.receive(new AlertManagement.Receive(
                form.hazard(),
                form.channel() == null ? Alert.Channel.OTHER : form.channel(),
                form.location(),
                form.place().strip(),
                form.description() == null ? "" : form.description().strip(),
                form.reporter() == null
                        ? null
                        : new Alert.Reporter(
                                form.reporter().name(), form.reporter().phone()),
                Facts.from(form.details()),
                form.exercise(),
                form.exerciseSpeed()));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<AlertView> list(@RequestParam(required = false) Alert.Status status) {
        return alerts.list(jurisdiction.patterns(), status, PAGE).stream()
                .map(it -> view(it, List.of()))
                .toList();
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    AlertView get(@PathVariable UUID id) {
        Alert alert = alerts.find(id)
                .filter(it -> Caller.current().covers(it.divisionCode()))
                .orElseThrow(() -> Problem.notFound("报警"));
        return view(alert, alert.status() == Alert.Status.RECEIVED ? management.duplicatesOf(alert) : List.of());
    }

    @PostMapping("/{id}/confirmation")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, IncidentId> confirm(
            @PathVariable UUID id, @Valid @RequestBody(required = false) ConfirmationForm form) {
        IncidentId join = form == null || form.incidentId() == null ? null : IncidentId.of(form.incidentId());
        return Map.of("incidentId", management.confirm(id, join, form == null ? null : form.exerciseSpeed()));
    }

    @PostMapping("/{id}/dismissal")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable UUID id, @Valid @RequestBody DismissalForm form) {
        management.dismiss(id, form.reason());
    }

    private AlertView view(Alert it, List<AlertManagement.Duplicate> duplicates) {
        return new AlertView(
                it.id(),
                it.hazard(),
                it.channel(),
                it.location(),
                it.place(),
                it.description(),
                it.reporter(),
                it.details(),
                it.divisionCode(),
                divisions.nameOf(it.divisionCode()),
                it.exercise(),
                it.status(),
                it.receivedAt(),
                it.receivedBy(),
                it.incidentId(),
                it.dismissal(),
                duplicates);
    }
}
