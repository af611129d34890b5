package org.muster.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.firm.SafetyCode.Colour;
import org.muster.firm.SafetyCode.Indicator;

class SafetyCodeTest {

    private static final SafetyCodeRules RULES = new SafetyCodeRules(Map.of(), 90, 75, 60, 60);

    @ParameterizedTest
    @CsvSource({"100,GREEN", "90,GREEN", "89,YELLOW", "75,YELLOW", "74,ORANGE", "60,ORANGE", "59,RED", "0,RED"})
    void takesItsColourFromTheScore(int score, Colour colour) {
        assertThat(SafetyCode.of(all(score), List.of(), RULES).colour()).isEqualTo(colour);
    }

    @Test
    void weighsItsIndicators() {
        SafetyCodeRules rescueFirst = new SafetyCodeRules(Map.of(Indicator.RESCUE, 5), 90, 75, 60, 60);
        Map<Indicator, Integer> scores = all(100);
        scores.put(Indicator.RESCUE, 40);
        SafetyCode it = SafetyCode.of(scores, List.of(), rescueFirst);
        assertThat(it.score()).isEqualByComparingTo("70.0");
        assertThat(it.axes())
                .filteredOn(axis -> axis.indicator() == Indicator.RESCUE)
                .singleElement()
                .satisfies(axis -> assertThat(axis.weight()).isEqualByComparingTo("50.0"));
    }

    @Test
    void isRedByOneVetoWhateverTheScore() {
        SafetyCode it = SafetyCode.of(all(98), List.of("发生亡人事故"), RULES);
        assertThat(it.colour()).isEqualTo(Colour.RED);
        assertThat(it.score()).isEqualByComparingTo("98.0");
    }

    @Test
    void hasNoColourWhileAnIndicatorIsMissing() {
        Map<Indicator, Integer> scores = all(95);
        scores.remove(Indicator.TRAINING);
        SafetyCode it = SafetyCode.of(scores, List.of(), RULES);
        assertThat(it.colour()).isNull();
        assertThat(it.score()).isNull();
        assertThat(it.colourLabel()).isEqualTo("未赋码");
        assertThat(it.missing()).containsExactly("安全培训到位");
    }

    @Test
    void refusesLimitsThatCross() {
        assertThatThrownBy(() -> new SafetyCodeRules(Map.of(), 75, 90, 60, 60))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SafetyCodeRules(Map.of(Indicator.RESCUE, 0), 90, 75, 60, 60))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<Indicator, Integer> all(int score) {
        Map<Indicator, Integer> scores = new EnumMap<>(Indicator.class);
        for (Indicator it : Indicator.values()) {
            scores.put(it, score);
        }
        return scores;
    }
}
