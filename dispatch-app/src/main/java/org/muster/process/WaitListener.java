package org.muster.process;

import java.util.List;
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
import org.muster.processes.Wait;
import org.springframework.stereotype.Component;

/**
 * Gives every wait of every model what the drawing does not show: whoever begins to wait is looked at once more, so that
 * a fact that came before is not missed; whoever stops waiting closes the deadline; a question gets its row.
 */
@Component
class WaitListener extends AbstractBpmnParseListener {

    private final Hints hints;
    private final Deadlines deadlines;
    private final Facts facts;
    private final DecisionDesk desk;

    WaitListener(Hints hints, Deadlines deadlines, Facts facts, DecisionDesk desk) {
        this.hints = hints;
        this.deadlines = deadlines;
        this.facts = facts;
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
    public void parseEventBasedGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
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
        return Plan.of(((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey())
                .isPresent();
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
        switch (facts.about(subject).ending(wait, execution.isCanceled())) {
            case MET -> deadlines.meet(subject.incident(), subject.within(), wait.kind());
            case CANCELLED -> deadlines.cancel(subject.incident(), subject.within(), wait.kind());
            case UNTOUCHED -> {
                // somebody else's to close
            }
        }
    }
}
