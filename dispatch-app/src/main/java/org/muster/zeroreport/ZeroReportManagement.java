package org.muster.zeroreport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.call.PersonAnswered;
import org.muster.call.PersonCall;
import org.muster.call.PersonCalls;
import org.muster.call.Reply;
import org.muster.duty.DutyFunction;
import org.muster.duty.DutyPerson;
import org.muster.duty.DutyRoster;
import org.muster.duty.OnDuty;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.notification.Alarms;
import org.muster.notification.Alarms.Level;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.muster.zeroreport.ReportContent.Contradiction;
import org.muster.zeroreport.ZeroReport.Told;
import org.muster.zeroreport.ZeroReports.Said;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what units report, finds what is missing when it is due, and calls those who must see to it: the unit's duty
 * officer, then its leader on duty. What a unit says is never refused because it is late or fits badly.
 */
@Service
@Transactional
class ZeroReportManagement {

    private static final Logger log = LoggerFactory.getLogger(ZeroReportManagement.class);
    private static final String MATTER = "ZERO_REPORT";
    private static final PersonCall.Replies REPLIES = new PersonCall.Replies("收到，即报", null, "今日无情况");
    private static final int AT_ONCE = 200;
    private static final Duration OPEN_EVERY = Duration.ofSeconds(20);

    /**
     * @param by whose words they are
     * @param via WEB, LINK, SMS, PHONE …
     */
    record Saying(UUID clientId, Instant deviceAt, String by, String via, ReportContent content) {}

    /** @param repeated the same words again: nothing was changed */
    record Taken(ZeroReport report, boolean repeated) {}

    private record Day(DivisionCode authority, ReportKind kind, LocalDate period) {

        /** What the alarm board knows the day's missing reports by. */
        String alarm() {
            return "ZERO_REPORT_" + authority + "_" + kind + "_" + period;
        }
    }

    private final ZeroReports reports;
    private final ZeroReportCalendar calendar;
    private final ZeroReportProperties properties;
    private final DutyRoster roster;
    private final PersonCalls calls;
    private final IncidentManagement incidents;
    private final Alarms alarms;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile Instant opened = Instant.MIN;

