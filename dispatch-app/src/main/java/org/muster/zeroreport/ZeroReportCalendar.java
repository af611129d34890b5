package org.muster.zeroreport;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.division.Division;
import org.muster.division.Divisions;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which units report to which county, on which days and until when. A real day is a day: no exercise shortens it. */
@Component
@Transactional
@EnableConfigurationProperties(ZeroReportProperties.class)
class ZeroReportCalendar {

    private final ZeroReports reports;
    private final ZeroReportProperties properties;
    private final Divisions divisions;
    private final Clock clock;
    private final ZoneId zone;

    ZeroReportCalendar(
            ZeroReports reports,
            ZeroReportProperties properties,
            Divisions divisions,
            Clock clock,
            @Value("${muster.time-zone:Asia/Shanghai}") ZoneId zone) {
        this.reports = reports;
        this.properties = properties;
        this.divisions = divisions;
        this.clock = clock;
        this.zone = zone;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    @Transactional(readOnly = true)
    public ZeroReportRule rule(DivisionCode county, ReportKind kind) {
        return reports.rules(county, kind).stream().findFirst().orElseGet(() -> standing(county, kind));
    }

    private ZeroReportRule standing(DivisionCode county, ReportKind kind) {
        boolean season = kind == ReportKind.QINGMING;
        return new ZeroReportRule(
                county,
                kind,
                0,
                properties.active(),
                properties.opens(),
                properties.due(),
                season ? MonthDay.parse(properties.qingmingFrom()) : null,
                season ? MonthDay.parse(properties.qingmingUntil()) : null,
                null,
                null);
    }

    /** Another version; today's reports that are neither in nor missed wait until the new hour. */
    public ZeroReportRule save(ZeroReportRule next) {
        if (!next.due().isAfter(next.opens())) {
            throw Problem.invalid("due", "截止时间须晚于开始时间");
        }
        int last = reports.rules(next.division(), next.kind()).stream()
                .findFirst()
                .map(ZeroReportRule::version)
                .orElse(0);
        ZeroReportRule saved = new ZeroReportRule(
                next.division(),
                next.kind(),
                last + 1,
                next.active(),
                next.opens(),
                next.due(),
                next.from(),
                next.until(),
                next.savedBy(),
                clock.instant());
        if (!reports.save(saved)) {
            throw Problem.conflict("changed-meanwhile", "规则刚被别的席位改过，请看清后再存");
        }
        open(saved, units(next.division()));
        reports.due(saved.division(), saved.kind(), today(), at(today(), saved.due()));
        return saved;
    }

    /** The day's rows of every county, as soon as they may be filled in. */
    public void openToday() {
        Map<DivisionCode, List<DivisionCode>> counties = divisions.list().stream()
                .map(Division::code)
                .filter(it -> it.level() == DivisionCode.Level.TOWNSHIP)
                .collect(Collectors.groupingBy(DivisionCode::county));
        for (ReportKind kind : ReportKind.values()) {
            counties.forEach((county, units) -> open(rule(county, kind), units));
        }
    }

    private void open(ZeroReportRule rule, List<DivisionCode> units) {
        LocalDate day = today();
        Instant now = clock.instant();
        Instant due = at(day, rule.due());
        // on the day a county begins, nobody is late for an hour that had passed before
        boolean begun = due.isAfter(now) || reports.anyBefore(rule.division(), rule.kind(), day);
        if (rule.holdsOn(day) && !now.isBefore(at(day, rule.opens())) && begun) {
            reports.open(units, rule.division(), rule.kind(), day, due);
        }
    }

    /** The day's row of one unit, made when it is not there yet; nothing when this is not reported on that day. */
    public void openFor(DivisionCode unit, ReportKind kind) {
        ZeroReportRule rule = rule(unit.county(), kind);
        if (rule.holdsOn(today())) {
            reports.open(List.of(unit), unit.county(), kind, today(), at(today(), rule.due()));
        }
    }

    /** What is reported today in this county. */
    List<ReportKind> kindsToday(DivisionCode county) {
        List<ReportKind> kinds = new ArrayList<>();
        for (ReportKind kind : ReportKind.values()) {
            if (rule(county, kind).holdsOn(today())) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    List<DivisionCode> units(DivisionCode county) {
        return divisions.listIn(List.of(county)).stream()
                .map(Division::code)
                .filter(it -> it.level() == DivisionCode.Level.TOWNSHIP)
                .toList();
    }

    String nameOf(DivisionCode division) {
        return divisions.nameOf(division);
    }

    Map<DivisionCode, String> namesIn(DivisionCode division) {
        return divisions.listIn(List.of(division)).stream().collect(Collectors.toMap(Division::code, Division::name));
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    String hour(Instant at) {
        LocalTime time = LocalTime.ofInstant(at, zone);
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }
}
