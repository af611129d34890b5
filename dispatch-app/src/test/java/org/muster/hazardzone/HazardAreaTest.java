package org.muster.hazardzone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.shared.Position;

class HazardAreaTest {

    private static final Position R01 = new Position(120.700, 27.874);

    /** Chlorine, large, by night: 600 m all round, 8 km downwind, as wide as long. */
    @ParameterizedTest(name = "wind to {0}°: {1} m on {2}° is inside: {3}")
    @CsvSource({
        "225,590,45,true", // upwind, within the circle
        "225,610,45,false",
        "225,7990,225,true", // straight downwind
        "225,8020,225,false",
        "225,3990,135,true", // along the side through the source
        "225,4020,135,false",
        "225,8800,251.5,true", // short of the far corner, which is 8.94 km off at 26.6° from straight downwind
        "225,8800,257,false",
        "0,5000,0,true",
        "0,5000,180,false",
        "90,5000,90,true",
        "359,5000,0,true",
    })
    void coversTheCircleAndTheSquareDownwind(int bearing, double metres, double towards, boolean inside) {
        HazardArea area = new HazardArea(R01, 600, 8000, bearing);
        assertThat(area.covers(from(R01, metres, towards))).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({"0", "45", "90", "135", "180", "225", "270", "315"})
    void isAFullCircleWhenThereIsNoWindToGoBy(double towards) {
        HazardArea area = new HazardArea(R01, 600, 8000, null);
        assertThat(area.square()).isEmpty();
        assertThat(area.covers(from(R01, 7950, towards))).isTrue();
        assertThat(area.covers(from(R01, 8050, towards))).isFalse();
    }

    @Test
    void isTheCircleAloneWhereNoSourceGivesADistanceDownwind() {
        HazardArea area = new HazardArea(R01, 100, 0, 225);
        assertThat(area.square()).isEmpty();
        assertThat(area.covers(from(R01, 95, 225))).isTrue();
        assertThat(area.covers(from(R01, 105, 225))).isFalse();
    }

    @Test
    void drawsASquareAsLongAsItIsWide() {
        List<Position> corners = new HazardArea(R01, 600, 8000, 225).square();
        assertThat(corners).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(corners.get(i).metresTo(corners.get((i + 1) % 4))).isCloseTo(8000, within(15.0));
        }
    }

    @Test
    void touchesGroundThatReachesIntoItThoughItsMiddleLiesOutside() {
        HazardArea area = new HazardArea(R01, 600, 8000, 225);
        Position middle = from(R01, 8300, 225);
        List<Position> ring =
                List.of(from(middle, 500, 0), from(middle, 500, 90), from(middle, 500, 180), from(middle, 500, 270));
        assertThat(area.covers(middle)).isFalse();
        assertThat(area.touches(ring)).isTrue();
        assertThat(new HazardArea(R01, 600, 8000, 45).touches(ring)).isFalse();
    }

    @Test
    void tellsTheCircleOfIsolationFromTheRest() {
        HazardArea area = new HazardArea(R01, 600, 8000, 225);
        assertThat(area.isolates(from(R01, 599, 225))).isTrue();
        assertThat(area.isolates(from(R01, 601, 225))).isFalse();
    }

    /** A point so many metres away on a bearing, by the great circle and not by the plane that is tested. */
    private static Position from(Position start, double metres, double bearing) {
        double angle = metres / 6_371_008.8;
        double lat = Math.toRadians(start.lat());
        double course = Math.toRadians(bearing);
        double there = Math.asin(Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(course));
        double lon = Math.toRadians(start.lon())
                + Math.atan2(
                        Math.sin(course) * Math.sin(angle) * Math.cos(lat),
                        Math.cos(angle) - Math.sin(lat) * Math.sin(there));
        return new Position(Math.toDegrees(lon), Math.toDegrees(there));
    }
}
