package org.muster.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.journal.JournalEvent;
import org.muster.shared.DivisionCode;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.ResponseLevel;

/** What can happen to an incident: the public story of this module. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface IncidentEvent extends JournalEvent {

    record IncidentRaised(
            IncidentId incidentId,
            String number,
            String title,
            Hazard hazard,
            String place,
            Position location,
            DivisionCode divisionCode,
            boolean exercise,
            int exerciseSpeed,
            UUID alertId,
            Instant receivedAt,
            Facts facts)
            implements IncidentEvent {}

    /** Another alert turned out to be about this incident. */
    record AlertMerged(IncidentId incidentId, UUID alertId, String channel, String place, String description)
            implements IncidentEvent {}

    /** Somebody reported facts; the rules answered at once. */
    record IncidentAssessed(
            IncidentId incidentId,
            Facts facts,
            Grade grade,
            Rule gradeRule,
            boolean sensitive,
            ResponseLevel proposedLevel,
            Rule levelRule)
            implements IncidentEvent {}

    record ResponseLevelProposed(
            IncidentId incidentId, ResponseLevel level, ResponseLevel previous, Rule rule, String approver)
            implements IncidentEvent {}

    /** The response stands: matter, level, expected duration, measures (突发事件应对法 Art 72). */
    record ResponseLevelApproved(
            IncidentId incidentId,
            ResponseLevel level,
            ResponseLevel previous,
            String reason,
            Instant expectedUntil,
            String measures,
            Rule rule)
            implements IncidentEvent {}

    record FireControlled(IncidentId incidentId, String note) implements IncidentEvent {}

    record FlameExtinguished(IncidentId incidentId, String note) implements IncidentEvent {}

    record MopUpStarted(IncidentId incidentId, String note) implements IncidentEvent {}

    record MopUpCompleted(IncidentId incidentId, String note) implements IncidentEvent {}

    record FireRekindled(IncidentId incidentId, String note) implements IncidentEvent {}

    record SceneInspected(IncidentId incidentId, String note, boolean beforeGuardEnded) implements IncidentEvent {}

    /** A hazard without stage words of its own moved on. */
    record IncidentStageReached(IncidentId incidentId, IncidentStatus status, String note) implements IncidentEvent {}

    record CauseInvestigated(IncidentId incidentId, Map<String, Object> cause) implements IncidentEvent {}

    record IncidentClosed(IncidentId incidentId, String note) implements IncidentEvent {}

    record IncidentCancelled(IncidentId incidentId, String reason) implements IncidentEvent {}
}
