package org.muster.site;

import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/** What every change to a site asks first. */
@Component
class SiteGate {

    private final IncidentManagement incidents;
    private final Sites sites;

    SiteGate(IncidentManagement incidents, Sites sites) {
        this.incidents = incidents;
        this.sites = sites;
    }

    record Held(Incident incident, Sites.Site site) {}

    /** @throws Problem 409 {@code illegal-transition} when the incident is over */
    Held hold(IncidentId id) {
        Incident incident = incidents.get(id);
        if (incident.status().over()) {
            throw Problem.conflict(
                            "illegal-transition", "事件" + incident.status().label() + "，现场指挥不再变更")
                    .with("state", incident.status());
        }
        return new Held(incident, sites.lock(id));
    }

    /** @throws Problem 409 {@code changed-meanwhile} when somebody else was faster */
    static void mustBeFresh(String what, int known, Integer said) {
        if (said == null || said != known) {
            throw Problem.conflict("changed-meanwhile", what + "刚被别的席位改过，本次未保存。请看过最新内容后再改。")
                    .with("revision", known);
        }
    }
}
