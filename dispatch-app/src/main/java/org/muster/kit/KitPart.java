package org.muster.kit;

import java.util.List;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.PicturePart;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.zone.Zones;
import org.springframework.stereotype.Component;

/** The picture's {@code kit}: how many villages have what they must have, of a flood alone. */
@Component
class KitPart implements PicturePart {

    record KitView(int villages, int ready, int overdue, int lacking) {}

    private final Kits kits;
    private final Zones zones;
    private final IncidentManagement incidents;

    KitPart(Kits kits, Zones zones, IncidentManagement incidents) {
        this.kits = kits;
        this.zones = zones;
        this.incidents = incidents;
    }

    @Override
    public String word() {
        return "kit";
    }

    /** Looks at kit belong to no incident; a warning makes them due. */
    @Override
    public boolean touchedBy(String eventType) {
        return eventType.equals("WarningReceived") || eventType.equals("WarningUpdated");
    }

    @Override
    public Object of(IncidentId id) {
        Incident incident = incidents.get(id);
        if (incident.hazard() != Hazard.FLOOD) {
            return null;
        }
        Kits.Overview all =
                kits.overview(zones.listIn(List.of(incident.divisionCode().county())), incident.exercise());
        return all.villages() == 0 ? null : new KitView(all.villages(), all.ready(), all.overdue(), all.lacking());
    }
}
