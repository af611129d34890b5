package org.muster.firm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * 企业安全码 (余杭 一码一图一指数): weighted indicators make a score and a colour; one veto makes it red whatever the score.
 *
 * @param score 0 to 100, or null while an indicator is missing
 * @param colour null while there is no score and no veto
 * @param vetoes why it is red by veto
 * @param missing indicators nobody has scored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SafetyCode(
        BigDecimal score, Colour colour, List<Axis> axes, List<String> vetoes, List<String> missing, String flag) {

    /** What is scored: the five 到位 of 一必须五到位 and the posts that carry the risk. */
    public enum Indicator {
        RESPONSIBILITY("安全责任到位"),
        MANAGEMENT("安全管理到位"),
        INVESTMENT("安全投入到位"),
        TRAINING("安全培训到位"),
        RESCUE("应急救援到位"),
        KEY_POSTS("重点风险岗位");

        private final String label;

        Indicator(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** From the gravest. */
    public enum Colour {
        RED("红码"),
        ORANGE("橙码"),
        YELLOW("黄码"),
        GREEN("绿码");

        private final String label;

        Colour(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One spoke of the radar chart.
     *
     * @param score 0 to 100, or null
     * @param weight share of the whole, percent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Axis(Indicator indicator, String label, Integer score, BigDecimal weight) {}

    @JsonProperty
    String colourLabel() {
        return colour == null ? "未赋码" : colour.label();
    }

    static SafetyCode of(Map<Indicator, Integer> scores, List<String> vetoes, SafetyCodeRules rules) {
        BigDecimal whole = BigDecimal.valueOf(rules.weightOfAll());
        List<Axis> axes = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Indicator it : Indicator.values()) {
            BigDecimal weight = BigDecimal.valueOf(rules.weightOf(it));
            Integer score = scores.get(it);
            axes.add(new Axis(
                    it,
                    it.label(),
                    score,
                    weight.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP)));
            if (score == null) {
                missing.add(it.label());
            } else {
                sum = sum.add(weight.multiply(BigDecimal.valueOf(score)));
            }
        }
        BigDecimal score = missing.isEmpty() ? sum.divide(whole, 1, RoundingMode.HALF_UP) : null;
        Colour colour = !vetoes.isEmpty() ? Colour.RED : score == null ? null : rules.colourOf(score);
        return new SafetyCode(score, colour, List.copyOf(axes), List.copyOf(vetoes), List.copyOf(missing), "?");
    }
}
