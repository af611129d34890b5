package org.muster.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One change of the response level.
 *
 * @param level the level from here on, null when the response ended
 * @param facts what made the change necessary
 * @param source the rule that fired and where it is written, null for none
 * @param approver who approved it
 * @param approval time from proposal to approval, null when nothing was proposed
 */
public record LevelChange(
        Instant at, Level level, String facts, String source, String approver, Duration approval, Entries entries) {

    public LevelChange {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(approver, "approver");
        Objects.requireNonNull(entries, "entries");
    }
}
