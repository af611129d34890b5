package org.muster.works;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clocks of works. How often a dyke is walked is for the plan of each river and its water level to say: nothing is
 * preset, and an order that names no cadence is asked for one until the bureau has configured its own [?].
 *
 * @param answerWithin so long somebody may take to say that they go; as for a called warning (10 min) [?]
 * @param patrolEvery the bureau's cadence, or null
 * @param patrolSource where that cadence is written
 */
@ConfigurationProperties("muster.works")
record WorksRules(@DefaultValue("PT10M") Duration answerWithin, Duration patrolEvery, String patrolSource) {}
