package org.muster.kit;

import java.time.Duration;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a village must have and when it is looked at.
 *
 * @param items what every village in danger has: 卫星电话、应急发电机、排水泵全覆盖 (003 L54)
 * @param season when the flood season begins [?]; 15 April is Zhejiang's [L]
 * @param ahead so long before the season a look of this year is asked for, so that what lacks can still be got [?]
 * @param every how long a look holds; null while the bureau has said nothing [?]
 */
@ConfigurationProperties("muster.kit")
record KitRules(
        @DefaultValue({"卫星电话", "应急发电机", "排水泵"}) List<String> items,
        @DefaultValue("--04-15") String season,
        @DefaultValue("P30D") Period ahead,
        Duration every) {

    MonthDay seasonBegins() {
        return MonthDay.parse(season);
    }
}
