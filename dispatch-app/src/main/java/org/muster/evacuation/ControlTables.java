package org.muster.evacuation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** Control tables for those who print them. */
@Component
public class ControlTables {

    private static final Set<EvacuationState> MOVING = Set.of(EvacuationState.ORDERED, EvacuationState.NOTIFIED);

    private final Boards boards;

    ControlTables(Boards boards) {
        this.boards = boards;
    }

    /** As everything stands now, for the caller: notes about people only for who may read them. */
    public ControlTable of(IncidentId incident) {
        Boards.Board board = boards.of(incident, false);
        return new ControlTable(
                board.zones().stream().map(ControlTables::zone).toList(),
                missing(incident),
                board.shelters().stream()
                        .map(it -> new ControlTable.Shelter(
                                it.name(),
                                it.capacity(),
                                it.arrived(),
                                it.moving(),
                                it.keeper().name(),
                                it.standard()))
                        .toList());
    }

    private List<ControlTable.Missing> missing(IncidentId incident) {
        boolean notes = Caller.current().is(Role.DISPATCHER, Role.COMMANDER);
        List<ControlTable.Missing> rows = new ArrayList<>();
        String after = null;
        do {
            Boards.Missing page = boards.missing(incident, Boards.Wanted.ALL, after, notes);
            page.rows().stream()
                    .filter(it -> it.missing() > 0)
                    .map(ControlTables::missing)
                    .forEach(rows::add);
            after = page.next();
        } while (after != null);
        // on paper by zone and door, as it is walked
        rows.sort(Comparator.comparing(ControlTable.Missing::householdId));
        return rows;
    }

    private static ControlTable.Zone zone(Boards.ZoneRow it) {
        return new ControlTable.Zone(
                it.name(),
                it.responsible() == null ? null : it.responsible().name(),
                it.mode() == Mode.IMMEDIATE,
                it.orderedAt(),
                it.finishBy(),
                it.households(),
                it.people(),
                it.transferred(),
                it.moving(),
                it.notified(),
                it.listed(),
                it.refused(),
                it.absent(),
                it.unreachable(),
                MOVING.contains(it.state()) ? null : it.stateLabel());
    }

    private static ControlTable.Missing missing(Boards.MissingRow it) {
        String needs = it.specialNeeds().stream().map(ListViews.Need::label).collect(Collectors.joining("、"));
        return new ControlTable.Missing(
                it.householdId(),
                it.zoneName(),
                it.head(),
                it.missing(),
                it.statusLabel(),
                needs.isEmpty() ? null : needs,
                it.note(),
                it.responsible() == null ? null : it.responsible().name(),
                it.lastAt(),
                it.lastText());
    }
}
