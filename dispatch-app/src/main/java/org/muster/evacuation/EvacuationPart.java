package org.muster.evacuation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.incident.PicturePart;
import org.muster.journal.Entry;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The board in the picture, without the zones' edges: those are read once, with the board itself. */
@Component
class EvacuationPart implements PicturePart {

    private static final Set<String> EVENTS = Stream.of(EvacuationEvent.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    private final Boards boards;

    EvacuationPart(Boards boards) {
        this.boards = boards;
    }

    @Override
    public String word() {
        return "evacuation";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return EVENTS.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        Boards.Board board = boards.of(incident, false);
        return board.zones().isEmpty() ? null : board;
    }

    /** A thousand zones are too much for every tick at a door: only those it is about. */
    @Override
    public Changed changed(IncidentId incident, List<Entry> entries) {
        Set<EvacuationId> touched = entries.stream()
                .map(it -> it.text("evacuationId"))
                .filter(Objects::nonNull)
                .map(EvacuationId::of)
                .collect(Collectors.toSet());
        return new Changed(boards.of(incident, touched), Map.of("zones", "evacuationId"));
    }
}
