package org.muster.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.muster.processes.Wait;
import org.springframework.stereotype.Component;

/** What the models know as {@code escalate}: a deadline has passed, the first rung of its ladder is climbed. */
@Component
class Escalation implements JavaDelegate {

    private final Rungs rungs;

    Escalation(Rungs rungs) {
        this.rungs = rungs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Wait wait = Wait.valueOf(kindOf(execution.getBpmnModelElementInstance()));
        rungs.climb(Subject.of(execution), wait.kind());
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
