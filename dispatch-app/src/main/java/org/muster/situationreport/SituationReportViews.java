package org.muster.situationreport;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.account.Caller;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.incident.PicturePart;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.situationreport.SignedVersion.Change;
import org.muster.situationreport.SignedVersion.Item;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the desk sees reports: a row each in the incident's picture, the whole of one on its own, what came from below. */
@Component
@Transactional(readOnly = true)
class SituationReportViews implements PicturePart {

    private static final Set<String> TOUCHING = Set.of(
            "ReportingDutyArose",
            "ReportingDutyEnded",
            "SituationReportOpened",
            "ReportingDeadlineChanged",
            "SituationReportEdited",
            "PhoneFlashGiven",
            "SituationReportSubmitted",
            "SituationReportReturned",
            "SituationReportApproved",
            "ReportFactsChanged",
            "SituationReportSent",
            "ReportReceiptGiven",
            "SituationReportReceived",
            "SituationReportAmended",
            "ReportLevelByPassed");

    /** The command page shows no more than these; the rest is in the list of reports. */
    private static final int NEWEST = 5;

    private static final Duration LOOK_BACK = Duration.ofDays(3);

    /** The two parts of a report that have a time of their own, and what is promised next. */
    enum Part {
        PHONE,
        WRITTEN,
        NEXT
    }

    /**
     * A row of the command page's table.
     *
     * @param to whom, by name
     * @param doneAt when they were told; {@code receivedAt} when they had all signed for it
     * @param late for good once its time had passed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            Part part,
            ReportId reportId,
            String label,
            List<String> to,
            Instant dueAt,
            Instant doneAt,
            Instant receivedAt,
            ReportState state,
            Integer filled,
            Integer total,
            Boolean late) {}

    /** @param rule the first of the rules the newest report's time comes from */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reporting(DutyId dutyId, boolean open, Instant nextDueAt, List<Row> rows, String rule) {}

    record RecipientView(
            RecipientLevel level,
            String levelLabel,
            DivisionCode divisionCode,
            String name,
            boolean main,
            boolean byPass,
            String reason,
            int version,
            String channel,
            Instant sentAt,
            Instant receivedAt,
            String receivedBy,
            String via,
            boolean mine) {}

    record PhoneView(Instant dueAt, Instant at, String to, String heardBy, String text, String by, boolean late) {}

    /**
     * A report without its items.
     *
     * @param deadline when it must be out in writing
     * @param recipientLevel the highest level it is addressed to
     * @param late for good once the deadline passed before it was out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportView(
            ReportId id,
            IncidentId incidentId,
            String incidentTitle,
            boolean exercise,
            DivisionCode divisionCode,
            String bureau,
            int number,
            ReportKind kind,
            Occasion occasion,
            String occasionLabel,
            String label,
            ReportState state,
            String stateLabel,
            Instant openedAt,
            Instant deadline,
            boolean late,
            PhoneView phone,
            RecipientLevel recipientLevel,
            List<RecipientView> recipients,
            List<ReportingRules.Rule> rules,
            int filled,
            int total,
            String remark,
            Instant submittedAt,
            String submittedBy,
            int version,
            String documentNumber,
            long factsSeq,
            Instant approvedAt,
            String approvedBy,
            Instant sentAt,
            Instant receivedAt,
            Instant nextDueAt) {}

    /** @param journal what the journal says beside what was written by hand */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FieldView(
            String field,
            String label,
            String text,
            Drafts.Source source,
            List<Long> entries,
            String writtenBy,
            int revision,
            String journal,
            String before) {}

    /**
     * A report with its items.
     *
     * @param seq the journal entry up to which the items are true
     * @param factsChanged what has become another since the signature, while it is not sent
     */
    record WholeReport(
            @JsonUnwrapped ReportView report,
            long seq,
            List<FieldView> fields,
            List<String> missing,
            List<SignedVersion> versions,
            List<Change> factsChanged) {}

    private final SituationReports reports;
    private final SituationReportManagement management;
    private final Drafts drafts;
    private final IncidentManagement incidents;
    private final Clock clock;

