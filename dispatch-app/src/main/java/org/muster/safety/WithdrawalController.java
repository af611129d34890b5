package org.muster.safety;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.incident.Facts;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.safety.SafetyRecords.Assessment;
import org.muster.safety.SafetyRecords.Withdrawal;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What command says to all crews of an incident: back, on again, search, and how often they are counted. */
@RestController
@RequestMapping("/api/incidents/{id}")
class WithdrawalController {

    /** @param sector only the crews of this sector and those nobody knows the sector of */
    record WithdrawalForm(
            @NotBlank(message = "请写明撤离原因") @Size(max = 200, message = "原因不超过 200 字") String reason,
            @Size(max = 40, message = "没有这个分区") String sector) {}

    record Ordered(UUID id, Instant dueAt, int crews, int heads) {}

    /** @param wind the wind it was made for, in words; what is known when left out */
    record ResumptionForm(
            @NotNull(message = "请填写新的安全评估") @Valid FivePoints assessment,
            @Size(max = 40, message = "风情不超过 40 字") String wind,
            @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    record SearchForm(
            @Size(max = 10, message = "一次最多派 10 支队伍搜救") List<@NotBlank(message = "没有这条指令") String> orderIds,
            @Size(max = 200, message = "说明不超过 200 字") String note) {}

    record CadenceForm(
            @NotNull(message = "请填写点名周期（分钟）") @Min(value = 1, message = "点名周期为 1 到 240 分钟") @Max(value = 240, message = "点名周期为 1 到 240 分钟") Integer minutes,
            @NotBlank(message = "请写明原因") @Size(max = 200, message = "原因不超过 200 字") String reason) {}

    private final Withdrawals withdrawals;
    private final RollCalls rollCalls;
    private final SafetyManagement management;
    private final Crews crews;
    private final IncidentAccess access;
    private final ObjectMapper json;

    WithdrawalController(
            Withdrawals withdrawals,
            RollCalls rollCalls,
            SafetyManagement management,
            Crews crews,
            IncidentAccess access,
            ObjectMapper json) {
        this.withdrawals = withdrawals;
        this.rollCalls = rollCalls;
        this.management = management;
        this.crews = crews;
        this.access = access;
        this.json = json;
    }

    @PostMapping("/withdrawal")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public Ordered withdraw(@PathVariable String id, @Valid @RequestBody WithdrawalForm form) {
        Incident incident = open(id);
        String sector = form.sector() == null || form.sector().isBlank()
                ? null
                : form.sector().strip();
        Withdrawal ordered = withdrawals.order(incident.id(), form.reason().strip(), sector, null, null);
        List<Crew> called = crews.list(incident.id()).stream()
                .filter(it -> ordered.id().equals(it.withdrawalId()))
                .toList();
        return new Ordered(
                ordered.id(),
                ordered.dueAt(),
                called.size(),
                called.stream().mapToInt(Crew::heads).sum());
    }

    @PostMapping("/resumption")
    @PreAuthorize("hasRole('COMMANDER')")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public Assessment resume(@PathVariable String id, @Valid @RequestBody ResumptionForm form) {
        Incident incident = open(id);
        List<String> lacking = form.assessment().lacking(incident.hazard());
        if (!lacking.isEmpty()) {
            throw Problem.invalid(
                    "assessment", "五项未齐，不能恢复" + incident.hazard().push() + "：" + String.join("、", lacking));
        }
        String wind = form.wind() == null || form.wind().isBlank()
                ? known(incident)
                : form.wind().strip();
        return withdrawals.resume(incident.id(), json.valueToTree(form.assessment()), wind, form.reason());
    }

    private static String known(Incident incident) {
        Facts facts = incident.facts();
        return facts == null || facts.windSpeed() == null
                ? null
                : (facts.windDirection() == null ? "" : facts.windDirection() + " ") + facts.windSpeed() + " m/s";
    }

    @PostMapping("/searchers")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void search(@PathVariable String id, @Valid @RequestBody SearchForm form) {
        Incident incident = open(id);
        if (form.orderIds() == null || form.orderIds().isEmpty()) {
            throw Problem.invalid("orderIds", "请选择搜救队伍");
        }
        form.orderIds().stream()
                .distinct()
                .forEach(it -> management.search(incident.id(), OrderId.of(it), form.note()));
    }

    @PostMapping("/roll-call-cadence")
    @PreAuthorize("hasRole('COMMANDER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void cadence(@PathVariable String id, @Valid @RequestBody CadenceForm form) {
        rollCalls.cadence(
                open(id), Duration.ofMinutes(form.minutes()), form.reason().strip());
    }

    private Incident open(String id) {
        Incident incident = access.require(IncidentId.of(id));
        if (incident.status().over()) {
            throw Problem.conflict(
                            "illegal-transition", "事件" + incident.status().label() + "，不能再下令")
                    .with("state", incident.status());
        }
        return incident;
    }
}
