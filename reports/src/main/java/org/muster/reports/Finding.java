package org.muster.reports;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A finding with its remedy, owner and date.
 *
 * @param cause null while the owner has not explained it
 * @param remedy null while the owner has not proposed one
 */
public record Finding(String found, String cause, String remedy, String owner, LocalDate due, Entries entries) {

    /** Findings are closed within this many days (practices §2, hazard.loop). */
    public static final int DAYS_TO_CLOSE = 60;

    public Finding {
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(entries, "entries");
    }

    /**
     * One finding for a report that went up late or never did.
     *
     * @param late nominal time after its deadline at which it was sent, null when it never was
     */
    public static Finding of(Safety.InformationReport report, Duration late, String owner, LocalDate from) {
        String found = late == null ? report.name() + "到时未报" : report.name() + "迟报 " + Wording.duration(late);
        return new Finding(found, null, null, owner, from.plusDays(DAYS_TO_CLOSE), report.entries());
    }

    /** One finding per missed standard, in the order of the intervals, due {@link #DAYS_TO_CLOSE} days after {@code from}. */
    public static List<Finding> of(List<Interval> intervals, LocalDate from) {
        return intervals.stream()
                .filter(interval -> interval.verdict().missed())
                .map(interval -> new Finding(
                        Wording.finding(interval),
                        interval.cause(),
                        null,
                        interval.owner(),
                        from.plusDays(DAYS_TO_CLOSE),
                        interval.entries()))
                .toList();
    }
}
