package org.muster.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.processes.ForestFireResponse;
import org.springframework.stereotype.Component;

/** The steps of the forest fire response that ask the rule tables. Each reads ids, calls one command, sets one result. */
@Component
class AssessmentSteps {

    private final IncidentManagement incidents;
    private final DecisionTasks tasks;

    AssessmentSteps(IncidentManagement incidents, DecisionTasks tasks) {
        this.incidents = incidents;
        this.tasks = tasks;
    }

    /** {@code gradeIncident}: grade and level follow from the facts of the call. */
    void grade(DelegateExecution execution) {
        Incident incident = incidents.reassess(Subject.of(execution).incident());
        execution.setVariable(
                "grade", incident.grade() == null ? null : incident.grade().name());
    }

    /** {@code proposeResponseLevel}: what the commander will be asked to approve. */
    void proposeLevel(DelegateExecution execution) {
        Incident incident = incidents.get(Subject.of(execution).incident());
        execution.setVariable(
                "proposedLevel",
                incident.proposedLevel() == null
                        ? null
                        : incident.proposedLevel().name());
    }

    /** {@code reassessIncident}: time alone has changed the picture; a changed answer is told as a new assessment. */
    void reassess(DelegateExecution execution) {
        incidents.reassess(Subject.of(execution).incident());
    }

    /** {@code regradeIncident}: whether the commander has to be asked for another level. */
    void regrade(DelegateExecution execution) {
        Incident incident = incidents.get(Subject.of(execution).incident());
        boolean needed = incident.levelInQuestion() && !tasks.levelInQuestion(incident.id());
        execution.setVariableLocal(ForestFireResponse.LEVEL_CHANGE_NEEDED, needed);
    }
}
