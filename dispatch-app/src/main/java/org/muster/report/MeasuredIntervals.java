package org.muster.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muster.journal.Entry;
import org.muster.reports.Entries;
import org.muster.reports.Flood;
import org.muster.reports.Interval;
import org.muster.reports.Standard;

/** Takes the intervals of the alarm-handling standards out of a journal: each is one entry's time minus another's. */
final class MeasuredIntervals {

    /**
     * An interval and what it measures, the same word in every incident.
     *
     * @param measure what the city's other incidents are compared by
     */
    record Measured(String measure, Interval interval) {}

    private static final String DUTY_ROOM = "指挥中心值班室";

    private final Story story;
    private final ReportStandards standards;
    private final List<Measured> found = new ArrayList<>();

    private MeasuredIntervals(Story story, ReportStandards standards) {
        this.story = story;
        this.standards = standards;
    }

    static List<Measured> of(Story story, ReportStandards standards) {
        var intervals = new MeasuredIntervals(story, standards);
        intervals.call();
        intervals.approvals();
        if (story.flood()) {
            intervals.calls();
            intervals.orders();
            intervals.transfers();
        } else {
            intervals.orders();
            intervals.control();
        }
        return List.copyOf(intervals.found);
    }

    private void call() {
        var raised = story.first("IncidentRaised");
        if (raised.isEmpty()) {
            return;
        }
        add(
                "raise",
                "接警",
                story.flood() ? "接报 → 立案" : "来电 → 立案",
                DUTY_ROOM,
                story.receivedAt().orElseThrow(),
                raised,
                Standard.within(standards.raise(), ReportStandards.DUTY_ROOM),
                Story.refs(raised.get()));
        add(
                "first-order",
                "派遣",
                "立案 → 首令下达",
                DUTY_ROOM,
                raised.get().at(),
                story.first("DispatchOrderIssued"),
                Standard.within(standards.firstOrder(), ReportStandards.DUTY_ROOM),
                Story.refs(raised.get()));
    }

    private void approvals() {
        Entry proposed = null;
        for (Entry entry : story.all("ResponseLevelProposed", "ResponseLevelApproved")) {
            if (entry.type().equals("ResponseLevelProposed")) {
                proposed = entry;
            } else if (proposed != null) {
                add(
                        "approve",
                        "响应",
                        "提出 → 批准 " + entry.text("level") + " 级",
                        entry.actorName(),
                        proposed.at(),
                        Optional.of(entry),
                        Standard.within(standards.approve(), ReportStandards.DUTY_ROOM),
                        Story.refs(proposed));
                proposed = null;
            }
        }
        if (proposed != null) {
            add(
                    "approve",
                    "响应",
                    "提出 → 批准 " + proposed.text("level") + " 级",
                    proposed.text("approver") == null ? DUTY_ROOM : proposed.text("approver"),
                    proposed.at(),
                    Optional.empty(),
                    Standard.within(standards.approve(), ReportStandards.DUTY_ROOM),
                    Story.refs(proposed));
        }
    }

    /** The start order's round, and any other one, until the last place has answered. */
    private void calls() {
        for (Entry opened : story.all("WarningCallOpened")) {
            var answered = story.all("AllTargetsAnswered").stream()
                    .filter(it -> it.text("callId").equals(opened.text("callId")))
                    .findFirst();
            boolean calledOff = answered.isEmpty()
                    && story.all("WarningCallOver").stream()
                            .anyMatch(it -> it.text("callId").equals(opened.text("callId")));
            if (!calledOff) {
                add(
                        "warning-call",
                        "叫应",
                        Story.number(opened, "targets") + " 处全部应答",
                        DUTY_ROOM,
                        opened.at(),
                        answered,
                        Standard.within(allowed(opened.at(), Story.instant(opened, "dueAt")), ReportStandards.CALL),
                        Story.refs(opened));
            }
        }
    }

    /** Orders and calls are given whole minutes; what an exercise makes of them is that to a few seconds. */
    private Duration allowed(Instant from, Instant dueAt) {
        return Duration.ofMinutes(
                Math.max(1, Math.round(story.nominal(from, dueAt).toMillis() / 60_000.0)));
    }

    /**
     * Zones that had to go, against the deadline of their own order: those that were late, each a finding; where none was,
     * the slowest. All of them stand in the report's table of zones.
     */
    private void transfers() {
        List<Flood.Zone> due = TransferCourse.zones(story).stream()
                .filter(it ->
                        it.immediate() && it.finishBy() != null && it.finishBy().isAfter(it.orderedAt()))
                .toList();
        List<Flood.Zone> late =
                due.stream().filter(it -> it.verdict(story.asOf()).missed()).toList();
        late.forEach(it -> transfer(it.name(), it));
        if (late.isEmpty()) {
            due.stream()
                    .filter(it -> it.emptiedAt() != null)
                    .max(Comparator.comparing(it -> Duration.between(it.orderedAt(), it.emptiedAt())))
                    .ifPresent(it -> transfer("最慢分区 · " + it.name(), it));
        }
    }

