package org.muster.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.account.Jurisdiction;
import org.muster.duty.DutyHandovers.Handover;
import org.muster.shared.DivisionCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rosters as a desk reads them: a week of many units with a handful of queries. */
@Component
@Transactional(readOnly = true)
class DutyViews {

    /**
     * One unit in a week.
     *
     * @param on who is on duty now, or null: then it stands open
     * @param handover the one that waits for its taker, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnitWeek(
            DutyUnit unit,
            String functionLabel,
            OnDuty on,
            Handover handover,
            List<DutyShift> shifts,
            List<DutyRules.Gap> gaps) {}

    record WeekView(
            DivisionCode division,
            LocalDate from,
            int days,
            Instant now,
            List<UnitWeek> units,
            List<DutyRules.Clash> clashes) {}

    private final DutyUnits units;
    private final DutyShifts shifts;
    private final DutyRoster roster;
    private final DutyHandovers handovers;
    private final Clock clock;
    private final ZoneId zone;

    DutyViews(
            DutyUnits units,
            DutyShifts shifts,
            DutyRoster roster,
            DutyHandovers handovers,
            Clock clock,
            @Value("${muster.time-zone:Asia/Shanghai}") ZoneId zone) {
        this.units = units;
        this.shifts = shifts;
        this.roster = roster;
        this.handovers = handovers;
        this.clock = clock;
        this.zone = zone;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    WeekView week(DivisionCode division, LocalDate from, int days) {
        Instant begins = from.atStartOfDay(zone).toInstant();
        Instant ends = from.plusDays(days).atStartOfDay(zone).toInstant();
        List<DutyUnit> shown = unitsFor(division);
        List<String> ids = shown.stream().map(DutyUnit::id).toList();
        Map<String, OnDuty> on = roster.on(shown);
        Map<String, List<DutyShift>> planned =
                shifts.listTouching(ids, begins, ends).stream().collect(Collectors.groupingBy(DutyShift::unitId));
        Map<String, Handover> waiting =
                handovers.listOpen(ids).stream().collect(Collectors.toMap(Handover::unitId, it -> it));
        return new WeekView(
                division,
                from,
                days,
                clock.instant(),
                shown.stream()
                        .map(it -> {
                            List<DutyShift> own = planned.getOrDefault(it.id(), List.of());
                            return new UnitWeek(
                                    it,
                                    it.function().label(),
                                    on.get(it.id()),
                                    waiting.get(it.id()),
                                    own,
                                    DutyRules.gaps(own, begins, ends));
                        })
                        .toList(),
                DutyRules.clashes(
                        planned.values().stream().flatMap(List::stream).toList()));
    }

    /** A county reads every unit of its own; a city its own and the bureaus below, a county's when it asks for that. */
    private List<DutyUnit> unitsFor(DivisionCode division) {
        List<DutyUnit> all = units.listIn(Jurisdiction.patternsOf(List.of(division)));
        return switch (division.level()) {
            case COUNTY, TOWNSHIP -> all;
            case CITY, PROVINCE -> all.stream()
                    .filter(it -> it.division().equals(division) || it.function() == DutyFunction.BUREAU)
                    .toList();
        };
    }
}
