package org.muster.entry;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the air of a breathing apparatus lasts: pressure × volume ÷ consumption. All are planning defaults [?] that the
 * bureau sets ({@code muster.entry}).
 *
 * @param litresPerMinute breathed at hard work
 * @param litres of the usual cylinder
 * @param callOutShare the share of the air with which everybody must be on the way out
 * @param decontamination how long the decontamination of one may take
 */
@ConfigurationProperties("muster.entry")
record AirTime(
        @DefaultValue("50") int litresPerMinute,
        @DefaultValue("6.8") BigDecimal litres,
        @DefaultValue("0.3333") double callOutShare,
        @DefaultValue("PT20M") Duration decontamination) {

    AirTime {
        if (litresPerMinute < 10 || litresPerMinute > 200) {
            throw new IllegalArgumentException("muster.entry.litres-per-minute must be 10 to 200");
        }
        if (litres.signum() <= 0 || litres.compareTo(BigDecimal.valueOf(60)) > 0) {
            throw new IllegalArgumentException("muster.entry.litres must be above 0 and at most 60");
        }
        if (!(callOutShare > 0 && callOutShare < 1)) {
            throw new IllegalArgumentException("muster.entry.call-out-share must be between 0 and 1");
        }
    }

    /** 300 bar in 6.8 L at 50 L/min: 40 min 48 s. */
    Duration of(int bar, BigDecimal cylinder) {
        return Duration.ofSeconds(cylinder.multiply(BigDecimal.valueOf(bar * 60L))
                .divideToIntegralValue(BigDecimal.valueOf(litresPerMinute))
                .longValueExact());
    }

    /** When the call-out share is left of what they went in with. */
    Instant low(Instant since, Duration full, Instant out) {
        Instant low = out.minus(Duration.ofMillis(Math.round(full.toMillis() * callOutShare)));
        return low.isBefore(since) ? since : low;
    }
}
