package org.muster.forecast;

import java.util.Arrays;

/**
 * What a muster still wants: heads, and among them so many for each duty. Counting stops at what is wanted, so the exact
 * joint distribution stays small: 27 heads with one leader and two pump operators are 168 cases.
 *
 * @param heads those who are there included
 * @param duties how many of each duty are still missing; a member who fills two duties counts for both
 */
record Need(int heads, int[] duties) {

    /** More combinations of duties than this are not counted out; the last ones are then left to the roll call. */
    private static final int MOST_COMBINATIONS = 2_000;

    static Need ofHeads(int heads) {
        return new Need(heads, new int[0]);
    }

    /** The same duty alone, whatever the heads. */
    Need onlyDuty(int index) {
        int[] only = new int[duties.length];
        only[index] = duties[index];
        return new Need(0, only);
    }

    boolean headsAlone() {
        return Arrays.stream(duties).allMatch(it -> it <= 0);
    }

    /**
     * That heads and duties are all there.
     *
     * @param chances each person's probability of being there, independent of the others
     * @param fills for each person the duties they fill, bit by bit
     */
    double chance(double[] chances, int[] fills) {
        int[] stride = new int[duties.length];
        int combinations = 1;
        for (int duty = 0; duty < duties.length; duty++) {
            stride[duty] = combinations;
            int cases = Math.max(0, duties[duty]) + 1;
            if (combinations > MOST_COMBINATIONS / cases) {
                stride[duty] = 0;
            } else {
                combinations *= cases;
            }
        }
        int most = Math.max(0, heads);
        double[] at = new double[(most + 1) * combinations];
        at[0] = 1;
        for (int i = 0; i < chances.length; i++) {
            at = with(at, combinations, stride, chances[i], fills[i]);
        }
        return Math.min(1, at[at.length - 1]);
    }

    private double[] with(double[] before, int combinations, int[] stride, double chance, int fills) {
        if (chance <= 0) {
            return before;
        }
        double[] after = new double[before.length];
        for (int state = 0; state < before.length; state++) {
            if (before[state] == 0) {
                continue;
            }
            after[state] += before[state] * (1 - chance);
            int combination = state % combinations;
            int more = combination;
            for (int duty = 0; fills >> duty != 0 && duty < stride.length; duty++) {
                boolean wanted = (fills >> duty & 1) == 1 && stride[duty] > 0;
                if (wanted && combination / stride[duty] % (Math.max(0, duties[duty]) + 1) < duties[duty]) {
                    more += stride[duty];
                }
            }
            int counted = state / combinations;
            int then = Math.min(counted + 1, before.length / combinations - 1);
            after[then * combinations + more] += before[state] * chance;
        }
        return after;
    }
}
