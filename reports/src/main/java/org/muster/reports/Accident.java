package org.muster.reports;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What an accident's report tells besides: the substances, the danger zone and how it turned, who went in, what was
 * measured, the cordon, the casualties in numbers, and the reports against their times. A chapter without anything to
 * tell says so in a sentence; it does not vanish.
 *
 * @param chapters in the order of the page; none for what is no accident
 */
public record Accident(List<Chapter> chapters) {

    private static final Accident NONE = new Accident(List.of());

    public Accident {
        chapters = List.copyOf(chapters);
    }

    /** No accident: the section is not printed. */
    public static Accident none() {
        return NONE;
    }

    boolean any() {
        return !chapters.isEmpty();
    }

    /**
     * @param lines what happened, oldest first
     * @param nothing the sentence that stands where there are no lines
     */
    public record Chapter(String title, List<Line> lines, String nothing) {

        public Chapter {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(nothing, "nothing");
            lines = List.copyOf(lines);
        }
    }

    /**
     * One row.
     *
     * @param at null for what has no moment of its own
     * @param verdict whether a time was kept; NONE where there is none
     */
    public record Line(Instant at, String subject, String text, Verdict verdict, Entries entries) {

        public Line {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(entries, "entries");
        }
    }
}
