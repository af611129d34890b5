package org.muster.reports;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The strip above the table of intervals: named moments and the phases between them. */
public record Timeline(List<Moment> moments, List<Phase> phases) {

    public Timeline {
        moments = List.copyOf(moments);
        phases = List.copyOf(phases);
    }

    public static Timeline empty() {
        return new Timeline(List.of(), List.of());
    }

    /** @param alert drawn red and bold: something went wrong here */
    public record Moment(Instant at, String label, boolean alert) {

        public Moment {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(label, "label");
        }
    }

    /** A stretch of the incident; phases follow each other without overlap. */
    public record Phase(String label, Instant from, Instant to, Tone tone) {

        public Phase {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(tone, "tone");
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("A phase ends after it begins: " + label);
            }
        }
    }

    /** What is being done in a phase; each has its own tint. */
    public enum Tone {
        CALL,
        MARCH,
        FIGHT,
        WITHDRAWAL,
        MOP_UP,
        GUARD
    }
}
