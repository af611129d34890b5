package org.muster.callout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** What an incident's story tells of calling people out; counts, since single calls stand in the call-out itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface CallOutEvent extends JournalEvent {

    OrderId orderId();

    /** Everybody of the team who can be called is known; {@code withoutPhone} of them can only be told by others. */
    record CallOutStarted(IncidentId incidentId, OrderId orderId, String teamName, int people, int withoutPhone)
            implements CallOutEvent {}

    /** The silent ones are called over the next channel. */
    record CallOutAdvanced(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            String notice,
            int step,
            String channel,
            String channelLabel,
            int people)
            implements CallOutEvent {}

    /** The leader is silent: the next named person is called. */
    record CallOutEscalated(
            IncidentId incidentId, OrderId orderId, String teamName, String name, String channel, String channelLabel)
            implements CallOutEvent {}

    /** The duty officer knows of the order and sees to it that the leader answers. */
    record DutyOfficerAnswered(IncidentId incidentId, OrderId orderId, String teamName, String name)
            implements CallOutEvent {}

    /** 120 seconds are over and the order has reached nobody: not delivered, not acknowledged, nobody else called. */
    record OrderUntold(IncidentId incidentId, OrderId orderId, String teamName) implements CallOutEvent {}

    /**
     * Somebody wrote what we cannot act on: an unknown number, a wrong code, other words. A person must read it.
     *
     * @param orderId the order it may be about
     * @param messageId of the list where it waits
     * @param from the sender's number
     */
    record ReplyUnclear(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            UUID messageId,
            String from,
            String text,
            String why)
            implements CallOutEvent {}

    /**
     * A person has read it.
     *
     * @param meaning ACKNOWLEDGEMENT, REFUSAL, STOPPED, COMING, NOT_COMING or IRRELEVANT
     * @param name whose answer it is, or null
     * @param ofTeam that person's team, which may be another than the order's
     * @param open how many of the order's still wait
     */
    record ReplySettled(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            UUID messageId,
            String from,
            String text,
            String meaning,
            String meaningLabel,
            String name,
            String ofTeam,
            String reason,
            int open)
            implements CallOutEvent {}
}
