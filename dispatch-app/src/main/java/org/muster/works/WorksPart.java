package org.muster.works;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The picture's {@code works}: what is walked and repaired, what of it is late, and the dangers nobody has dealt with. */
@Component
class WorksPart implements PicturePart {

    private static final int MOST = 100;

    private static final Set<String> EVENTS = Stream.of(WorksEvent.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    /**
     * @param overdue works of which something has been waited for in vain
     * @param dangers open ones first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WorksView(
            int patrols,
            int repairs,
            int overdue,
            int restored,
            int openDangers,
            List<WorkViews.View> rows,
            List<Danger> dangers) {}

    private final WorkRegister register;
    private final WorkViews views;
    private final DangerPhotos photos;

    WorksPart(WorkRegister register, WorkViews views, DangerPhotos photos) {
        this.photos = photos;
        this.register = register;
        this.views = views;
    }

    @Override
    public String word() {
        return "works";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return EVENTS.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        WorksView all = board(incident);
        return all.rows().isEmpty() ? null : all;
    }

    WorksView board(IncidentId incident) {
        List<Work> works = register.list(incident);
        List<Danger> dangers = register.dangers(incident);
        Map<UUID, List<UUID>> pictures = dangers.isEmpty() ? Map.of() : photos.of(incident);
        return new WorksView(
                (int) works.stream()
                        .filter(it -> it.patrol() && !it.state().over())
                        .count(),
                (int) works.stream()
                        .filter(it -> !it.patrol() && !it.state().over())
                        .count(),
                (int) works.stream().filter(it -> it.overdueSince() != null).count(),
                (int) works.stream()
                        .filter(it -> !it.patrol() && it.state() == WorkState.DONE)
                        .count(),
                (int) dangers.stream().filter(it -> it.settledAt() == null).count(),
                views.list(works).stream().limit(MOST).toList(),
                dangers.stream()
                        .limit(MOST)
                        .map(it -> it.with(pictures.getOrDefault(it.id(), List.of())))
                        .toList());
    }
}
