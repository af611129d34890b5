package org.muster.situationreport;

import java.time.Instant;
import java.util.List;

/**
 * What was signed, as it was signed.
 *
 * @param factsSeq the journal entry up to which the signer had seen
 * @param changes what is another than in the version before; empty in the first
 * @param reason why it was amended, or null
 */
public record SignedVersion(
        int version,
        String documentNumber,
        String bureau,
        long factsSeq,
        List<Item> fields,
        List<Change> changes,
        String reason,
        Instant nextDueAt,
        String draftedBy,
        String approvedBy,
        Instant approvedAt) {

    /**
     * One item of a report.
     *
     * @param text null while nothing is known
     * @param entries the journal entries it stands on
     * @param writtenBy who wrote it by hand, or null when the journal did
     * @param before what the report before said, when this one says another thing
     */
    public record Item(String field, String label, String text, List<Long> entries, String writtenBy, String before) {}

    public record Change(String field, String label, String was, String now) {}
}
