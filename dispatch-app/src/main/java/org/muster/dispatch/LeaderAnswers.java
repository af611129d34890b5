package org.muster.dispatch;

import java.util.UUID;
import java.util.function.Supplier;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/**
 * What a team's leader says over a channel without a login: a short message that carries the order's code, a key pressed
 * on a telephone. The one who calls has made sure that it is the leader who speaks.
 */
@Component
public class LeaderAnswers {

    private final Responders responders;
    private final OrderProgress progress;

    LeaderAnswers(Responders responders, OrderProgress progress) {
        this.responders = responders;
        this.progress = progress;
    }

    /** @param messageId of the message or call: the same again is not said again */
    public Outcome acknowledge(OrderId order, Actor leader, ResponderMessage.Via via, UUID messageId) {
        ResponderMessage said = said(via, messageId);
        return as(
                leader,
                via,
                () -> responders.hear(
                        order,
                        Responders.Kind.ACKNOWLEDGEMENT,
                        said,
                        leader.id(),
                        it -> progress.acknowledged(it, said)));
    }

    /** @throws Problem 409 when the team is on its way already */
    public Outcome refuse(OrderId order, Actor leader, ResponderMessage.Via via, UUID messageId, String reason) {
        ResponderMessage said = said(via, messageId);
        return as(
                leader,
                via,
                () -> responders.hear(
                        order, Responders.Kind.REFUSAL, said, leader.id(), it -> progress.refused(it, said, reason)));
    }

    /** @throws Problem 409 when the order still stands */
    public Outcome confirmCancellation(OrderId order, Actor leader, ResponderMessage.Via via, UUID messageId) {
        ResponderMessage said = said(via, messageId);
        return as(
                leader,
                via,
                () -> responders.hear(
                        order,
                        Responders.Kind.CANCELLATION_ACKNOWLEDGEMENT,
                        said,
                        leader.id(),
                        it -> progress.cancellationAcknowledged(it, said)));
    }

    private static ResponderMessage said(ResponderMessage.Via via, UUID messageId) {
        return new ResponderMessage(messageId, null, null, null, via);
    }

    private static Outcome as(Actor leader, ResponderMessage.Via via, Supplier<Outcome> word) {
        return ActorContext.callAs(leader, via.name(), word);
    }
}
