package org.muster.message;

import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** How many messages there are, and how many wait; the messages themselves have a call of their own. */
@Component
class MessagePart implements PicturePart {

    private final Messages messages;

    MessagePart(Messages messages) {
        this.messages = messages;
    }

    @Override
    public String word() {
        return "messages";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return switch (eventType) {
            case "MessageLogged", "MessageTriaged", "MessageSettled", "MessageLinked", "MessageOverdue" -> true;
            default -> false;
        };
    }

    @Override
    public Object of(IncidentId incident) {
        Messages.Counts counts = messages.counts(incident);
        return counts.total() == 0 ? null : counts;
    }
}
