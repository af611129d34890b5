package org.muster.reports;

import java.util.List;
import java.util.Objects;

/** The register of messages 信息登记簿: every message of an incident with what became of it. */
public record MessageLog(Cover cover, List<LoggedMessage> messages, Seal seal) {

    public MessageLog {
        Objects.requireNonNull(cover, "cover");
        messages = List.copyOf(messages);
    }
}
