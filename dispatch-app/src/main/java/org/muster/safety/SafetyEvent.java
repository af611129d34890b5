package org.muster.safety;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.journal.JournalEvent;
import org.muster.reading.WindRules;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.team.MemberId;

/** What crew safety adds to an incident's story. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface SafetyEvent extends JournalEvent {

    /** Somebody who is spoken of by name. */
    record Person(String memberId, String name) {}

    /** A crew that was called back. */
    record CalledBack(OrderId orderId, String teamName, int heads) {}

    /**
     * A crew counts as on the line from now on.
     *
     * @param heads how many are on the line now
     * @param people who came with this entry; the roll holds their names
     * @param forbidden who was there but may not go, and why
     */
    record CrewEnteredLine(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            int heads,
            List<MemberId> people,
            List<Crew.Forbidden> forbidden,
            boolean overridden,
            Instant countDueAt)
            implements SafetyEvent {}

    /** The check was made, but nobody goes to the line: {@code reason} says why. */
    record LineEntryHeld(IncidentId incidentId, OrderId orderId, String teamName, String reason)
            implements SafetyEvent {}

    record CrewLeftLine(IncidentId incidentId, OrderId orderId, String teamName, String reason)
            implements SafetyEvent {}

    /** A commander let a crew go to the line without all five points. */
    record SafetyGateOverridden(
            IncidentId incidentId, OrderId orderId, String teamName, List<String> lacking, String reason)
            implements SafetyEvent {}

    /** What was checked is no longer so; nobody rests on it. */
    record SafetyCheckLapsed(IncidentId incidentId, OrderId orderId, String teamName, Instant checkedAt, String reason)
            implements SafetyEvent {}

    /** The crew must be checked anew before it goes to the line again. */
    record SafetyCheckAsked(IncidentId incidentId, OrderId orderId, String teamName) implements SafetyEvent {}

    /** A count is due; the crew has until then to answer. */
    record RollCallDue(
            IncidentId incidentId, OrderId orderId, String teamName, int heads, Instant answerUntil, String cause)
            implements SafetyEvent {}

    /**
     * A crew was counted.
     *
     * @param complete whether everyone who went was named, there or missing; only then the clock begins anew
     * @param unsaid of whom nothing was said
     */
    record RollCallAnswered(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            int accounted,
            int heads,
            List<Person> missing,
            List<Person> unsaid,
            boolean complete,
            Instant nextDueAt,
            String onBehalfOf)
            implements SafetyEvent {}

    record RollCallMissed(IncidentId incidentId, OrderId orderId, String teamName, int misses, Instant answerUntil)
            implements SafetyEvent {}

    /**
     * Two roll calls in a row went unanswered: a mayday is proposed.
     *
     * @param first whether no other crew of the incident is silent and waits to be judged
     */
    record CrewSilent(
            IncidentId incidentId, OrderId orderId, String teamName, int heads, Instant countedAt, boolean first)
            implements SafetyEvent {}

    /** A person says the silent crew was heard of; it is asked to count again. */
    record CrewHeard(IncidentId incidentId, OrderId orderId, String teamName, String reason, Instant answerUntil)
            implements SafetyEvent {}

    /** @param unnamed heads short whose names nobody has said yet */
    record MembersMissing(IncidentId incidentId, OrderId orderId, String teamName, List<Person> missing, int unnamed)
            implements SafetyEvent {}

    record MembersFound(
            IncidentId incidentId, OrderId orderId, String teamName, List<Person> found, String as, String onBehalfOf)
            implements SafetyEvent {}

    record MaydayCalled(
            IncidentId incidentId,
            UUID maydayId,
            OrderId orderId,
            String teamName,
            Position location,
            String note,
            String onBehalfOf)
            implements SafetyEvent {}

    /** The first person in danger: a rescue is under way until everybody is found. */
    record RescueStarted(IncidentId incidentId, OrderId orderId, String teamName, String reason)
            implements SafetyEvent {}

    record SearchersAssigned(IncidentId incidentId, OrderId orderId, String teamName, String note)
            implements SafetyEvent {}

    record EverybodyFound(IncidentId incidentId) implements SafetyEvent {}

    /** The rule fired while crews are on the line: the commander is asked. */
    record WithdrawalProposed(IncidentId incidentId, String reason, WindRules.Fired rule, int crews, int heads)
            implements SafetyEvent {}

    /** Everybody back, at once. */
    record WithdrawalOrdered(
            IncidentId incidentId,
            UUID withdrawalId,
            String reason,
            String sector,
            List<CalledBack> crews,
            int heads,
            Instant dueAt,
            OrderId calledBy,
            String calledByName,
            WindRules.Fired rule)
            implements SafetyEvent {}

    /** One crew is called back; its people are to be told over every channel. */
    record CrewCalledBack(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            UUID withdrawalId,
            String reason,
            int heads,
            Instant dueAt)
            implements SafetyEvent {}

    /** The crew has heard it and is withdrawing. */
    record WithdrawalReceived(IncidentId incidentId, OrderId orderId, String teamName, boolean late, String onBehalfOf)
            implements SafetyEvent {}

    /** The crew stands in the safety zone. */
    record CrewReportedSafe(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            int heads,
            int accounted,
            List<Person> missing,
            int unnamed,
            boolean late,
            String onBehalfOf)
            implements SafetyEvent {}

    record AllCrewsSafe(IncidentId incidentId, int crews, int heads) implements SafetyEvent {}

    /** A new assessment is signed; crews may go back once each has passed a new check. */
    record AttackResumed(
            IncidentId incidentId, UUID assessmentId, String signedBy, Object points, String wind, String reason)
            implements SafetyEvent {}

    record RollCallCadenceSet(IncidentId incidentId, long minutes, String reason) implements SafetyEvent {}
}
