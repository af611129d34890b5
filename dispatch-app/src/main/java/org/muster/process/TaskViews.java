package org.muster.process;

import java.util.List;
import java.util.Optional;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.aid.AidEnquiries;
import org.muster.aid.AidId;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.OrderId;
import org.muster.entry.EntryId;
import org.muster.entry.EntryManagement;
import org.muster.incident.Decisions;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.level.LevelManagement;
import org.muster.level.LevelRights;
import org.muster.material.MaterialManagement;
import org.muster.material.MaterialOrderId;
import org.muster.processes.Choice;
import org.muster.processes.EntryControl;
import org.muster.processes.EscalationLadder;
import org.muster.processes.FloodResponse;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.MaterialTransfer;
import org.muster.processes.Wait;
import org.muster.processes.WarningCallAndAnswer;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;
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
    private final AidEnquiries aid;
    private final LevelRights rights;
    private final MaterialManagement material;
    private final EvacuationDecisions evacuations;
    private final LevelManagement levels;
    private final EntryManagement entries;
    private final RuleTables rules;

    TaskViews(
            DecisionTasks tasks,
            IncidentManagement incidents,
            DispatchManagement dispatch,
            AidEnquiries aid,
            LevelRights rights,
            MaterialManagement material,
            EvacuationDecisions evacuations,
            LevelManagement levels,
            EntryManagement entries,
            RuleTables rules) {
        this.aid = aid;
        this.material = material;
        this.evacuations = evacuations;
        this.tasks = tasks;
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.rights = rights;
        this.levels = levels;
        this.entries = entries;
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
                mine(task, question, incident),
                task.escalatedRole() != null,
                escalateTo(task),
                task.proposal(),
                question.choices().stream()
                        .filter(choice -> offered(choice, task))
                        .map(choice -> option(question, choice, task))
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
        if (EvacuationDecisions.asks(task.kind())) {
            return evacuations.title(task) + " · " + task.title();
        }
        if (aboutEntry(task)) {
            return entries.inWords(new EntryId(task.requestId())) + " · " + task.title();
        }
        return task.requestId() == null || aboutCalls(task)
                ? task.title()
                : aid.get(new AidId(task.requestId())).label() + " · " + task.title();
    }

    private static boolean aboutCalls(DecisionTask task) {
        return task.kind().equals(WarningCallAndAnswer.SEND_MESSENGER);
    }

    private static boolean aboutEntry(DecisionTask task) {
        return task.kind().equals(EntryControl.JUDGE_ENTRY) || task.kind().equals(EntryControl.DECIDE_ENTRY_RESCUE);
    }

    private static boolean aboutMaterial(DecisionTask task) {
        return task.kind().equals(MaterialTransfer.DECIDE_SILENT_DEPOT);
    }

    /** Nothing can be approved as proposed when nothing is proposed; a response ends when nothing asks for it, or its term is over. */
    private static boolean offered(Choice choice, DecisionTask task) {
        return switch (choice) {
            case APPROVE -> task.proposal().level() != null;
            case END -> task.kind().equals(ForestFireResponse.DECIDE_RESPONSE_TERM)
                    || task.kind().equals(FloodResponse.END_RESPONSE)
                    || ends(task);
            default -> true;
        };
    }

    private static boolean ends(DecisionTask task) {
        var response = task.proposal().response();
        return response != null && response.end();
    }

    private static TaskView.Option option(Question question, Choice choice, DecisionTask task) {
        boolean primary = choice == question.choices().get(0) || choice == Choice.END && ends(task);
        return new TaskView.Option(
                choice.name(), choice.label(), primary ? true : null, question.needsReason(choice) ? true : null);
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
    private boolean mine(DecisionTask task, Question question, Incident incident) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            return false;
        }
        Role escalated = task.escalatedRole();
        if (question.aboutLevel()) {
            return levelIsTheirs(caller, task, incident);
        }
        // a request is asked of one level: who stands above it looks on until it comes up
        boolean ownLevel = task.requestId() == null
                || aboutMaterial(task)
                || aboutCalls(task)
                || aboutEntry(task)
                || EvacuationDecisions.asks(task.kind())
                || caller.divisions().contains(task.division());
        return ownLevel && (caller.is(task.role()) || escalated != null && caller.is(escalated));
    }

    /** Asked of the division that commands; who stands above it may answer too, and is asked when it takes too long. */
    private boolean levelIsTheirs(Caller caller, DecisionTask task, Incident incident) {
        boolean late = task.escalatedRole() != null;
        boolean own = caller.divisions().contains(incident.commandDivision());
        ResponseLevel level = task.proposal().level() == null
                ? incident.responseLevel()
                : task.proposal().level();
        if (level == null) {
            return own && caller.is(task.role());
        }
        // who stands above may give the second signature as soon as there is a first
        boolean asked = own || late || level == ResponseLevel.I && levels.awaitsSecond(incident.id(), level);
        return asked && rights.may(caller, incident, level, late);
    }
}
