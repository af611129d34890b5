package org.muster.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.shared.Problem;
import org.muster.shared.Problem.FieldError;

/** What a roster must be, and what is only worth a warning. */
final class DutyRules {

    /** A shift longer than this is a slip of the pen. */
    static final Duration LONGEST = Duration.ofHours(72);

    static final int MOST_OFFICERS = 20;

    /** One person on two shifts at the same time: possible, and worth a look. */
    record Clash(DutyPerson person, DutyShift one, DutyShift other) {}

    /** From until when nobody is planned. */
    record Gap(Instant from, Instant until) {}

    private DutyRules() {}

    /** @throws Problem 422 naming each wrong field */
    static void mustBeAShift(Instant from, Instant until, DutyPerson leader, List<DutyPerson> officers) {
        List<FieldError> errors = new ArrayList<>();
        if (!until.isAfter(from)) {
            errors.add(new FieldError("until", "下班时间须晚于上班时间"));
        } else if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            errors.add(new FieldError("until", "一个班不超过 " + LONGEST.toHours() + " 小时，请拆成几个班"));
        }
        if (leader == null && officers.isEmpty()) {
            errors.add(new FieldError("officers", "请至少排一位带班领导或值班员"));
        }
        if (officers.size() > MOST_OFFICERS) {
            errors.add(new FieldError("officers", "一个班不超过 " + MOST_OFFICERS + " 位值班员"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    /** Each pair once, the earliest first; walks a sorted list, so a year of many units is quick. */
    static List<Clash> clashes(List<DutyShift> shifts) {
        List<DutyShift> sorted = new ArrayList<>(shifts);
        sorted.sort(Comparator.comparing(DutyShift::from));
        Map<String, List<DutyShift>> running = new HashMap<>();
        List<Clash> clashes = new ArrayList<>();
        for (DutyShift shift : sorted) {
            for (DutyPerson person : shift.people()) {
                List<DutyShift> own = running.computeIfAbsent(
                        person.phone() == null ? person.name() : person.phone(), any -> new ArrayList<>());
                own.removeIf(it -> !it.until().isAfter(shift.from()));
                own.stream()
                        .filter(it -> !it.id().equals(shift.id()))
                        .forEach(it -> clashes.add(new Clash(person, it, shift)));
                own.add(shift);
            }
        }
        return clashes;
    }

    /** Where nobody is planned between these two moments. */
    static List<Gap> gaps(List<DutyShift> ofOneUnit, Instant from, Instant until) {
        List<Gap> gaps = new ArrayList<>();
        Instant covered = from;
        for (DutyShift shift : ofOneUnit) {
            if (shift.from().isAfter(covered)) {
                gaps.add(new Gap(covered, shift.from()));
            }
            if (shift.until().isAfter(covered)) {
                covered = shift.until();
            }
        }
        if (covered.isBefore(until)) {
            gaps.add(new Gap(covered, until));
        }
        return gaps;
    }

    /** Those clashes in which one of these shifts has a part. */
    static List<Clash> clashesOf(List<DutyShift> all, UUID shift) {
        return clashes(all).stream()
                .filter(it -> it.one().id().equals(shift) || it.other().id().equals(shift))
                .toList();
    }
}
