package org.muster.dispatch;

import org.muster.incident.Incident;
import org.muster.team.Team;
import org.muster.team.Teams;
import org.springframework.stereotype.Component;

/** Which muster standard an order gets: the rule table's for the kind of team, else the team's own. */
@Component
class MusterStandards {

    private final DispatchRules rules;
    private final Teams teams;

    MusterStandards(DispatchRules rules, Teams teams) {
        this.rules = rules;
        this.teams = teams;
    }

    MusterStandard of(Team team, Incident incident) {
        int strength = teams.strengthOf(team.id()).available();
        return rules.musterStandard(
                        team.kind(), incident.hazard(), team.division().value())
                .map(it -> new MusterStandard(it.within(), it.attendance(), strength, it.source()))
                .orElseGet(() ->
                        new MusterStandard(team.muster().within(), team.muster().attendance(), strength, "队伍登记标准"));
    }
}
