package org.muster.works;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.springframework.stereotype.Component;

/** Works as the desk and the phone show them. */
@Component
class WorkViews {

    /**
     * @param due what comes next: ANSWER, ROUND or REPAIR; {@code dueAt} by when; null when nothing is waited for
     * @param overdueSince since when something has been waited for in vain
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            WorkId id,
            IncidentId incidentId,
            String incidentTitle,
            boolean exercise,
            int number,
            WorkKind kind,
            Lifeline lifeline,
            String label,
            String place,
            String siteId,
            Position location,
            String need,
            String teamId,
            String account,
            String who,
            String phone,
            Double everyMinutes,
            String everySource,
            Instant restoreBy,
            WorkState state,
            String stateLabel,
            Instant orderedAt,
            String orderedBy,
            Instant answeredAt,
            String answeredBy,
            int rounds,
            int lateRounds,
            Instant lastRoundAt,
            String lastRound,
            String due,
            Instant dueAt,
            Instant overdueSince,
            Instant endedAt,
            String outcome) {}

    /** What is late first, then what is due first; what is over last. */
    private static final Comparator<View> BY_NEED = Comparator.comparing(
                    (View it) -> it.state().over())
            .thenComparing(it -> it.overdueSince() == null)
            .thenComparing(it -> it.state() != WorkState.REFUSED)
            .thenComparing(View::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(View::number);

    private final Deadlines deadlines;
    private final IncidentManagement incidents;

    WorkViews(Deadlines deadlines, IncidentManagement incidents) {
        this.deadlines = deadlines;
        this.incidents = incidents;
    }

    View of(Work work) {
        return list(List.of(work)).get(0);
    }

    /** One query for the clocks, and one for each incident there is. */
    List<View> list(Collection<Work> works) {
        Map<UUID, List<Deadline>> clocks = works.isEmpty()
                ? Map.of()
                : deadlines.listOf(works.stream().map(it -> it.id().value()).toList()).stream()
                        .filter(Deadline::open)
                        .collect(Collectors.groupingBy(Deadline::orderId));
        Map<IncidentId, Incident> known =
                works.stream().map(Work::incidentId).distinct().collect(Collectors.toMap(it -> it, incidents::get));
        return works.stream()
                .map(it -> view(
                        it,
                        known.get(it.incidentId()),
                        clocks.getOrDefault(it.id().value(), List.of())))
                .sorted(BY_NEED)
                .toList();
    }

    private static View view(Work it, Incident incident, List<Deadline> clocks) {
        Deadline next =
                clocks.stream().min(Comparator.comparing(Deadline::dueAt)).orElse(null);
        return new View(
                it.id(),
                it.incidentId(),
                incident.title(),
                incident.exercise(),
                it.number(),
                it.kind(),
                it.lifeline(),
                it.label(),
                it.place(),
                it.siteId(),
                it.location(),
                it.need(),
                it.teamId() == null ? null : it.teamId().value(),
                it.account(),
                it.who(),
                it.phone(),
                it.every() == null ? null : it.every().toSeconds() / 60.0,
                it.everySource(),
                it.restoreBy(),
                it.state(),
                it.state().label(),
                it.orderedAt(),
                it.orderedBy(),
                it.answeredAt(),
                it.answeredBy(),
                it.rounds(),
                it.lateRounds(),
                it.lastRoundAt(),
                it.lastRound(),
                next == null ? null : next.kind().substring("WORK_".length()),
                next == null ? null : next.dueAt(),
                it.overdueSince(),
                it.endedAt(),
                it.outcome());
    }
}
