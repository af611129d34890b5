package org.muster.warningcall;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;

/** What happens to the calls of a warning or start order: the public story of this module. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface WarningCallEvent extends JournalEvent {

    /**
     * The places of a round from which nobody answers and to which nobody is going, as it stands after what is told.
     *
     * @param names some of them, enough to know where
     */
    record Silent(int places, List<String> names) {}

    /**
     * A round of calls has begun; every target is called at once.
     *
     * @param answerSeconds how long one person may take before the next is called
     */
    record WarningCallOpened(
            IncidentId incidentId,
            WarningCallId callId,
            String occasion,
            ResponseLevel level,
            String colour,
            String warningId,
            int targets,
            int units,
            int townships,
            int villages,
            int sites,
            long answerSeconds,
            Instant dueAt)
            implements WarningCallEvent {}

    /**
     * A place has answered.
     *
     * @param seconds from the first call to this answer
     * @param turn 1 when the first person answered
     * @param onBehalfOf whose words the duty room entered, or null
     * @param silent who is still silent, when this place was; else null
     */
    record TargetAnswered(
            IncidentId incidentId,
            WarningCallId callId,
            UUID targetId,
            String kind,
            String target,
            DivisionCode division,
            String person,
            String post,
            int turn,
            String via,
            long seconds,
            String onBehalfOf,
            Silent silent)
            implements WarningCallEvent {}

    /** Who was called did not answer in time or could not be called: the next one is, or another number rings. */
    record TargetPassedOn(
            IncidentId incidentId,
            WarningCallId callId,
            UUID targetId,
            String target,
            DivisionCode division,
            String from,
            String to,
            String post,
            int turn,
            String line,
            String because)
            implements WarningCallEvent {}

    /** Nobody on its list answers: somebody has to go there. @param silent this place and all others of the round */
    record TargetUnreached(
            IncidentId incidentId,
            WarningCallId callId,
            UUID targetId,
            String target,
            DivisionCode division,
            int tried,
            Silent silent)
            implements WarningCallEvent {}

    /** Somebody is on the way to a place nobody answers from. @param silent those to whom nobody is going yet */
    record MessengerSent(
            IncidentId incidentId,
            WarningCallId callId,
            List<String> targets,
            String messenger,
            boolean allSent,
            Silent silent)
            implements WarningCallEvent {}

    /** Every target of the round has answered. */
    record AllTargetsAnswered(IncidentId incidentId, WarningCallId callId, int targets, long seconds, long slowest)
            implements WarningCallEvent {}

    /** The round is called off. */
    record WarningCallOver(IncidentId incidentId, WarningCallId callId, String because, int open)
            implements WarningCallEvent {}

    /** The public network does not reach a township any more. */
    record CommunicationsLost(
            IncidentId incidentId, DivisionCode division, String divisionName, String what, int satellitePhones)
            implements WarningCallEvent {}

    /** Satellite phones are on the way to a township that is cut off. */
    record SatellitePhonesSent(
            IncidentId incidentId, DivisionCode division, String divisionName, int phones, String carrier)
            implements WarningCallEvent {}

    /** A township that was cut off can be called again, or somebody there has answered. */
    record CommunicationsRestored(
            IncidentId incidentId, DivisionCode division, String divisionName, String how, long minutes)
            implements WarningCallEvent {}
}