    SituationReportViews(
            SituationReports reports,
            SituationReportManagement management,
            Drafts drafts,
            IncidentManagement incidents,
            Clock clock) {
        this.reports = reports;
        this.management = management;
        this.drafts = drafts;
        this.incidents = incidents;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "reporting";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return TOUCHING.contains(eventType);
    }

    @Override
    public Object of(IncidentId incident) {
        Duty duty = reports.findNewest(incident).orElse(null);
        if (duty == null) {
            return null;
        }
        List<SituationReport> all = reports.list(incident);
        List<SituationReport> newest = all.subList(Math.max(0, all.size() - NEWEST), all.size());
        List<Row> rows = new ArrayList<>();
        // the levels are the same in most of them
        Map<Set<RecipientLevel>, List<String>> names = new HashMap<>();
        newest.forEach(it -> rows.addAll(rows(it, names.computeIfAbsent(it.levels(), any -> mainNames(it)))));
        SituationReport last = all.get(all.size() - 1);
        boolean promised = duty.open() && last.sentAt() != null && last.nextDueAt() != null;
        if (promised) {
            rows.add(new Row(
                    Part.NEXT,
                    null,
                    null,
                    names.get(last.levels()),
                    last.nextDueAt(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
        return new Reporting(
                duty.id(),
                duty.open(),
                nextDueAt(rows),
                rows,
                last.rules().isEmpty() ? null : last.rules().get(0).text());
    }

    private List<Row> rows(SituationReport it, List<String> to) {
        Instant now = clock.instant();
        List<Row> rows = new ArrayList<>();
        if (it.phoneDueAt() != null) {
            Instant told = it.phone() == null ? null : it.phone().at();
            rows.add(new Row(
                    Part.PHONE,
                    it.id(),
                    it.label(),
                    it.phone() == null ? to : List.of(it.phone().to()),
                    it.phoneDueAt(),
                    told == null ? it.sentAt() : told,
                    told,
                    it.state(),
                    null,
                    null,
                    it.phoneLate(now)));
        }
        rows.add(new Row(
                Part.WRITTEN,
                it.id(),
                it.label(),
                to,
                it.dueAt(),
                it.sentAt(),
                it.receivedAt(),
                it.state(),
                it.filled(),
                it.total(),
                it.late(now)));
        return rows;
    }

    private static Instant nextDueAt(List<Row> rows) {
        return rows.stream()
                .filter(it -> it.doneAt() == null && it.state() != ReportState.DROPPED)
                .map(Row::dueAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<String> mainNames(SituationReport it) {
        return management.addressed(it).stream()
                .filter(to -> to.level() != RecipientLevel.STATE)
                // 瑞安市人民政府: on its own desk the word is 市政府
                .map(to -> to.level() == RecipientLevel.GOVERNMENT
                        ? to.name().replaceFirst("^.*(.)人民政府$", "$1政府")
                        : to.name())
                .toList();
    }

    List<ReportView> list(Incident incident) {
        return views(reports.list(incident.id()), Map.of(incident.id(), incident));
    }

    /** What came to these divisions from below: what nobody has signed for, and what came lately. */
    List<ReportView> addressedTo(Collection<DivisionCode> divisions) {
        return divisions.isEmpty()
                ? List.of()
                : views(reports.listAddressedTo(divisions, clock.instant().minus(LOOK_BACK)), Map.of());
    }

    private List<ReportView> views(List<SituationReport> all, Map<IncidentId, Incident> known) {
        Map<IncidentId, Incident> byId = new HashMap<>(known);
        Map<IncidentId, String> bureaus = new HashMap<>();
        Map<ReportId, List<Delivery>> deliveries = reports.deliveries(all);
        return all.stream()
                .map(it -> {
                    Incident incident = byId.computeIfAbsent(it.incidentId(), incidents::get);
                    String bureau = bureaus.computeIfAbsent(it.incidentId(), any -> management.bureau(incident));
                    return view(it, incident, bureau, deliveries.getOrDefault(it.id(), List.of()));
                })
                .toList();
    }

    WholeReport whole(ReportId id) {
        SituationReport report = management.get(id);
        Incident incident = incidents.get(report.incidentId());
        FactSheet sheet = drafts.sheet(incident);
        boolean drafting = report.state() == ReportState.DRAFTING || report.state() == ReportState.SUBMITTED;
        List<SignedVersion> versions = reports.versions(id);
        List<FieldView> fields = drafting || versions.isEmpty()
                ? drafts.lines(report, incident, sheet).stream()
                        .map(SituationReportViews::field)
                        .toList()
                : versions.get(versions.size() - 1).fields().stream()
                        .map(SituationReportViews::field)
                        .toList();
        return new WholeReport(
                view(report, incident, management.bureau(incident), reports.deliveries(id)),
                sheet.head(),
                fields,
                fields.stream()
                        .filter(it -> it.text() == null)
                        .map(FieldView::label)
                        .toList(),
                versions,
                report.state() == ReportState.APPROVED
                        ? drafts.changedSince(report.factsSeq(), report, incident, sheet)
                        : List.of());
    }

    private static FieldView field(Drafts.Line it) {
        return new FieldView(
                it.field().word(),
                it.field().label(),
                it.text(),
                it.source(),
                it.entries(),
                it.writtenBy(),
                it.revision(),
                it.source() == Drafts.Source.HAND ? it.journal() : null,
                it.before());
    }

    private static FieldView field(Item it) {
        Drafts.Source source = it.text() == null
                ? Drafts.Source.MISSING
                : it.writtenBy() == null ? Drafts.Source.JOURNAL : Drafts.Source.HAND;
        return new FieldView(
                it.field(), it.label(), it.text(), source, it.entries(), it.writtenBy(), 0, null, it.before());
    }

    ReportView view(SituationReport it) {
        Incident incident = incidents.get(it.incidentId());
        return view(it, incident, management.bureau(incident), reports.deliveries(it.id()));
    }

    private ReportView view(SituationReport it, Incident incident, String bureau, List<Delivery> deliveries) {
        Instant now = clock.instant();
        return new ReportView(
                it.id(),
                it.incidentId(),
                incident.title(),
                incident.exercise(),
                incident.divisionCode(),
                bureau,
                it.number(),
                it.kind(),
                it.occasion(),
                it.occasion().label(),
                it.label(),
                it.state(),
                it.state().label(),
                it.openedAt(),
                it.dueAt(),
                it.late(now),
                it.phoneDueAt() == null && it.phone() == null ? null : phone(it, now),
                it.levels().stream()
                        .filter(RecipientLevel::main)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                recipients(it, deliveries),
                it.rules(),
                it.filled(),
                it.total(),
                it.remark(),
                it.submittedAt(),
                it.submittedBy(),
                it.version(),
                it.documentNumber(),
                it.factsSeq(),
                it.approvedAt(),
                it.approvedBy(),
                it.sentAt(),
                it.receivedAt(),
                it.nextDueAt());
    }

    private static PhoneView phone(SituationReport it, Instant now) {
        SituationReport.PhoneFlash told = it.phone();
        return told == null
                ? new PhoneView(it.phoneDueAt(), null, null, null, null, null, it.phoneLate(now))
                : new PhoneView(
                        it.phoneDueAt(),
                        told.at(),
                        told.to(),
                        told.heardBy(),
                        told.text(),
                        told.by(),
                        it.phoneLate(now));
    }

    /** Those it went to; while it has not gone, those it is meant for. */
    private List<RecipientView> recipients(SituationReport it, List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return management.addressed(it).stream()
                    .map(to -> new RecipientView(
                            to.level(),
                            to.level().label(),
                            to.divisionCode(),
                            to.name(),
                            to.main(),
                            false,
                            null,
                            0,
                            null,
                            null,
                            null,
                            null,
                            null,
                            mine(to.divisionCode())))
                    .toList();
        }
        return deliveries.stream()
                .map(to -> new RecipientView(
                        to.level(),
                        to.level().label(),
                        to.division(),
                        to.name(),
                        to.main(),
                        to.byPass(),
                        to.reason(),
                        to.version(),
                        to.channel(),
                        to.sentAt(),
                        to.receivedAt(),
                        to.receivedBy(),
                        to.via(),
                        mine(to.division())))
                .toList();
    }

    private static boolean mine(DivisionCode division) {
        return division != null && Caller.current().divisions().contains(division);
    }
}