    ZeroReportManagement(
            ZeroReports reports,
            ZeroReportCalendar calendar,
            ZeroReportProperties properties,
            DutyRoster roster,
            PersonCalls calls,
            IncidentManagement incidents,
            Alarms alarms,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.reports = reports;
        this.calendar = calendar;
        this.properties = properties;
        this.roster = roster;
        this.calls = calls;
        this.incidents = incidents;
        this.alarms = alarms;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A unit reports, or corrects what it has reported.
     *
     * @param period the day it is about
     * @throws Problem 422 when nothing is reported on that day
     */
    Taken take(DivisionCode unit, ReportKind kind, LocalDate period, Saying saying) {
        Optional<Said> before = reports.said(saying.clientId());
        if (before.isPresent()) {
            return new Taken(reports.lock(before.get().reportId()).orElseThrow(), true);
        }
        if (period.equals(calendar.today())) {
            calendar.openFor(unit, kind);
        }
        ZeroReport report = reports.find(unit, kind, period)
                .flatMap(it -> reports.lock(it.id()))
                .orElseThrow(() -> Problem.invalid("period", period + " 没有" + kind.label() + "，请核对日期"));
        // told once more while this waited for the row
        if (reports.said(saying.clientId()).isPresent()) {
            return new Taken(report, true);
        }
        ReportContent said = saying.content();
        ReportContent content = new ReportContent(
                said.none(),
                said.fires(),
                said.incidentIds(),
                said.notes(),
                said.figures(),
                said.none() ? unnamed(unit, said) : List.of());
        reports.say(new Said(
                saying.clientId(),
                report.id(),
                report.version() + 1,
                clock.instant(),
                saying.deviceAt(),
                saying.by(),
                saying.via(),
                content));
        tellIncidents(report, content);
        report.told().forEach(it -> calls.leave(it.callId()));
        Day day = new Day(report.authority(), kind, period);
        if (report.missedAt() != null && reports.countMissing(day.authority(), kind, period, clock.instant()) == 0) {
            alarms.takeDown(false, day.alarm());
        }
        return new Taken(reports.lock(report.id()).orElseThrow(), false);
    }

    /** Fires that burn in the unit and that a "none" does not name. */
    private List<Contradiction> unnamed(DivisionCode unit, ReportContent said) {
        return openFires(unit).stream()
                .filter(it -> !said.incidentIds().contains(it.id().value()))
                .map(it -> new Contradiction(it.id().value(), it.number(), it.title()))
                .toList();
    }

    List<Incident> openFires(DivisionCode unit) {
        return incidents.listOpenIn(unit).stream()
                .filter(it -> it.hazard() == Hazard.FOREST_FIRE)
                .toList();
    }

    /** The fire's own story tells of it, so that nobody reads a quiet township beside a burning one. */
    private void tellIncidents(ZeroReport report, ReportContent now) {
        String unit = report.unit().value();
        String name = calendar.nameOf(report.unit());
        List<UUID> before = report.content() == null
                ? List.of()
                : report.content().contradicts().stream()
                        .map(Contradiction::incidentId)
                        .toList();
        List<UUID> after =
                now.contradicts().stream().map(Contradiction::incidentId).toList();
        after.stream()
                .filter(it -> !before.contains(it))
                .forEach(it -> journal.record(
                        new ZeroReportEvent.ZeroReportContradicted(new IncidentId(it), unit, name, report.period())));
        before.stream()
                .filter(it -> !after.contains(it))
                .forEach(it -> journal.record(
                        new ZeroReportEvent.ZeroReportCorrected(new IncidentId(it), unit, name, report.period())));
    }

    @EventListener
    public void on(PersonAnswered answered) {
        if (!answered.matter().equals(MATTER)) {
            return;
        }
        reports.ofCall(answered.callId()).flatMap(reports::lock).ifPresent(report -> {
            reports.told(
                    report.id(),
                    report.told().stream()
                            .map(it -> it.callId().equals(answered.callId()) ? it.answered(answered.at()) : it)
                            .toList());
            if (answered.reply() == Reply.DONE && report.sentAt() == null) {
                take(
                        report.unit(),
                        report.kind(),
                        report.period(),
                        new Saying(
                                answered.callId(),
                                null,
                                answered.name(),
                                answered.via(),
                                new ReportContent(true, 0, null, null, null, null)));
            }
        });
    }

    /** Opens the day, and sees to what is missing; stored, so a restart goes on with it. */
    @Scheduled(fixedDelay = 1000)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void watch() {
        try {
            Instant now = clock.instant();
            if (opened.plus(OPEN_EVERY).isBefore(now)) {
                calendar.openToday();
                opened = now;
            }
            Map<Day, List<ZeroReport>> due = reports.listDue(now, AT_ONCE).stream()
                    .collect(Collectors.groupingBy(
                            it -> new Day(it.authority(), it.kind(), it.period()),
                            LinkedHashMap::new,
                            Collectors.toList()));
            due.forEach(this::seeTo);
        } catch (RuntimeException e) {
            log.warn("zero reports are looked at again in a second: {}", e.toString());
        }
    }

    /** One day's trouble must not leave another day's silence unseen. */
    private void seeTo(Day day, List<ZeroReport> missing) {
        try {
            transaction.executeWithoutResult(
                    status -> ActorContext.runAs(Actor.SYSTEM, "SYSTEM", () -> missing(day, missing)));
        } catch (RuntimeException e) {
            log.warn("the missing reports of {} are looked at again in a second: {}", day, e.toString());
        }
    }

    private void missing(Day day, List<ZeroReport> missing) {
        boolean fresh = false;
        for (ZeroReport it : missing) {
            Optional<ZeroReport> report = reports.lock(it.id()).filter(one -> one.sentAt() == null);
            if (report.isPresent() && report.get().step() == it.step()) {
                fresh |= it.step() == 0;
                call(report.get());
            }
        }
        if (fresh) {
            int count = reports.countMissing(day.authority(), day.kind(), day.period(), clock.instant());
            alarms.stand(
                    day.authority(),
                    false,
                    day.alarm(),
                    Level.II,
                    day.kind().label() + " " + calendar.hour(missing.get(0).dueAt()) + " 到时，" + count
                            + " 个镇街未报，已叫应其值班员");
        }
    }

    /** First the duty officer, then the leader on duty; a person who is both is called once. */
    private void call(ZeroReport report) {
        Instant now = clock.instant();
        boolean first = report.step() == 0;
        Optional<OnDuty> on = roster.at(report.unit(), DutyFunction.TOWNSHIP);
        List<Told> told = new ArrayList<>(report.told());
        on.map(it -> first ? it.officersFirst() : it.leaderFirst())
                .flatMap(it -> it.stream().findFirst())
                .ifPresent(person -> {
                    if (told.stream().noneMatch(it -> it.name().equals(person.name()))) {
                        told.add(new Told(
                                call(report, on.get(), person), first ? "值班员" : "带班领导", person.name(), now, null));
                    }
                });
        reports.missed(report.id(), report.step() + 1, now, first ? now.plus(properties.leaderAfter()) : null, told);
    }

    private UUID call(ZeroReport report, OnDuty on, DutyPerson person) {
        UUID id = UUID.randomUUID();
        String unit = calendar.nameOf(report.unit());
        calls.call(new PersonCall(
                id,
                MATTER,
                null,
                report.authority(),
                false,
                on.unit().name() + "值班",
                person.name(),
                person.phone(),
                unit + " " + report.period() + " " + report.kind().label() + "到 " + calendar.hour(report.dueAt())
                        + " 未收到。有火必报，没有也要报“无”，请立即报送。",
                REPLIES));
        return id;
    }
}
