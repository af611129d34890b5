package org.muster.reports;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The assessment sheet (研判单) of a flood on paper: what the consultation looks at, as of one moment.
 *
 * @param state the level in force and since when, in words
 * @param sites where people may have to leave, those that have come furthest first
 * @param sections the rest, each a heading with its lines, in the order in which they are read
 */
public record AssessmentPaper(
        Cover cover, Instant readAt, String state, List<Site> sites, List<Section> sections, Seal seal) {

    public AssessmentPaper {
        Objects.requireNonNull(cover, "cover");
        Objects.requireNonNull(readAt, "readAt");
        Objects.requireNonNull(seal, "seal");
        sites = List.copyOf(sites);
        sections = List.copyOf(sections);
    }

    /**
     * @param standing 立即转移, 准备转移 or 正常
     * @param alarm whether people must leave now
     * @param behind zones, households and people behind it
     */
    public record Site(String name, String measures, String limits, String standing, boolean alarm, String behind) {

        public Site {
            Objects.requireNonNull(name, "name");
        }
    }

    public record Section(String heading, List<Line> lines) {

        public Section {
            Objects.requireNonNull(heading, "heading");
            lines = List.copyOf(lines);
        }
    }

    /** @param alarm whether it must be seen first */
    public record Line(String head, String text, boolean alarm) {}
}
