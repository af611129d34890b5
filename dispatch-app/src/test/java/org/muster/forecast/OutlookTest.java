package org.muster.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.forecast.Called.Standing;

/** A township team of thirty that must muster twenty-four. */
class OutlookTest {

    private static final ForecastFigures FIGURES = ForecastCalibrationTest.FIGURES;
    private static final Habits USUAL = Habits.before(FIGURES.prior(), 0.80);
    private static final int QUORUM = 24;

    @Test
    void aFreshOrderIsMoreLikelyThanNotToMuster() {
        assertThat(likely(silent(30), 0)).isBetween(0.5, 0.95);
    }

    @Test
    void whatIsExpectedOfATeamNobodyHasCalledYetIsTheSameAsOfAFreshOrder() {
        Outlook nobody = Outlook.on(List.of(), 0, USUAL, FIGURES);
        assertThat(nobody.ofSilent(30, nobody.silentBy(1)).atLeast(QUORUM))
                .isCloseTo(likely(silent(30), 0), within(1e-9));
    }

    @Test
    void silenceGrowsWorseWithTime() {
        double before = 1;
        for (double now = 0; now < 1; now += 0.1) {
            double likely = likely(silent(30), now);
            assertThat(likely).isLessThanOrEqualTo(before + 1e-9);
            before = likely;
        }
        assertThat(before).isLessThan(0.05);
    }

    @Test
    void everyYesHelpsAndEveryNoHurts() {
        for (int said = 0; said < 20; said++) {
            assertThat(likely(answered(said + 1, true), 0.3)).isGreaterThanOrEqualTo(likely(answered(said, true), 0.3));
            assertThat(likely(answered(said + 1, false), 0.3)).isLessThanOrEqualTo(likely(answered(said, false), 0.3));
        }
    }

    @Test
    void sevenWhoCannotComeLeaveNoQuorum() {
        assertThat(likely(answered(7, false), 0.1)).isLessThan(0.05);
    }

    @Test
    void whoIsThereCountsForSure() {
        List<Called> members = new ArrayList<>(silent(6));
        members.addAll(Collections.nCopies(QUORUM, new Called(null, false, Standing.PRESENT)));
        Outlook outlook = Outlook.on(members, 0.9, USUAL, FIGURES);
        assertThat(outlook.by(1).atLeast(QUORUM)).isCloseTo(1, within(1e-9));
        assertThat(outlook.by(1).quantile(0.1)).isGreaterThanOrEqualTo(QUORUM);
        assertThat(outlook.expected(Need.ofHeads(QUORUM), 4)).isEqualTo(0.9);
    }

    @Test
    void aGoodDayForSomeIsAGoodDayForAll() {
        List<Called> early = new ArrayList<>(silent(15));
        early.addAll(Collections.nCopies(15, new Called(0.05, true, Standing.PRESENT)));
        List<Called> late = new ArrayList<>(silent(15));
        late.addAll(Collections.nCopies(15, new Called(0.28, true, Standing.PRESENT)));
        // the same heads are there at the same time; who came at once says more about the rest
        assertThat(likely(early, 0.3)).isGreaterThan(likely(late, 0.3));
    }

    @Test
    void looksForTheTimeOfTheQuorumAndSaysWhenThereIsNone() {
        Outlook usual = Outlook.on(silent(30), 0, USUAL, FIGURES);
        double expected = usual.expected(Need.ofHeads(QUORUM), 4);
        assertThat(expected).isBetween(0.4, 1.2);
        assertThat(usual.by(expected).atLeast(QUORUM)).isGreaterThanOrEqualTo(0.5);
        assertThat(Outlook.on(answered(10, false), 0.2, USUAL, FIGURES).expected(Need.ofHeads(QUORUM), 4))
                .isInfinite();
    }

    @Test
    void headsWithoutTheDutyAreNoMuster() {
        List<Called> members = new ArrayList<>(Collections.nCopies(28, new Called(null, false, Standing.PRESENT)));
        members.add(new Called(0.1, true, Standing.OPEN, 1));
        members.add(new Called(0.1, false, Standing.OPEN, 1));
        Outlook outlook = Outlook.on(members, 0.2, USUAL, FIGURES);
        double one = outlook.meets(new Need(QUORUM, new int[] {1}), 1);
        assertThat(outlook.meets(Need.ofHeads(QUORUM), 1)).isCloseTo(1, within(1e-9));
        assertThat(one).isBetween(0.5, 0.999);
        assertThat(outlook.meets(new Need(QUORUM, new int[] {2}), 1))
                .as("the second one has said no")
                .isLessThan(0.05);
        assertThat(outlook.meets(new Need(QUORUM, new int[] {0}), 1)).isCloseTo(1, within(1e-9));
        assertThat(outlook.expected(new Need(QUORUM, new int[] {1}), 4)).isBetween(0.2, 1.0);
    }

    @Test
    void aDutyNeverMakesAMusterLikelier() {
        List<Called> members = new ArrayList<>(silent(24));
        members.addAll(Collections.nCopies(6, new Called(null, false, Standing.OPEN, 1)));
        Outlook outlook = Outlook.on(members, 0.2, USUAL, FIGURES);
        double before = outlook.meets(Need.ofHeads(QUORUM), 1);
        for (int least = 1; least <= 7; least++) {
            double likely = outlook.meets(new Need(QUORUM, new int[] {least}), 1);
            assertThat(likely).isLessThanOrEqualTo(before + 1e-12);
            before = likely;
        }
        assertThat(before).as("seven of six").isZero();
    }

    private static double likely(List<Called> members, double now) {
        return Outlook.on(members, now, USUAL, FIGURES).by(1).atLeast(QUORUM);
    }

    private static List<Called> silent(int people) {
        return Collections.nCopies(people, Called.silent());
    }

    private static List<Called> answered(int people, boolean coming) {
        List<Called> members = new ArrayList<>(silent(30 - people));
        members.addAll(Collections.nCopies(people, new Called(0.1, coming, Standing.OPEN)));
        return members;
    }
}
