package org.muster.consultation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How like two floods are, feature by feature, each between 0 and 1: Gower's coefficient. Only features that both are
 * known by are compared, and all weigh the same: no weight here is anybody's rule.
 */
final class Likeness {

    /** What is compared. */
    enum Feature {
        SITE,
        SEASON,
        LEVEL,
        RAIN,
        PEOPLE
    }

    record Compared(Feature feature, double likeness) {}

    /** @param value null when no feature is known of both */
    record Verdict(Double value, List<Compared> features) {}

    private static final int HALF_A_YEAR = 6;
    private static final int LEVELS_APART = 3;

    private Likeness() {}

    static Verdict of(PastCase one, PastCase other) {
        List<Compared> compared = new ArrayList<>();
        if (!one.siteKinds().isEmpty() && !other.siteKinds().isEmpty()) {
            Set<String> shared = new HashSet<>(one.siteKinds());
            shared.retainAll(other.siteKinds());
            Set<String> all = new HashSet<>(one.siteKinds());
            all.addAll(other.siteKinds());
            compared.add(new Compared(Feature.SITE, (double) shared.size() / all.size()));
        }
        if (one.month() != null && other.month() != null) {
            int apart = Math.abs(one.month() - other.month());
            compared.add(
                    new Compared(Feature.SEASON, 1 - Math.min(apart, 2 * HALF_A_YEAR - apart) / (double) HALF_A_YEAR));
        }
        if (one.level() != null && other.level() != null) {
            compared.add(new Compared(
                    Feature.LEVEL,
                    1 - Math.abs(one.level().ordinal() - other.level().ordinal()) / (double) LEVELS_APART));
        }
        if (one.rain() != null && other.rain() != null) {
            compared.add(new Compared(Feature.RAIN, ratio(one.rain(), other.rain())));
        }
        if (one.people() != null && other.people() != null) {
            compared.add(new Compared(Feature.PEOPLE, ratio(one.people(), other.people())));
        }
        return new Verdict(
                compared.isEmpty()
                        ? null
                        : compared.stream()
                                .mapToDouble(Compared::likeness)
                                .average()
                                .orElseThrow(),
                compared);
    }

    /** 1 for the same, towards 0 the more times one is the other. */
    private static double ratio(double one, double other) {
        double most = Math.max(one, other);
        return most == 0 ? 1 : Math.min(one, other) / most;
    }
}
