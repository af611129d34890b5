package org.muster.gauge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Judges one gauge's readings in the order they come and keeps its sums. Not for two threads at once: whoever uses it
 * holds the gauge's row.
 */
final class ReadingJudge {

    private static final Set<String> MILLIMETRES = Set.of("mm", "毫米", "㎜");
    private static final Set<String> METRES = Set.of("m", "米");
    private static final Set<String> CENTIMETRES = Set.of("cm", "厘米");
    private static final Set<String> SOUND = Set.of("", "GOOD", "OK", "VALID", "正常");

    /** What is known of the gauge. {@code at} and {@code value} are of the newest good reading. */
    static final class Memory {
        long version;
        Instant at;
        Instant receivedAt;
        Double value;
        Quality quality;
        Instant jumpAt;
        Double jumpValue;
        Instant sameSince;
        int sameCount;
        final RainSums sums = new RainSums();
        double h1;
        double h3;
        double h6;

        double sum(Measure measure) {
            return switch (measure) {
                case RAIN_1H -> h1;
                case RAIN_3H -> h3;
                case RAIN_6H -> h6;
                default -> throw new IllegalArgumentException("no sum: " + measure);
            };
        }
    }

    /**
     * @param value in the gauge's own unit, where it could be told
     * @param believed the moment of an earlier jump that this reading has confirmed, or null
     */
    record Judged(Quality quality, double value, Instant believed, List<Measured> measured) {}

    private final GaugeRules rules;

    ReadingJudge(GaugeRules rules) {
        this.rules = rules;
    }

    Judged judge(Said said, Memory memory, Instant now) {
        memory.receivedAt = now;
        double value = inOwnUnit(said);
        Quality quality = itself(said, value, now);
        if (quality == Quality.GOOD && memory.at != null && said.at().isBefore(memory.at.minus(rules.late()))) {
            quality = Quality.LATE;
        }
        if (quality != Quality.GOOD) {
            memory.quality = quality;
            return new Judged(quality, value, null, List.of());
        }
        if (hangs(said, value, memory)) {
            memory.quality = Quality.STUCK;
            return new Judged(Quality.STUCK, value, null, List.of());
        }
        return jumps(said, value, memory) ? jump(said, value, memory) : good(said, value, memory);
    }

    private Judged good(Said said, double value, Memory memory) {
        memory.jumpAt = null;
        memory.jumpValue = null;
        List<Measured> measured = new ArrayList<>();
        take(said, said.at(), value, memory, measured);
        return new Judged(Quality.GOOD, value, null, measured);
    }

    /** The first stays alone with what it says; a second that agrees makes both believed. */
    private Judged jump(Said said, double value, Memory memory) {
        boolean agrees = memory.jumpAt != null
                && (said.gauge().kind() == GaugeKind.RAIN || Math.abs(value - memory.jumpValue) < rules.levelJump());
        if (!agrees) {
            memory.jumpAt = said.at();
            memory.jumpValue = value;
            memory.quality = Quality.JUMP;
            return new Judged(Quality.JUMP, value, null, List.of());
        }
        Instant believed = memory.jumpAt;
        double first = memory.jumpValue;
        memory.jumpAt = null;
        memory.jumpValue = null;
        List<Measured> measured = new ArrayList<>();
        take(said, believed, first, memory, measured);
        take(said, said.at(), value, memory, measured);
        return new Judged(Quality.GOOD, value, believed, measured);
    }

    private void take(Said said, Instant at, double value, Memory memory, List<Measured> measured) {
        memory.quality = Quality.GOOD;
        boolean newest = memory.at == null || !at.isBefore(memory.at);
        if (newest) {
            memory.at = at;
            memory.value = value;
        }
        if (said.gauge().kind() == GaugeKind.WATER_LEVEL) {
            measured.add(new Measured(said.gauge(), said.exercise(), Measure.WATER_LEVEL, at, value));
            return;
        }
        memory.sums.add(at, value);
        memory.h1 = memory.sums.over(Measure.RAIN_1H.window());
        memory.h3 = memory.sums.over(Measure.RAIN_3H.window());
        memory.h6 = memory.sums.over(Measure.RAIN_6H.window());
        for (Measure it : GaugeViews.RAIN) {
            measured.add(new Measured(said.gauge(), said.exercise(), it, memory.at, memory.sum(it)));
        }
    }

    /** What can be told of a reading without knowing any other. */
    private Quality itself(Said said, double value, Instant now) {
        if (Double.isNaN(said.value()) || Double.isInfinite(said.value())) {
            return Quality.NOT_A_NUMBER;
        }
        if (Double.isNaN(value)) {
            return Quality.WRONG_UNIT;
        }
        boolean inRange = said.gauge().kind() == GaugeKind.RAIN
                ? value >= 0 && value <= rules.mostRain()
                : value >= rules.leastLevel() && value <= rules.mostLevel();
        if (!inRange) {
            return Quality.OUT_OF_RANGE;
        }
        if (said.at().isAfter(now.plus(rules.future()))) {
            return Quality.FUTURE;
        }
        boolean sound =
                said.quality() == null || SOUND.contains(said.quality().strip().toUpperCase(Locale.ROOT));
        return sound ? Quality.GOOD : Quality.DOUBTED;
    }

    /** Not a number when it is in a unit this gauge does not measure in. */
    private static double inOwnUnit(Said said) {
        String unit = said.unit() == null ? "" : said.unit().strip().toLowerCase(Locale.ROOT);
        boolean rain = said.gauge().kind() == GaugeKind.RAIN;
        if (unit.isEmpty() || (rain ? MILLIMETRES : METRES).contains(unit)) {
            return said.value();
        }
        return !rain && CENTIMETRES.contains(unit) ? said.value() / 100 : Double.NaN;
    }

    private boolean hangs(Said said, double value, Memory memory) {
        boolean older = memory.at != null && said.at().isBefore(memory.at);
        if (older) {
            return false;
        }
        if (memory.value == null || memory.value != value) {
            memory.sameSince = said.at();
            memory.sameCount = 1;
            return false;
        }
        memory.sameCount++;
        if (said.gauge().kind() == GaugeKind.RAIN) {
            return value > rules.stuckRain() && memory.sameCount >= rules.stuckAfter();
        }
        return memory.sameSince != null
                && Duration.between(memory.sameSince, said.at()).compareTo(rules.stuckLevel()) >= 0;
    }

    private boolean jumps(Said said, double value, Memory memory) {
        if (memory.at == null) {
            return false;
        }
        if (said.gauge().kind() == GaugeKind.WATER_LEVEL) {
            return Math.abs(value - memory.value) >= rules.levelJump();
        }
        double minutes = Math.max(1, Duration.between(memory.at, said.at()).abs().toMillis() / 60_000.0);
        return value / minutes > rules.rainRate();
    }
}
