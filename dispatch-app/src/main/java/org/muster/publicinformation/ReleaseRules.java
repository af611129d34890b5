package org.muster.publicinformation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon the public is told, counted from the first call.
 *
 * @param firstWithin the first authoritative word (国办发〔2016〕80号: 重大 and worse within 5 hours) [?]: for lesser grades no
 *     source names a figure, the same is asked until the bureau says otherwise
 * @param pressWithin a press conference for 重大 and worse (国办发〔2016〕61号: within 24 hours)
 */
@ConfigurationProperties("muster.public-information")
record ReleaseRules(@DefaultValue("PT5H") Duration firstWithin, @DefaultValue("PT24H") Duration pressWithin) {}
