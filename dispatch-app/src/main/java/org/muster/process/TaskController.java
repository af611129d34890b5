package org.muster.process;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.muster.account.Jurisdiction;
import org.muster.incident.IncidentAccess;
import org.muster.process.TaskManagement.Decided;
import org.muster.processes.Choice;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The decisions the process waits for. */
@RestController
@RequestMapping("/api/tasks")
class TaskController {

    record DecisionForm(
            @NotNull(message = "请作出决定") Choice decision,
            @Size(max = 500, message = "理由不超过 500 字") String reason,
            @Size(max = 20, message = "没有这支队伍") String teamId,
            Integer minutes,
            ResponseLevel level,
            @Size(max = 2000, message = "措施不超过 2000 字") String measures,
            Instant expectedUntil,
            @Size(max = 200, message = "响应事项不超过 200 字") String matter,
            @Size(max = 500, message = "公布方式不超过 500 字") String announcement) {

        Decided decided() {
            return new Decided(decision, reason, teamId, minutes, level, measures, expectedUntil, matter, announcement);
        }
    }

    private final TaskManagement management;
    private final TaskViews views;
    private final IncidentAccess access;
    private final Jurisdiction jurisdiction;

    TaskController(TaskManagement management, TaskViews views, IncidentAccess access, Jurisdiction jurisdiction) {
        this.management = management;
        this.views = views;
        this.access = access;
        this.jurisdiction = jurisdiction;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    List<TaskView> list(@RequestParam(required = false) String incidentId) {
        return incidentId == null
                ? views.listIn(jurisdiction.patterns())
                : views.pending(access.require(IncidentId.of(incidentId)).id());
    }

    @PostMapping("/{id}/completion")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER')")
    TaskView complete(@PathVariable String id, @Valid @RequestBody DecisionForm form) {
        return views.view(management.complete(id, form.decided()));
    }
}
