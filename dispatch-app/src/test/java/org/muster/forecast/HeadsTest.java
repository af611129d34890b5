package org.muster.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadsTest {

    @Test
    void agreesWithCountingEveryCase() {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            double[] chances = random.doubles(10).toArray();
            double[] counted = new double[11];
            for (int world = 0; world < 1024; world++) {
                double chance = 1;
                for (int i = 0; i < 10; i++) {
                    chance *= (world >> i & 1) == 1 ? chances[i] : 1 - chances[i];
                }
                counted[Integer.bitCount(world)] += chance;
            }
            assertThat(Heads.of(chances).probabilities()).containsExactly(counted, within(1e-12));
        }
    }

    @Test
    void whoIsThereIsThereForSure() {
        Heads heads = Heads.of(new double[] {1, 1, 1, 0.5, 0});
        assertThat(heads.atLeast(3)).isEqualTo(1);
        assertThat(heads.atLeast(4)).isEqualTo(0.5);
        assertThat(heads.atLeast(5)).isZero();
        assertThat(heads.atLeast(-2)).isEqualTo(1);
        assertThat(heads.quantile(0.1)).isEqualTo(3);
        assertThat(heads.quantile(0.9)).isEqualTo(4);
    }

    @Test
    void nobodyCalledIsNobodyThere() {
        assertThat(Heads.of(new double[0]).atLeast(1)).isZero();
        assertThat(Heads.of(0, 0.5).quantile(0.9)).isZero();
    }
}
