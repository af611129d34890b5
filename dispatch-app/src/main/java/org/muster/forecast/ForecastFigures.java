package org.muster.forecast;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The figures behind the forecast. None of them stands in a source we read: all are configuration [?]. Times are shares
 * of the order's muster standard, so that a brigade with ten minutes and a township team with thirty speak one language.
 *
 * @param warnBelow a running muster less likely than this is told of early
 * @param recoverAt it must be at least this likely again before it can be told of anew; the gap keeps it from flapping
 * @param notBefore nobody is told before this share of the standard's time has passed
 * @param horizon after the deadline, the forecast speaks about the end of the next such span
 * @param strength how many musters the prior is worth beside what was seen
 * @param spreadOfTimes how much one muster differs from the next in pace: standard deviation of log time
 * @param spreadOfWill how much one muster differs from the next in who comes: standard deviation of log odds
 * @param mindChanges share of those who said they would not come and come all the same
 * @param prior what is believed of a team nobody has seen muster
 */
@ConfigurationProperties("muster.forecast")
record ForecastFigures(
        @DefaultValue("0.30") double warnBelow,
        @DefaultValue("0.50") double recoverAt,
        @DefaultValue("0.20") double notBefore,
        @DefaultValue("PT10M") Duration horizon,
        @DefaultValue("3") double strength,
        @DefaultValue("0.25") double spreadOfTimes,
        @DefaultValue("0.50") double spreadOfWill,
        @DefaultValue("0.02") double mindChanges,
        @DefaultValue Prior prior) {

    ForecastFigures {
        if (warnBelow < 0 || recoverAt < warnBelow || recoverAt > 1) {
            throw new IllegalArgumentException("muster.forecast: 0 ≤ warn-below ≤ recover-at ≤ 1");
        }
    }

    /**
     * @param answerAfter median time to a member's own answer
     * @param answerSpread standard deviation of its logarithm
     * @param answerShare share of members who answer for themselves at all
     * @param margin of what a standard leaves to be absent, how much is believed to come all the same
     * @param travelAfter median time from "coming" to being counted present
     * @param travelSpread standard deviation of its logarithm
     * @param keepsWord share of those who said they were coming and come
     * @param arriveAfter median time from the order to being counted present, for those who just turn up
     * @param arriveSpread standard deviation of its logarithm
     */
    record Prior(
            @DefaultValue("0.10") double answerAfter,
            @DefaultValue("0.90") double answerSpread,
            @DefaultValue("0.60") double answerShare,
            @DefaultValue("0.60") double margin,
            @DefaultValue("0.35") double travelAfter,
            @DefaultValue("0.60") double travelSpread,
            @DefaultValue("0.97") double keepsWord,
            @DefaultValue("0.50") double arriveAfter,
            @DefaultValue("0.50") double arriveSpread) {}
}
