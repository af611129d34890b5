package org.muster.situationreport;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.division.Divisions;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.situationreport.SignedVersion.Change;
import org.muster.situationreport.SignedVersion.Item;
import org.muster.situationreport.SituationReportEvent.PhoneFlashGiven;
import org.muster.situationreport.SituationReportEvent.Recipient;
import org.muster.situationreport.SituationReportEvent.ReportFactsChanged;
import org.muster.situationreport.SituationReportEvent.ReportInquired;
import org.muster.situationreport.SituationReportEvent.ReportLevelByPassed;
import org.muster.situationreport.SituationReportEvent.ReportReceiptGiven;
import org.muster.situationreport.SituationReportEvent.SituationReportAmended;
import org.muster.situationreport.SituationReportEvent.SituationReportApproved;
import org.muster.situationreport.SituationReportEvent.SituationReportDueSoon;
import org.muster.situationreport.SituationReportEvent.SituationReportEdited;
import org.muster.situationreport.SituationReportEvent.SituationReportReceived;
import org.muster.situationreport.SituationReportEvent.SituationReportReturned;
import org.muster.situationreport.SituationReportEvent.SituationReportSent;
import org.muster.situationreport.SituationReportEvent.SituationReportSubmitted;
import org.muster.situationreport.SituationReports.Written;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that may be done with a report. Each command is one transaction and tells the journal; none is refused
 * because the process waits for something else.
 */
@Service
@Transactional
public class SituationReportManagement {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final SituationReports reports;
    private final ReportingDuties duties;
    private final Drafts drafts;
    private final Recipients recipients;
    private final IncidentManagement incidents;
    private final Divisions divisions;
    private final Journal journal;
    private final Clock clock;

