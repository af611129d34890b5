package org.muster.reports;

import java.util.Objects;

/**
 * One cell pair of the head table.
 *
 * @param note a second, smaller line (a source, coordinates), null for none
 */
public record Fact(String label, String text, String note, Entries entries) {

    public Fact {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(entries, "entries");
    }
}
