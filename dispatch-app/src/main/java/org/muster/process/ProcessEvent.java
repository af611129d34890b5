package org.muster.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** What the process itself adds to an incident's story. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface ProcessEvent extends JournalEvent {

    /** The process waits for a person. */
    record DecisionAsked(
            IncidentId incidentId,
            String taskId,
            String kind,
            String title,
            String role,
            Instant dueAt,
            UUID orderId,
            UUID requestId)
            implements ProcessEvent {}

    /** A person has decided; {@code kind} is the element that asked. */
    record DecisionMade(
            IncidentId incidentId,
            String taskId,
            String kind,
            String title,
            String decision,
            String decisionLabel,
            String reason,
            String teamId,
            UUID orderId,
            UUID requestId)
            implements ProcessEvent {}

    /** A fact came first: nobody needs to decide any more. */
    record DecisionOvertaken(
            IncidentId incidentId, String taskId, String kind, String title, UUID orderId, UUID requestId)
            implements ProcessEvent {}

    /**
     * A deadline passed unmet; told once per rung. {@code told} and {@code action} are the words of the escalation
     * ladder, {@code onDuty} who that is by the duty roster, {@code step} its rung; {@code nextAt} and {@code nextTold} say who is told next if nothing happens.
     */
    record DeadlineMissed(
            IncidentId incidentId,
            String kind,
            String label,
            Instant dueAt,
            UUID orderId,
            UUID requestId,
            String teamName,
            String told,
            String onDuty,
            String action,
            String role,
            List<String> channels,
            int step,
            Instant nextAt,
            String nextTold)
            implements ProcessEvent {}

    /** Whom the duty roster names was called because something is late, and has answered. */
    record OnDutyAnswered(IncidentId incidentId, String name) implements ProcessEvent {}

    record PlanStepSkipped(
            IncidentId incidentId, String processKey, String elementId, String elementName, String reason, UUID orderId)
            implements ProcessEvent {}

    record PlanStepRepeated(
            IncidentId incidentId, String processKey, String elementId, String elementName, String reason, UUID orderId)
            implements ProcessEvent {}

    record PlanStepInserted(
            IncidentId incidentId, String processKey, String elementId, String elementName, String reason, UUID orderId)
            implements ProcessEvent {}

    /** A step of the process failed for the last time; people go on by hand. */
    record ProcessStepFailed(
            IncidentId incidentId, String processKey, String elementId, String elementName, String error, UUID orderId)
            implements ProcessEvent {}
}
