package org.muster.report;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.compensation.ClaimLedger;
import org.muster.incident.Incident;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.muster.reports.CompensationLedger;
import org.muster.reports.Entries;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The ledger of what is owed after an incident: claimants as they were taken down, each step with its entry in the journal. */
@Service
class CompensationAssembly {

    private final Journal journal;
    private final ClaimLedger claims;
    private final PostIncidentAssembly reports;
    private final Clock clock;

    CompensationAssembly(Journal journal, ClaimLedger claims, PostIncidentAssembly reports, Clock clock) {
        this.journal = journal;
        this.claims = claims;
        this.reports = reports;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    CompensationLedger ledger(Incident incident) {
        List<Entry> entries = journal.all(incident.id());
        Story story = new Story(
                entries,
                incident.exerciseSpeed(),
                clock.instant(),
                incident.status().over());
        Map<String, List<Long>> told =
                story
                        .all("CompensationClaimed", "CompensationAssessed", "CompensationPaid", "CompensationRefused")
                        .stream()
                        .collect(Collectors.groupingBy(
                                it -> it.text("claimId"), Collectors.mapping(Entry::seq, Collectors.toList())));
        return new CompensationLedger(
                reports.cover(incident, story),
                claims.of(incident.id()).stream().map(it -> claim(it, told)).toList(),
                PostIncidentAssembly.seal(entries));
    }

    private static CompensationLedger.Claim claim(ClaimLedger.Line it, Map<String, List<Long>> told) {
        UUID id = it.id();
        return new CompensationLedger.Claim(
                it.number(),
                it.claimant(),
                it.contact(),
                it.kind(),
                it.basis(),
                it.what(),
                it.claimed(),
                it.assessed(),
                it.paid(),
                it.state(),
                it.note(),
                Entries.of(told.getOrDefault(id.toString(), List.of())));
    }
}
