package org.muster.integrations.message;

import java.util.UUID;

/** Sends a short message to one phone. Sending the same id again must not reach the person twice. */
public interface MessageGateway {

    /**
     * @param id stays the same over retries, so that the far side can drop repeats
     * @param to a phone number
     */
    record ShortMessage(UUID id, String to, String text) {}

    /**
     * Hands the message over.
     *
     * @throws GatewayException when it is not known to be handed over; the caller may send it again
     */
    void send(ShortMessage message);

    /** The far side did not take the message, or did not say so. */
    class GatewayException extends RuntimeException {

        public GatewayException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
