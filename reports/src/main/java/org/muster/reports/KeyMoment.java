package org.muster.reports;

import java.time.Instant;
import java.util.Objects;

/**
 * One moment at which command, its help or the danger to its crews changed.
 *
 * @param subject what kind of thing happened: 指挥权移交, 上级增援, 撤离 …
 * @param text who, what and why, as the journal has it
 */
public record KeyMoment(Instant at, String subject, String text, Entries entries) {

    public KeyMoment {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(entries, "entries");
    }
}
