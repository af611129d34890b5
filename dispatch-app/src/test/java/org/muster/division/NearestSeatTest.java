package org.muster.division;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

class NearestSeatTest {

    private final NearestSeat seats = new NearestSeat(
            List.of(
                    division("330300", 120.699, 27.994),
                    division("330304", 120.615, 27.967),
                    division("330381", 120.660, 27.785),
                    division("330381001", 120.660, 27.785),
                    division("330381120", 120.498, 27.853)),
            60_000);

    @Test
    void takesTheNearestTownship() {
        assertThat(at(120.460, 27.871)).isEqualTo("330381120");
    }

    @Test
    void prefersTheTownshipToItsCounty() {
        assertThat(at(120.660, 27.785)).isEqualTo("330381001");
    }

    @Test
    void takesTheCountyWhoseTownshipsAreNotKnown() {
        assertThat(at(120.620, 27.970)).isEqualTo("330304");
    }

    @Test
    void answersNobodyBeyondEveryReach() {
        assertThat(seats.at(new Position(116.397, 39.909))).isEmpty();
        assertThat(new NearestSeat(List.of(), 60_000).at(new Position(120, 28))).isEmpty();
    }

    private String at(double lon, double lat) {
        return seats.at(new Position(lon, lat)).orElseThrow().code().value();
    }

    private static Division division(String code, double lon, double lat) {
        return new Division(new DivisionCode(code), code, new Position(lon, lat));
    }
}
