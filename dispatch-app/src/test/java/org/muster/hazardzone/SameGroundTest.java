package org.muster.hazardzone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.hazardzone.HazardZone.Result;
import org.muster.substance.Confidence;
import org.muster.substance.Spill;

/** What must be told: other ground, and nothing but that. */
class SameGroundTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "600,8000,225,600,8000,225,true",
                "600,8000,225,600,8000,45,false",
                "600,8000,225,600,3500,225,false",
                "600,8000,225,60,8000,225,false",
                "600,8000,225,600,8000,-,false",
                "600,8000,-,600,8000,-,true",
                "100,0,225,100,0,45,true", // a circle does not turn
                "100,0,225,100,0,-,true",
            })
    void tellsOtherGroundFromTheSame(
            int isolate,
            int downwind,
            Integer bearing,
            int isolateNow,
            int downwindNow,
            Integer bearingNow,
            boolean same) {
        assertThat(ground(isolate, downwind, bearing).sameGround(ground(isolateNow, downwindNow, bearingNow)))
                .isEqualTo(same);
    }

    private static Result ground(int isolate, int downwind, Integer bearing) {
        return new Result(
                null,
                Spill.LARGE,
                "",
                false,
                true,
                null,
                null,
                bearing == null,
                null,
                bearing,
                "",
                isolate,
                downwind,
                isolate,
                downwind,
                Confidence.CERTAIN,
                "",
                List.of(),
                List.of(),
                null);
    }
}
