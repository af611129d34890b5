package org.muster.trigger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The picture's {@code precursors}: the signs people have reported, and what came of them. */
@Component
class PrecursorPart implements PicturePart {

    private static final Set<String> TOUCHING =
            Set.of("PrecursorReported", "PrecursorPhotographed", "PrecursorSettled");

    private final Precursors precursors;

    PrecursorPart(Precursors precursors) {
        this.precursors = precursors;
    }

    @Override
    public String word() {
        return "precursors";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        List<Precursor> reported = precursors.listOf(incident);
        if (reported.isEmpty()) {
            return null;
        }
        Map<UUID, List<UUID>> photos =
                precursors.photosOf(reported.stream().map(Precursor::id).toList());
        return reported.stream()
                .map(it -> PrecursorController.View.of(it, photos.getOrDefault(it.id(), List.of())))
                .toList();
    }
}
