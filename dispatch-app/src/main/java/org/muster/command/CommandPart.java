package org.muster.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.division.Divisions;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.PicturePart;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** Which division commands, in the picture; what was handed over stands behind a call of its own. */
@Component
class CommandPart implements PicturePart {

    private static final Set<String> TOLD = Set.of(
            "IncidentRaised",
            "CommandPassingOffered",
            "CommandPassed",
            "CommandPassingWithdrawn",
            "CommandPassingOverdue");

    record Place(DivisionCode code, String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Passing(
            UUID id,
            Place from,
            Place to,
            boolean up,
            String reason,
            Rule rule,
            CommandPassing.State state,
            Instant offeredAt,
            String offeredBy,
            Instant dueAt,
            Instant settledAt,
            String settledBy,
            Instant overdueAt) {}

    /** @param own whether the county itself commands; @param chain the divisions the command may pass to */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Command(Place division, boolean own, List<Place> chain, Passing open, List<Passing> taken) {}

    private final CommandPassings passings;
    private final IncidentManagement incidents;
    private final Divisions divisions;

    CommandPart(CommandPassings passings, IncidentManagement incidents, Divisions divisions) {
        this.passings = passings;
        this.incidents = incidents;
        this.divisions = divisions;
    }

    @Override
    public String word() {
        return "command";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOLD.contains(eventType);
    }

    @Override
    public Object of(IncidentId id) {
        Incident incident = incidents.get(id);
        List<Passing> all = passings.list(id).stream().map(this::passing).toList();
        DivisionCode county = incident.divisionCode().county();
        List<Place> chain = Stream.iterate(
                        Optional.of(county), Optional::isPresent, it -> it.get().above())
                .map(it -> place(it.get()))
                .toList();
        return new Command(
                place(incident.commandDivision()),
                incident.commandDivision().equals(county),
                chain,
                all.stream()
                        .filter(it -> it.state() == CommandPassing.State.OFFERED)
                        .findFirst()
                        .orElse(null),
                all.stream()
                        .filter(it -> it.state() == CommandPassing.State.TAKEN)
                        .toList());
    }

    private Place place(DivisionCode code) {
        return new Place(code, divisions.nameOf(code));
    }

    private Passing passing(CommandPassing it) {
        return new Passing(
                it.id(),
                place(it.giver()),
                place(it.taker()),
                it.up(),
                it.reason(),
                it.rule(),
                it.state(),
                it.offeredAt(),
                it.offeredBy(),
                it.dueAt(),
                it.settledAt(),
                it.settledBy(),
                it.overdueAt());
    }
}
