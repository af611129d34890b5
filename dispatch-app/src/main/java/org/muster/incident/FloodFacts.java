package org.muster.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of an incident's facts only a flood or typhoon has; null where nothing is said.
 *
 * @param typhoon 台风预警: NEWS, BLUE, YELLOW, ORANGE or RED
 * @param rainstorm 暴雨、山洪预警: BLUE, YELLOW, ORANGE or RED
 * @param waterLevel WARNING 超警, GUARANTEED 超保, RECORD 超历史
 * @param works DANGER 堤防或小型水库险情, MEDIUM_RESERVOIR 中型水库险情, BREACH 决堤或垮坝
 * @param directLossWan 直接经济损失, 万元
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FloodFacts(String typhoon, String rainstorm, String waterLevel, String works, Double directLossWan) {

    /** Said when it holds no longer. */
    public static final String NONE = "NONE";

    static final Map<String, List<String>> WORDS = Map.of(
            "typhoon", List.of(NONE, "NEWS", "BLUE", "YELLOW", "ORANGE", "RED"),
            "rainstorm", List.of(NONE, "BLUE", "YELLOW", "ORANGE", "RED"),
            "waterLevel", List.of(NONE, "WARNING", "GUARANTEED", "RECORD"),
            "works", List.of(NONE, "DANGER", "MEDIUM_RESERVOIR", "BREACH"));

    /** The field of {@link Facts#other} with the loss. */
    static final String LOSS = "directLossWan";

    public static FloodFacts of(Facts facts) {
        Map<String, Object> other = facts == null || facts.other() == null ? Map.of() : facts.other();
        Object loss = other.get(LOSS);
        return new FloodFacts(
                word(other, "typhoon"),
                word(other, "rainstorm"),
                word(other, "waterLevel"),
                word(other, "works"),
                loss == null ? null : Double.valueOf(loss.toString()));
    }

    private static String word(Map<String, Object> other, String name) {
        Object said = other.get(name);
        return said == null || said.equals(NONE) ? null : said.toString();
    }

    /** As facts that are laid over what is known; what is null stays as it is. */
    public Facts asFacts() {
        Map<String, Object> other = new LinkedHashMap<>();
        put(other, "typhoon", typhoon);
        put(other, "rainstorm", rainstorm);
        put(other, "waterLevel", waterLevel);
        put(other, "works", works);
        put(other, LOSS, directLossWan);
        Facts none = Facts.none();
        return new Facts(
                none.affectedAreaHa(),
                none.burnedAreaHa(),
                none.openFlame(),
                none.growing(),
                none.dead(),
                none.missing(),
                none.seriouslyHurt(),
                none.threatened(),
                none.windSpeed(),
                none.windDirection(),
                none.sensitive(),
                none.crosses(),
                other);
    }

    private static void put(Map<String, Object> other, String name, Object value) {
        if (value != null) {
            other.put(name, value.toString());
        }
    }
}
