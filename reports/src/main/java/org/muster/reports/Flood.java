package org.muster.reports;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a flood's report tells besides: the warnings and who answered them (预警与叫应), how the people were moved (人员转移),
 * who was trapped and fetched (被困救援), and what was lost (灾情).
 * Zones, households and shelters are told by name or number, never a resident by theirs: personal data is destroyed after
 * closure (突发事件应对法 Art 85), and this report is kept.
 *
 * @param warnings issued, changed and cancelled, oldest first
 * @param calls who was called about them, in the order of the calls
 * @param zones in the order of their orders
 * @param acts refusals, forced transfers, early returns and all-clears, oldest first
 * @param rescues one row per place where people were trapped, in the order of the reports
 * @param losses one row per township as it reported last, then the confirmed sum where there is one
 * @param works on dykes and lifelines
 */
public record Flood(
        List<Warning> warnings,
        List<Call> calls,
        List<Zone> zones,
        List<KeyMoment> acts,
        List<Shelter> shelters,
        List<Rescue> rescues,
        List<Loss> losses,
        Works works) {

    private static final Flood NONE = new Flood(List.of(), List.of(), List.of(), List.of(), List.of());

    public Flood {
        Objects.requireNonNull(works, "works");
        rescues = List.copyOf(rescues);
        losses = List.copyOf(losses);
        warnings = List.copyOf(warnings);
        calls = List.copyOf(calls);
        zones = List.copyOf(zones);
        acts = List.copyOf(acts);
        shelters = List.copyOf(shelters);
    }

    /** One in which nobody was trapped, nothing was lost, no dyke walked and no lifeline repaired. */
    public Flood(
            List<Warning> warnings, List<Call> calls, List<Zone> zones, List<KeyMoment> acts, List<Shelter> shelters) {
        this(warnings, calls, zones, acts, shelters, List.of(), List.of(), Works.none());
    }

    /** Nothing to tell: none of the sections is printed. */
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

    /**
     * People who could not get out by themselves, at one place.
     *
     * @param who who went, in words; null when nobody did
     * @param took nominal duration from the report to the last name; null while somebody is missing
     * @param saved who came out alive; null while somebody is missing
     */
    public record Rescue(
            String place,
            int people,
            Instant reportedAt,
            Instant sentAt,
            String who,
            Instant closedAt,
            Duration took,
            Integer saved,
            Entries entries) {

        public Rescue {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(reportedAt, "reportedAt");
            Objects.requireNonNull(entries, "entries");
        }
    }

    /**
     * What was lost (GB/T 24438); null where nobody said it.
     *
     * @param township its name, or what the sum is called
     * @param casualties dead and missing
     * @param damaged houses that stand, in 间
     * @param lossWan 直接经济损失 in 万元
     */
    public record Loss(
            String township,
            Integer affected,
            Integer moved,
            Integer casualties,
            Integer hurt,
            Integer collapsed,
            Integer damaged,
            BigDecimal cropsHa,
            BigDecimal lossWan,
            Entries entries) {

        public Loss {
            Objects.requireNonNull(township, "township");
            Objects.requireNonNull(entries, "entries");
        }
    }
}
