package org.muster.entry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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

/** The board of the entry control officer, at the desk or on the leader's phone at the edge of the hot zone. */
@RestController
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'TEAM_LEADER')")
class EntryController {

    record EntrantForm(
            UUID id,
            @NotBlank(message = "请逐人写明姓名") @Size(max = 30, message = "姓名不超过 30 字") String name,
            @Size(max = 50, message = "单位不超过 50 字") String unit,
            @NotNull(message = "请填写气瓶压力（bar，300 即 30 MPa）") @Min(value = 1, message = "气瓶压力至少 1 bar") @Max(value = 400, message = "气瓶压力不超过 400 bar（40 MPa）") Integer bar,
            @DecimalMin(value = "1", message = "气瓶容积至少 1 升") @DecimalMax(value = "60", message = "气瓶容积不超过 60 升") BigDecimal litres) {}

    record StartForm(
            @NotNull(message = "缺少本机编号 clientId（UUID）") UUID clientId,
            @NotBlank(message = "请写明进去做什么") @Size(max = 100, message = "任务不超过 100 字") String task,
            @Size(max = 100, message = "路线不超过 100 字") String wayIn,
            @Size(max = 100, message = "救援组不超过 100 字") String standby,
            @Size(max = 200, message = "理由不超过 200 字") String exception,
            Instant startedAt,
            @NotEmpty(message = "请逐人写明进入人员") @Size(max = 12, message = "一组最多 12 人") List<@NotNull @Valid EntrantForm> entrants) {}

    record AirForm(
            @NotNull(message = "请填写气瓶压力（bar）") @Min(value = 1, message = "气瓶压力至少 1 bar") @Max(value = 400, message = "气瓶压力不超过 400 bar") Integer bar,
            Instant readAt) {}

    record ReasonForm(@NotBlank(message = "请写明原因") @Size(max = 200, message = "原因不超过 200 字") String reason) {}

    record StandbyForm(@NotBlank(message = "请写明着装待命的救援组") @Size(max = 100, message = "救援组不超过 100 字") String standby) {}

    record HeardForm(Instant heardAt) {}

    /** @param outAt when they came out, as the phone says; null for now */
    record OutForm(@Size(max = 12, message = "一组最多 12 人") List<@NotNull UUID> entrants, Instant outAt) {}

    record DecontaminationForm(
            @NotNull(message = "请选择 CLEAN 放行或 HOSPITAL 送医") Entrant.Outcome outcome,
            @Size(max = 200, message = "说明不超过 200 字") String note,
            Instant at) {}

    private final EntryManagement management;
    private final IncidentAccess access;

    EntryController(EntryManagement management, IncidentAccess access) {
        this.management = management;
        this.access = access;
    }

    @GetMapping("/api/incidents/{id}/entries")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'TEAM_LEADER')")
    List<Entry> list(@PathVariable String id) {
        return management.list(access.require(IncidentId.of(id)).id());
    }

    @PostMapping("/api/incidents/{id}/entries")
    @ResponseStatus(HttpStatus.CREATED)
    Entry start(@PathVariable String id, @Valid @RequestBody StartForm form) {
        return management.start(
                access.require(IncidentId.of(id)).id(),
                new EntryManagement.Start(
                        new EntryId(form.clientId()),
                        form.task().strip(),
                        text(form.wayIn()),
                        text(form.standby()),
                        text(form.exception()),
                        form.startedAt(),
                        form.entrants().stream()
                                .map(it -> new EntryManagement.Wanted(
                                        it.id(), it.name().strip(), text(it.unit()), it.bar(), it.litres()))
                                .toList()));
    }

    @PostMapping("/api/entries/{id}/entrants/{entrantId}/air")
    Entry read(@PathVariable String id, @PathVariable UUID entrantId, @Valid @RequestBody AirForm form) {
        return management.read(require(id), entrantId, form.bar(), form.readAt());
    }

    @PostMapping("/api/entries/{id}/recall")
    Entry recall(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        EntryId which = require(id);
        management.recall(which, form.reason().strip());
        return management.find(which);
    }

    @PostMapping("/api/entries/{id}/recall-acknowledgement")
    Entry recallHeard(@PathVariable String id, @RequestBody(required = false) HeardForm form) {
        return management.recallHeard(require(id), form == null ? null : form.heardAt());
    }

    /** Why an entry is against the rule: the answer to what was asked about it. */
    @PostMapping("/api/entries/{id}/explanation")
    Entry explain(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        EntryId which = require(id);
        management.explain(which, form.reason().strip());
        return management.find(which);
    }

    /** A rescue pair stands by now. */
    @PostMapping("/api/entries/{id}/standby")
    Entry addStandby(@PathVariable String id, @Valid @RequestBody StandbyForm form) {
        EntryId which = require(id);
        management.addStandby(which, form.standby().strip());
        return management.find(which);
    }

    /** Without names: everybody who is still inside. */
    @PostMapping("/api/entries/{id}/out")
    Entry out(@PathVariable String id, @Valid @RequestBody(required = false) OutForm form) {
        return management.out(
                require(id),
                form == null || form.entrants() == null ? List.of() : form.entrants(),
                form == null ? null : form.outAt());
    }

    @PostMapping("/api/entries/{id}/entrants/{entrantId}/decontamination")
    Entry decontaminate(
            @PathVariable String id, @PathVariable UUID entrantId, @Valid @RequestBody DecontaminationForm form) {
        return management.decontaminate(require(id), entrantId, form.outcome(), text(form.note()), form.at());
    }

    private EntryId require(String id) {
        EntryId which = EntryId.of(id);
        access.require(management.incidentOf(which));
        return which;
    }

    private static String text(String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
