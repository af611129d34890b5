package org.muster.incident;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muster.incident.IncidentViews.AssessmentView;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the duty room says about an incident. */
@RestController
@RequestMapping("/api/incidents/{id}")
class IncidentController {

    record StatusForm(
            @NotBlank(message = "请选择阶段") String status, @Size(max = 500, message = "说明不超过 500 字") String note) {}

    record NoteForm(@Size(max = 2000, message = "说明不超过 2000 字") String note) {}

    record ReasonForm(@NotBlank(message = "请写明原因") @Size(max = 500, message = "原因不超过 500 字") String reason) {}

    /** What was found out about the cause; the fields of 森林防火条例 Art 41 and whatever else was said. */
    static final class CauseForm {

        private final Map<String, Object> said = new LinkedHashMap<>();

        @JsonAnySetter
        void say(String name, JsonNode value) {
            said.put(name, value.isValueNode() ? value.asText() : value.toString());
        }
    }

    private final IncidentManagement management;
    private final IncidentAccess access;
    private final IncidentViews views;

    IncidentController(IncidentManagement management, IncidentAccess access, IncidentViews views) {
        this.management = management;
        this.access = access;
        this.views = views;
    }

    @PostMapping("/assessment")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    AssessmentView assess(@PathVariable String id, @RequestBody JsonNode facts) {
        Incident incident = access.require(IncidentId.of(id));
        return views.assessment(management.assess(incident.id(), Facts.from(facts)));
    }

    @PostMapping("/status")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reach(@PathVariable String id, @Valid @RequestBody StatusForm form) {
        IncidentId incident = access.require(IncidentId.of(id)).id();
        if (form.status().equals("REKINDLED")) {
            management.rekindle(incident, form.note());
        } else if (form.status().equals("SOURCE_LOST")) {
            management.loseSource(incident, form.note());
        } else if (form.status().equals(IncidentStatus.LOSSES_CONFIRMED.name())) {
            throw Problem.invalid("status", "灾情须填报数字后核定，请用“核定灾情”");
        } else {
            management.reach(incident, stage(form.status()), form.note());
        }
    }

    private static IncidentStatus stage(String word) {
        try {
            return IncidentStatus.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "status",
                    "没有这个阶段；森林火灾可用 CONTROLLED、EXTINGUISHED、MOP_UP、GUARDING、INSPECTED、REKINDLED，洪涝台风可用 THREAT_PASSED，企业事故可用 SOURCE_CONTROLLED、SOURCE_LOST、READINGS_CLEAN、CORDON_RELEASED");
        }
    }

    @PostMapping("/cause")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void causeInvestigated(@PathVariable String id, @RequestBody CauseForm cause) {
        if (cause.said.isEmpty() || cause.said.size() > 30) {
            throw Problem.invalid("cause", "请填写起火原因等 1 至 30 项内容");
        }
        management.causeInvestigated(access.require(IncidentId.of(id)).id(), cause.said);
    }

    @PostMapping("/closure")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String id, @Valid @RequestBody(required = false) NoteForm form) {
        management.close(access.require(IncidentId.of(id)).id(), form == null ? null : form.note());
    }

    @PostMapping("/cancellation")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String id, @Valid @RequestBody ReasonForm form) {
        management.cancel(access.require(IncidentId.of(id)).id(), form.reason());
    }
}
