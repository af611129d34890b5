package org.muster.entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.entry.EntryManagement.Start;

/** Finds what of an entry is against the rule: 双人同进同出, 救援组待命, nobody twice, nobody undecontaminated. */
final class EntryRules {

    private static final int PAIR = 2;

    private EntryRules() {}

    /**
     * @param others the entries of the incident told before
     * @param afterTheEnd whether the incident was over when the word came
     */
    static List<Breach> breaches(Start said, List<Entry> others, boolean afterTheEnd) {
        List<Breach> all = new ArrayList<>();
        if (said.entrants().size() < PAIR) {
            all.add(Breach.of(Breach.Kind.ALONE));
        }
        if (said.standby() == null) {
            all.add(Breach.of(Breach.Kind.NO_STANDBY));
        }
        Set<String> once = new HashSet<>();
        said.entrants().stream()
                .filter(it -> !once.add(key(it.name(), it.unit())))
                .forEach(it -> all.add(new Breach(Breach.Kind.NAMED_TWICE, it.name(), null)));
        Set<String> going =
                said.entrants().stream().map(it -> key(it.name(), it.unit())).collect(Collectors.toSet());
        for (Entry other : others) {
            other.entrants().stream()
                    .filter(it -> !it.cleared() && going.contains(key(it.name(), it.unit())))
                    .forEach(it -> all.add(new Breach(
                            it.inside() ? Breach.Kind.STILL_INSIDE : Breach.Kind.NOT_DECONTAMINATED,
                            it.name(),
                            other.number())));
        }
        if (afterTheEnd) {
            all.add(Breach.of(Breach.Kind.TOLD_AFTER_THE_END));
        }
        return List.copyOf(all);
    }

    private static String key(String name, String unit) {
        return name + "/" + (unit == null ? "" : unit);
    }
}
