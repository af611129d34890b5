package org.muster.reports;

import java.time.Duration;
import java.util.Objects;

/** Nominal time from the call to the fire under control 封控. */
public record ControlTime(Duration took, Entries entries) {

    public ControlTime {
        Objects.requireNonNull(entries, "entries");
        if (took.isNegative()) {
            throw new IllegalArgumentException("Control comes after the call: " + took);
        }
    }
}
