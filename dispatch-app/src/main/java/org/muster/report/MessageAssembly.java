package org.muster.report;

import java.time.Clock;
import org.muster.incident.Incident;
import org.muster.journal.Journal;
import org.muster.reports.MessageLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The register of an incident's messages, with what was said after its end too. */
@Service
class MessageAssembly {

    private final Journal journal;
    private final PostIncidentAssembly reports;
    private final Clock clock;

    MessageAssembly(Journal journal, PostIncidentAssembly reports, Clock clock) {
        this.journal = journal;
        this.reports = reports;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    MessageLog log(Incident incident) {
        var entries = journal.all(incident.id());
        var story = new Story(
                entries,
                incident.exerciseSpeed(),
                clock.instant(),
                incident.status().over());
        return new MessageLog(
                reports.cover(incident, story), MessageRecords.of(story), PostIncidentAssembly.seal(entries));
    }
}
