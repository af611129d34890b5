package org.muster.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.team.TeamId;
import org.muster.team.TeamKind;

/**
 * Whom to send, why, and what is lacking. It proposes; a person orders.
 *
 * @param requirement what the incident needs, and how much of it is covered by orders given already
 * @param teams who could go, proposed ones first, then by the time they would be there
 * @param excluded who cannot go, each with the reason
 * @param materials proposed material; empty while no rule asks for any
 * @param more how many teams are not listed
 */
public record Recommendation(
        Instant computedAt,
        List<Required> requirement,
        List<Pick> teams,
        List<Excluded> excluded,
        List<Shortfall> shortfall,
        List<Bare> coverage,
        List<Water> water,
        List<Object> materials,
        More more) {

    /**
     * @param teams could go, but later than those listed
     * @param excluded cannot go, and are farther away than those listed
     */
    public record More(int teams, int excluded) {}

    /**
     * @param people how many are needed
     * @param covered how many of them are under orders for this incident already
     */
    public record Required(
            String kindLabel,
            List<TeamKind> kinds,
            String skill,
            int people,
            int covered,
            String rule,
            String source) {}

    /**
     * @param distanceKm along the way
     * @param travelMinutes on the road; the muster comes before
     * @param etaAt on the clock of the incident: muster and road
     * @param available fit by law, on shift and free
     * @param strength on the roll
     * @param quorum of the available, how many make the muster
     * @param onTime whether it would be there within the target
     * @param recommended whether it is proposed now
     * @param orderable false when somebody else has to be asked
     * @param makesStandard how likely it would make its muster standard; null while nobody can say
     */
    public record Pick(
            TeamId teamId,
            String name,
            TeamKind kind,
            String kindLabel,
            String callsign,
            Position location,
            double distanceKm,
            long travelMinutes,
            Instant etaAt,
            int available,
            int strength,
            int quorum,
            boolean onTime,
            boolean recommended,
            List<String> reasons,
            List<String> warnings,
            boolean orderable,
            Double makesStandard) {

        Pick likely(Double makesStandard) {
            return new Pick(
                    teamId,
                    name,
                    kind,
                    kindLabel,
                    callsign,
                    location,
                    distanceKm,
                    travelMinutes,
                    etaAt,
                    available,
                    strength,
                    quorum,
                    onTime,
                    recommended,
                    reasons,
                    warnings,
                    orderable,
                    makesStandard);
        }
    }

    /** The same with what material it needs. */
    Recommendation withMaterials(List<Object> needed) {
        return new Recommendation(computedAt, requirement, teams, excluded, shortfall, coverage, water, needed, more);
    }

    /** The same with every pick looked at once more. */
    Recommendation with(UnaryOperator<Pick> look) {
        return new Recommendation(
                computedAt,
                requirement,
                teams.stream().map(look).toList(),
                excluded,
                shortfall,
                coverage,
                water,
                materials,
                more);
    }

    public record Excluded(TeamId teamId, String name, TeamKind kind, String rule, String reason) {}

    public record Shortfall(String requirement, int missing, String cause) {}

    /** A township that nobody could reach in time. */
    public record Bare(DivisionCode divisionCode, String name, String text) {}

    /**
     * @param nowM3 what is in it as far as is known; null where water runs and is not counted
     * @param low less is left than the pumps need
     * @param checkDue nobody has looked for too long
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Water(
            String id,
            String name,
            String kind,
            String kindLabel,
            BigDecimal volumeM3,
            BigDecimal nowM3,
            boolean low,
            boolean checkDue,
            double distanceKm,
            Position location) {}
}
