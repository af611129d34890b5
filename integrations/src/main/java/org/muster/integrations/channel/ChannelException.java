package org.muster.integrations.channel;

/** The far side did not take a message or a call, or did not say so; the caller may try again with the same id. */
public class ChannelException extends RuntimeException {

    public ChannelException(String message) {
        super(message);
    }

    public ChannelException(String message, Throwable cause) {
        super(message, cause);
    }
}
