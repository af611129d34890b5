package org.muster.situationreport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.incident.Facts;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.IncidentStatus;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.Grade;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;
import org.muster.situationreport.ReportingRules.Due;
import org.muster.situationreport.SituationReportEvent.ImportantFactsChanged;
import org.muster.situationreport.SituationReportEvent.ReportingDeadlineChanged;
import org.muster.situationreport.SituationReportEvent.ReportingDutyArose;
import org.muster.situationreport.SituationReportEvent.ReportingDutyEnded;
import org.muster.situationreport.SituationReportEvent.SituationReportOpened;
import org.muster.situationreport.SituationReports.Written;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What has to be reported by when. The duty begins with the incident and ends with the final report; every report of it
 * is opened here, its deadlines stored once. A report that is due is opened whether or not a process runs.
 */
@Service
@Transactional
@EnableConfigurationProperties(ReportFigures.class)
class ReportingDuties {

    /** The kinds of the deadlines; the process waits for the same ones. */
    static final String PHONE = "PHONE_FLASH";

    static final String WARNING = "REPORT_WARNING";
    static final String WRITTEN = "WRITTEN_REPORT";
    static final String RECEIPT = "REPORT_RECEIPT";
    static final String FOLLOW_UP = "REPORT_FOLLOW_UP";

