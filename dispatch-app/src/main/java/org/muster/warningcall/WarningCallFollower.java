package org.muster.warningcall;

import java.util.Set;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.ResponseLevel;
import org.springframework.stereotype.Component;

/** 应急一道令: a level that is put in force is called to all who must answer; an incident that ends stops the calls. */
@Component
class WarningCallFollower implements JournalFollower {

    private static final Set<String> TOLD = Set.of("ResponseLevelApproved", "IncidentClosed", "IncidentCancelled");

    private final WarningCallManagement management;
    private final IncidentManagement incidents;

    WarningCallFollower(WarningCallManagement management, IncidentManagement incidents) {
        this.management = management;
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
        ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> {
            if (!entry.type().equals("ResponseLevelApproved")) {
                management.incidentOver(entry.incidentId(), entry.type().equals("IncidentClosed") ? "事件已结案" : "事件已撤销");
            } else if (incidents.get(entry.incidentId()).hazard() == Hazard.FLOOD) {
                management.startOrder(entry.incidentId(), ResponseLevel.valueOf(entry.text("level")));
            }
        });
    }
}
