package org.muster.process;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.runtime.Incident;
import org.muster.journal.Journal;
import org.muster.process.ProcessEvent.ProcessStepFailed;
import org.muster.processes.ForestFireResponse;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A step that has failed for the last time is told in the journal, so that the board shows it and people go on by hand. */
@Component
class FailedSteps extends DefaultIncidentHandler {

    private static final Logger log = LoggerFactory.getLogger(FailedSteps.class);
    private static final int LONGEST = 200;

    private final Journal journal;

    FailedSteps(Journal journal) {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
        this.journal = journal;
    }

    @Override
    public Incident handleIncident(IncidentContext context, String message) {
        Incident incident = super.handleIncident(context, message);
        ExecutionEntity execution = context.getExecutionId() == null
                ? null
                : Context.getCommandContext().getExecutionManager().findExecutionById(context.getExecutionId());
        if (execution != null && execution.getVariable(ForestFireResponse.INCIDENT_ID) != null) {
            tell(execution, context.getActivityId(), message);
        }
        return incident;
    }

    private void tell(ExecutionEntity execution, String elementId, String message) {
        Subject subject = Subject.of(execution);
        ActivityImpl element = execution.getProcessDefinition().findActivity(elementId);
        String name = element == null ? elementId : String.valueOf(element.getProperty("name"));
        log.error("{} of {} failed for the last time: {}", elementId, subject.key(), message);
        ActorContext.runAs(
                Actor.PROCESS,
                "PROCESS",
                () -> journal.record(new ProcessStepFailed(
                        subject.incident(),
                        execution.getProcessDefinition().getKey(),
                        elementId,
                        name,
                        cut(message),
                        subject.orderId())));
    }

    private static String cut(String message) {
        return message == null ? "" : message.substring(0, Math.min(message.length(), LONGEST));
    }
}
