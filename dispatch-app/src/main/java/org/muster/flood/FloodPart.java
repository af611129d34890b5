package org.muster.flood;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The trapped on the picture of an incident: the open places by need, and how many are closed. */
@Component
class FloodPart implements PicturePart {

    private static final int MOST = 50;

    /**
     * @param people who are trapped and not accounted for
     * @param closed places where everybody is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RescueView(int places, int people, int unsent, int closed, int rescued, List<TrappedView> open) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TrappedView(TrappedPeople at, int priority) {}

    private static final Set<String> TOUCHING =
            Set.of("PeopleTrapped", "RescueSent", "TrappedAccounted", "TrappedClosed");

    private final TrappedManagement trapped;

    FloodPart(TrappedManagement trapped) {
        this.trapped = trapped;
    }

    @Override
    public String word() {
        return "rescue";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        List<TrappedPeople> all = trapped.list(incident);
        if (all.isEmpty()) {
            return null;
        }
        List<TrappedPeople> open = all.stream()
                .filter(it -> it.state() != TrappedPeople.State.CLOSED)
                .toList();
        return new RescueView(
                open.size(),
                open.stream().mapToInt(it -> it.people() - it.accounted()).sum(),
                (int) open.stream()
                        .filter(it -> it.state() == TrappedPeople.State.REPORTED)
                        .count(),
                all.size() - open.size(),
                (int) all.stream()
                        .flatMap(it -> it.persons().stream())
                        .filter(it -> it.outcome() == TrappedPeople.Outcome.RESCUED
                                || it.outcome() == TrappedPeople.Outcome.SELF_RESCUED)
                        .count(),
                open.stream()
                        .limit(MOST)
                        .map(it -> new TrappedView(it, it.priority()))
                        .toList());
    }
}
