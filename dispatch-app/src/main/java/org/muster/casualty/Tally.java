package org.muster.casualty;

import java.util.Collection;
import java.util.function.Predicate;

/**
 * How many, as the list of casualties counts them. A doctor's word takes the place of the tag's colour; until then black
 * counts as dead, red as heavily injured, and somebody poisoned with a red or yellow tag as acutely poisoned: a
 * provisional count, for the grade is the law's and the colour only the field's (START). Acute poisoning is counted with
 * the heavily injured (国务院令493 Art 3).
 *
 * @param seriouslyHurt the poisoned are among them
 * @param provisional of the dead and the heavily injured those no doctor has spoken of
 */
record Tally(
        int all,
        int dead,
        int missing,
        int trapped,
        int seriouslyHurt,
        int poisoned,
        int slightlyHurt,
        int provisional,
        int dirty,
        int inHospital) {

    static Tally of(Collection<Casualty> people) {
        return new Tally(
                people.size(),
                count(people, Tally::dead),
                count(people, it -> lost(it, Whereabouts.MISSING)),
                count(people, it -> lost(it, Whereabouts.TRAPPED)),
                count(people, Tally::serious),
                count(people, Tally::poisoned),
                count(people, Tally::slight),
                count(people, it -> it.outcome() == null && (dead(it) || serious(it))),
                count(people, Casualty::dirty),
                count(people, it -> it.handedOverAt() != null && it.outcome() != Outcome.DEAD));
    }

    private static int count(Collection<Casualty> people, Predicate<Casualty> which) {
        return (int) people.stream().filter(which).count();
    }

    static boolean dead(Casualty it) {
        return it.outcome() == Outcome.DEAD || it.outcome() == null && it.triage() == Triage.BLACK;
    }

    private static boolean lost(Casualty it, Whereabouts how) {
        return it.outcome() == null && !dead(it) && it.state() == how;
    }

    private static boolean poisoned(Casualty it) {
        return it.outcome() == Outcome.POISONED
                || it.outcome() == null
                        && it.harm() == Harm.POISONING
                        && (it.triage() == Triage.RED || it.triage() == Triage.YELLOW);
    }

    private static boolean serious(Casualty it) {
        return it.outcome() == Outcome.SERIOUS || it.outcome() == null && it.triage() == Triage.RED || poisoned(it);
    }

    private static boolean slight(Casualty it) {
        return it.outcome() == Outcome.LIGHT
                || it.outcome() == null
                        && !serious(it)
                        && (it.triage() == Triage.YELLOW || it.triage() == Triage.GREEN);
    }
}
