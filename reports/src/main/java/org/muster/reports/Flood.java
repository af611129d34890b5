package org.muster.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a flood's report tells besides: the warnings and who answered them (预警与叫应), and how the people were moved (人员转移).
 * Zones, households and shelters are told by name or number, never a resident by theirs: personal data is destroyed after
 * closure (突发事件应对法 Art 85), and this report is kept.
 *
 * @param warnings issued, changed and cancelled, oldest first
 * @param calls who was called about them, in the order of the calls
 * @param zones in the order of their orders
 * @param acts refusals, forced transfers, early returns and all-clears, oldest first
 * @param works on dykes and lifelines
 */
public record Flood(
        List<Warning> warnings,
        List<Call> calls,
        List<Zone> zones,
        List<KeyMoment> acts,
        List<Shelter> shelters,
        Works works) {

    private static final Flood NONE = new Flood(List.of(), List.of(), List.of(), List.of(), List.of());

    public Flood {
        Objects.requireNonNull(works, "works");
        warnings = List.copyOf(warnings);
        calls = List.copyOf(calls);
        zones = List.copyOf(zones);
        acts = List.copyOf(acts);
        shelters = List.copyOf(shelters);
    }

    /** One in which no dyke was walked and no lifeline repaired. */
    public Flood(
            List<Warning> warnings, List<Call> calls, List<Zone> zones, List<KeyMoment> acts, List<Shelter> shelters) {
        this(warnings, calls, zones, acts, shelters, Works.none());
    }

    /** Nothing to tell: neither section is printed. */
    public static Flood none() {
        return NONE;
    }

    boolean warned() {
        return !warnings.isEmpty() || !calls.isEmpty();
    }

    boolean moved() {
        return !zones.isEmpty();
    }

    /**
     * @param colour 红色, 黄色 …; 更新 or 解除 for what came after
     * @param issuer null when it was not said
     */
    public record Warning(Instant at, String colour, String text, String issuer, Entries entries) {

        public Warning {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(entries, "entries");
        }
    }

    /**
     * One person called until answered.
     *
     * @param unit county, township, village or site they answer for
     * @param took from the first call to the answer; null when none came
     * @param verdict whether the answer came within its time
     */
    public record Call(
            String unit,
            String person,
            String channel,
            Instant calledAt,
            Duration took,
            String outcome,
            Verdict verdict,
            Entries entries) {

        public Call {
            Objects.requireNonNull(unit, "unit");
            Objects.requireNonNull(calledAt, "calledAt");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(entries, "entries");
        }
    }

    /**
     * One zone from its order to the last household; people by the state they ended in.
     *
     * @param immediate false for a zone that was only told to get ready, which is held against no deadline
     * @param emptiedAt when nobody was left in it; null until then
     */
    public record Zone(
            String name,
            boolean immediate,
            Instant orderedAt,
            Instant finishBy,
            Instant emptiedAt,
            int households,
            int people,
            int transferred,
            int refused,
            int absent,
            int unreachable,
            Entries entries) {

        public Zone {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(orderedAt, "orderedAt");
            Objects.requireNonNull(entries, "entries");
        }

        /** Empty by the deadline of its order (浙江省防御洪涝台灾害人员避险转移办法). */
        public Verdict verdict(Instant asOf) {
            if (!immediate || finishBy == null) {
                return Verdict.NONE;
            }
            if (emptiedAt != null) {
                return emptiedAt.isAfter(finishBy) ? Verdict.LATE : Verdict.MET;
            }
            return asOf.isAfter(finishBy) ? Verdict.LATE : Verdict.OPEN;
        }
    }

    /**
     * @param capacity null when the journal does not say it
     * @param people who were taken in there, whether or not they have gone home since
     * @param fullAt when it was full first; null when it never was
     */
    public record Shelter(String name, Integer capacity, int people, Instant fullAt, Entries entries) {

        public Shelter {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(entries, "entries");
        }
    }
}
