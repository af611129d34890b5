package org.muster.process;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import org.muster.incident.IncidentAccess;
import org.muster.process.ProcessViews.ProcessView;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The plan on the screen: the drawing, where its tokens stand, and the hand that moves them. */
@RestController
@RequestMapping("/api")
class ProcessController {

    /** @param orderId which order's muster, or which request's aid, is meant, where several stand at the step */
    record ChangeForm(
            @NotBlank(message = "请写明原因") @Size(max = 500, message = "原因不超过 500 字") String reason,
            @Size(max = 40, message = "没有这条指令") String orderId) {}

    private final ProcessViews views;
    private final ProcessModels models;
    private final PlanChanges changes;
    private final IncidentAccess access;

    ProcessController(ProcessViews views, ProcessModels models, PlanChanges changes, IncidentAccess access) {
        this.views = views;
        this.models = models;
        this.changes = changes;
        this.access = access;
    }

    @GetMapping("/incidents/{id}/process")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    ProcessView get(@PathVariable String id) {
        return views.of(access.require(IncidentId.of(id)));
    }

    @GetMapping("/processes/{key}.bpmn")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> model(@PathVariable String key) {
        String xml = models.xml(key).orElseThrow(() -> Problem.notFound("流程"));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                .body(xml.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/incidents/{id}/process/{elementId}/skip")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void skip(@PathVariable String id, @PathVariable String elementId, @Valid @RequestBody ChangeForm form) {
        changes.skip(require(id), elementId, form.orderId(), form.reason());
    }

    @PostMapping("/incidents/{id}/process/{elementId}/repeat")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void repeat(@PathVariable String id, @PathVariable String elementId, @Valid @RequestBody ChangeForm form) {
        changes.repeat(require(id), elementId, form.orderId(), form.reason());
    }

    @PostMapping("/incidents/{id}/process/{elementId}/insert")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void insert(@PathVariable String id, @PathVariable String elementId, @Valid @RequestBody ChangeForm form) {
        changes.insert(require(id), elementId, form.orderId(), form.reason());
    }

    private IncidentId require(String id) {
        return access.require(IncidentId.of(id)).id();
    }
}
