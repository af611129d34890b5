package org.muster.dispatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.muster.incident.Incident;
import org.muster.team.Member;
import org.muster.team.MemberId;
import org.muster.team.Team;
import org.springframework.stereotype.Component;

/** Which muster standard an order gets: the rule table's for the kind of team, else the team's own. */
@Component
class MusterStandards {

    private final DispatchRules rules;

    MusterStandards(DispatchRules rules) {
        this.rules = rules;
    }

    /** @param excused members with leave on the day of the order */
    MusterStandard of(
            Team team, Incident incident, List<Member> members, Map<MemberId, String> excused, LocalDate today) {
        DispatchRules.Standard rule = rules.musterStandard(
                        team.kind(), incident.hazard(), team.division().value())
                .orElseGet(() -> new DispatchRules.Standard(
                        team.muster().within(), team.muster().attendance(), "队伍登记标准"));
        int strength = (int) members.stream()
                .filter(it -> rule.denominator().includes(it, excused.containsKey(it.id()), today))
                .count();
        return rule.forStrength(strength);
    }
}
