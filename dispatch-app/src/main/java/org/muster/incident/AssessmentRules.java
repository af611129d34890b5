package org.muster.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.muster.shared.DivisionCode;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;
import org.muster.shared.ResponseLevel;

/** The rule tables that grade an incident and propose a response level. Answered by the decision models. */
public interface AssessmentRules {

    /**
     * The row that decided.
     *
     * @param text what the row says, in Chinese
     * @param source the law or plan it comes from
     * @param flag how sure the source is: C certain, L likely, ? configuration
     */
    record Rule(String text, String source, String flag) {}

    /**
     * One condition of the row that fired: what was measured, and what it was held against.
     *
     * @param key the condition's name, the same in every language: burnedArea, hoursUncontrolled …
     * @param label its name in Chinese
     * @param value a number, or words; in {@code unit}
     * @param limit the row's limit in the same unit; null where the row asks for a yes
     * @param unit HECTARE, HOUR, PERSON, FIRE; null for words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Measured(String key, String label, String value, String limit, String unit) {

        /** Whether a new value of it is a new fact; time only passes, and what stands beside a limit only explains. */
        public boolean decides() {
            return !"HOUR".equals(unit) && (limit != null || unit == null);
        }

        /** 过火面积 3.2 公顷（限 1 公顷） */
        public String words() {
            String after = unit == null ? "" : " " + unitWord();
            return label + " " + value + after + (limit == null ? "" : "（限 " + limit + after + "）");
        }

        private String unitWord() {
            return switch (unit) {
                case "HECTARE" -> "公顷";
                case "HOUR" -> "小时";
                case "PERSON" -> "人";
                default -> "处";
            };
        }
    }

    record Graded(Grade grade, Rule rule) {}

    /** @param approver the post that approves this level */
    record Proposed(ResponseLevel level, String approver, Rule rule, List<Measured> facts) {}

    /**
     * @param proposed the highest level any row asks for; empty when none does
     * @param settingsVersion the newest change of the division's settings that was known
     */
    record Levelled(Optional<Proposed> proposed, long settingsVersion) {}

    /**
     * What the level depends on beside the facts.
     *
     * @param division whose settings hold
     * @param hoursUncontrolled since the first alert while the fire is not controlled; 0 afterwards
     * @param sensitive a sensitive time or place
     * @param season inside the forest-fire season
     * @param otherFires other fires not yet controlled in the same county at this moment
     * @param growth hectares the burnt ground has grown by lately; null while only one area was reported
     * @param growthOver in how long; null with {@code growth}
     */
    record Circumstances(
            DivisionCode division,
            double hoursUncontrolled,
            boolean sensitive,
            boolean season,
            int otherFires,
            Double growth,
            Duration growthOver) {}

    /** The worst grade over all criteria (森林防火条例 Art 40). */
    Graded grade(Hazard hazard, Facts facts);

    /** The highest level any row asks for; empty when no row fires. */
    Levelled level(Hazard hazard, Facts facts, Circumstances circumstances);

    /** After how long uncontrolled some row may fire that did not before, ascending. */
    List<Duration> limits(Hazard hazard, DivisionCode division, boolean sensitive);
}
