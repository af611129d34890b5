package org.muster.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.incident.AssessmentRules.Measured;
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
            Rule levelRule,
            List<Measured> levelFacts,
            long settingsVersion)
            implements IncidentEvent {}

    /** The grade is another one now; inside the casualty watch also after the incident was closed (令493 Art 13). */
    record IncidentRegraded(
            IncidentId incidentId,
            Grade grade,
            Grade previous,
            Rule rule,
            int deadOrMissing,
            Integer seriouslyHurt,
            boolean closed,
            Instant watchedUntil)
            implements IncidentEvent {}

    /** From now on casualties no longer change the grade. */
    record CasualtyWatchEnded(IncidentId incidentId, Grade grade) implements IncidentEvent {}

    /** @param facts what was measured beside its limit in the row that fired */
    record ResponseLevelProposed(
            IncidentId incidentId,
            ResponseLevel level,
            ResponseLevel previous,
            Rule rule,
            String approver,
            List<Measured> facts,
            long settingsVersion)
            implements IncidentEvent {}

    /** No row asks for a response any more: a person is asked whether it ends. It never ends by itself. */
    record ResponseEndProposed(IncidentId incidentId, ResponseLevel level, IncidentStatus status)
            implements IncidentEvent {}

    /** A person did not take what was proposed; {@code level} is null for the end of the response. */
    record ResponseLevelDeclined(
            IncidentId incidentId,
            ResponseLevel level,
            ResponseLevel inForce,
            Rule rule,
            List<Measured> facts,
            String reason)
            implements IncidentEvent {}

    /** The response stands: matter, level, expected duration, measures (突发事件应对法 Art 72). */
    record ResponseLevelApproved(
            IncidentId incidentId,
            ResponseLevel level,
            ResponseLevel previous,
            String reason,
            Instant expectedUntil,
            String measures,
            Rule rule,
            String matter,
            List<Activation.Approver> approvers,
            List<Measured> facts,
            long settingsVersion,
            DivisionCode commandDivision)
            implements IncidentEvent {}

    /** It lasts longer than was stated. */
    record ResponseTermExtended(
            IncidentId incidentId, ResponseLevel level, Instant expectedUntil, Instant previous, String reason)
            implements IncidentEvent {}

    /** The release is announced and what is still necessary kept (突发事件应对法 Art 86). */
    record ResponseEnded(
            IncidentId incidentId,
            ResponseLevel level,
            String reason,
            String announcement,
            String measuresKept,
            Instant startedAt,
            Instant expectedUntil)
            implements IncidentEvent {}

    record FireControlled(IncidentId incidentId, String note) implements IncidentEvent {}

    record FlameExtinguished(IncidentId incidentId, String note) implements IncidentEvent {}

    record MopUpStarted(IncidentId incidentId, String note) implements IncidentEvent {}

    record MopUpCompleted(IncidentId incidentId, String note) implements IncidentEvent {}

    record FireRekindled(IncidentId incidentId, String note) implements IncidentEvent {}

    record SceneInspected(IncidentId incidentId, String note, boolean beforeGuardEnded) implements IncidentEvent {}

    /** 洪涝台风: the warning is lifted, the water falls, the works are safe. */
    record ThreatPassed(IncidentId incidentId, String note) implements IncidentEvent {}

    /** 洪涝台风: the losses are confirmed. */
    record LossesConfirmed(IncidentId incidentId, String note) implements IncidentEvent {}

    /** 企业事故: nothing leaks or burns any more. */
    record SourceControlled(IncidentId incidentId, String note) implements IncidentEvent {}

    /** 企业事故: it leaks or burns again. */
    record SourceLost(IncidentId incidentId, String note) implements IncidentEvent {}

    /** 企业事故: every monitoring point is clean, so many readings in a row. */
    record ReadingsClean(IncidentId incidentId, String note) implements IncidentEvent {}

    /** 企业事故: a point that was clean is over its limit again. */
    record ReadingsExceeded(IncidentId incidentId, String note) implements IncidentEvent {}

    /** 企业事故: the cordon is released, people may go home. */
    record CordonReleased(IncidentId incidentId, String note) implements IncidentEvent {}

    /** A hazard without stage words of its own moved on. */
    record IncidentStageReached(IncidentId incidentId, IncidentStatus status, String note) implements IncidentEvent {}

    record CauseInvestigated(IncidentId incidentId, Map<String, Object> cause) implements IncidentEvent {}

    record IncidentClosed(IncidentId incidentId, String note) implements IncidentEvent {}

    record IncidentCancelled(IncidentId incidentId, String reason) implements IncidentEvent {}
}
