package org.muster.zeroreport;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.shared.DivisionCode;
import org.muster.zeroreport.ZeroReport.State;
import org.muster.zeroreport.ZeroReport.Told;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reports as boards and units read them. */
@Component
@Transactional(readOnly = true)
class ZeroReportViews {

    /** @param lateSeconds how long after it was due it came; null when in time or not yet in */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnitView(
            DivisionCode unit,
            String name,
            State state,
            Instant dueAt,
            Instant sentAt,
            Long lateSeconds,
            int version,
            ReportContent content,
            List<Told> told) {}

    /** The sums of one county. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CountyView(
            DivisionCode division,
            String name,
            int total,
            int received,
            int late,
            int missing,
            int fires,
            int contradictions,
            Instant dueAt) {}

    /** @param units of the county that was asked for; a city reads its counties' sums */
    record BoardView(
            DivisionCode division,
            ReportKind kind,
            String kindLabel,
            LocalDate period,
            Instant now,
            List<CountyView> counties,
            List<UnitView> units) {}

    /** A fire that burns in the unit: it cannot say "none" without naming it. */
    record OpenFire(UUID id, String number, String title) {}

    /** What one unit has to report today. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnView(
            DivisionCode unit,
            String name,
            ReportKind kind,
            String kindLabel,
            LocalDate period,
            List<String> figures,
            List<OpenFire> openFires,
            UnitView report,
            Instant now) {}

    private final ZeroReports reports;
    private final ZeroReportCalendar calendar;
    private final ZeroReportManagement management;
    private final ZeroReportProperties properties;
    private final Clock clock;

    ZeroReportViews(
            ZeroReports reports,
            ZeroReportCalendar calendar,
            ZeroReportManagement management,
            ZeroReportProperties properties,
            Clock clock) {
        this.reports = reports;
        this.calendar = calendar;
        this.management = management;
        this.properties = properties;
        this.clock = clock;
    }

    BoardView board(DivisionCode division, ReportKind kind, LocalDate period) {
        boolean narrow = division.level() == DivisionCode.Level.COUNTY;
        List<ZeroReport> all =
                narrow ? reports.list(division, kind, period) : reports.listBelow(division, kind, period);
        Map<DivisionCode, String> names = calendar.namesIn(division);
        Instant now = clock.instant();
        Map<DivisionCode, List<ZeroReport>> byCounty =
                all.stream().collect(Collectors.groupingBy(ZeroReport::authority, TreeMap::new, Collectors.toList()));
        return new BoardView(
                division,
                kind,
                kind.label(),
                period,
                now,
                byCounty.entrySet().stream()
                        .map(it -> county(it.getKey(), names.get(it.getKey()), it.getValue(), now))
                        .toList(),
                narrow
                        ? all.stream()
                                .map(it -> unit(it, names.get(it.unit()), now))
                                .toList()
                        : List.of());
    }

    private static CountyView county(DivisionCode code, String name, List<ZeroReport> reports, Instant now) {
        return new CountyView(
                code,
                name,
                reports.size(),
                (int) reports.stream().filter(it -> it.sentAt() != null).count(),
                (int) reports.stream().filter(it -> it.state(now) == State.LATE).count(),
                (int) reports.stream()
                        .filter(it -> it.state(now) == State.MISSING)
                        .count(),
                reports.stream()
                        .filter(it -> it.content() != null)
                        .mapToInt(it -> it.content().fires())
                        .sum(),
                (int) reports.stream()
                        .filter(it -> it.content() != null
                                && !it.content().contradicts().isEmpty())
                        .count(),
                reports.get(0).dueAt());
    }

    UnitView unit(ZeroReport it, String name, Instant now) {
        boolean late = it.state(now) == State.LATE;
        return new UnitView(
                it.unit(),
                name,
                it.state(now),
                it.dueAt(),
                it.sentAt(),
                late ? it.sentAt().getEpochSecond() - it.dueAt().getEpochSecond() : null,
                it.version(),
                it.content(),
                it.told());
    }

    OwnView own(DivisionCode unit, ReportKind kind) {
        LocalDate today = calendar.today();
        return new OwnView(
                unit,
                calendar.nameOf(unit),
                kind,
                kind.label(),
                today,
                kind == ReportKind.QINGMING ? properties.figures() : List.of(),
                management.openFires(unit).stream()
                        .map(it -> new OpenFire(it.id().value(), it.number(), it.title()))
                        .toList(),
                reports.find(unit, kind, today)
                        .map(it -> unit(it, calendar.nameOf(unit), clock.instant()))
                        .orElse(null),
                clock.instant());
    }
}
