package org.muster.warning;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.muster.integrations.cap.CapInfo;
import org.muster.integrations.cap.CapValue;
import org.muster.level.WarningLevels.Colour;
import org.muster.shared.Hazard;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the words of a warning mean here: which kind it is, which colour. Both are tables, since conventions differ; for
 * fire danger two exist, and rating and colour are kept apart (rules §3).
 */
@Repository
class WarningWords {

    static final String OTHER = "OTHER";
    private static final String FROM_COLOUR = "COLOUR";
    private static final String FROM_SEVERITY = "SEVERITY";

    record Kind(String kind, String label, String english, Hazard hazard, List<String> words, List<String> codes) {}

    record Step(String convention, String label, List<String> words, Integer rating, Colour colour, String source) {}

    /** @param colourFrom the convention it was taken from; null without a colour */
    record Meaning(String kind, String label, Hazard hazard, Colour colour, String colourFrom, Integer rating) {}

    private final JdbcClient jdbc;
    private final String fireConvention;

    WarningWords(JdbcClient jdbc, @Value("${muster.warning.fire-convention:FIRE_MET_SIGNAL}") String fireConvention) {
        this.jdbc = jdbc;
        this.fireConvention = fireConvention;
    }

    List<Kind> kinds() {
        return jdbc.sql("select * from warning_kind order by position")
                .query((row, i) -> new Kind(
                        row.getString("kind"),
                        row.getString("label"),
                        row.getString("english"),
                        row.getString("hazard") == null ? null : Hazard.valueOf(row.getString("hazard")),
                        words(row.getArray("words")),
                        words(row.getArray("codes"))))
                .list();
    }

    List<Step> steps() {
        return jdbc.sql("select * from warning_convention order by convention, position")
                .query((row, i) -> new Step(
                        row.getString("convention"),
                        row.getString("label"),
                        words(row.getArray("words")),
                        (Integer) row.getObject("rating"),
                        row.getString("colour") == null ? null : Colour.valueOf(row.getString("colour")),
                        row.getString("source")))
                .list();
    }

    private static List<String> words(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    String labelOf(String kind) {
        return kinds().stream()
                .filter(it -> it.kind().equals(kind))
                .map(Kind::label)
                .findFirst()
                .orElse("其他");
    }

    Meaning of(CapInfo info) {
        Optional<Kind> kind = kind(info);
        boolean fire = kind.map(Kind::hazard).filter(Hazard.FOREST_FIRE::equals).isPresent();
        List<Step> steps = steps();
        // its own colour word first; a severity is what every sender must choose, and the least exact
        String said = Stream.concat(
                        Stream.of(info.headline(), info.event()),
                        info.parameters().stream()
                                .filter(it -> isLevel(it.name()))
                                .map(CapValue::value))
                .filter(it -> it != null)
                .reduce("", (a, b) -> a + " " + b);
        Optional<Step> step = find(steps, FROM_COLOUR, said);
        Optional<Step> danger = fire ? find(steps, fireConvention, said) : Optional.empty();
        Integer rating =
                fire ? find(steps, "FIRE_MET_SIGNAL", said).map(Step::rating).orElse(null) : null;
        if (step.isEmpty()) {
            step = danger;
        }
        if (step.isEmpty()) {
            step = find(steps, FROM_SEVERITY, info.severity().word());
        }
        return new Meaning(
                kind.map(Kind::kind).orElse(OTHER),
                kind.map(Kind::label).orElse("其他"),
                kind.map(Kind::hazard).orElse(null),
                step.map(Step::colour).orElse(null),
                step.filter(it -> it.colour() != null).map(Step::convention).orElse(null),
                rating);
    }

    private Optional<Kind> kind(CapInfo info) {
        List<Kind> kinds = kinds();
        List<String> codes = info.eventCodes().stream().map(CapValue::value).toList();
        Optional<Kind> byCode = kinds.stream()
                .filter(it -> it.codes().stream().anyMatch(codes::contains))
                .findFirst();
        if (byCode.isPresent()) {
            return byCode;
        }
        // what is forecast as the consequence of rain stands in the words after it: the event decides, then the
        // headline
        Optional<Kind> byEvent = named(kinds, info.event());
        return byEvent.isPresent() || info.headline() == null ? byEvent : named(kinds, info.headline());
    }

    private static Optional<Kind> named(List<Kind> kinds, String text) {
        return kinds.stream()
                .filter(it -> it.words().stream().anyMatch(word -> says(text, word)))
                .findFirst();
    }

    private static boolean isLevel(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.of("colour", "color", "level", "severity", "颜色", "级别", "等级", "rating")
                .anyMatch(lower::contains);
    }

    private static Optional<Step> find(List<Step> steps, String convention, String said) {
        return steps.stream()
                .filter(it -> it.convention().equals(convention))
                .filter(it -> it.words().stream().anyMatch(word -> says(said, word)))
                .findFirst();
    }

    /** Latin words stand alone; Chinese ones stand anywhere, but a numeral not behind another one (十一级 is not 一级). */
    private static boolean says(String text, String word) {
        String quoted = Pattern.quote(word);
        boolean latin = word.chars().allMatch(it -> it < 128);
        String pattern = latin ? "\\b" + quoted + "\\b" : "(?<![一二三四五六七八九十\\d])" + quoted;
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text).find();
    }
}