    private void transfer(String subject, Flood.Zone zone) {
        found.add(new Measured(
                "transfer",
                new Interval(
                        "转移",
                        subject,
                        zone.name() + "责任人",
                        zone.emptiedAt() == null ? null : story.nominal(zone.orderedAt(), zone.emptiedAt()),
                        story.passed(zone.finishBy()),
                        Standard.within(allowed(zone.orderedAt(), zone.finishBy()), ReportStandards.TRANSFER),
                        null,
                        null,
                        null,
                        null,
                        zone.entries())));
    }

    private void orders() {
        var orders = story.orders();
        orders.forEach(this::acknowledgement);
        orders.forEach(this::muster);
        firstArrival();
        orders.forEach(this::safetyCheck);
    }

    private void acknowledgement(OrderStory order) {
        var issuedAt = order.issued().at();
        boolean takenBack = order.answer().isEmpty()
                && order.ended().map(end -> end.at().isBefore(order.ackDueAt())).orElse(false);
        if (takenBack) {
            return;
        }
        var limit = Duration.ofSeconds(
                Math.max(1, Math.round(story.nominal(issuedAt, order.ackDueAt()).toMillis() / 1000.0)));
        add(
                "acknowledgement",
                "签收",
                order.team(),
                order.team(),
                issuedAt,
                order.answer(),
                Standard.within(limit, ReportStandards.ORDER),
                Story.refs(order.issued()));
        order.answer().map(answer -> answer.text("onBehalfOf")).ifPresent(speaker -> because("由" + speaker + "代报"));
    }

    private void muster(OrderStory order) {
        if (!order.judged()) {
            return;
        }
        var took = order.mustered().map(entry -> story.nominal(order.issued().at(), entry.at()));
        boolean overdue = story.passed(order.musterDueAt());
        if (took.isEmpty() && !overdue) {
            return;
        }
        found.add(new Measured(
                "muster-" + order.standard().within(),
                new Interval(
                        "集结",
                        order.team(),
                        order.team(),
                        took.orElse(null),
                        overdue,
                        order.standard(),
                        order.presentBy(order.musterDueAt()),
                        order.strength(),
                        MusterRecords.absences(order),
                        null,
                        order.musterEntries())));
    }

    private void firstArrival() {
        story.first("DispatchOrderIssued")
                .ifPresent(first -> add(
                        "first-arrival",
                        "到场",
                        "首队（首令起）",
                        DUTY_ROOM,
                        first.at(),
                        story.first("TeamArrived"),
                        Standard.within(standards.firstArrival(), ReportStandards.DUTY_ROOM),
                        Story.refs(first)));
    }

    private void safetyCheck(OrderStory order) {
        order.arrived()
                .ifPresent(arrived -> add(
                        "safety-check",
                        "安全",
                        (story.flood() ? "到位核查 · " : "上线核查 · ") + order.team(),
                        order.team(),
                        arrived.at(),
                        order.first("SafetyCheckPassed"),
                        Standard.within(
                                standards.safetyCheck(),
                                story.flood() ? ReportStandards.FIELD : ReportStandards.SAFETY),
                        Story.refs(arrived)));
    }

    private void control() {
        if (story.first("IncidentCancelled").isPresent()) {
            return;
        }
        story.receivedAt()
                .ifPresent(receivedAt -> add(
                        "control",
                        "结果",
                        "来电 → 控制",
                        DUTY_ROOM,
                        receivedAt,
                        story.control(),
                        Standard.within(Duration.ofHours(6), ReportStandards.BENCHMARK),
                        Story.refs(story.first("IncidentRaised").orElseThrow())));
    }

    /** An interval that neither ended nor ran out, in an incident that is over, was never asked for. */
    private void add(
            String measure,
            String stage,
            String subject,
            String owner,
            Instant from,
            Optional<Entry> end,
            Standard standard,
            Entries begin) {
        var took = end.map(entry -> story.nominal(from, entry.at())).orElse(null);
        boolean overdue = story.passed(story.after(from, standard.within()));
        if (took == null && story.over() && !overdue) {
            return;
        }
        found.add(new Measured(
                measure,
                new Interval(
                        stage,
                        subject,
                        owner,
                        took,
                        overdue,
                        standard,
                        null,
                        null,
                        null,
                        null,
                        begin.and(end.map(Story::refs).orElse(Entries.none())))));
    }

    private void because(String cause) {
        var last = found.remove(found.size() - 1);
        found.add(new Measured(last.measure(), last.interval().because(cause)));
    }
}
