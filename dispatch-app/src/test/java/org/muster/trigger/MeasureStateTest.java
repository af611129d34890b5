package org.muster.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.muster.trigger.MeasureState.Calm;

class MeasureStateTest {

    private static final Instant NOON = Instant.parse("2026-08-22T04:00:00Z");
    private static final double PREPARE = 40;
    private static final double IMMEDIATE = 55;
    private static final Calm CALM = new Calm(4, Duration.ofMinutes(30));

    @Test
    void goesUpAtTheLimitItself() {
        MeasureState state = next(MeasureState.calm(NOON), 0, 39.9);
        assertThat(state.mode()).isEqualTo(Mode.NONE);
        state = next(state, 1, 40);
        assertThat(state.mode()).isEqualTo(Mode.PREPARE);
        assertThat(state.limit()).isEqualTo(PREPARE);
        state = next(state, 2, 58);
        assertThat(state.mode()).isEqualTo(Mode.IMMEDIATE);
        assertThat(state.limit()).isEqualTo(IMMEDIATE);
    }

    @Test
    void doesNotComeDownForASwingOrAnHourJustUnderTheLimit() {
        MeasureState state = next(MeasureState.calm(NOON), 0, 58);
        for (int minute = 1; minute < 120; minute++) {
            state = next(state, minute, minute % 2 == 0 ? 56 : 52);
            assertThat(state.mode()).isEqualTo(Mode.IMMEDIATE);
        }
    }

    @Test
    void comesDownWhenItHasStayedUnderByTheMarginLongEnough() {
        MeasureState state = next(MeasureState.calm(NOON), 0, 58);
        for (int minute = 1; minute <= 30; minute++) {
            state = next(state, minute, 45);
            assertThat(state.mode()).isEqualTo(Mode.IMMEDIATE);
        }
        state = next(state, 31, 45);
        assertThat(state.mode()).as("what it is now, not nothing").isEqualTo(Mode.PREPARE);
    }

    @Test
    void beginsToWaitAnewWhenItComesBack() {
        MeasureState state = next(MeasureState.calm(NOON), 0, 58);
        state = next(state, 1, 30);
        state = next(state, 29, 54);
        state = next(state, 30, 30);
        state = next(state, 59, 30);
        assertThat(state.mode()).isEqualTo(Mode.IMMEDIATE);
        state = next(state, 60, 30);
        assertThat(state.mode()).isEqualTo(Mode.NONE);
    }

    @Test
    void knowsALimitThatWasTakenAway() {
        MeasureState state = next(MeasureState.calm(NOON), 0, 58);
        state = state.next(at(1), 58, Mode.NONE, null, null, CALM);
        assertThat(state.mode()).isEqualTo(Mode.IMMEDIATE);
        state = state.next(at(31), 58, Mode.NONE, null, null, CALM);
        assertThat(state.mode()).isEqualTo(Mode.NONE);
    }

    /** Held against a plain reading of the rule, over seeded histories that swing around the limits on purpose. */
    @Test
    void losesNoCrossingAndTellsNoneTwice() {
        for (int seed = 0; seed < 300; seed++) {
            List<double[]> history = history(seed);
            assertThat(breaches(history, risesOf(history, CALM)))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @Test
    void theCheckerSeesAMachineThatFlapsAndOneThatIsDeaf() {
        Calm hasty = new Calm(0, Duration.ZERO);
        int flapping = 0;
        int deaf = 0;
        for (int seed = 0; seed < 300; seed++) {
            List<double[]> history = history(seed);
            flapping += breaches(history, risesOf(history, hasty)).isEmpty() ? 0 : 1;
            List<String> rises = new ArrayList<>(risesOf(history, CALM));
            if (!rises.isEmpty()) {
                rises.remove(rises.size() - 1);
                deaf += breaches(history, rises).isEmpty() ? 0 : 1;
            }
        }
        assertThat(flapping).isGreaterThan(100);
        assertThat(deaf).isGreaterThan(100);
    }

    private static List<double[]> history(int seed) {
        Random random = new Random(seed);
        List<double[]> history = new ArrayList<>();
        double value = random.nextInt(70);
        int minute = 0;
        for (int i = 0; i < 400; i++) {
            minute += 1 + random.nextInt(random.nextInt(20) == 0 ? 60 : 6);
            value = Math.max(0, Math.min(90, value + random.nextGaussian() * 6));
            history.add(new double[] {minute, Math.round(value * 10) / 10.0});
        }
        return history;
    }

    private static List<String> risesOf(List<double[]> history, Calm calm) {
        List<String> rises = new ArrayList<>();
        MeasureState state = MeasureState.calm(NOON);
        for (double[] it : history) {
            MeasureState to = state.next(at((int) it[0]), it[1], asked(it[1]), PREPARE, IMMEDIATE, calm);
            if (to.mode().compareTo(state.mode()) > 0) {
                rises.add((int) it[0] + " " + to.mode());
            }
            state = to;
        }
        return rises;
    }

    /**
     * For each limit: a rise is due at the first value that reaches it, and again only after half an hour in which every
     * value was under it by the margin. A rise to the utmost stands for one to getting ready.
     */
    private static List<String> breaches(List<double[]> history, List<String> rises) {
        List<String> breaches = new ArrayList<>(rises);
        List<String> due = new ArrayList<>();
        Mode stands = Mode.NONE;
        double quietSince = -1;
        for (double[] it : history) {
            Mode asked = asked(it[1]);
            if (asked.compareTo(stands) > 0) {
                due.add((int) it[0] + " " + asked);
                stands = asked;
                quietSince = -1;
            } else if (stands != Mode.NONE) {
                double limit = stands == Mode.IMMEDIATE ? IMMEDIATE : PREPARE;
                if (it[1] >= limit - CALM.under()) {
                    quietSince = -1;
                } else if (quietSince < 0) {
                    quietSince = it[0];
                } else if (it[0] - quietSince >= CALM.hold().toMinutes()) {
                    stands = asked;
                    quietSince = -1;
                }
            }
        }
        due.forEach(it -> {
            if (!breaches.remove(it)) {
                breaches.add("lost: " + it);
            }
        });
        return breaches;
    }

    private static Mode asked(double value) {
        return value >= IMMEDIATE ? Mode.IMMEDIATE : value >= PREPARE ? Mode.PREPARE : Mode.NONE;
    }

    private static MeasureState next(MeasureState state, int minute, double value) {
        return state.next(at(minute), value, asked(value), PREPARE, IMMEDIATE, CALM);
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
