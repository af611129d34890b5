package org.muster.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.shared.Problem;

/**
 * What is known about an incident, as reported so far; anything may be missing.
 *
 * @param affectedAreaHa 受害森林面积, hectares of stand killed or damaged: the grade's criterion (森林防火条例 Art 40)
 * @param burnedAreaHa 过火面积, hectares burnt over: what plans trigger on
 * @param threatened what stands in the way: HOMES, KEY_FACILITY, CEMETERY …
 * @param windSpeed metres per second
 * @param windDirection where it blows from: a point of the compass or degrees
 * @param sensitive said by a person; null lets the calendar decide
 * @param crosses the other divisions it burns into: then the common level above commands (突发事件应对法 Art 18)
 * @param other whatever else was said, kept as it was
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Facts(
        Double affectedAreaHa,
        Double burnedAreaHa,
        Boolean openFlame,
        Boolean growing,
        Integer dead,
        Integer missing,
        Integer seriouslyHurt,
        List<String> threatened,
        Double windSpeed,
        String windDirection,
        Boolean sensitive,
        List<String> crosses,
        Map<String, Object> other) {

    private static final int MOST_PEOPLE = 1_000_000;
    private static final double MOST_HECTARES = 10_000_000;
    private static final double MOST_LOSS_WAN = 100_000_000;
    private static final int MOST_OTHER = 50;

    public static Facts none() {
        return new Facts(null, null, null, null, null, null, null, List.of(), null, null, null, List.of(), Map.of());
    }

    /** Whether they tell of people hurt and of nothing else. */
    boolean casualtiesOnly() {
        return this.equals(new Facts(
                        null,
                        null,
                        null,
                        null,
                        dead,
                        missing,
                        seriouslyHurt,
                        List.of(),
                        null,
                        null,
                        null,
                        List.of(),
                        Map.of()))
                && (dead != null || missing != null || seriouslyHurt != null);
    }

    public int deadOrMissing() {
        return (dead == null ? 0 : dead) + (missing == null ? 0 : missing);
    }

    /**
     * Reads facts as a client wrote them; unknown names are kept under {@code other}.
     *
     * @throws Problem 422 naming each field that cannot be true
     */
    public static Facts from(JsonNode said) {
        if (said == null || said.isNull() || said.isMissingNode()) {
            return none();
        }
        if (!said.isObject()) {
            throw Problem.invalid("details", "须为对象，例如 {\"openFlame\": true}");
        }
        return new Reader(said).facts();
    }

    /** These facts with the newer ones laid over them. */
    public Facts with(Facts newer) {
        Map<String, Object> both = new LinkedHashMap<>(other == null ? Map.of() : other);
        both.putAll(newer.other == null ? Map.of() : newer.other);
        return new Facts(
                or(newer.affectedAreaHa, affectedAreaHa),
                or(newer.burnedAreaHa, burnedAreaHa),
                or(newer.openFlame, openFlame),
                or(newer.growing, growing),
                or(newer.dead, dead),
                or(newer.missing, missing),
                or(newer.seriouslyHurt, seriouslyHurt),
                newer.threatened == null || newer.threatened.isEmpty() ? threatened : newer.threatened,
                or(newer.windSpeed, windSpeed),
                or(newer.windDirection, windDirection),
                or(newer.sensitive, sensitive),
                newer.crosses == null || newer.crosses.isEmpty() ? crosses : newer.crosses,
                both);
    }

    private static <T> T or(T newer, T older) {
        return newer == null ? older : newer;
    }

    /** Takes the fields out one by one and collects what is wrong with them. */
    private static final class Reader {

        private final Map<String, JsonNode> left = new LinkedHashMap<>();
        private final List<Problem.FieldError> errors = new ArrayList<>();

        Reader(JsonNode said) {
            for (Iterator<Map.Entry<String, JsonNode>> it = said.fields(); it.hasNext(); ) {
                Map.Entry<String, JsonNode> field = it.next();
                left.put(field.getKey(), field.getValue());
            }
            JsonNode wind = left.remove("wind");
            if (wind != null && wind.isObject()) {
                move(wind, "speed", "windSpeed");
                move(wind, "direction", "windDirection");
            }
            JsonNode casualties = left.remove("casualties");
            if (casualties != null && casualties.isObject()) {
                casualties.fields().forEachRemaining(it -> left.putIfAbsent(it.getKey(), it.getValue()));
            }
        }

        private void move(JsonNode from, String name, String to) {
            if (from.hasNonNull(name)) {
                left.putIfAbsent(to, from.get(name));
            }
        }

        Facts facts() {
            Facts facts = new Facts(
                    number("受害面积（公顷）", MOST_HECTARES, "affectedAreaHa", "areaHa", "area"),
                    number("过火面积（公顷）", MOST_HECTARES, "burnedAreaHa", "burnedArea"),
                    flag("openFlame", "flame"),
                    flag("growing"),
                    count("死亡人数", "dead", "deaths"),
                    count("失踪人数", "missing"),
                    count("重伤人数", "seriouslyHurt", "seriouslyInjured", "injured"),
                    words("threatened"),
                    number("风速（米/秒）", 100, "windSpeed"),
                    text("windDirection"),
                    flag("sensitive"),
                    divisions("crosses"),
                    rest());
            if (!errors.isEmpty()) {
                throw Problem.invalid(errors);
            }
            return facts;
        }

        private JsonNode take(String... names) {
            JsonNode found = null;
            for (String name : names) {
                JsonNode value = left.remove(name);
                if (found == null && value != null && !value.isNull()) {
                    found = value;
                }
            }
            return found;
        }

        private Double number(String label, double most, String... names) {
            JsonNode value = take(names);
            if (value == null) {
                return null;
            }
            if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= most)) {
                errors.add(new Problem.FieldError(names[0], label + "须为 0 到 " + (long) most + " 的数"));
                return null;
            }
            return value.doubleValue();
        }

        private Integer count(String label, String... names) {
            JsonNode value = take(names);
            if (value == null) {
                return null;
            }
            if (!value.canConvertToExactIntegral() || value.longValue() < 0 || value.longValue() > MOST_PEOPLE) {
                errors.add(new Problem.FieldError(names[0], label + "须为不小于 0 的整数"));
                return null;
            }
            return value.intValue();
        }

        private Boolean flag(String... names) {
            JsonNode value = take(names);
            if (value == null) {
                return null;
            }
            if (!value.isBoolean()) {
                errors.add(new Problem.FieldError(names[0], "须为 true 或 false"));
                return null;
            }
            return value.booleanValue();
        }

        private String text(String name) {
            JsonNode value = take(name);
            if (value == null) {
                return null;
            }
            if (!value.isValueNode() || value.asText().length() > 20) {
                errors.add(new Problem.FieldError(name, "须为不超过 20 字的文字或度数"));
                return null;
            }
            return value.asText();
        }

        private List<String> words(String name) {
            JsonNode value = take(name);
            List<String> words = new ArrayList<>();
            if (value == null) {
                return words;
            }
            if (!value.isArray() || value.size() > 20) {
                errors.add(new Problem.FieldError(name, "须为不超过 20 项的列表"));
                return words;
            }
            value.forEach(it -> words.add(it.asText()));
            return words;
        }

        private List<String> divisions(String name) {
            List<String> codes = words(name);
            if (!codes.stream().allMatch(it -> it.matches("\\d{6}(\\d{3})?"))) {
                errors.add(new Problem.FieldError(name, "须为区划代码的列表，例如 [\"330326\"]"));
                return List.of();
            }
            return codes;
        }

        private void oneOf(String name, List<String> words) {
            JsonNode value = left.get(name);
            if (value != null && !value.isNull() && !words.contains(value.asText())) {
                left.remove(name);
                errors.add(new Problem.FieldError(name, "须为 " + String.join("、", words) + " 之一"));
            }
        }

        private void amount(String name, String label, double most) {
            JsonNode value = left.get(name);
            if (value != null
                    && !value.isNull()
                    && !(value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= most)) {
                left.remove(name);
                errors.add(new Problem.FieldError(name, label + "须为 0 到 " + (long) most + " 的数"));
            }
        }

        private void persons(String name, String label) {
            Integer count = count(label, name);
            if (count != null) {
                left.put(name, IntNode.valueOf(count));
            }
        }

        private Map<String, Object> rest() {
            Map<String, Object> rest = new LinkedHashMap<>();
            FloodFacts.WORDS.forEach(this::oneOf);
            amount(FloodFacts.LOSS, "直接经济损失（万元）", MOST_LOSS_WAN);
            AccidentFacts.COUNTS.forEach(this::persons);
            if (left.size() > MOST_OTHER) {
                errors.add(new Problem.FieldError("details", "补充内容最多 " + MOST_OTHER + " 项"));
                return rest;
            }
            left.forEach((name, value) -> rest.put(name, value.isValueNode() ? value.asText() : value.toString()));
            return rest;
        }
    }
}
