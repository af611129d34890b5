package org.muster.team;

import java.util.Optional;
import org.muster.account.TeamNames;
import org.springframework.stereotype.Component;

/** Tells the session what the caller's team is called. */
@Component
class TeamNaming implements TeamNames {

    private final Teams teams;

    TeamNaming(Teams teams) {
        this.teams = teams;
    }

    @Override
    public Optional<String> find(String teamId) {
        return TeamId.parse(teamId).flatMap(teams::find).map(Team::name);
    }
}
