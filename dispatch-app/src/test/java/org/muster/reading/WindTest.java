package org.muster.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.shared.Problem;

class WindTest {

    @ParameterizedTest
    @CsvSource({"NW, 315", "nw, 315", "西北, 315", "西北风, 315", "0, 0", "360, 0", "359.6, 0", "225.4, 225", "' SW ', 225"})
    void readsADirectionAsPeopleSayIt(String said, int degrees) {
        assertThat(Wind.of(3, said).degrees()).isEqualTo(degrees);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "上风", "-1", "361", "NaN", "${1+1}", "1e400"})
    void refusesWhatIsNoDirection(String said) {
        assertThatThrownBy(() -> Wind.of(3, said)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 75.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatNoInstrumentMeasures(double speed) {
        assertThatThrownBy(() -> new Wind(speed, 0)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({"225, 315, 90", "350, 10, 20", "10, 350, 20", "0, 180, 180", "90, 90, 0"})
    void turnsTheShortWayRound(int before, int now, int turn) {
        assertThat(new Wind(5, now).turnedFrom(new Wind(5, before))).isEqualTo(turn);
    }

    @Test
    void doesNotTurnWhileItIsCalm() {
        assertThat(new Wind(0.2, 180).turnedFrom(new Wind(5, 0))).isZero();
        assertThat(new Wind(5, 180).turnedFrom(new Wind(0.1, 0))).isZero();
    }

    @Test
    void isSaidInWords() {
        assertThat(new Wind(8, 315).inWords()).isEqualTo("西北风 8 m/s");
        assertThat(new Wind(3.2, 350).inWords()).isEqualTo("北风 3.2 m/s");
    }
}
