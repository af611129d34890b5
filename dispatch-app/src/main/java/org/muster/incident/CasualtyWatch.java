package org.muster.incident;

import java.time.Duration;
import org.muster.shared.Hazard;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For how long after the event people who die or are found change its grade (生产安全事故报告和调查处理条例, 国务院令493 Art 13:
 * 30 days, fires and road traffic 7).
 */
@ConfigurationProperties("muster.casualty-watch")
record CasualtyWatch(@DefaultValue("P7D") Duration fire, @DefaultValue("P30D") Duration other) {

    Duration of(Hazard hazard) {
        return hazard == Hazard.FOREST_FIRE ? fire : other;
    }
}
