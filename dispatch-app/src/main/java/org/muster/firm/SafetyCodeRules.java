package org.muster.firm;

import java.math.BigDecimal;
import java.util.Map;
import org.muster.firm.SafetyCode.Colour;
import org.muster.firm.SafetyCode.Indicator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a safety code is made. The source tells that indicators are weighted and that one veto suffices, not with which
 * figures: all of them are [?] and the bureau's to confirm, but for the 60 days of 杭州 60日隐患整改督办闭环.
 *
 * @param weights by indicator; 1 where nothing is said
 * @param green the least score of green, of {@code yellow} and of {@code orange}; red below
 * @param graveHazardDays so long may a grave hazard stand open before it vetoes
 */
@ConfigurationProperties("muster.firm.safety-code")
record SafetyCodeRules(
        @DefaultValue Map<Indicator, Integer> weights,
        @DefaultValue("90") int green,
        @DefaultValue("75") int yellow,
        @DefaultValue("60") int orange,
        @DefaultValue("60") int graveHazardDays) {

    SafetyCodeRules {
        if (!(green > yellow && yellow > orange && orange > 0 && green <= 100)
                || weights.values().stream().anyMatch(it -> it < 1)) {
            throw new IllegalArgumentException("safety code: green > yellow > orange > 0, and every weight at least 1");
        }
    }

    int weightOf(Indicator it) {
        return weights.getOrDefault(it, 1);
    }

    int weightOfAll() {
        int all = 0;
        for (Indicator it : Indicator.values()) {
            all += weightOf(it);
        }
        return all;
    }

    Colour colourOf(BigDecimal score) {
        if (score.compareTo(BigDecimal.valueOf(green)) >= 0) {
            return Colour.GREEN;
        }
        if (score.compareTo(BigDecimal.valueOf(yellow)) >= 0) {
            return Colour.YELLOW;
        }
        return score.compareTo(BigDecimal.valueOf(orange)) >= 0 ? Colour.ORANGE : Colour.RED;
    }
}
