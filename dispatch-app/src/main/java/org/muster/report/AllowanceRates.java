package org.muster.report;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.muster.shared.DivisionCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a call-out pays, by division: the bureaus of the province pay 100–300 yuan a time or a day (《浙江省森林消防队伍建设现状及建议》,
 * 2020). The figure is each bureau's own [?]: {@code muster.report.allowance.divisions.330381.yuan=240}.
 */
@ConfigurationProperties("muster.report.allowance")
record AllowanceRates(@DefaultValue Rate standard, @DefaultValue Map<String, Rate> divisions) {

    enum Per {
        CALL("次"),
        DAY("日");

        private final String label;

        Per(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    record Rate(@DefaultValue("DAY") Per per, @DefaultValue("200") BigDecimal yuan) {

        Rate {
            if (yuan.signum() < 0) {
                throw new IllegalArgumentException("muster.report.allowance: 补贴不能为负");
            }
        }

        String label() {
            return yuan.stripTrailingZeros().toPlainString() + " 元／" + per.label();
        }
    }

    /** The team's own division decides, else its county, else the standard. */
    Rate of(DivisionCode division) {
        return Stream.of(division, division.county())
                .map(it -> divisions.get(it.value()))
                .filter(it -> it != null)
                .findFirst()
                .orElse(standard);
    }

    boolean confirmed(DivisionCode division) {
        return of(division) != standard;
    }
}
