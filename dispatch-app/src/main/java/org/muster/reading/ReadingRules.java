package org.muster.reading;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How readings are judged. No value here is law; all are [?] and the bureau's to confirm.
 *
 * @param window how far back a shift of the wind is looked for (西昌 rule: 10 minutes)
 * @param tellEvery how often a steady wind is told anyway
 * @param tellSpeed metres per second of change that are told at once
 * @param tellTurn degrees of change that are told at once
 * @param stuckAfter so many readings without the least change are a stuck instrument
 * @param jump metres per second between neighbouring readings that only a second reading makes believable
 * @param future how far a device's clock may run ahead
 */
@ConfigurationProperties("muster.reading")
record ReadingRules(
        @DefaultValue("PT10M") Duration window,
        @DefaultValue("PT10M") Duration tellEvery,
        @DefaultValue("1") double tellSpeed,
        @DefaultValue("20") int tellTurn,
        @DefaultValue("10") int stuckAfter,
        @DefaultValue("15") double jump,
        @DefaultValue("PT2M") Duration future) {}
