package org.muster.process;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.muster.deadline.Deadlines;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentStatus;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.TeamMuster;
import org.muster.processes.Wait;
import org.springframework.stereotype.Component;

/**
 * Gives every wait of every model what the drawing does not show: whoever begins to wait is looked at once more, so that
 * a fact that came before is not missed; whoever stops waiting closes the deadline; a question gets its row.
 */
@Component
class WaitListener extends AbstractBpmnParseListener {

    /** Dispatch keeps the deadlines of an order's own steps; these two belong to decisions about it. */
    private static final List<Wait> ABOUT_ORDERS = List.of(Wait.SHORT_MUSTER_DECISION, Wait.REASSIGNMENT);

    private static final Set<String> OURS = Set.of(ForestFireResponse.KEY, TeamMuster.KEY);

    private final Hints hints;
    private final Deadlines deadlines;
    private final IncidentManagement incidents;
    private final DecisionDesk desk;

    WaitListener(Hints hints, Deadlines deadlines, IncidentManagement incidents, DecisionDesk desk) {
        this.hints = hints;
        this.deadlines = deadlines;
        this.incidents = incidents;
        this.desk = desk;
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
        if (!ours(activity)) {
            return;
        }
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addTaskListener(TaskListener.EVENTNAME_CREATE, desk);
        task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, desk);
        task.addTaskListener(TaskListener.EVENTNAME_DELETE, desk);
    }

    private static boolean ours(ActivityImpl activity) {
        return OURS.contains(((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey());
    }

    private void watch(ActivityImpl activity) {
        if (!ours(activity)) {
            return;
        }
        activity.addListener(
                ExecutionListener.EVENTNAME_START, (ExecutionListener) it -> hints.afterCommit(Subject.of(it)));
        List<Wait> waits = Wait.of(activity.getId());
        activity.addListener(
                ExecutionListener.EVENTNAME_END, (ExecutionListener) it -> waits.forEach(wait -> left(it, wait)));
    }

    private void left(DelegateExecution execution, Wait wait) {
        Subject subject = Subject.of(execution);
        if (subject.order() != null && !ABOUT_ORDERS.contains(wait)) {
            return;
        }
        if (!execution.isCanceled() || wait != Wait.FIRE_CONTROL && overtaken(subject, wait)) {
            deadlines.meet(subject.incident(), subject.orderId(), wait.kind());
        } else if (wait != Wait.FIRE_CONTROL) {
            // the clock of control ends its own wait: its deadline is about to be told of
            deadlines.cancel(subject.incident(), subject.orderId(), wait.kind());
        }
    }

    /** Whether the wait was cut short by what it waited for, and not because something around it ended. */
    private boolean overtaken(Subject subject, Wait wait) {
        Incident incident = incidents.get(subject.incident());
        return switch (wait) {
            case INSPECTION -> incident.status().ordinal() >= IncidentStatus.INSPECTED.ordinal()
                    && incident.status() != IncidentStatus.CANCELLED;
            case CLOSURE -> incident.status() == IncidentStatus.CLOSED;
            case FIRST_TEAM, FLAME_OUT, MOP_UP, GUARD, TEAMS_RECALL -> false;
            default -> incident.status() != IncidentStatus.CANCELLED;
        };
    }
}
