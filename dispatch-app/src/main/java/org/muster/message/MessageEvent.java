package org.muster.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;

/** The story of the messages. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface MessageEvent extends JournalEvent {

    MessageId messageId();

    int number();

    /** @param state NEW while nobody has decided what becomes of it */
    record MessageLogged(
            IncidentId incidentId,
            MessageId messageId,
            int number,
            Direction direction,
            String directionLabel,
            Channel channel,
            String channelLabel,
            Urgency urgency,
            String urgencyLabel,
            String sender,
            String receiver,
            String text,
            String place,
            Position location,
            Instant saidAt,
            Integer replyTo,
            Integer corrects,
            UUID alertId,
            MessageState state)
            implements MessageEvent {}

    /** @param dueAt until when it is to be settled; null unless it is for action */
    record MessageTriaged(
            IncidentId incidentId,
            MessageId messageId,
            int number,
            MessageState state,
            String stateLabel,
            String person,
            Instant dueAt,
            String note)
            implements MessageEvent {}

    /**
     * @param answeredBy the number of the message that settled it, or null
     * @param late settled after it was due
     */
    record MessageSettled(
            IncidentId incidentId,
            MessageId messageId,
            int number,
            String person,
            String outcome,
            Integer answeredBy,
            boolean late)
            implements MessageEvent {}

    /** @param issued the order was given because of the message */
    record MessageLinked(
            IncidentId incidentId,
            MessageId messageId,
            int number,
            OrderId orderId,
            String orderLabel,
            String teamName,
            boolean issued)
            implements MessageEvent {}

    /** @param waitedFor TRIAGE or ACTION */
    record MessageOverdue(
            IncidentId incidentId,
            MessageId messageId,
            int number,
            String waitedFor,
            String waitedForLabel,
            Urgency urgency,
            String urgencyLabel,
            String person,
            String excerpt)
            implements MessageEvent {}
}
