package org.muster.consultation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.muster.account.Jurisdiction;
import org.muster.incident.Incident;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sheet, guide and case library of an incident. */
@RestController
@RequestMapping("/api/incidents/{id}")
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
@EnableConfigurationProperties(FloodKit.class)
class ConsultationController {

    record TickForm(
            @NotNull(message = "请说明已办 true 还是未办 false") Boolean done,
            @Size(max = 300, message = "说明不超过 300 字") String note) {}

    private final AssessmentSheets sheets;
    private final Guide guide;
    private final PastCases cases;
    private final IncidentAccess access;
    private final Jurisdiction jurisdiction;

    ConsultationController(
            AssessmentSheets sheets, Guide guide, PastCases cases, IncidentAccess access, Jurisdiction jurisdiction) {
        this.sheets = sheets;
        this.guide = guide;
        this.cases = cases;
        this.access = access;
        this.jurisdiction = jurisdiction;
    }

    @GetMapping("/assessment-sheet")
    AssessmentSheet sheet(@PathVariable String id) {
        return sheets.of(access.require(IncidentId.of(id)));
    }

    @GetMapping("/guide")
    Guide.View guide(@PathVariable String id) {
        return guide.of(access.require(IncidentId.of(id)));
    }

    /** Says by name that a step is done, or that it is not after all. */
    @PostMapping("/guide/{stepId}")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    Guide.View tick(@PathVariable String id, @PathVariable String stepId, @Valid @RequestBody TickForm form) {
        Incident incident = access.require(IncidentId.of(id));
        guide.tick(
                incident.id(),
                stepId,
                form.done(),
                form.note() == null || form.note().isBlank()
                        ? null
                        : form.note().strip());
        return guide.of(incident);
    }

    @GetMapping("/similar-cases")
    PastCases.View cases(@PathVariable String id) {
        return cases.like(access.require(IncidentId.of(id)), jurisdiction.patterns());
    }
}
