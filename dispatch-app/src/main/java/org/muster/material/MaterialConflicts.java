package org.muster.material;

import java.util.List;
import org.muster.incident.IncidentManagement;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** What an incident still needs and nobody has: shown before somebody asks for it in vain. */
@Component
class MaterialConflicts implements PicturePart {

    private final Advisor advisor;
    private final IncidentManagement incidents;

    MaterialConflicts(Advisor advisor, IncidentManagement incidents) {
        this.advisor = advisor;
        this.incidents = incidents;
    }

    @Override
    public String word() {
        return "materialConflicts";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return eventType.startsWith("Material")
                || eventType.equals("IncidentAssessed")
                || eventType.equals("ResponseLevelApproved");
    }

    @Override
    public Object of(IncidentId incident) {
        List<Proposal.Conflict> found = advisor.shortOf(incidents.get(incident));
        return found.isEmpty() ? null : found;
    }
}
