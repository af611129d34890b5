package org.muster.site;

import jakarta.validation.constraints.Size;
import java.util.function.Function;
import org.muster.dispatch.DispatchManagement;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.team.Team;
import org.muster.team.TeamId;
import org.muster.team.Teams;
import org.springframework.stereotype.Component;

/**
 * How a client names somebody in charge: the leader of a team that is ordered to the incident, or anybody by name.
 *
 * @param teamId then name and phone come from the register of teams
 */
record InChargeForm(
        @Size(max = 20, message = "没有这支队伍") String teamId,
        @Size(max = 30, message = "姓名不超过 30 字") String name,
        @Size(max = 30, message = "电话不超过 30 位") String phone) {

    /** Finds who is meant. */
    @Component
    static class Resolver implements Function<Resolver.Question, InCharge> {

        record Question(IncidentId incident, InChargeForm said) {}

        private final DispatchManagement dispatch;
        private final Teams teams;

        Resolver(DispatchManagement dispatch, Teams teams) {
            this.dispatch = dispatch;
            this.teams = teams;
        }

        /** @throws Problem 422 at {@code leader…} when nobody is meant, or a team that is not here */
        @Override
        public InCharge apply(Question question) {
            InChargeForm said = question.said();
            if (said == null) {
                return null;
            }
            if (said.teamId() == null) {
                if (said.name() == null || said.name().isBlank()) {
                    throw Problem.invalid("leader.name", "请写明负责人姓名，或选一支在场队伍的队长");
                }
                return new InCharge(said.name().strip(), Words.orNull(said.phone()), null, null);
            }
            TeamId id = new TeamId(said.teamId());
            boolean here = dispatch.list(question.incident()).stream()
                    .anyMatch(it -> it.teamId().equals(id) && it.state().open());
            if (!here) {
                throw Problem.invalid("leader.teamId", "这支队伍不在本次事件中，请选已派出的队伍或直接写姓名");
            }
            Team team = teams.get(id);
            return new InCharge(team.leader().name(), team.leader().phone(), id, team.callsign());
        }
    }
}
