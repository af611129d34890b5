package org.muster.whistle;

import java.util.List;
import java.util.Set;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The whistles an incident began with, and who was called because of them, on its picture. */
@Component
class WhistlePart implements PicturePart {

    record WhistleView(Whistle whistle, List<Asked> asked) {}

    private static final Set<String> TOUCHING = Set.of("WhistleBlown", "WhistleWithdrawn", "NeighbourAnswered");

    private final WhistleManagement whistles;

    WhistlePart(WhistleManagement whistles) {
        this.whistles = whistles;
    }

    @Override
    public String word() {
        return "whistles";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        List<WhistleView> all = whistles.listOf(incident).stream()
                .map(it -> new WhistleView(it, whistles.listAsked(it.id())))
                .toList();
        return all.isEmpty() ? null : all;
    }
}
