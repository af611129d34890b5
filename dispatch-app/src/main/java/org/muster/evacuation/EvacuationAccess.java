package org.muster.evacuation;

import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.incident.IncidentAccess;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/** The one gate to an evacuation: the incident's duty rooms, and the people who work in the zone. */
@Component
class EvacuationAccess {

    private final Evacuations evacuations;
    private final IncidentAccess incidents;

    EvacuationAccess(Evacuations evacuations, IncidentAccess incidents) {
        this.evacuations = evacuations;
        this.incidents = incidents;
    }

    /** @throws Problem 404 when there is no such evacuation for the caller */
    Evacuation require(String id) {
        Evacuation it = evacuations.find(EvacuationId.of(id)).orElseThrow(() -> Problem.notFound("转移任务"));
        Caller caller = Caller.current();
        if (caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER, Role.AUDITOR)) {
            incidents.require(it.incidentId());
        } else if (!worksIn(caller, it)) {
            throw Problem.notFound("转移任务");
        }
        return it;
    }

    static boolean worksIn(Caller caller, Evacuation it) {
        return caller.is(Role.GRID_WORKER)
                && (it.workers().contains(caller.username()) || it.helpers().contains(caller.username()));
    }

    /** Whether the caller has to see whole names and numbers to do their part; the others see 陈*. */
    static boolean needsNames(Caller caller, Evacuation it) {
        return caller.is(Role.DISPATCHER, Role.COMMANDER) || worksIn(caller, it);
    }
}
