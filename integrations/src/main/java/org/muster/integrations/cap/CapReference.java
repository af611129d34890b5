package org.muster.integrations.cap;

import java.time.OffsetDateTime;

/** What a message is known by: {@code sender,identifier,sent}. Two are the same when they name the same instant. */
public record CapReference(String sender, String identifier, OffsetDateTime sent) {

    @Override
    public boolean equals(Object other) {
        return other instanceof CapReference that
                && sender.equals(that.sender)
                && identifier.equals(that.identifier)
                && sent.toInstant().equals(that.sent.toInstant());
    }

    @Override
    public int hashCode() {
        return sender.hashCode() * 31 * 31
                + identifier.hashCode() * 31
                + sent.toInstant().hashCode();
    }

    @Override
    public String toString() {
        return sender + "," + identifier + "," + CapTime.write(sent);
    }
}
