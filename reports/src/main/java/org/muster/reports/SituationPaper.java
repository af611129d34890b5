package org.muster.reports;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A report to the levels above 信息报告 in the form of an official paper: letterhead, number, signer, whom it goes to, one
 * section for each item, copies.
 *
 * @param kind 首报, 续报 01, 终报
 * @param signer who signed, null while nobody has: then the paper says that it is a draft
 * @param to whom it is addressed to, by name
 * @param copies who gets a copy
 * @param reporter who drafted it
 * @param amends why this version takes the place of the one before, or null
 * @param changes what it says otherwise than the one before, in words
 * @param nextDueAt when the next report follows, or null
 */
public record SituationPaper(
        Cover cover,
        String kind,
        int version,
        String signer,
        Instant signedAt,
        List<String> to,
        List<String> copies,
        String reporter,
        String amends,
        List<String> changes,
        List<Section> sections,
        Instant nextDueAt,
        Seal seal) {

    public SituationPaper {
        Objects.requireNonNull(cover, "cover");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(seal, "seal");
        to = List.copyOf(to);
        copies = List.copyOf(copies);
        changes = List.copyOf(changes);
        sections = List.copyOf(sections);
    }

    /**
     * @param text null while nothing is known
     * @param writtenBy who wrote it by hand, or null when the journal did
     * @param before what the report before said, or null when it said the same
     */
    public record Section(String label, String text, String writtenBy, String before, Entries entries) {

        public Section {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(entries, "entries");
        }
    }
}
