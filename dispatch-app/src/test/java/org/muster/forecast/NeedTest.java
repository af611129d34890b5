package org.muster.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeedTest {

    @Test
    void agreesWithCountingEveryCase() {
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            double[] chances = random.doubles(10).toArray();
            int[] fills = random.ints(10, 0, 8).toArray();
            Need need = new Need(random.nextInt(11), random.ints(3, 0, 4).toArray());
            assertThat(need.chance(chances, fills)).isCloseTo(counted(need, chances, fills), within(1e-12));
        }
    }

    /** Every world, one after the other. */
    private static double counted(Need need, double[] chances, int[] fills) {
        double met = 0;
        for (int world = 0; world < 1 << chances.length; world++) {
            double chance = 1;
            int[] manned = new int[need.duties().length];
            for (int i = 0; i < chances.length; i++) {
                boolean there = (world >> i & 1) == 1;
                chance *= there ? chances[i] : 1 - chances[i];
                for (int duty = 0; there && duty < manned.length; duty++) {
                    manned[duty] += fills[i] >> duty & 1;
                }
            }
            boolean enough = Integer.bitCount(world) >= need.heads();
            for (int duty = 0; duty < manned.length; duty++) {
                enough &= manned[duty] >= need.duties()[duty];
            }
            met += enough ? chance : 0;
        }
        return met;
    }

    @Test
    void withoutDutiesItIsTheHeads() {
        double[] chances = new Random(3).doubles(30).toArray();
        for (int heads = -1; heads <= 31; heads++) {
            assertThat(Need.ofHeads(heads).chance(chances, new int[30]))
                    .isCloseTo(Heads.of(chances).atLeast(heads), within(1e-12));
        }
    }

    @Test
    void aDutyNobodyFillsIsNeverManned() {
        double[] sure = new double[12];
        Arrays.fill(sure, 1);
        assertThat(new Need(10, new int[] {1}).chance(sure, new int[12])).isZero();
        assertThat(new Need(10, new int[] {1}).headsAlone()).isFalse();
    }

    @Test
    void tooManyDutiesToCountOutAreLeftToTheRollCall() {
        int[] many = new int[20];
        Arrays.fill(many, 5);
        double[] sure = new double[12];
        Arrays.fill(sure, 1);
        int[] everything = new int[12];
        Arrays.fill(everything, (1 << 20) - 1);
        assertThat(new Need(12, many).chance(sure, everything)).isEqualTo(1);
    }
}
