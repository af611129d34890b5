package org.muster.reports;

import java.time.Duration;
import java.util.Objects;

/**
 * One measured interval and the standard it is held against.
 *
 * @param stage 接警, 响应, 派遣, 签收, 集结, 到场, 安全, 报告 or 结果
 * @param subject what was measured
 * @param owner who answers for it
 * @param took nominal duration (an exercise's is already converted), null when it has not ended
 * @param overdue the standard ran out before the interval ended; only asked when {@code took} is null
 * @param present how many had answered when the muster fell due, null unless the standard names an attendance
 * @param strength how many were called, null unless the standard names an attendance
 * @param cause what the journal says about a miss, null when it says nothing
 * @param city null while too few incidents are on file
 */
public record Interval(
        String stage,
        String subject,
        String owner,
        Duration took,
        boolean overdue,
        Standard standard,
        Integer present,
        Integer strength,
        String cause,
        Distribution city,
        Entries entries) {

    public Interval {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(standard, "standard");
        Objects.requireNonNull(entries, "entries");
        if (took != null && took.isNegative()) {
            throw new IllegalArgumentException("An interval does not run backwards: " + subject + " " + took);
        }
        if ((present == null) != (strength == null)) {
            throw new IllegalArgumentException("Present and strength come together: " + subject);
        }
    }

    /** A plain interval that has ended. */
    public static Interval ended(
            String stage, String subject, String owner, Duration took, Standard standard, Entries entries) {
        return new Interval(stage, subject, owner, took, false, standard, null, null, null, null, entries);
    }

    public Interval because(String cause) {
        return new Interval(stage, subject, owner, took, overdue, standard, present, strength, cause, city, entries);
    }

    public Interval among(Distribution city) {
        return new Interval(stage, subject, owner, took, overdue, standard, present, strength, cause, city, entries);
    }

    public Verdict verdict() {
        boolean inTime = took != null && took.compareTo(standard.within()) <= 0;
        if (inTime) {
            return Verdict.MET;
        }
        if (took == null && !overdue) {
            return Verdict.OPEN;
        }
        return present != null ? Verdict.SHORT : Verdict.LATE;
    }
}
