package org.muster.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.gauge.ReadingJudge.Judged;
import org.muster.gauge.ReadingJudge.Memory;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

class ReadingJudgeTest {

    private static final Instant NOON = Instant.parse("2026-08-22T04:00:00Z");

    private final GaugeRules rules = new GaugeRules(
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            400,
            10,
            -50,
            6000,
            1,
            2,
            10,
            Duration.ofDays(2),
            3,
            Duration.ofMinutes(10),
            0.8,
            Duration.ofDays(90));
    private final ReadingJudge judge = new ReadingJudge(rules);
    private final Memory memory = new Memory();
    private final Gauge rain = gauge(GaugeKind.RAIN);
    private final Gauge level = gauge(GaugeKind.WATER_LEVEL);

    @Test
    void sumsRainOverOneThreeAndSixHoursAndLetsTheOldRunOut() {
        say(rain, 0, 20);
        say(rain, 30, 20);
        say(rain, 59, 10);
        assertThat(memory.h1).isEqualTo(50);
        say(rain, 60, 0);
        assertThat(memory.h1).as("the first has run out").isEqualTo(30);
        say(rain, 179, 1);
        assertThat(memory.h3).isEqualTo(51);
        say(rain, 180, 1);
        assertThat(memory.h3).isEqualTo(32);
        assertThat(memory.h6).isEqualTo(52);
        say(rain, 600, 0);
        assertThat(memory.h6).isEqualTo(0);
    }

    @Test
    void countsWhatOvertookInAnotherLane() {
        say(rain, 4, 20);
        assertThat(say(rain, 1, 15).quality()).isEqualTo(Quality.GOOD);
        assertThat(memory.h1).isEqualTo(35);
        assertThat(memory.at).isEqualTo(NOON.plus(Duration.ofMinutes(4)));
    }

