package org.muster.report;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.incident.Incident;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.muster.reports.Entries;
import org.muster.reports.MaterialLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The register of an incident's material orders, step by step, with what came back after its end too. */
@Service
class MaterialAssembly {

    private static final Map<String, String> STEPS = Map.ofEntries(
            Map.entry("MaterialOrdered", "申请"),
            Map.entry("MaterialAllocated", "调配"),
            Map.entry("MaterialReservationExpired", "预留到期"),
            Map.entry("MaterialRerouted", "改库"),
            Map.entry("MaterialLoaded", "装车"),
            Map.entry("MaterialDeparted", "发车"),
            Map.entry("MaterialReceived", "签收"),
            Map.entry("MaterialUsed", "使用"),
            Map.entry("MaterialReturned", "归还"),
            Map.entry("MaterialWrittenOff", "核销"),
            Map.entry("MaterialOrderCancelled", "取消"),
            Map.entry("MaterialOrderClosed", "了结"),
            Map.entry("MaterialRequisitioned", "征用"),
            Map.entry("RequisitionReturned", "征用归还"),
            Map.entry("RequisitionCompensated", "征用补偿"));

    private final Journal journal;
    private final PostIncidentAssembly reports;
    private final Clock clock;

    MaterialAssembly(Journal journal, PostIncidentAssembly reports, Clock clock) {
        this.journal = journal;
        this.reports = reports;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    MaterialLog log(Incident incident) {
        List<Entry> entries = journal.all(incident.id());
        Story story = new Story(
                entries,
                incident.exerciseSpeed(),
                clock.instant(),
                incident.status().over());
        return new MaterialLog(
                reports.cover(incident, story),
                story.all(STEPS.keySet().toArray(String[]::new)).stream()
                        .map(MaterialAssembly::step)
                        .toList(),
                PostIncidentAssembly.seal(entries));
    }

    private static MaterialLog.Step step(Entry entry) {
        String spokenFor = entry.text("onBehalfOf");
        return new MaterialLog.Step(
                entry.at(),
                entry.text("label") == null ? entry.text("receiptNumber") : entry.text("label"),
                STEPS.get(entry.type()),
                entry.text("depotName") == null ? entry.text("owner") : entry.text("depotName"),
                entry.text("text"),
                note(entry),
                spokenFor == null ? entry.actorName() : spokenFor + "（代报）",
                Entries.of(entry.seq()));
    }

    private static String note(Entry entry) {
        String note = Stream.of(
                        entry.text("destination"),
                        entry.text("reason"),
                        entry.text("note"),
                        entry.data().path("carrier").path("name").asText(null),
                        entry.data().path("carrier").path("plate").asText(null))
                .filter(Objects::nonNull)
                .filter(it -> !it.isBlank())
                .collect(Collectors.joining("；"));
        return note.isEmpty() ? null : note;
    }
}
