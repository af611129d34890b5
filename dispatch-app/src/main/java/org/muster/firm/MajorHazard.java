package org.muster.firm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.shared.Problem;

/**
 * 危险化学品重大危险源 after GB 18218-2018 (令40 annex): {@code S = Σ q/Q}, from 1 on a major hazard; {@code R = α·Σ(β·q/Q)} and
 * its class, unit by unit, with every step.
 *
 * @param alpha by who lives within 500 m
 * @param hazardClass of the gravest unit
 * @param open what is missing for a full answer; the class may be higher then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MajorHazard(
        BigDecimal alpha, String alphaWords, List<Unit> units, HazardClass hazardClass, List<String> open) {

    /** From the gravest to none. */
    public enum HazardClass {
        FIRST("一级重大危险源", 100),
        SECOND("二级重大危险源", 50),
        THIRD("三级重大危险源", 10),
        FOURTH("四级重大危险源", 0),
        NONE("非重大危险源", null);

        private final String label;
        private final BigDecimal from;

        HazardClass(String label, Integer from) {
            this.label = label;
            this.from = from == null ? null : BigDecimal.valueOf(from);
        }

        public String label() {
            return label;
        }

        /** 一级 R≥100; 二级 50–<100; 三级 10–<50; 四级 <10. */
        static HazardClass ofR(BigDecimal r) {
            for (HazardClass it : values()) {
                if (it.from != null && r.compareTo(it.from) >= 0) {
                    return it;
                }
            }
            throw new IllegalArgumentException("R is never below 0: " + r);
        }
    }

    /**
     * What lies in a unit.
     *
     * @param threshold Q, tonnes; null when nobody has looked it up
     * @param beta null counts as 1
     */
    public record Stored(String unit, String substance, BigDecimal tonnes, BigDecimal threshold, BigDecimal beta) {}

    /**
     * One substance of a unit.
     *
     * @param ratio q/Q and {@code weighted} β·q/Q; null when Q is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            String substance,
            BigDecimal tonnes,
            BigDecimal threshold,
            BigDecimal beta,
            BigDecimal ratio,
            BigDecimal weighted) {}

    /** @param words the whole calculation as one would write it */
    public record Unit(
            String name, List<Step> steps, BigDecimal s, BigDecimal r, HazardClass hazardClass, List<String> words) {

        @JsonProperty
        public String classLabel() {
            return hazardClass.label();
        }
    }

    /** The most anybody can store; more is a slip of the pen. */
    static final BigDecimal MOST_TONNES = new BigDecimal("10000000");

    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final int PLACES = 4;

    @JsonProperty
    public String classLabel() {
        return hazardClass.label();
    }

    /** R of the gravest unit, or null when there is none. */
    @JsonProperty
    public BigDecimal r() {
        return units.stream().map(Unit::r).max(Comparator.naturalOrder()).orElse(null);
    }

    /** S of the fullest unit, or null when there is none. */
    @JsonProperty
    public BigDecimal s() {
        return units.stream().map(Unit::s).max(Comparator.naturalOrder()).orElse(null);
    }

    /**
     * @param people who live within 500 m of the fence; null counts as 100 or more, the safe side
     * @throws Problem 422 at {@code tonnes} for an amount that cannot be, at {@code threshold} for a Q or β that cannot
     */
    public static MajorHazard of(Integer people, List<Stored> stored) {
        List<String> open = new ArrayList<>();
        if (people == null) {
            open.add("厂界外 500 米人数未填，α 先按最大 2.0 计");
        }
        BigDecimal alpha = alpha(people);
        Map<String, List<Stored>> byUnit =
                stored.stream().collect(Collectors.groupingBy(Stored::unit, LinkedHashMap::new, Collectors.toList()));
        List<Unit> units = byUnit.entrySet().stream()
                .map(it -> unit(it.getKey(), it.getValue(), alpha, open))
                .toList();
        HazardClass gravest = units.stream()
                .map(Unit::hazardClass)
                .min(Comparator.naturalOrder())
                .orElse(HazardClass.NONE);
        return new MajorHazard(alpha, alphaWords(people, alpha), units, gravest, List.copyOf(open));
    }

    /** GB 18218-2018 table 5: ≥100 2.0; 50–99 1.5; 30–49 1.2; 1–29 1.0; 0 0.5. */
    static BigDecimal alpha(Integer people) {
        if (people != null && people < 0) {
            throw Problem.invalid("peopleWithin500", "厂界外 500 米人数不能为负");
        }
        if (people == null || people >= 100) {
            return new BigDecimal("2.0");
        }
        if (people >= 50) {
            return new BigDecimal("1.5");
        }
        if (people >= 30) {
            return new BigDecimal("1.2");
        }
        return new BigDecimal(people >= 1 ? "1.0" : "0.5");
    }

    private static String alphaWords(Integer people, BigDecimal alpha) {
        return "厂界外 500 米常住 " + (people == null ? "人数未填" : people + " 人") + "，α = " + alpha;
    }

    private static Unit unit(String name, List<Stored> stored, BigDecimal alpha, List<String> open) {
        List<Step> steps = new ArrayList<>();
        BigDecimal s = BigDecimal.ZERO;
        BigDecimal weighted = BigDecimal.ZERO;
        for (Stored it : stored) {
            Step step = step(it);
            steps.add(step);
            if (step.ratio() == null) {
                open.add(name + "：" + it.substance() + " 的临界量 Q 未登记，未计入，结果可能偏低");
                continue;
            }
            s = s.add(exactRatio(it), EXACT);
            weighted = weighted.add(exactRatio(it).multiply(step.beta(), EXACT), EXACT);
        }
        BigDecimal r = alpha.multiply(weighted, EXACT);
        HazardClass found = s.compareTo(BigDecimal.ONE) >= 0 ? HazardClass.ofR(r) : HazardClass.NONE;
        return new Unit(name, List.copyOf(steps), shown(s), shown(r), found, words(steps, alpha, s, r, found));
    }

    private static Step step(Stored it) {
        if (it.tonnes() == null || it.tonnes().signum() <= 0) {
            throw Problem.invalid("tonnes", it.substance() + "的存量须大于 0 吨；已不存放的请从清单移出");
        }
        if (it.tonnes().compareTo(MOST_TONNES) > 0) {
            throw Problem.invalid("tonnes", it.substance() + "的存量超过 1000 万吨，请核对单位（吨）");
        }
        BigDecimal beta = it.beta() == null ? BigDecimal.ONE : it.beta();
        if (beta.signum() <= 0 || it.threshold() != null && it.threshold().signum() <= 0) {
            throw Problem.invalid("threshold", it.substance() + "的临界量 Q 和 β 须大于 0，请核对物质卡片");
        }
        BigDecimal ratio = it.threshold() == null ? null : exactRatio(it);
        return new Step(
                it.substance(),
                it.tonnes(),
                it.threshold(),
                beta,
                shown(ratio),
                ratio == null ? null : shown(ratio.multiply(beta, EXACT)));
    }

    private static BigDecimal exactRatio(Stored it) {
        return it.tonnes().divide(it.threshold(), EXACT);
    }

    private static List<String> words(
            List<Step> steps, BigDecimal alpha, BigDecimal s, BigDecimal r, HazardClass found) {
        List<Step> counted = steps.stream().filter(it -> it.ratio() != null).toList();
        if (counted.isEmpty()) {
            return List.of("没有可计入的物质");
        }
        String ratios = counted.stream()
                .map(it -> plain(it.tonnes()) + "/" + plain(it.threshold()))
                .collect(Collectors.joining(" + "));
        String products = counted.stream()
                .map(it -> plain(it.beta()) + "×" + plain(it.tonnes()) + "/" + plain(it.threshold()))
                .collect(Collectors.joining(" + "));
        boolean major = found != HazardClass.NONE;
        List<String> words = new ArrayList<>();
        words.add("S = Σ q/Q = " + ratios + " = " + plain(shown(s)) + (major ? " ≥ 1，构成重大危险源" : " < 1，不构成重大危险源"));
        words.add("R = α·Σ(β·q/Q) = " + alpha + " × (" + products + ") = " + plain(shown(r))
                + (major ? "，" + found.label() : ""));
        return List.copyOf(words);
    }

    private static BigDecimal shown(BigDecimal exact) {
        if (exact == null) {
            return null;
        }
        BigDecimal rounded = exact.setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    static String plain(BigDecimal it) {
        return it.stripTrailingZeros().toPlainString();
    }
}
