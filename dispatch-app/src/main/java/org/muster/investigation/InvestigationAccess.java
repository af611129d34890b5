package org.muster.investigation;

import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/**
 * The one gate to the evidence: the bureau whose division it is, and who is named into the group. Neither the firm, nor
 * the teams at work, nor those an incident is shared with.
 */
@Component
class InvestigationAccess {

    private final IncidentManagement incidents;
    private final Investigations investigations;

    InvestigationAccess(IncidentManagement incidents, Investigations investigations) {
        this.incidents = incidents;
        this.investigations = investigations;
    }

    /** @throws Problem 404 when there is no such investigation for the caller */
    Incident require(IncidentId id) {
        Caller caller = Caller.current();
        Incident incident;
        try {
            incident = incidents.get(id);
        } catch (Problem e) {
            throw Problem.notFound("事故调查");
        }
        boolean bureau = caller.is(Role.DISPATCHER, Role.COMMANDER, Role.LEADER, Role.AUDITOR)
                && caller.covers(incident.divisionCode());
        if (!bureau && (caller.is(Role.ENTERPRISE_CONTACT) || !investigations.belongs(id, caller.username()))) {
            throw Problem.notFound("事故调查");
        }
        return incident;
    }

    /** As {@link #require}, for those who add to it. */
    Incident requireWriting(IncidentId id) {
        Incident incident = require(id);
        if (Caller.current().is(Role.AUDITOR)) {
            throw Problem.forbidden("审计只能查看证据，不能登记。");
        }
        return incident;
    }
}
