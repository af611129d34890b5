package org.muster.dispatch;

import java.util.UUID;
import java.util.function.Function;
import org.muster.shared.ActorContext;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/**
 * What a team's leader says over a channel without a login: a short message that carries the order's code, a key pressed
 * on a telephone. The one who calls has made sure that it is the leader who speaks, and who acts.
 */
@Component
public class LeaderAnswers {

    private final Responders responders;
    private final OrderProgress progress;

    LeaderAnswers(Responders responders, OrderProgress progress) {
        this.responders = responders;
        this.progress = progress;
    }

    /**
     * @param messageId of the message or call: the same again is not said again
     * @param onBehalfOf the leader, when a person at the desk has read their words; null when they speak themselves
     */
    public Outcome acknowledge(OrderId order, ResponderMessage.Via via, UUID messageId, String onBehalfOf) {
        ResponderMessage said = said(via, messageId, onBehalfOf);
        return hear(order, Responders.Kind.ACKNOWLEDGEMENT, said, it -> progress.acknowledged(it, said));
    }

    /** @throws Problem 409 when the team is on its way already */
    public Outcome refuse(OrderId order, ResponderMessage.Via via, UUID messageId, String onBehalfOf, String reason) {
        ResponderMessage said = said(via, messageId, onBehalfOf);
        return hear(order, Responders.Kind.REFUSAL, said, it -> progress.refused(it, said, reason));
    }

    /** @throws Problem 409 when the order still stands */
    public Outcome confirmCancellation(OrderId order, ResponderMessage.Via via, UUID messageId, String onBehalfOf) {
        ResponderMessage said = said(via, messageId, onBehalfOf);
        return hear(
                order,
                Responders.Kind.CANCELLATION_ACKNOWLEDGEMENT,
                said,
                it -> progress.cancellationAcknowledged(it, said));
    }

    private Outcome hear(
            OrderId order, Responders.Kind kind, ResponderMessage said, Function<DispatchOrder, Outcome> word) {
        return responders.hear(order, kind, said, ActorContext.actor().id(), word);
    }

    private static ResponderMessage said(ResponderMessage.Via via, UUID messageId, String onBehalfOf) {
        return new ResponderMessage(messageId, null, null, onBehalfOf, via);
    }
}