    SituationReportManagement(
            SituationReports reports,
            ReportingDuties duties,
            Drafts drafts,
            Recipients recipients,
            IncidentManagement incidents,
            Divisions divisions,
            Journal journal,
            Clock clock) {
        this.reports = reports;
        this.duties = duties;
        this.drafts = drafts;
        this.recipients = recipients;
        this.incidents = incidents;
        this.divisions = divisions;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Problem 404 when there is no such report */
    @Transactional(readOnly = true)
    public SituationReport get(ReportId id) {
        return reports.find(id).orElseThrow(() -> Problem.notFound("信息报告"));
    }

    @Transactional(readOnly = true)
    public Duty duty(DutyId id) {
        return reports.findDuty(id).orElseThrow(() -> Problem.notFound("信息报告"));
    }

    /** The newest report of a duty. */
    @Transactional(readOnly = true)
    public SituationReport newest(DutyId duty) {
        return reports.findNewest(duty).orElseThrow();
    }

    /** The report the process is at, which others may have followed. */
    @Transactional(readOnly = true)
    public SituationReport current(DutyId duty) {
        return reports.findCurrent(duty).orElseThrow();
    }

    /** The report the process of an incident is at. */
    @Transactional(readOnly = true)
    public Optional<SituationReport> current(IncidentId incident) {
        return reports.findNewest(incident).flatMap(it -> reports.findCurrent(it.id()));
    }

    /** The report an incident is at, if there is a duty to report it. */
    @Transactional(readOnly = true)
    public Optional<SituationReport> newest(IncidentId incident) {
        return reports.findNewest(incident).flatMap(it -> reports.findNewest(it.id()));
    }

    /** What was signed, the newest last. */
    @Transactional(readOnly = true)
    public List<SignedVersion> versions(ReportId id) {
        return reports.versions(id);
    }

    @Transactional(readOnly = true)
    public List<Delivery> deliveries(ReportId id) {
        return reports.deliveries(id);
    }

    /** The newest report of this kind. */
    @Transactional(readOnly = true)
    public Optional<SituationReport> newest(IncidentId incident, ReportKind kind) {
        return reports.list(incident).stream().filter(it -> it.kind() == kind).reduce((earlier, later) -> later);
    }

    /** What the report says now: the signed text, or the draft while nothing is signed. */
    @Transactional(readOnly = true)
    public List<Item> content(SituationReport report) {
        if (report.version() > 0) {
            return reports.version(report.id(), report.version()).orElseThrow().fields();
        }
        Incident incident = incidents.get(report.incidentId());
        return drafts.lines(report, incident, drafts.sheet(incident)).stream()
                .map(Drafts.Line::item)
                .toList();
    }

    /** Whom the rules name, by the names they have now. */
    @Transactional(readOnly = true)
    public List<Recipient> addressed(SituationReport report) {
        return recipients.of(report.county(), report.levels());
    }

    /** The office that reports, as on its letterhead. */
    @Transactional(readOnly = true)
    public String bureau(Incident incident) {
        String county = divisions.nameOf(incident.divisionCode().county());
        return county + (incident.hazard() == Hazard.FOREST_FIRE ? "森林防灭火指挥部办公室" : "应急指挥中心");
    }

    // --- by people ---

    /**
     * Opens a report that no rule asks for now.
     *
     * @throws Problem 409 {@code report-exists} or {@code report-open} naming the report that comes first
     */
    SituationReport open(IncidentId id, ReportKind kind, String why) {
        Incident incident = incidents.get(id);
        requireOwn(incident);
        Duty duty = reports.lockNewest(id).orElse(null);
        if (duty == null) {
            throw Problem.conflict("report-exists", "首报随事件立案自动生成，请稍候刷新");
        }
        SituationReport newest = reports.findNewest(duty.id()).orElseThrow();
        if (kind == ReportKind.FIRST) {
            throw Problem.conflict("report-exists", "首报已经生成，情况有变请发续报，写错请更正")
                    .with("reportId", reports.list(id).get(0).id());
        }
        if (newest.unsent()) {
            throw Problem.conflict("report-open", newest.label() + "还没有报出，请先报出").with("reportId", newest.id());
        }
        if (!duty.open()) {
            throw Problem.conflict("reporting-over", "终报已经报出；伤亡有变会自动要求补报，写错请更正").with("reportId", newest.id());
        }
        if (kind == ReportKind.FINAL && !incident.status().over()) {
            throw Problem.conflict("incident-open", "事件还没有结案，现在只能续报");
        }
        return duties.openAsked(duty, incident, kind, why == null || why.isBlank() ? "主动续报" : why);
    }

    /**
     * The levels above were told by telephone.
     *
     * @param heardBy who took the call
     */
    public SituationReport phone(ReportId id, String to, String heardBy, String text) {
        SituationReport report = lock(id);
        requireOwn(incidents.get(report.incidentId()));
        if (report.phone() != null) {
            throw Problem.conflict(
                    "already-telephoned",
                    report.label() + "已由" + report.phone().by() + "电话报"
                            + report.phone().to());
        }
        Instant now = clock.instant();
        String whom = to == null || to.isBlank() ? String.join("、", mainNames(report)) : to;
        reports.phoned(id, new SituationReport.PhoneFlash(now, whom, heardBy, text, actor()));
        duties.phoned(report.incidentId());
        journal.record(new PhoneFlashGiven(
                report.incidentId(),
                id,
                report.label(),
                whom,
                heardBy,
                text,
                report.phoneDueAt(),
                report.phoneDueAt() != null && now.isAfter(report.phoneDueAt())));
        return get(id);
    }

    private List<String> mainNames(SituationReport report) {
        return addressed(report).stream()
                .filter(Recipient::main)
                .map(Recipient::name)
                .toList();
    }

    /**
     * Somebody writes one item by hand.
     *
     * @param text null gives the item back to the journal
     * @param revision of the item as they saw it
     * @throws Problem 409 {@code section-changed} naming who was first
     */
    SituationReport write(ReportId id, ReportField field, String text, int revision) {
        SituationReport report = lock(id);
        Incident incident = incidents.get(report.incidentId());
        requireOwn(incident);
        if (report.state() == ReportState.SUBMITTED) {
            throw Problem.conflict("report-submitted", report.label() + "已送审；要改请先退回");
        }
        if (report.state() != ReportState.DRAFTING) {
            throw illegal(report, "修改，请用“更正”");
        }
        if (!ReportField.of(incident.hazard(), report.kind()).contains(field)) {
            throw Problem.invalid("field", report.label() + "没有“" + field.label() + "”这一项");
        }
        Written known = reports.written(id).get(field.word());
        int current = known == null ? 0 : known.revision();
        if (current != revision) {
            throw Problem.conflict(
                            "section-changed",
                            "“" + field.label() + "”刚由" + (known == null ? "别人" : known.by()) + "改过，请看过最新内容再改")
                    .with("field", field.word())
                    .with("by", known == null ? null : known.by())
                    .with("text", known == null ? null : known.text())
                    .with("revision", current);
        }
        reports.write(id, new Written(field.word(), text, current + 1, actor(), clock.instant()));
        duties.refill(report, incident);
        journal.record(new SituationReportEdited(
                incident.id(), id, report.label(), field.word(), field.label(), text, current + 1));
        return get(id);
    }

    /** The draft goes to whoever signs; what is missing is named, not waited for. */
    public SituationReport submit(ReportId id) {
        SituationReport report = lock(id);
        Incident incident = incidents.get(report.incidentId());
        requireOwn(incident);
        require(report, ReportState.SUBMITTED, "送审");
        List<Drafts.Line> lines = drafts.lines(report, incident, drafts.sheet(incident));
        reports.filled(id, Drafts.filled(lines), lines.size());
        reports.submitted(id, clock.instant(), actor());
        journal.record(new SituationReportSubmitted(
                incident.id(), id, report.label(), Drafts.filled(lines), lines.size(), Drafts.missing(lines)));
        return get(id);
    }

    /** Back to the drafters: before it is signed, or after, when facts have changed meanwhile. */
    public SituationReport giveBack(ReportId id, String reason) {
        SituationReport report = lock(id);
        requireOwn(incidents.get(report.incidentId()));
        if (report.state() != ReportState.SUBMITTED && report.state() != ReportState.APPROVED) {
            throw illegal(report, "退回");
        }
        reports.redraft(id, reason);
        journal.record(new SituationReportReturned(report.incidentId(), id, report.label(), reason));
        return get(id);
    }

    /**
     * Signs the report as it stood at a journal entry; what has become another since then stops the sending, not the
     * signature. An amendment goes out at once.
     *
     * @param seenSeq up to which entry the signer has seen; null for now
     */
    public SituationReport approve(ReportId id, Long seenSeq) {
        SituationReport report = lock(id);
        Incident incident = incidents.get(report.incidentId());
        requireOwn(incident);
        require(report, ReportState.APPROVED, "签发");
        FactSheet now = drafts.sheet(incident);
        long seq = seenSeq == null ? now.head() : seenSeq;
        if (seq < 1 || seq > now.head()) {
            throw Problem.invalid("seenSeq", "日志现到第 " + now.head() + " 条，请刷新后再签");
        }
        List<Drafts.Line> lines = drafts.lines(report, incident, now.asOf(seq));
        List<Item> items = lines.stream().map(Drafts.Line::item).toList();
        Optional<SignedVersion> before = reports.version(id, report.version());
        int version = report.version() + 1;
        Instant next = report.sentAt() == null ? duties.nextDueAt(report, incident) : report.nextDueAt();
        int serial = reports.serial(report);
        String number = "%s%s应急信息〔%d〕%d 号"
                .formatted(
                        incident.exercise() ? "演 " : "",
                        divisions.nameOf(report.county()),
                        report.openedAt().atZone(ZONE).getYear(),
                        serial);
        SignedVersion signed = new SignedVersion(
                version,
                number,
                bureau(incident),
                seq,
                items,
                before.map(it -> Drafts.between(it.fields(), items)).orElse(List.of()),
                version == 1 ? null : report.remark(),
                next,
                report.submittedBy() == null ? actor() : report.submittedBy(),
                actor(),
                clock.instant());
        reports.filled(id, Drafts.filled(lines), lines.size());
        reports.approved(id, signed);
        journal.record(new SituationReportApproved(incident.id(), id, report.label(), version, number, seq, next));
        if (report.sentAt() != null) {
            dispatch(get(id), incident, null, List.of());
        }
        return get(id);
    }

    /**
     * Sends what was signed.
     *
     * @param anyway although facts have changed since, with a reason; a supplement follows
     * @throws Problem 409 {@code facts-changed} naming what has become another
     */
    public SituationReport send(ReportId id, boolean anyway, String reason) {
        SituationReport report = lock(id);
        Incident incident = incidents.get(report.incidentId());
        requireOwn(incident);
        require(report, ReportState.SENT, "报出");
        List<Change> changed = changed(report, incident);
        if (!changed.isEmpty() && !anyway) {
            throw Problem.conflict("facts-changed", changedInWords(report, changed) + "。请退回改了再报，或写明理由照报")
                    .with("changed", changed);
        }
        if (!changed.isEmpty() && (reason == null || reason.isBlank())) {
            throw Problem.invalid("reason", "事实已变仍照报，须写明理由");
        }
        dispatch(report, incident, changed.isEmpty() ? null : reason, changed);
        return get(id);
    }

    private List<Change> changed(SituationReport report, Incident incident) {
        return drafts.changedSince(report.factsSeq(), report, incident, drafts.sheet(incident));
    }

    private static String changedInWords(SituationReport report, List<Change> changed) {
        List<String> words = changed.stream()
                .map(it -> it.label() + "：" + (it.was() == null ? "无" : it.was()) + " → " + it.now())
                .toList();
        return "事实已变，签发时看到日志第 " + report.factsSeq() + " 条：" + String.join("；", words);
    }

    private void dispatch(SituationReport report, Incident incident, String despite, List<Change> changed) {
        Instant now = clock.instant();
        SignedVersion signed = reports.version(report.id(), report.version()).orElseThrow();
        List<Recipient> to = new ArrayList<>(addressed(report));
        for (Recipient recipient : to) {
            reports.add(delivery(report, recipient, false, null, now));
        }
        // whoever was told past a level gets what takes its place too
        for (Delivery it : reports.deliveries(report.id())) {
            if (it.byPass() && to.stream().noneMatch(known -> known.level() == it.level())) {
                recipients.of(report.county(), it.level()).ifPresent(passed -> {
                    to.add(new Recipient(passed.level(), passed.divisionCode(), passed.name(), false));
                    reports.add(delivery(report, passed, true, it.reason(), now));
                });
            }
        }
        boolean first = report.sentAt() == null;
        reports.sent(report.id(), now);
        journal.record(new SituationReportSent(
                incident.id(),
                report.id(),
                report.label(),
                report.kind(),
                signed.version(),
                signed.documentNumber(),
                to,
                report.dueAt(),
                first && now.isAfter(report.dueAt()),
                despite,
                signed.version() == 1 ? null : signed.reason(),
                first ? changed : signed.changes()));
        if (first) {
            duties.sent(get(report.id()), to.stream().anyMatch(Recipient::main));
        }
    }

    private Delivery delivery(SituationReport report, Recipient to, boolean byPass, String reason, Instant now) {
        return new Delivery(
                UUID.randomUUID(),
                report.id(),
                report.version(),
                to.level(),
                to.divisionCode(),
                to.name(),
                to.main() && !byPass,
                byPass,
                reason,
                to.main() ? "PLATFORM" : to.level() == RecipientLevel.STATE ? "RELAY" : "COPY",
                now,
                actor(),
                null,
                null,
                null);
    }

    /**
     * A level has it: its own account says so, or somebody of the county heard it.
     *
     * @param level which level is spoken for; null for the caller's own
     * @param onBehalfOf who said it, when it was heard; then {@code via} says how
     * @throws Problem 409 when it was not sent to them, 403 for another's receipt
     */
    SituationReport receive(ReportId id, RecipientLevel level, String onBehalfOf, String via) {
        SituationReport report = lock(id);
        Incident incident = incidents.get(report.incidentId());
        Caller caller = Caller.current();
        List<Delivery> all = reports.deliveries(id);
        if (all.isEmpty()) {
            throw Problem.conflict("not-sent", report.label() + "还没有报出");
        }
        boolean spokenFor = onBehalfOf != null && !onBehalfOf.isBlank();
        if (spokenFor) {
            requireOwn(incident);
        }
        List<Delivery> theirs = all.stream()
                .filter(it -> spokenFor
                        ? it.level() == level
                        : it.division() != null && caller.divisions().contains(it.division()))
                .toList();
        if (theirs.isEmpty()) {
            throw spokenFor
                    ? Problem.invalid("level", "没有报给这一级，请选择报送过的级别")
                    : Problem.forbidden("报送单位自己签收；接到电话确认的，请写明对方是谁");
        }
        Instant now = clock.instant();
        for (Delivery it : theirs) {
            String by = spokenFor ? onBehalfOf : actor();
            String how = spokenFor ? via : "SYSTEM";
            if (reports.receive(it.id(), now, by, how)) {
                journal.record(new ReportReceiptGiven(
                        incident.id(),
                        id,
                        report.label(),
                        it.version(),
                        it.level(),
                        it.division(),
                        it.name(),
                        how,
                        spokenFor ? onBehalfOf : null));
            }
        }
        settle(report);
        return get(id);
    }

    private void settle(SituationReport report) {
        List<Delivery> all = reports.deliveries(report.id());
        int newest = all.stream().mapToInt(Delivery::version).max().orElse(0);
        boolean complete =
                all.stream().filter(it -> it.main() && it.version() == newest).allMatch(it -> it.receivedAt() != null);
        if (complete && report.state() == ReportState.SENT) {
            reports.received(report.id(), clock.instant());
            duties.received(report.incidentId());
            journal.record(new SituationReportReceived(report.incidentId(), report.id(), report.label()));
        }
    }

    /** A sent report is written anew; the new version names what changed and why. */
    SituationReport amend(ReportId id, String reason) {
        SituationReport report = lock(id);
        requireOwn(incidents.get(report.incidentId()));
        if (report.state() != ReportState.SENT && report.state() != ReportState.RECEIVED) {
            throw illegal(report, "更正；还没有报出的直接改");
        }
        reports.redraft(id, reason);
        journal.record(new SituationReportAmended(report.incidentId(), id, report.label(), reason));
        return get(id);
    }

    /** A level is told directly, with the one in between left out: allowed, and recorded. */
    SituationReport byPass(ReportId id, RecipientLevel level, String reason) {
        SituationReport report = lock(id);
        Incident incident = incidents.get(report.incidentId());
        requireOwn(incident);
        if (report.version() == 0 || report.sentAt() == null) {
            throw Problem.conflict("not-sent", report.label() + "还没有报出；紧急时先电话越级报告，再补书面");
        }
        Recipient to = recipients.of(report.county(), level).orElseThrow(() -> Problem.invalid("level", "上面没有这一级"));
        int version = reports.deliveries(id).stream()
                .mapToInt(Delivery::version)
                .max()
                .orElse(report.version());
        if (reports.deliveries(id).stream().anyMatch(it -> it.version() == version && it.level() == level)) {
            throw Problem.conflict("already-sent", report.label() + "已经报给" + to.name());
        }
        Delivery sent = delivery(report, to, true, reason, clock.instant());
        reports.add(sent);
        journal.record(new ReportLevelByPassed(
                incident.id(), id, report.label(), sent.version(), level, to.divisionCode(), to.name(), reason));
        return get(id);
    }

    /** 催报: a level above asks. */
    SituationReport inquire(ReportId id, String text) {
        SituationReport report = get(id);
        Incident incident = incidents.get(report.incidentId());
        Caller caller = Caller.current();
        DivisionCode by = caller.divisions().stream()
                .filter(it -> it.covers(incident.divisionCode())
                        && !it.county().equals(incident.divisionCode().county()))
                .findFirst()
                .orElseThrow(() -> Problem.forbidden("催报由上级单位发出"));
        journal.record(new ReportInquired(incident.id(), id, report.label(), divisions.nameOf(by), text));
        return report;
    }

    // --- by the process ---

    /** The report to go on with. */
    public SituationReport openDue(DutyId duty) {
        return duties.openDue(duty);
    }

    /** Whether nothing is reported after this one. */
    @Transactional(readOnly = true)
    public boolean isLast(SituationReport report) {
        return duties.isLast(report, incidents.get(report.incidentId()));
    }

    /**
     * Sends what was signed, unless weighty facts have changed since; then it is told once and somebody decides.
     *
     * @return whether they have changed
     */
    public boolean sendSigned(DutyId duty) {
        SituationReport report = lock(current(duty).id());
        if (report.state() != ReportState.APPROVED) {
            return false;
        }
        Incident incident = incidents.get(report.incidentId());
        List<Change> changed = changed(report, incident);
        if (!changed.isEmpty()) {
            journal.record(
                    new ReportFactsChanged(incident.id(), report.id(), report.label(), report.factsSeq(), changed));
            return true;
        }
        dispatch(report, incident, null, List.of());
        return false;
    }

    /** Ten minutes are left: the drafters and the signer are urged, once. */
    public void urge(IncidentId incident) {
        SituationReport report =
                newest(incident).filter(SituationReport::unsent).orElse(null);
        if (report != null && duties.warned(incident)) {
            journal.record(new SituationReportDueSoon(
                    incident,
                    report.id(),
                    report.label(),
                    report.dueAt(),
                    report.filled(),
                    report.total(),
                    report.state().label()));
        }
    }

    /** What has become another since the signature, in words; empty when nothing has. */
    @Transactional(readOnly = true)
    public String changedInWords(DutyId duty) {
        SituationReport report = current(duty);
        List<Change> changed = changed(report, incidents.get(report.incidentId()));
        return changed.isEmpty() ? "" : changedInWords(report, changed);
    }

    /** The items that are still missing, in words. */
    @Transactional(readOnly = true)
    public String missingInWords(DutyId duty) {
        SituationReport report = current(duty);
        Incident incident = incidents.get(report.incidentId());
        return String.join("、", Drafts.missing(drafts.lines(report, incident, drafts.sheet(incident))));
    }

    /** Nobody else moves this report, nor opens another of its incident, until the transaction ends. */
    private SituationReport lock(ReportId id) {
        reports.lockNewest(get(id).incidentId());
        return reports.lock(id).orElseThrow(() -> Problem.notFound("信息报告"));
    }

    /** Whoever receives a report does not write it: only the county's own people do. */
    private static void requireOwn(Incident incident) {
        DivisionCode county = incident.divisionCode().county();
        if (Caller.current().divisions().stream().noneMatch(it -> it.county().equals(county))) {
            throw Problem.forbidden("信息报告由事发地起草、签发和报出，收件单位不能代办");
        }
    }

    private static void require(SituationReport report, ReportState next, String what) {
        if (!report.state().mayBecome(next)) {
            throw illegal(report, what);
        }
    }

    private static Problem illegal(SituationReport report, String what) {
        return Problem.conflict(
                        "report-state", report.label() + "现为“" + report.state().label() + "”，不能" + what)
                .with("state", report.state());
    }

    private static String actor() {
        return ActorContext.actor().name();
    }
}
