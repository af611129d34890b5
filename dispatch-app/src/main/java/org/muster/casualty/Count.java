package org.muster.casualty;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.muster.incident.AccidentFacts;
import org.muster.incident.Facts;

/** The counts the list gives to the assessment, and where the assessment keeps them. */
enum Count {
    DEAD("死亡", Facts::dead, Tally::dead),
    MISSING("失联", Facts::missing, Tally::missing),
    SERIOUSLY_HURT("重伤（含急性中毒）", Facts::seriouslyHurt, Tally::seriouslyHurt),
    TRAPPED("被困", facts -> AccidentFacts.of(facts).trapped(), Tally::trapped),
    POISONED("其中急性中毒", facts -> AccidentFacts.of(facts).poisoned(), Tally::poisoned);

    private final String label;
    private final Function<Facts, Integer> assessed;
    private final ToIntFunction<Tally> counted;

    Count(String label, Function<Facts, Integer> assessed, ToIntFunction<Tally> counted) {
        this.label = label;
        this.assessed = assessed;
        this.counted = counted;
    }

    String label() {
        return label;
    }

    /** What the assessment says; null when nobody said. */
    Integer assessed(Facts facts) {
        return facts == null ? null : assessed.apply(facts);
    }

    int counted(Tally tally) {
        return counted.applyAsInt(tally);
    }

    /** Only an accident asks for it. */
    boolean ofAccidents() {
        return this == TRAPPED || this == POISONED;
    }
}
