package org.muster.process;

import java.util.List;
import org.muster.evacuation.EvacuationManagement;
import org.muster.evacuation.Mode;
import org.muster.shared.IncidentId;
import org.muster.zone.ZoneId;
import org.springframework.stereotype.Component;

/** What of the evacuations of an incident the response needs to know, and the one thing it asks of them. */
@Component
class Transfers {

    /** A zone that was ordered out. */
    record Ordered(String zone, boolean immediate, boolean over) {}

    private final EvacuationManagement evacuations;

    Transfers(EvacuationManagement evacuations) {
        this.evacuations = evacuations;
    }

    List<Ordered> of(IncidentId incident) {
        return evacuations.list(incident).stream()
                .map(it -> new Ordered(it.zoneId().value(), it.mode() == Mode.IMMEDIATE, it.over()))
                .toList();
    }

    void order(IncidentId incident, List<String> zones, boolean immediate, String reason) {
        evacuations.order(
                incident,
                zones.stream().map(ZoneId::new).toList(),
                immediate ? Mode.IMMEDIATE : Mode.PREPARE,
                null,
                reason);
    }
}
