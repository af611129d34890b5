package org.muster.warningcall;

import java.util.Set;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.ResponseLevel;
import org.springframework.stereotype.Component;

/** 应急一道令: a flood starts with what warnings say; a level that is put in force is called to all who must answer; an incident that ends stops the calls. */
@Component
class WarningCallFollower implements JournalFollower {

    private static final Set<String> TOLD =
            Set.of("IncidentRaised", "ResponseLevelApproved", "IncidentClosed", "IncidentCancelled");

    private final WarningCallManagement management;
    private final WarningListener warnings;
    private final IncidentManagement incidents;

    WarningCallFollower(WarningCallManagement management, WarningListener warnings, IncidentManagement incidents) {
        this.management = management;
        this.warnings = warnings;
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "warning-call";
    }

    @Override
    public boolean wants(String type) {
        return TOLD.contains(type);
    }

    @Override
    public void on(Entry entry) {
        Incident incident = incidents.get(entry.incidentId());
        if (incident.hazard() != Hazard.FLOOD) {
            return;
        }
        ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> {
            switch (entry.type()) {
                case "IncidentRaised" -> warnings.assessWhatIsInForce(incident);
                case "ResponseLevelApproved" -> management.startOrder(
                        incident.id(), ResponseLevel.valueOf(entry.text("level")));
                case "IncidentClosed" -> management.incidentOver(incident.id(), "事件已结案");
                default -> management.incidentOver(incident.id(), "事件已撤销");
            }
        });
    }
}
