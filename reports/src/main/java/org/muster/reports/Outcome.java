package org.muster.reports;

import java.util.Objects;

/**
 * One of the boxes under the head table.
 *
 * @param note what the value is held against ({@code 标准 ≤ 6 小时}), or a word on it
 */
public record Outcome(String label, String value, Verdict verdict, String note, Entries entries) {

    public Outcome {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(entries, "entries");
    }
}
