package org.muster.evacuation;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The figures of an evacuation. Three hours and 18:00 are 浙江省防御洪涝台灾害人员避险转移办法; the others are nobody's law, all [?]
 * until the bureau confirms them.
 *
 * @param beforeArrival how long before the flood everybody is out
 * @param eveningLimit by when they are out on the day before a night in which it arrives
 * @param nightFrom when the night begins [?]
 * @param nightUntil when it ends [?]
 * @param immediateWithin an immediate order without a known arrival [?]
 * @param prepareWithin a preparation without a known arrival [?]
 * @param persuasionsBeforeForce how often somebody is talked to before anybody may sign [?]
 * @param keepPersonalData how long after the end names and numbers are kept (突发事件应对法 Art 85 gives no days) [?]
 */
@ConfigurationProperties("muster.evacuation")
record EvacuationRules(
        @DefaultValue("PT3H") Duration beforeArrival,
        @DefaultValue("18:00") LocalTime eveningLimit,
        @DefaultValue("18:00") LocalTime nightFrom,
        @DefaultValue("06:00") LocalTime nightUntil,
        @DefaultValue("PT90M") Duration immediateWithin,
        @DefaultValue("PT4H") Duration prepareWithin,
        @DefaultValue("2") int persuasionsBeforeForce,
        @DefaultValue("P30D") Duration keepPersonalData) {}
