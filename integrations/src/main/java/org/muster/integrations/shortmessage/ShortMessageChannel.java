package org.muster.integrations.shortmessage;

import java.time.Instant;
import java.util.UUID;
import org.muster.integrations.channel.ChannelException;

/** A gateway for short messages. Sending the same id again must not reach the person twice. */
public interface ShortMessageChannel {

    /**
     * @param id stays the same over retries, so that the far side can drop repeats
     * @param to a phone number
     */
    record ShortMessage(UUID id, String to, String text) {}

    /** The far side tells whether a message has reached its phone. It may come late, twice, or never. */
    record Receipt(UUID id, boolean delivered, Instant at) {}

    /**
     * Somebody wrote to us. It may come twice.
     *
     * @param id the message's id at the gateway (smsc id): the same again is the same message
     */
    record Reply(String id, String from, String text, Instant at) {}

    /** Hears what comes in; whoever throws is told again by a real gateway. */
    interface Listener {

        void received(Receipt receipt);

        void received(Reply reply);
    }

    /**
     * Hands a message over.
     *
     * @throws ChannelException when it is not known to be handed over; the caller may send it again
     */
    void send(ShortMessage message);

    /** Names the one who hears receipts and replies. */
    void listen(Listener listener);
}
