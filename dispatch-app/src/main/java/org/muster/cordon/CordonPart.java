package org.muster.cordon;

import java.util.Set;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The cordon on the picture of an incident. */
@Component
class CordonPart implements PicturePart {

    private static final Set<String> TOUCHING = Set.of("CordonClosed", "CordonChanged");

    private final CordonManagement cordons;

    CordonPart(CordonManagement cordons) {
        this.cordons = cordons;
    }

    @Override
    public String word() {
        return "cordon";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        return cordons.find(incident).orElse(null);
    }
}
