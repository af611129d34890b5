package org.muster.safety;

import java.time.Duration;
import java.util.Map;
import org.muster.shared.Hazard;
import org.muster.team.TeamKind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The figures of crew safety. Not one is law: the 30 minutes are practice (通信点名 30 分, LACES), the others defaults, all
 * [?] until the bureau confirms them.
 *
 * @param cadence how often a crew on the line is counted
 * @param cadenceOfHazard the same for a kind of emergency
 * @param cadenceOfTeam the same for a kind of team
 * @param answerWithin how long a crew has to answer when its count is due
 * @param retryWithin how long it has when it is asked again
 * @param warnBefore when the clock turns yellow
 * @param withdrawalWithin within which every crew has reported safe (西昌 lesson: 3 minutes)
 * @param reliefAfter continuous work after which relief is suggested
 * @param dailyLimit hours on the line within a day and a night that are not exceeded
 * @param onWindShift whether the rule proposes the withdrawal to the commander or orders it at once
 */
@ConfigurationProperties("muster.safety")
record SafetyRules(
        @DefaultValue("PT30M") Duration cadence,
        Map<Hazard, Duration> cadenceOfHazard,
        Map<TeamKind, Duration> cadenceOfTeam,
        @DefaultValue("PT1M") Duration answerWithin,
        @DefaultValue("PT2M") Duration retryWithin,
        @DefaultValue("PT1M") Duration warnBefore,
        @DefaultValue("PT3M") Duration withdrawalWithin,
        @DefaultValue("PT4H") Duration reliefAfter,
        @DefaultValue("PT12H") Duration dailyLimit,
        @DefaultValue("PROPOSE") OnWindShift onWindShift) {

    enum OnWindShift {
        PROPOSE,
        ORDER
    }

    SafetyRules {
        cadenceOfHazard = cadenceOfHazard == null ? Map.of() : cadenceOfHazard;
        cadenceOfTeam = cadenceOfTeam == null ? Map.of() : cadenceOfTeam;
    }

    /** The most particular that is set: this incident, its kind, the kind of team, the general one. */
    Duration cadenceFor(Duration ofIncident, Hazard hazard, TeamKind team) {
        if (ofIncident != null) {
            return ofIncident;
        }
        Duration ofHazard = cadenceOfHazard.get(hazard);
        return ofHazard != null ? ofHazard : cadenceOfTeam.getOrDefault(team, cadence);
    }
}
