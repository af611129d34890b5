package org.muster.trigger;

import java.util.Set;
import java.util.UUID;
import org.muster.gauge.SiteLimits;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.shared.Hazard;
import org.springframework.stereotype.Component;

/** An incident that opens, or takes an alert in, is told what had stood before it with nobody to tell it to. */
@Component
class TriggerFollower implements JournalFollower {

    private static final Set<String> TOLD = Set.of("IncidentRaised", "AlertMerged");

    private final Crossings crossings;
    private final TriggerTeller teller;
    private final Precursors precursors;
    private final PrecursorManagement management;
    private final SiteLimits sites;
    private final IncidentManagement incidents;

    TriggerFollower(
            Crossings crossings,
            TriggerTeller teller,
            Precursors precursors,
            PrecursorManagement management,
            SiteLimits sites,
            IncidentManagement incidents) {
        this.crossings = crossings;
        this.teller = teller;
        this.precursors = precursors;
        this.management = management;
        this.sites = sites;
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "trigger";
    }

    @Override
    public boolean wants(String type) {
        return TOLD.contains(type);
    }

    @Override
    public void on(Entry entry) {
        Incident incident = incidents.get(entry.incidentId());
        if (incident.hazard() != Hazard.FLOOD || incident.status().over()) {
            return;
        }
        String alert = entry.text("alertId");
        crossings
                .holdHomeless(
                        incident.divisionCode().county(),
                        incident.exercise(),
                        alert == null ? null : UUID.fromString(alert))
                .forEach(it -> sites.site(it.place().siteId()).ifPresent(site -> teller.tell(it, site, incident.id())));
    }
}
