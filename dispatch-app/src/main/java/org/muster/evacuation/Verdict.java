package org.muster.evacuation;

import java.util.EnumSet;
import java.util.Set;

/**
 * What becomes of a word about a person that meets another one's. Devices without network know no common time, so what
 * two of them said is joined so that it does not matter whose word came first; what cannot both be true is shown.
 */
enum Verdict {
    APPLY,
    /** What stands says more. */
    KEEP,
    /** Somebody has to settle it. */
    CONFLICT;

    /**
     * @param stands what is known, from somebody else
     * @param said by one who did not know it
     */
    static Verdict of(PersonStatus stands, PersonStatus said) {
        if (stands == said) {
            return APPLY;
        }
        if (contradict(stands, said)) {
            return CONFLICT;
        }
        return rank(said) > rank(stands) ? APPLY : KEEP;
    }

    /** Both were seen with one's own eyes, and one of them must be wrong. */
    private static boolean contradict(PersonStatus one, PersonStatus other) {
        Set<PersonStatus> both = EnumSet.of(one, other);
        return both.equals(EnumSet.of(PersonStatus.TRANSFERRED, PersonStatus.ABSENT))
                || both.equals(EnumSet.of(PersonStatus.TRANSFERRED, PersonStatus.REFUSED))
                || both.equals(EnumSet.of(PersonStatus.MOVING, PersonStatus.REFUSED))
                || both.equals(EnumSet.of(PersonStatus.ABSENT, PersonStatus.REFUSED));
    }

    /** How much a word says; who did not reach them says least, who saw an empty house less than who saw them leave. */
    private static int rank(PersonStatus it) {
        return switch (it) {
            case LISTED -> 0;
            case UNREACHABLE -> 1;
            case NOTIFIED -> 2;
            case ABSENT -> 3;
            case REFUSED -> 3;
            case MOVING -> 4;
            case TRANSFERRED -> 5;
        };
    }
}
