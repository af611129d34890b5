package org.muster.process;

import java.util.List;
import java.util.Optional;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.aid.AidId;
import org.muster.aid.AidManagement;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.OrderId;
import org.muster.incident.Decisions;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.material.MaterialManagement;
import org.muster.material.MaterialOrderId;
import org.muster.processes.Choice;
import org.muster.processes.EscalationLadder;
import org.muster.processes.MaterialTransfer;
import org.muster.processes.Wait;
import org.muster.shared.IncidentId;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the inbox sees decisions. */
@Component
@Transactional(readOnly = true)
class TaskViews implements Decisions {

    private final DecisionTasks tasks;
    private final IncidentManagement incidents;
    private final DispatchManagement dispatch;
    private final AidManagement aid;
    private final MaterialManagement material;
    private final RuleTables rules;

    TaskViews(
            DecisionTasks tasks,
            IncidentManagement incidents,
            DispatchManagement dispatch,
            AidManagement aid,
            MaterialManagement material,
            RuleTables rules) {
        this.aid = aid;
        this.material = material;
        this.tasks = tasks;
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.rules = rules;
    }

    @Override
    public List<TaskView> pending(IncidentId incident) {
        return tasks.listOpen(incident).stream().map(this::view).toList();
    }

    List<TaskView> listIn(String[] scope) {
        return tasks.listOpenIn(scope).stream().map(this::view).toList();
    }

    TaskView view(DecisionTask task) {
        Incident incident = incidents.get(task.incidentId());
        Question question = Question.of(task.kind());
        return new TaskView(
                task.id(),
                task.incidentId(),
                incident.title(),
                incident.exercise(),
                task.orderId(),
                task.requestId(),
                task.kind(),
                title(task),
                task.question(),
                task.openedAt(),
                task.dueAt(),
                task.role(),
                task.role().label(),
                mine(task),
                task.escalatedRole() != null,
                escalateTo(task),
                task.proposal(),
                question.choices().stream()
                        .filter(choice -> offered(choice, task))
                        .map(choice -> option(question, choice))
                        .toList(),
                task.outcome());
    }

    private String title(DecisionTask task) {
        if (task.orderId() != null) {
            return dispatch.get(new OrderId(task.orderId())).teamName() + " · " + task.title();
        }
        if (aboutMaterial(task)) {
            return "物资 " + material.get(new MaterialOrderId(task.requestId())).label() + " · " + task.title();
        }
        return task.requestId() == null
                ? task.title()
                : aid.get(new AidId(task.requestId())).label() + " · " + task.title();
    }

    private static boolean aboutMaterial(DecisionTask task) {
        return task.kind().equals(MaterialTransfer.DECIDE_SILENT_DEPOT);
    }

    /** Nothing can be approved as proposed when nothing is proposed. */
    private static boolean offered(Choice choice, DecisionTask task) {
        return choice != Choice.APPROVE || task.proposal().level() != null;
    }

    private static TaskView.Option option(Question question, Choice choice) {
        return new TaskView.Option(
                choice.name(),
                choice.label(),
                choice == question.choices().get(0) ? true : null,
                question.needsReason(choice) ? true : null);
    }

    private String escalateTo(DecisionTask task) {
        return Wait.of(task.kind()).stream()
                .map(wait -> rules.ladder(wait.kind(), 1))
                .flatMap(Optional::stream)
                .map(EscalationLadder.Row::told)
                .findFirst()
                .orElse(null);
    }

    /** False where nobody asks, as when the live link looks for itself. */
    private static boolean mine(DecisionTask task) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            return false;
        }
        Role escalated = task.escalatedRole();
        // a request is asked of one level: who stands above it looks on until it comes up
        boolean ownLevel = task.requestId() == null
                || aboutMaterial(task)
                || caller.divisions().contains(task.division());
        return ownLevel && (caller.is(task.role()) || escalated != null && caller.is(escalated));
    }
}
