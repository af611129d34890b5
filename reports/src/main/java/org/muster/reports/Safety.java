package org.muster.reports;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Safety records and information reports. */
public record Safety(List<Check> checks, List<InformationReport> reports) {

    public Safety {
        checks = List.copyOf(checks);
        reports = List.copyOf(reports);
    }

    public static Safety none() {
        return new Safety(List.of(), List.of());
    }

    /**
     * One kind of safety record.
     *
     * @param count how often, with its unit ({@code 5 队次})
     * @param result a word when there is no standard to hold it against, else null
     */
    public record Check(String subject, String count, Verdict verdict, String result, Entries entries) {

        public Check {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(count, "count");
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(entries, "entries");
        }
    }

    /** One report upward; null where it has not happened. */
    public record InformationReport(String name, Instant dueAt, Instant sentAt, Instant receivedAt, Entries entries) {

        public InformationReport {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(entries, "entries");
        }

        /** Late is for good: also when it was sent in the end. */
        public Verdict verdict(Instant asOf) {
            if (dueAt == null) {
                return Verdict.NONE;
            }
            if (sentAt != null) {
                return sentAt.isAfter(dueAt) ? Verdict.LATE : Verdict.MET;
            }
            return asOf.isAfter(dueAt) ? Verdict.LATE : Verdict.OPEN;
        }
    }
}
