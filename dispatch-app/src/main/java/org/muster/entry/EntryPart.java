package org.muster.entry;

import java.util.List;
import java.util.Set;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The entries on the picture of an incident: who is inside, whose air runs out when, who is not decontaminated. */
@Component
class EntryPart implements PicturePart {

    private static final Set<String> TOUCHING = Set.of(
            "EntryStarted",
            "EntryBreachSettled",
            "AirRead",
            "EntryRecalled",
            "RecallHeard",
            "EntryRescueSent",
            "EntrantsOut",
            "EntryTeamOut",
            "EntrantDecontaminated",
            "EntryDecontaminated");

    private final EntryManagement entries;

    EntryPart(EntryManagement entries) {
        this.entries = entries;
    }

    @Override
    public String word() {
        return "entries";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        List<Entry> all = entries.list(incident);
        return all.isEmpty() ? null : all;
    }
}
