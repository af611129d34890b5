package org.muster.report;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.muster.incident.Incident;
import org.muster.journal.Entry;
import org.muster.journal.Journal;
import org.muster.reports.Cover;
import org.muster.reports.Entries;
import org.muster.reports.Exercise;
import org.muster.reports.Seal;
import org.muster.reports.SituationPaper;
import org.muster.shared.Problem;
import org.muster.situationreport.Delivery;
import org.muster.situationreport.ReportKind;
import org.muster.situationreport.SignedVersion;
import org.muster.situationreport.SituationReport;
import org.muster.situationreport.SituationReportManagement;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** A report to the levels above as a paper: what was signed, as it was signed, or the draft while nothing is. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class SituationPaperAssembly {

    private final SituationReportManagement reports;
    private final Journal journal;
    private final Clock clock;

    SituationPaperAssembly(SituationReportManagement reports, Journal journal, Clock clock) {
        this.reports = reports;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Problem 404 when no report of this kind is due yet */
    SituationPaper of(Incident incident, ReportKind kind) {
        SituationReport report = reports.newest(incident.id(), kind)
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "还没有" + kind.label(),
                        "本事件还没有" + kind.label() + "。请先在指挥台“信息报告”里生成。"));
        List<SignedVersion> versions = reports.versions(report.id());
        SignedVersion signed = versions.isEmpty() ? null : versions.get(versions.size() - 1);
        List<Delivery> deliveries = reports.deliveries(report.id()).stream()
                .filter(it -> signed != null && it.version() == signed.version())
                .toList();
        return new SituationPaper(
                cover(incident, signed),
                report.label(),
                signed == null ? 1 : signed.version(),
                signed == null ? null : signed.approvedBy(),
                signed == null ? null : signed.approvedAt(),
                names(report, deliveries, true),
                names(report, deliveries, false),
                signed == null ? report.submittedBy() : signed.draftedBy(),
                signed == null ? null : signed.reason(),
                signed == null
                        ? List.of()
                        : signed.changes().stream()
                                .map(it -> it.label() + "由“" + (it.was() == null ? "无" : it.was()) + "”改为“"
                                        + (it.now() == null ? "无" : it.now()) + "”")
                                .toList(),
                (signed == null ? reports.content(report) : signed.fields())
                        .stream().map(SituationPaperAssembly::section).toList(),
                signed == null ? report.nextDueAt() : signed.nextDueAt(),
                seal(incident, signed));
    }

    private static SituationPaper.Section section(SignedVersion.Item it) {
        return new SituationPaper.Section(it.label(), it.text(), it.writtenBy(), it.before(), Entries.of(it.entries()));
    }

    private Cover cover(Incident incident, SignedVersion signed) {
        Instant asOf = signed == null ? clock.instant() : signed.approvedAt();
        return new Cover(
                signed == null ? reports.bureau(incident) : signed.bureau(),
                signed == null ? null : signed.documentNumber(),
                incident.number(),
                incident.title(),
                incident.exercise() ? new Exercise(incident.exerciseSpeed()) : null,
                incident.status().over(),
                incident.receivedAt(),
                asOf);
    }

    /** The names they had when it was sent; while it has not been, those they have now. */
    private List<String> names(SituationReport report, List<Delivery> deliveries, boolean main) {
        return deliveries.isEmpty()
                ? reports.addressed(report).stream()
                        .filter(it -> it.main() == main)
                        .map(it -> it.name())
                        .toList()
                : deliveries.stream()
                        .filter(it -> (it.main() || it.byPass()) == main)
                        .map(it -> it.byPass() ? it.name() + "（越级）" : it.name())
                        .toList();
    }

    /** The journal as far as whoever signed had seen it. */
    private Seal seal(Incident incident, SignedVersion signed) {
        List<Entry> entries = journal.all(incident.id());
        long seq = signed == null ? entries.size() : signed.factsSeq();
        Entry last = entries.get((int) Math.min(seq, entries.size()) - 1);
        return new Seal(last.hash(), last.seq(), last.at());
    }
}
