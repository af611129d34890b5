package org.muster.investigation;

import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.springframework.stereotype.Component;

/** With an accident its investigation begins. */
@Component
class InvestigationFollower implements JournalFollower {

    private final InvestigationManagement management;

    InvestigationFollower(InvestigationManagement management) {
        this.management = management;
    }

    @Override
    public String name() {
        return "investigation";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("IncidentRaised");
    }

    @Override
    public void on(Entry entry) {
        ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> management.open(entry.incidentId()));
    }
}
