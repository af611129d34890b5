package org.muster.incident;

import java.util.Set;
import org.muster.journal.Entry;
import org.muster.journal.JournalFollower;
import org.muster.shared.Hazard;
import org.springframework.stereotype.Component;

/** A fire that is raised, contained, out of control again or over changes how many burn at once beside the others. */
@Component
class NeighbourFires implements JournalFollower {

    private static final Set<String> TOLD =
            Set.of("IncidentRaised", "FireControlled", "FireRekindled", "IncidentClosed", "IncidentCancelled");

    private final IncidentManagement incidents;

    NeighbourFires(IncidentManagement incidents) {
        this.incidents = incidents;
    }

    @Override
    public String name() {
        return "neighbour-fires";
    }

    @Override
    public boolean wants(String type) {
        return TOLD.contains(type);
    }

    @Override
    public void on(Entry entry) {
        Incident changed = incidents.get(entry.incidentId());
        if (changed.hazard() == Hazard.FOREST_FIRE) {
            incidents.reassessBeside(changed);
        }
    }
}
