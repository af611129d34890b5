package org.muster.process;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchManagement;
import org.muster.journal.Journal;
import org.muster.process.ProcessEvent.DeadlineMissed;
import org.muster.processes.EscalationLadder;
import org.muster.processes.Wait;
import org.springframework.stereotype.Component;

/**
 * What the models know as {@code escalate}: a deadline has passed, tell whom the ladder names, once. A deadline that
 * was met or moved in the meantime tells nobody.
 */
@Component
class Escalation implements JavaDelegate {

    private final Deadlines deadlines;
    private final DispatchManagement dispatch;
    private final DecisionTasks tasks;
    private final RuleTables rules;
    private final Journal journal;
    private final Clock clock;

    Escalation(
            Deadlines deadlines,
            DispatchManagement dispatch,
            DecisionTasks tasks,
            RuleTables rules,
            Journal journal,
            Clock clock) {
        this.deadlines = deadlines;
        this.dispatch = dispatch;
        this.tasks = tasks;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Subject subject = Subject.of(execution);
        Wait wait = Wait.valueOf(kindOf(execution.getBpmnModelElementInstance()));
        boolean passed = deadlines
                .findOpen(subject.incident(), subject.within(), wait.kind())
                .filter(it -> !it.dueAt().isAfter(clock.instant()))
                .isPresent();
        Optional<Deadline> fired =
                passed ? deadlines.fire(subject.incident(), subject.within(), wait.kind()) : Optional.empty();
        fired.ifPresent(deadline -> tell(subject, wait, deadline));
    }

    private void tell(Subject subject, Wait wait, Deadline deadline) {
        if (wait == Wait.ACK_RECALL) {
            dispatch.recall(subject.order());
            return;
        }
        Optional<EscalationLadder.Row> row = rules.ladder(wait.kind(), timesMissed(subject, wait));
        row.ifPresent(it -> tasks.escalate(subject, wait.elementId(), it.role(), clock.instant()));
        journal.record(new DeadlineMissed(
                subject.incident(),
                wait.kind(),
                wait.label(),
                deadline.dueAt(),
                subject.orderId(),
                subject.requestId(),
                subject.order() == null ? null : dispatch.get(subject.order()).teamName(),
                row.map(EscalationLadder.Row::told).orElse("调度台"),
                row.map(EscalationLadder.Row::action).orElse(null),
                row.map(EscalationLadder.Row::role).orElse("DISPATCHER"),
                row.map(EscalationLadder.Row::channels).orElse(List.of("BOARD"))));
    }

    private int timesMissed(Subject subject, Wait wait) {
        return (int) deadlines.list(subject.incident()).stream()
                .filter(it -> it.kind().equals(wait.kind())
                        && it.firedAt() != null
                        && Objects.equals(it.orderId(), subject.within()))
                .count();
    }

    private static String kindOf(BaseElement element) {
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(it -> it.getCamundaProperties().stream())
                .filter(it -> it.getCamundaName().equals("deadline"))
                .map(CamundaProperty::getCamundaValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(element.getId() + " names no deadline"));
    }
}
