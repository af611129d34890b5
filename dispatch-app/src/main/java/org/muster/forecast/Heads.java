package org.muster.forecast;

import java.util.Arrays;

/**
 * How many people will be there: the exact distribution of a sum of independent yes-or-no's (Poisson-binomial), as
 * probabilities of 0, 1, 2 … heads.
 */
record Heads(double[] probabilities) {

    /** @param chances each person's probability of being there */
    static Heads of(double[] chances) {
        double[] heads = new double[chances.length + 1];
        heads[0] = 1;
        for (int i = 0; i < chances.length; i++) {
            for (int k = i + 1; k > 0; k--) {
                heads[k] = heads[k] * (1 - chances[i]) + heads[k - 1] * chances[i];
            }
            heads[0] *= 1 - chances[i];
        }
        return new Heads(heads);
    }

    /** So many of equal chance. */
    static Heads of(int people, double chance) {
        double[] chances = new double[people];
        Arrays.fill(chances, chance);
        return of(chances);
    }

    double atLeast(int quorum) {
        double sum = 0;
        for (int k = Math.max(0, quorum); k < probabilities.length; k++) {
            sum += probabilities[k];
        }
        return Math.min(1, sum);
    }

    /** The smallest count that is not exceeded with at least this probability. */
    int quantile(double level) {
        double sum = 0;
        for (int k = 0; k < probabilities.length; k++) {
            sum += probabilities[k];
            if (sum >= level - 1e-12) {
                return k;
            }
        }
        return probabilities.length - 1;
    }
}
