package org.muster.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.consultation.Likeness.Feature;
import org.muster.shared.ResponseLevel;

/** Floods are compared by what both are known by, and by nothing else. */
class LikenessTest {

    private static PastCase flood(List<String> kinds, Integer month, ResponseLevel level, Double rain, Integer people) {
        return new PastCase(
                "x", null, false, false, "x", null, "x", null, null, month, kinds, level, rain, people, null, null,
                null, null, null, null, null);
    }

    @Test
    void theSameFloodIsWhollyAlike() {
        PastCase it = flood(List.of("GEOLOGICAL"), 8, ResponseLevel.III, 58.0, 352);
        assertThat(Likeness.of(it, it).value()).isEqualTo(1.0);
        assertThat(Likeness.of(it, it).features()).hasSize(5);
    }

    @Test
    void onlyWhatBothAreKnownByCounts() {
        PastCase whole = flood(List.of("GEOLOGICAL"), 8, ResponseLevel.III, 58.0, 352);
        PastCase some = flood(List.of(), 8, null, null, 176);
        assertThat(Likeness.of(whole, some).features())
                .extracting(Likeness.Compared::feature)
                .containsExactly(Feature.SEASON, Feature.PEOPLE);
        assertThat(Likeness.of(whole, some).value()).isCloseTo(0.75, within(1e-9));
        assertThat(Likeness.of(whole, flood(List.of(), null, null, null, null)).value())
                .isNull();
    }

    @Test
    void decemberIsNextToJanuaryAndSixMonthsAreTheFarthest() {
        assertThat(season(12, 1)).isCloseTo(5 / 6.0, within(1e-9));
        assertThat(season(1, 7)).isZero();
        assertThat(season(4, 10)).isZero();
    }

    private static double season(int one, int other) {
        return Likeness.of(flood(List.of(), one, null, null, null), flood(List.of(), other, null, null, null))
                .value();
    }

    @Test
    void levelsAreAsFarApartAsTheirSteps() {
        assertThat(Likeness.of(
                                flood(List.of(), null, ResponseLevel.IV, null, null),
                                flood(List.of(), null, ResponseLevel.I, null, null))
                        .value())
                .isZero();
    }
}
