package org.muster.gauge;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.shared.Problem;

/**
 * What may be set for a site: how much it can bear before people get ready, and before they go. Rain in millimetres
 * within the window; level in metres above the gauge's warning mark. The defaults are rules §5.8; where our sources fix
 * nothing for a kind of site, it has no limit until somebody sets one.
 */
public enum LimitKey {
    PREPARE_1H("prepare1h", Measure.RAIN_1H, false, 40, Kinds.SLOPES),
    PREPARE_3H("prepare3h", Measure.RAIN_3H, false, 70, Kinds.SLOPES),
    PREPARE_6H("prepare6h", Measure.RAIN_6H, false, 95, Kinds.SLOPES),
    IMMEDIATE_1H("immediate1h", Measure.RAIN_1H, true, 55, Kinds.SLOPES),
    IMMEDIATE_3H("immediate3h", Measure.RAIN_3H, true, 95, Kinds.SLOPES),
    IMMEDIATE_6H("immediate6h", Measure.RAIN_6H, true, 130, Kinds.SLOPES),
    PREPARE_LEVEL("prepareLevel", Measure.WATER_LEVEL, false, 0, Kinds.WATERS),
    IMMEDIATE_LEVEL("immediateLevel", Measure.WATER_LEVEL, true, 0.5, Kinds.WATERS);

    /** The kinds of risk source that water moves. */
    static final List<String> FLOOD_KINDS = List.of("FLASH_FLOOD", "GEOLOGICAL", "RESERVOIR", "DYKE", "CROWD");

    private static final class Kinds {
        static final List<String> SLOPES = List.of("FLASH_FLOOD", "GEOLOGICAL");
        static final List<String> WATERS = List.of("FLASH_FLOOD", "RESERVOIR", "DYKE", "CROWD");
    }

    static final String FLAG = "?";

    private static final Map<String, String> SOURCES = Map.of(
            "FLASH_FLOOD", "山洪临界雨量演示默认值（参照 SL 666-2014 一村一值），以本地核定为准",
            "GEOLOGICAL", "按山洪演示默认值暂用，以自然资源部门核定为准",
            "RESERVOIR", "超警戒水位演示默认值，以水库控运计划为准",
            "DYKE", "超警戒水位演示默认值，以本地防洪预案为准",
            "CROWD", "超警戒水位演示默认值，以本地防洪预案为准");

    private static final double MOST_MILLIMETRES = 1_000;
    private static final double MOST_METRES = 50;

    private final String key;
    private final Measure measure;
    private final boolean immediate;
    private final double usual;
    private final List<String> kinds;

    LimitKey(String key, Measure measure, boolean immediate, double usual, List<String> kinds) {
        this.key = key;
        this.measure = measure;
        this.immediate = immediate;
        this.usual = usual;
        this.kinds = kinds;
    }

    public String key() {
        return key;
    }

    public Measure measure() {
        return measure;
    }

    /** Whether people go at once when it is reached, or get ready. */
    public boolean immediate() {
        return immediate;
    }

    /** What holds at a site of this kind while nobody has set another; null for no limit. */
    Double usual(String siteKind) {
        return kinds.contains(siteKind) ? Double.valueOf(usual) : null;
    }

    static String sourceOf(String siteKind) {
        return SOURCES.getOrDefault(siteKind, "未设阈值");
    }

    static LimitKey of(Measure measure, boolean immediate) {
        return Arrays.stream(values())
                .filter(it -> it.measure == measure && it.immediate == immediate)
                .findFirst()
                .orElseThrow();
    }

    static Optional<LimitKey> of(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }

    /**
     * A value as it is kept, to a tenth of a millimetre or a centimetre.
     *
     * @throws Problem 422 when it is none this limit can have
     */
    double read(double said) {
        if (measure == Measure.WATER_LEVEL) {
            if (!(said >= -MOST_METRES && said <= MOST_METRES)) {
                throw Problem.invalid("value", "水位阈值写作高出警戒水位多少米，须为 −50 到 50");
            }
            return Math.round(said * 100) / 100.0;
        }
        if (!(said > 0 && said <= MOST_MILLIMETRES)) {
            throw Problem.invalid("value", "雨量阈值须大于 0，不超过 1000 毫米");
        }
        return Math.round(said * 10) / 10.0;
    }
}
