package org.muster.incident;

import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The one gate to an incident: its division must be the caller's, or the caller's team must be part of it. */
@Component
public class IncidentAccess {

    private final Incidents incidents;
    private final ObjectProvider<Participation> participation;

    IncidentAccess(Incidents incidents, ObjectProvider<Participation> participation) {
        this.incidents = incidents;
        this.participation = participation;
    }

    /** @throws Problem 404 when there is no such incident for the caller */
    public Incident require(IncidentId id) {
        Incident incident = incidents.find(id).orElseThrow(() -> Problem.notFound("事件"));
        if (!mayRead(Caller.current(), incident)) {
            throw Problem.notFound("事件");
        }
        return incident;
    }

    /** For those who are not on a request: the live link asks it for every subscription. */
    public boolean mayRead(Caller caller, IncidentId id) {
        return incidents.find(id).filter(it -> mayRead(caller, it)).isPresent();
    }

    private boolean mayRead(Caller caller, Incident incident) {
        if (caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER, Role.AUDITOR)
                && caller.covers(incident.divisionCode())) {
            return true;
        }
        return caller.teamId() != null
                && participation.stream().anyMatch(it -> it.takesPart(caller.teamId(), incident.id()));
    }
}