    @Test
    void believesAJumpWhenTheNextOneAgrees() {
        say(level, 0, 10.0);
        Judged first = say(level, 1, 13.0);
        assertThat(first.quality()).isEqualTo(Quality.JUMP);
        assertThat(first.measured()).isEmpty();
        Judged second = say(level, 2, 13.2);
        assertThat(second.quality()).isEqualTo(Quality.GOOD);
        assertThat(second.believed()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
        assertThat(second.measured()).extracting(Measured::value).containsExactly(13.0, 13.2);
    }

    @Test
    void forgetsAJumpThatTheNextOneContradicts() {
        say(level, 0, 10.0);
        assertThat(say(level, 1, 19.0).quality()).isEqualTo(Quality.JUMP);
        assertThat(say(level, 2, 10.1).quality()).isEqualTo(Quality.GOOD);
        assertThat(say(level, 3, 19.0).quality()).as("alone again").isEqualTo(Quality.JUMP);
        assertThat(memory.value).isEqualTo(10.1);
    }

    @Test
    void holdsACloudburstThatCannotBeForAJumpUntilItGoesOn() {
        say(rain, 0, 1);
        assertThat(say(rain, 1, 58).quality()).isEqualTo(Quality.JUMP);
        assertThat(memory.h1).isEqualTo(1);
        Judged second = say(rain, 2, 30);
        assertThat(second.quality()).isEqualTo(Quality.GOOD);
        assertThat(memory.h1).isEqualTo(89);
    }

    @Test
    void seesAStuckInstrumentButNoSteadyRain() {
        for (int i = 0; i < 9; i++) {
            assertThat(say(rain, i, 5).quality()).isEqualTo(Quality.GOOD);
        }
        assertThat(say(rain, 9, 5).quality()).isEqualTo(Quality.STUCK);
        Memory steady = new Memory();
        for (int i = 0; i < 60; i++) {
            assertThat(judge.judge(said(rain, i, 0.5, null, null), steady, at(i))
                            .quality())
                    .as("a bucket that tips once a minute")
                    .isEqualTo(Quality.GOOD);
        }
    }

    @Test
    void seesALevelThatHasNotMovedForDays() {
        for (int hour = 0; hour < 48; hour++) {
            assertThat(say(level, hour * 60, 3.21).quality()).isEqualTo(Quality.GOOD);
        }
        assertThat(say(level, 48 * 60, 3.21).quality()).isEqualTo(Quality.STUCK);
        assertThat(say(level, 49 * 60, 3.22).quality()).isEqualTo(Quality.GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "RAIN,        NaN,      , ,     NOT_A_NUMBER",
        "RAIN,        Infinity, , ,     NOT_A_NUMBER",
        "RAIN,        1e308,    , ,     OUT_OF_RANGE",
        "RAIN,        -0.1,     , ,     OUT_OF_RANGE",
        "RAIN,        401,      , ,     OUT_OF_RANGE",
        "RAIN,        3,        m, ,    WRONG_UNIT",
        "RAIN,        3,        mm, ,   GOOD",
        "RAIN,        3,        , BAD,  DOUBTED",
        "RAIN,        3,        , good, GOOD",
        "WATER_LEVEL, 3,        mm, ,   WRONG_UNIT",
        "WATER_LEVEL, 300,      cm, ,   GOOD",
        "WATER_LEVEL, -51,      , ,     OUT_OF_RANGE",
        "WATER_LEVEL, NaN,      , ,     NOT_A_NUMBER"
    })
    void namesWhatIsWrongWithAReadingByItself(
            GaugeKind kind, double value, String unit, String quality, Quality expected) {
        Judged judged = judge.judge(said(gauge(kind), 0, value, unit, quality), memory, NOON);
        assertThat(judged.quality()).isEqualTo(expected);
        assertThat(judged.measured()).hasSize(expected != Quality.GOOD ? 0 : kind == GaugeKind.RAIN ? 3 : 1);
        if (expected == Quality.GOOD && "cm".equals(unit)) {
            assertThat(memory.value).isEqualTo(3.0);
        }
    }

    @Test
    void keepsTheLateAndTheFutureOut() {
        say(rain, 10, 5);
        assertThat(say(rain, 4, 50).quality()).isEqualTo(Quality.LATE);
        Instant now = at(11);
        assertThat(judge.judge(said(rain, 14, 50, null, null), memory, now).quality())
                .isEqualTo(Quality.FUTURE);
        assertThat(judge.judge(said(rain, 13, 5, null, null), memory, now).quality())
                .as("within what clocks may differ")
                .isEqualTo(Quality.GOOD);
        assertThat(memory.h1).isEqualTo(10);
    }

    private Judged say(Gauge gauge, int minute, double value) {
        return judge.judge(said(gauge, minute, value, null, null), memory, at(minute));
    }

    private static Said said(Gauge gauge, int minute, double value, String unit, String quality) {
        return new Said(gauge, false, at(minute), value, unit, quality);
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Gauge gauge(GaugeKind kind) {
        return new Gauge(
                "G",
                "站",
                kind,
                new DivisionCode("330381"),
                new Position(120, 28),
                List.of("R"),
                null,
                null,
                Duration.ofMinutes(5));
    }

    @Test
    void sumsAsIfItHadAddedEverythingUpEachTime() {
        var random = new java.util.Random(20260822);
        List<double[]> all = new ArrayList<>();
        RainSums sums = new RainSums();
        int minute = 0;
        for (int i = 0; i < 3_000; i++) {
            minute += random.nextInt(4) == 0 ? random.nextInt(90) : random.nextInt(2);
            double fallen = random.nextInt(40) / 10.0;
            all.add(new double[] {minute, fallen});
            sums.add(at(minute), fallen);
            for (Measure it : GaugeViews.RAIN) {
                int newest = minute;
                double whole = all.stream()
                        .filter(one -> one[0] > newest - it.window().toMinutes())
                        .mapToDouble(one -> one[1])
                        .sum();
                assertThat(sums.over(it.window())).isCloseTo(whole, org.assertj.core.data.Offset.offset(0.001));
            }
        }
    }
}