    private final SituationReports reports;
    private final ReportingRules rules;
    private final Drafts drafts;
    private final Recipients recipients;
    private final ReportFigures figures;
    private final IncidentManagement incidents;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    ReportingDuties(
            SituationReports reports,
            ReportingRules rules,
            Drafts drafts,
            Recipients recipients,
            ReportFigures figures,
            IncidentManagement incidents,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.reports = reports;
        this.rules = rules;
        this.drafts = drafts;
        this.recipients = recipients;
        this.figures = figures;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /** The incident was raised: the first report is due. */
    void arise(IncidentId id, Facts facts) {
        if (reports.lockNewest(id).isPresent()) {
            return;
        }
        Incident incident = incidents.get(id);
        Duty duty = begin(incident, 1, "事件发生", Gravity.of(null, null, facts), 0, false);
        open(duty, incident, ReportKind.FIRST, Occasion.RAISED, duty.gravity(), "事件发生", incident.receivedAt());
    }

    private Duty begin(Incident incident, int number, String cause, Gravity gravity, long seq, boolean casualties) {
        Duty duty = new Duty(
                DutyId.next(),
                incident.id(),
                number,
                clock.instant(),
                cause,
                gravity,
                seq,
                seq == 0 ? null : cause,
                casualties,
                null);
        reports.add(duty);
        journal.record(new ReportingDutyArose(incident.id(), duty.id(), number, cause));
        return duty;
    }

    /** An assessment, or a new grade after the incident was closed. */
    void assessed(IncidentId id, long seq, Grade grade, Facts facts) {
        changed(id, seq, before -> Gravity.of(grade, before.level(), facts), null);
    }

    void levelApproved(IncidentId id, long seq, ResponseLevel level) {
        changed(id, seq, before -> before.at(level), null);
    }

    /** Something important that the gravity does not hold: the fire flared up, or burns for a day. */
    void happened(IncidentId id, long seq, String what) {
        changed(id, seq, before -> before, what);
    }

    private void changed(IncidentId id, long seq, UnaryOperator<Gravity> judge, String happened) {
        Duty duty = reports.lockNewest(id).orElse(null);
        if (duty == null) {
            return;
        }
        Gravity now = judge.apply(duty.gravity());
        List<String> changes = new ArrayList<>(now.changesSince(duty.gravity()));
        if (happened != null) {
            changes.add(happened);
        }
        boolean casualties = !now.sameCasualties(duty.gravity());
        Incident incident = incidents.get(id);
        if (!now.sameDanger(duty.gravity())) {
            changes.addAll(newRules(incident, duty.gravity(), now));
        }
        reports.judged(duty.id(), now);
        if (changes.isEmpty()) {
            refill(duty);
            return;
        }
        String what = String.join("；", changes);
        if (!duty.open()) {
            if (casualties && watched(incident)) {
                reopen(duty, incident, now, seq, what);
            }
            return;
        }
        reports.important(duty.id(), seq, what, casualties);
        journal.record(new ImportantFactsChanged(id, duty.id(), seq, what, casualties));
        SituationReport newest = reports.findNewest(duty.id()).orElseThrow();
        if (newest.unsent()) {
            judgeAgain(duty, newest, incident, now, what);
            refill(duty);
        } else if (seq > newest.factsSeq()) {
            Occasion occasion = casualties ? Occasion.CASUALTIES_CHANGED : Occasion.FACTS_CHANGED;
            open(duty, incident, ReportKind.FOLLOW_UP, occasion, now, what, clock.instant());
        }
    }

    /** What the table asks for that it did not ask for before, in its own words: 较大涉险事故 … */
    private List<String> newRules(Incident incident, Gravity before, Gravity now) {
        List<String> asked = due(incident, before, Occasion.FACTS_CHANGED).rules().stream()
                .map(ReportingRules.Rule::text)
                .toList();
        return due(incident, now, Occasion.FACTS_CHANGED).rules().stream()
                .map(ReportingRules.Rule::text)
                .filter(it -> it.startsWith("较大涉险") && !asked.contains(it))
                .toList();
    }

    private boolean watched(Incident incident) {
        return incident.watchedUntil() != null && clock.instant().isBefore(incident.watchedUntil());
    }

    private void reopen(Duty ended, Incident incident, Gravity now, long seq, String what) {
        Duty duty = begin(incident, ended.number() + 1, "结案后" + what, now, seq, true);
        open(duty, incident, ReportKind.FOLLOW_UP, Occasion.CASUALTIES_CHANGED, now, what, clock.instant());
    }

    /** The incident is over: the final report is due as soon as the one before it is out. */
    void over(IncidentId id, boolean cancelled) {
        Duty duty = reports.lockNewest(id).filter(Duty::open).orElse(null);
        if (duty == null) {
            return;
        }
        SituationReport newest = reports.findNewest(duty.id()).orElseThrow();
        Incident incident = incidents.get(id);
        if (!newest.unsent()) {
            if (newest.kind() != ReportKind.FINAL) {
                open(duty, incident, ReportKind.FINAL, Occasion.OVER, duty.gravity(), "事件结束", clock.instant());
            }
        } else if (cancelled && nothingSent(newest)) {
            reports.state(newest.id(), ReportState.DROPPED);
            stopClocks(id);
            reports.end(duty.id(), clock.instant());
            journal.record(new ReportingDutyEnded(id, duty.id(), true));
        } else {
            // closing an incident takes all its deadlines away; what was to be reported is to be reported still
            keep(newest.incidentId(), WRITTEN, newest.label(), newest.dueAt());
            keep(newest.incidentId(), WARNING, newest.label(), newest.warnAt());
            if (newest.phoneDueAt() != null && newest.phone() == null) {
                keep(newest.incidentId(), PHONE, phoneLabel(newest.kind(), newest.label()), newest.phoneDueAt());
            }
        }
    }

    private boolean nothingSent(SituationReport newest) {
        return newest.phone() == null
                && reports.list(newest.incidentId()).stream().allMatch(it -> it.sentAt() == null);
    }

    private void keep(IncidentId id, String kind, String label, Instant dueAt) {
        deadlines
                .findLatest(id, null, kind)
                .filter(it -> it.cancelledAt() != null && it.dueAt().equals(dueAt))
                .ifPresent(it -> deadlines.openAt(id, null, kind, label, dueAt));
    }

    // --- opening a report ---

    /** The report the process goes on with: the one that is not sent, else the follow-up whose time has come. */
    SituationReport openDue(DutyId id) {
        Duty duty = reports.findDuty(id).orElseThrow();
        reports.lockNewest(duty.incidentId());
        SituationReport newest = reports.findNewest(id).orElseThrow();
        SituationReport due = newest.unsent() || !duty.open()
                ? newest
                : open(
                        duty,
                        incidents.get(duty.incidentId()),
                        ReportKind.FOLLOW_UP,
                        Occasion.SCHEDULED,
                        duty.gravity(),
                        "续报时刻到",
                        clock.instant());
        reports.at(id, due.id());
        return due;
    }

    /** @param kind FOLLOW_UP; the first and the final one are opened by what happens */
    SituationReport openAsked(Duty duty, Incident incident, ReportKind kind, String why) {
        Occasion occasion = kind == ReportKind.FINAL ? Occasion.OVER : Occasion.ASKED;
        return open(duty, incident, kind, occasion, duty.gravity(), why, clock.instant());
    }

    private SituationReport open(
            Duty duty,
            Incident incident,
            ReportKind kind,
            Occasion occasion,
            Gravity gravity,
            String why,
            Instant from) {
        IncidentId id = incident.id();
        List<SituationReport> earlier = reports.list(id);
        Due due = due(incident, gravity, occasion);
        SituationReport before = earlier.isEmpty() ? null : earlier.get(earlier.size() - 1);
        Set<RecipientLevel> levels = EnumSet.copyOf(due.recipients());
        if (before != null) {
            levels.addAll(before.levels());
        }
        Instant dueAt = written(id, due, occasion, before, from);
        Instant phoneDueAt = due.phone() == null ? null : after(from, id, due.phone());
        SituationReport report = new SituationReport(
                ReportId.next(),
                duty.id(),
                id,
                earlier.size() + 1,
                kind,
                occasion,
                label(duty, kind, earlier),
                ReportState.DRAFTING,
                levels,
                due.rules(),
                clock.instant(),
                phoneDueAt,
                null,
                dueAt,
                warnAt(id, dueAt),
                0,
                ReportField.of(incident.hazard(), kind).size(),
                null,
                null,
                null,
                0,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                incident.divisionCode().county(),
                null);
        reports.add(report, incident.exercise(), ActorContext.actor().name());
        if (before != null) {
            carryOver(before, report, incident);
        }
        refill(report, incident);
        startClocks(report);
        journal.record(new SituationReportOpened(
                id,
                duty.id(),
                report.id(),
                report.number(),
                kind,
                occasion,
                report.label(),
                why,
                phoneDueAt,
                dueAt,
                recipients.names(report.county(), levels),
                due.rules()));
        return report;
    }

    /** A scheduled follow-up is due when the report before promised it. */
    private Instant written(IncidentId id, Due due, Occasion occasion, SituationReport before, Instant from) {
        if (occasion == Occasion.SCHEDULED && before != null && before.nextDueAt() != null) {
            return before.nextDueAt();
        }
        Duration within = due.written() == null ? figures.draftAhead() : due.written();
        return after(from, id, within);
    }

    /** To the millisecond, as deadlines are kept. */
    private Instant after(Instant from, IncidentId id, Duration nominal) {
        return from.plus(incidents.real(id, nominal)).truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant warnAt(IncidentId id, Instant dueAt) {
        return dueAt.minus(incidents.real(id, figures.warnBefore())).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String label(Duty duty, ReportKind kind, List<SituationReport> earlier) {
        String name = duty.number() > 1 && kind == ReportKind.FOLLOW_UP ? "补报" : kind.label();
        if (kind != ReportKind.FOLLOW_UP) {
            return name;
        }
        long same = earlier.stream().filter(it -> it.label().startsWith(name)).count();
        return name + " %02d".formatted(same + 1);
    }

    private static String phoneLabel(ReportKind kind, String label) {
        return "电话" + (kind == ReportKind.FIRST ? "首报" : label);
    }

    /** What people wrote into the report before and the journal still does not know stands here too. */
    private void carryOver(SituationReport before, SituationReport report, Incident incident) {
        FactSheet sheet = drafts.sheet(incident);
        List<String> wanted = ReportField.of(incident.hazard(), report.kind()).stream()
                .filter(it -> sheet.known(it).isEmpty())
                .map(ReportField::word)
                .toList();
        reports.written(before.id()).values().stream()
                .filter(it -> it.text() != null && wanted.contains(it.field()))
                .forEach(it -> reports.write(report.id(), new Written(it.field(), it.text(), 1, it.by(), it.at())));
    }

    private void refill(Duty duty) {
        reports.findNewest(duty.id())
                .filter(it -> it.state() == ReportState.DRAFTING)
                .ifPresent(it -> refill(it, incidents.get(it.incidentId())));
    }

    void refill(SituationReport report, Incident incident) {
        List<Drafts.Line> lines = drafts.lines(report, incident, drafts.sheet(incident));
        reports.filled(report.id(), Drafts.filled(lines), lines.size());
    }

    private Due due(Incident incident, Gravity gravity, Occasion occasion) {
        return rules.due(
                incident.hazard(),
                gravity.grade(),
                occasion.asked(),
                new ReportingRules.Circumstances(
                        incident.sensitive(),
                        gravity.dead() + gravity.missing(),
                        gravity.seriouslyHurt(),
                        gravity.threatens(),
                        flameHours(incident),
                        gravity.endangered(),
                        gravity.trapped() + gravity.missing(),
                        gravity.moved(),
                        gravity.pollution()));
    }

    private double flameHours(Incident incident) {
        boolean burning = incident.hazard() == Hazard.FOREST_FIRE
                && incident.status().ordinal() < IncidentStatus.EXTINGUISHED.ordinal();
        return burning
                ? Duration.between(incident.receivedAt(), clock.instant()).toMillis()
                        / 3_600_000.0
                        * incident.exerciseSpeed()
                : 0;
    }

    /** Graver than before while the report is written: the sooner of the two times counts, the levels add up. */
    private void judgeAgain(Duty duty, SituationReport report, Incident incident, Gravity gravity, String why) {
        IncidentId id = incident.id();
        Instant now = clock.instant();
        Due due = due(incident, gravity, report.occasion());
        Set<RecipientLevel> levels = EnumSet.copyOf(report.levels());
        levels.addAll(due.recipients());
        Instant dueAt = sooner(report.dueAt(), due.written() == null ? null : after(now, id, due.written()));
        Instant phone = due.phone() == null || report.phone() != null
                ? report.phoneDueAt()
                : sooner(report.phoneDueAt(), after(now, id, due.phone()));
        boolean same = levels.equals(report.levels())
                && dueAt.equals(report.dueAt())
                && Objects.equals(phone, report.phoneDueAt());
        if (same) {
            return;
        }
        Instant warnAt = warnAt(id, dueAt);
        reports.due(report.id(), levels, due.rules(), phone, dueAt, warnAt);
        move(id, WRITTEN, report.label(), dueAt);
        move(id, WARNING, report.label(), warnAt);
        if (phone != null && report.phone() == null) {
            move(id, PHONE, phoneLabel(report.kind(), report.label()), phone);
        }
        journal.record(new ReportingDeadlineChanged(
                id,
                duty.id(),
                report.id(),
                report.label(),
                why,
                phone,
                dueAt,
                report.dueAt(),
                recipients.names(report.county(), levels),
                due.rules()));
    }

    private static Instant sooner(Instant one, Instant other) {
        return one == null ? other : other == null || one.isBefore(other) ? one : other;
    }

    /** Only a deadline that is still open moves: what was late stays late. */
    private void move(IncidentId id, String kind, String label, Instant dueAt) {
        if (deadlines.findOpen(id, null, kind).isPresent()) {
            deadlines.openAt(id, null, kind, label, dueAt);
        }
    }

    // --- clocks ---

    private void startClocks(SituationReport report) {
        IncidentId id = report.incidentId();
        deadlines.cancel(id, null, FOLLOW_UP);
        deadlines.cancel(id, null, RECEIPT);
        if (report.phoneDueAt() != null) {
            deadlines.openAt(id, null, PHONE, phoneLabel(report.kind(), report.label()), report.phoneDueAt());
        }
        String label = (report.kind() == ReportKind.FIRST ? "书面" : "") + report.label();
        deadlines.openAt(id, null, WRITTEN, label, report.dueAt());
        deadlines.openAt(id, null, WARNING, label, report.warnAt());
    }

    void phoned(IncidentId id) {
        deadlines.meetNow(id, null, PHONE);
    }

    private void stopClocks(IncidentId id) {
        for (String kind : List.of(PHONE, WARNING, WRITTEN, RECEIPT, FOLLOW_UP)) {
            deadlines.cancel(id, null, kind);
        }
    }

    /** The report went out for the first time: its own clocks stop, those of what follows begin. */
    void sent(SituationReport report, boolean awaited) {
        IncidentId id = report.incidentId();
        deadlines.meetNow(id, null, WRITTEN);
        deadlines.meetNow(id, null, PHONE);
        deadlines.cancel(id, null, WARNING);
        if (awaited) {
            deadlines.open(id, null, RECEIPT, report.label() + "签收", figures.receiptWithin());
        }
        Duty duty = reports.lockNewest(id)
                .filter(it -> it.id().equals(report.dutyId()))
                .orElseThrow();
        Incident incident = incidents.get(id);
        if (isLast(report, incident)) {
            reports.end(duty.id(), clock.instant());
            journal.record(new ReportingDutyEnded(id, duty.id(), false));
            if (duty.casualties() && duty.importantSeq() > report.factsSeq()) {
                reopen(duty, incident, duty.gravity(), duty.importantSeq(), duty.importantWhat());
            }
        } else if (incident.status().over()) {
            open(duty, incident, ReportKind.FINAL, Occasion.OVER, duty.gravity(), "事件结束", clock.instant());
        } else if (duty.importantSeq() > report.factsSeq()) {
            Occasion occasion = duty.casualties() ? Occasion.CASUALTIES_CHANGED : Occasion.FACTS_CHANGED;
            open(duty, incident, ReportKind.FOLLOW_UP, occasion, duty.gravity(), duty.importantWhat(), clock.instant());
        } else if (report.nextDueAt() != null) {
            Instant begin = report.nextDueAt().minus(incidents.real(id, figures.draftAhead()));
            deadlines.openAt(id, null, FOLLOW_UP, "续报起草", begin);
        }
    }

    /** Nothing follows the final report, nor a change of casualties reported after it. */
    boolean isLast(SituationReport report, Incident incident) {
        return report.kind() == ReportKind.FINAL
                || report.occasion() == Occasion.CASUALTIES_CHANGED
                        && reports.findDuty(report.dutyId()).orElseThrow().number() > 1;
    }

    void received(IncidentId id) {
        deadlines.meetNow(id, null, RECEIPT);
    }

    /** When the next report is promised, if the rules ask for one; null after the last. */
    Instant nextDueAt(SituationReport report, Incident incident) {
        if (isLast(report, incident)) {
            return null;
        }
        Gravity gravity = reports.findDuty(report.dutyId()).orElseThrow().gravity();
        Duration next = due(incident, gravity, Occasion.SCHEDULED).next();
        return next == null ? null : after(clock.instant(), incident.id(), next);
    }

    Optional<Deadline> warning(IncidentId id) {
        return deadlines.findOpen(id, null, WARNING).filter(it -> !it.dueAt().isAfter(clock.instant()));
    }

    /** The warning is given once. */
    boolean warned(IncidentId id) {
        return warning(id).isPresent() && deadlines.fire(id, null, WARNING).isPresent();
    }
}
