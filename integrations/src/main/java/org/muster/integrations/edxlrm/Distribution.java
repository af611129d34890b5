package org.muster.integrations.edxlrm;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * The envelope of EDXL-DE 1.0 around the messages of one exchange, oldest first.
 *
 * @param sender as the standard wants it: actor@domain
 * @param exercise whether nobody must act on it for real
 */
public record Distribution(
        String id, String sender, OffsetDateTime sentAt, boolean exercise, List<ResourceMessage> messages) {

    public Distribution {
        if (id.isBlank() || sender.isBlank()) {
            throw new IllegalArgumentException("an envelope needs an id and a sender");
        }
        messages = List.copyOf(messages);
    }
}
