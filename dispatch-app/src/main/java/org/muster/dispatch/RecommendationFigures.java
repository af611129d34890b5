package org.muster.dispatch;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The figures behind the recommendation. None of them stands in a law we read: all are configuration [?], except the
 * squad (rules 4.1: 8 to 10 people are the smallest independent unit) and the share over fifty (practices 1.17).
 *
 * @param reach longest time on the road for which a team is still considered
 * @param arriveWithin target from now to arrival, muster included
 * @param smallestSquad fewer people than this are not sent on their own
 * @param rest how long a team should rest after an order
 * @param positionAge a position older than this is not believed; the station is taken instead
 * @param coverageWithin each township should be reached by some free team within this time, muster included
 * @param waterWithinKm water points farther away are of no use
 * @param waterLowM3 a point with less is called low: the pumps would soon stand dry
 * @param supportSkills work that 群众 teams may do (森林防火条例 Art 35)
 * @param shareOverFifty percent of a crew over fifty from which to warn
 * @param listed how many teams beyond the proposed ones a desk is shown at first; nobody reads a thousand
 */
@ConfigurationProperties("muster.recommendation")
record RecommendationFigures(
        @DefaultValue("PT2H") Duration reach,
        @DefaultValue("PT1H") Duration arriveWithin,
        @DefaultValue("8") int smallestSquad,
        @DefaultValue("PT8H") Duration rest,
        @DefaultValue("PT30M") Duration positionAge,
        @DefaultValue("PT45M") Duration coverageWithin,
        @DefaultValue("20") double waterWithinKm,
        @DefaultValue("10") double waterLowM3,
        @DefaultValue({"清理", "看守", "后勤"}) List<String> supportSkills,
        @DefaultValue("30") int shareOverFifty,
        @DefaultValue("40") int listed) {}
