package org.muster.incident;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The one gate to an incident. Whole for those whose division it is; a part for a division it is shared with and for a
 * team that came from outside to help. {@link #require} lets through who may act; the few reading paths that can leave
 * out what is not meant for the reader ask {@link #see}.
 */
@Component
public class IncidentAccess {

    /** An incident as the caller may see it. */
    public record Seen(Incident incident, Sight sight) {}

    private static final int REMEMBERED = 2000;

    private final Incidents incidents;
    private final IncidentSharing sharing;
    private final ObjectProvider<Participation> participation;

    /** Which division an incident belongs to never changes. */
    private final Cache<IncidentId, DivisionCode> divisions =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    IncidentAccess(Incidents incidents, IncidentSharing sharing, ObjectProvider<Participation> participation) {
        this.incidents = incidents;
        this.sharing = sharing;
        this.participation = participation;
    }

    /**
     * For those whose incident it is and for the teams in it; a share is not enough.
     *
     * @throws Problem 404 when there is no such incident for the caller
     */
    public Incident require(IncidentId id) {
        Incident incident = incidents.find(id).orElseThrow(() -> Problem.notFound("事件"));
        Caller caller = Caller.current();
        if (!isTheirs(caller, incident.divisionCode()) && !takesPart(caller, id)) {
            throw Problem.notFound("事件");
        }
        return incident;
    }

    /**
     * For reading; whoever answers leaves out what a partial sight does not show.
     *
     * @throws Problem 404 when there is no such incident for the caller
     */
    public Seen see(IncidentId id) {
        Incident incident = incidents.find(id).orElseThrow(() -> Problem.notFound("事件"));
        Sight sight = sights(id, incident.divisionCode()).apply(Caller.current());
        if (sight == Sight.NONE) {
            throw Problem.notFound("事件");
        }
        return new Seen(incident, sight);
    }

    /** Whether a partial sight allows the caller to speak for a team of this division. */
    public boolean mayAssist(IncidentId id, DivisionCode teamsDivision) {
        Caller caller = Caller.current();
        return caller.covers(teamsDivision)
                && division(id)
                        .map(it -> sights(id, it).apply(caller))
                        .filter(it -> it == Sight.ASSIST)
                        .isPresent();
    }

    /**
     * For those who are not on a request: whether the incident is theirs or their team is in it. A share is not enough,
     * as for {@link #require}.
     */
    public boolean mayRead(Caller caller, IncidentId id) {
        return division(id)
                .filter(it -> isTheirs(caller, it) || takesPart(caller, id))
                .isPresent();
    }

    /** Whether there is anything of it to tell the caller; whoever tells leaves out what a partial sight does not show. */
    public boolean maySee(Caller caller, IncidentId id) {
        return division(id)
                .filter(it -> sights(id, it).apply(caller) != Sight.NONE)
                .isPresent();
    }

    /** The division an incident belongs to; it never changes. */
    public DivisionCode divisionOf(IncidentId id) {
        return division(id).orElseThrow(() -> Problem.notFound("事件"));
    }

    private Optional<DivisionCode> division(IncidentId id) {
        return Optional.ofNullable(divisions.get(
                id, any -> incidents.find(id).map(Incident::divisionCode).orElse(null)));
    }

    /**
     * How much anybody sees at this moment, for telling many at once: shares are read once, and only when somebody needs
     * one. To be asked anew for the next moment.
     */
    public Function<Caller, Sight> sights(IncidentId id, DivisionCode division) {
        return new Function<>() {

            private List<IncidentShare> shares;

            @Override
            public Sight apply(Caller caller) {
                if (isTheirs(caller, division)) {
                    return Sight.WHOLE;
                }
                if (caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER, Role.AUDITOR)) {
                    if (shares == null) {
                        shares = sharing.holding(id);
                    }
                    return shares.stream()
                            .filter(it -> caller.covers(it.divisionCode()))
                            .map(IncidentShare::degree)
                            .max(Enum::compareTo)
                            .orElse(Sight.NONE);
                }
                if (!takesPart(caller, id)) {
                    return Sight.NONE;
                }
                return participation.stream().anyMatch(it -> it.belongsTo(caller.teamId(), division))
                        ? Sight.WHOLE
                        : Sight.VIEW;
            }
        };
    }

    /** How much the caller sees of incidents that are listed for them, any number with a query or two. */
    public BiFunction<IncidentId, DivisionCode, Sight> sightsOf(Caller caller) {
        Map<IncidentId, Sight> shared = caller.teamId() == null ? sharing.degreesFor(caller.divisions()) : Map.of();
        Map<DivisionCode, Boolean> athome = new HashMap<>();
        return (id, division) -> {
            if (isTheirs(caller, division)) {
                return Sight.WHOLE;
            }
            if (caller.teamId() == null) {
                return shared.getOrDefault(id, Sight.NONE);
            }
            boolean home = athome.computeIfAbsent(division.county(), county -> participation.stream()
                    .anyMatch(it -> it.belongsTo(caller.teamId(), county)));
            return home ? Sight.WHOLE : Sight.VIEW;
        };
    }

    private static boolean isTheirs(Caller caller, DivisionCode division) {
        return caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER, Role.AUDITOR) && caller.covers(division);
    }

    private boolean takesPart(Caller caller, IncidentId id) {
        return caller.teamId() != null && participation.stream().anyMatch(it -> it.takesPart(caller.teamId(), id));
    }
}
