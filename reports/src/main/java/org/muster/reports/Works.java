package org.muster.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Dykes that were walked and lifelines that were repaired (巡堤查险与抢修).
 *
 * @param patrols in the order of their orders, and {@code repairs} likewise
 * @param dangers what was found on the patrols and what was done about it, oldest first
 */
public record Works(List<Patrol> patrols, List<Repair> repairs, List<KeyMoment> dangers) {

    private static final Works NONE = new Works(List.of(), List.of(), List.of());

    public Works {
        patrols = List.copyOf(patrols);
        repairs = List.copyOf(repairs);
        dangers = List.copyOf(dangers);
    }

    /** Nothing was ordered: the section is not printed. */
    public static Works none() {
        return NONE;
    }

    boolean any() {
        return !patrols.isEmpty() || !repairs.isEmpty();
    }

    /**
     * One stretch that was walked again and again.
     *
     * @param every its cadence, nominal
     * @param late rounds that came after their time
     * @param endedAt when it need not be walked any more, or null
     */
    public record Patrol(
            String place,
            String who,
            Instant orderedAt,
            Duration every,
            int rounds,
            int late,
            Instant endedAt,
            Entries entries) {

        public Patrol {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(orderedAt, "orderedAt");
            Objects.requireNonNull(entries, "entries");
        }

        /** No round came late; without any round there is nothing to judge. */
        Verdict verdict() {
            return late > 0 ? Verdict.LATE : rounds > 0 ? Verdict.MET : Verdict.NONE;
        }
    }

    /**
     * @param line 电力抢修, 通信抢修 …
     * @param took from the order to the restoration, nominal; null while nothing is restored
     * @param restored what works again, or how it ended; null while it is open
     */
    public record Repair(
            String line, String place, String who, Instant orderedAt, Duration took, String restored, Entries entries) {

        public Repair {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(orderedAt, "orderedAt");
            Objects.requireNonNull(entries, "entries");
        }
    }
}
