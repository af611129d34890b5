package org.muster.report;

import java.time.Clock;
import java.util.List;
import org.muster.evacuation.ControlTable;
import org.muster.evacuation.ControlTables;
import org.muster.incident.Incident;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.muster.reports.EvacuationTable;
import org.muster.reports.EvacuationTable.Counts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The control table of an incident's evacuations as they stand now. Unlike the report it comes from the lists, since it
 * names households; they are destroyed after closure, and then the table is empty.
 */
@Service
class EvacuationAssembly {

    private final Journal journal;
    private final PostIncidentAssembly reports;
    private final ControlTables tables;
    private final Clock clock;

    EvacuationAssembly(Journal journal, PostIncidentAssembly reports, ControlTables tables, Clock clock) {
        this.journal = journal;
        this.reports = reports;
        this.tables = tables;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    EvacuationTable table(Incident incident) {
        List<Entry> entries = journal.all(incident.id());
        Story story = new Story(
                entries,
                incident.exerciseSpeed(),
                clock.instant(),
                incident.status().over());
        ControlTable table = tables.of(incident.id());
        return new EvacuationTable(
                reports.cover(incident, story),
                clock.instant(),
                table.zones().stream().map(EvacuationAssembly::zone).toList(),
                table.missing().stream().map(EvacuationAssembly::missing).toList(),
                table.shelters().stream()
                        .map(it -> new EvacuationTable.Shelter(
                                it.name(), it.capacity(), it.arrived(), it.moving(), it.keeper(), it.standard()))
                        .toList(),
                PostIncidentAssembly.seal(entries));
    }

    private static EvacuationTable.Zone zone(ControlTable.Zone it) {
        return new EvacuationTable.Zone(
                it.name(),
                it.responsible(),
                it.immediate(),
                it.orderedAt(),
                it.finishBy(),
                new Counts(
                        it.households(),
                        it.people(),
                        it.transferred(),
                        it.moving(),
                        it.notified(),
                        it.listed(),
                        it.refused(),
                        it.absent(),
                        it.unreachable()),
                it.ended());
    }

    private static EvacuationTable.Missing missing(ControlTable.Missing it) {
        return new EvacuationTable.Missing(
                it.householdId(),
                it.zoneName(),
                it.head(),
                it.people(),
                it.status(),
                it.needs(),
                it.note(),
                it.responsible(),
                it.lastAt(),
                it.lastText());
    }
}
