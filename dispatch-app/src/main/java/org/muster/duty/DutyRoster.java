package org.muster.duty;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.shared.DivisionCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers who is on duty now. By the clock it is the shift that runs; while a hand-over waits for its taker, the giver
 * stays, for a shift at most. A unit that hands nothing over is never left without anybody: then the clock alone decides.
 */
@Service
@Transactional(readOnly = true)
public class DutyRoster {

    private final DutyUnits units;
    private final DutyShifts shifts;
    private final DutyHandovers handovers;
    private final Clock clock;

    DutyRoster(DutyUnits units, DutyShifts shifts, DutyHandovers handovers, Clock clock) {
        this.units = units;
        this.shifts = shifts;
        this.handovers = handovers;
        this.clock = clock;
    }

    /** The unit of a division that stands for this function, with who is on duty there now. */
    public Optional<OnDuty> at(DivisionCode division, DutyFunction function) {
        List<DutyUnit> found = units.listOf(division).stream()
                .filter(it -> it.function() == function)
                .toList();
        return on(found).values().stream().findFirst();
    }

    /** Who is on duty now at each unit of a division that has somebody. */
    public List<OnDuty> allAt(DivisionCode division) {
        return List.copyOf(on(units.listOf(division)).values());
    }

    /** Who is on duty now at each unit of a division and of everything below it that has somebody. */
    public List<OnDuty> allIn(DivisionCode division) {
        return List.copyOf(on(unitsIn(division)).values());
    }

    /** Units of a division and of everything below it, whether or not anybody is on duty there. */
    public List<DutyUnit> unitsIn(DivisionCode division) {
        return units.listIn(new String[] {division.prefix() + "%"});
    }

    /** Units of a division, whether or not anybody is on duty there. */
    public List<DutyUnit> unitsOf(DivisionCode division) {
        return units.listOf(division);
    }

    /** Who is on duty now for a team that keeps a roster of its own. */
    public Optional<OnDuty> ofTeam(String teamId) {
        return units.findOfTeam(teamId)
                .flatMap(it -> on(List.of(it)).values().stream().findFirst());
    }

    public Optional<OnDuty> ofUnit(String unitId) {
        return units.find(unitId)
                .flatMap(it -> on(List.of(it)).values().stream().findFirst());
    }

    /** Of many units with a handful of queries; a unit without anybody is left out. */
    Map<String, OnDuty> on(Collection<DutyUnit> of) {
        Instant now = clock.instant();
        Map<String, DutyUnit> byId = of.stream().collect(Collectors.toMap(DutyUnit::id, Function.identity()));
        Map<String, OnDuty> on = new HashMap<>();
        if (byId.isEmpty()) {
            return on;
        }
        for (DutyShift it : shifts.listTouching(byId.keySet(), now, now.plusMillis(1))) {
            // of two shifts that overlap the later one has begun its work
            on.put(it.unitId(), new OnDuty(byId.get(it.unitId()), it, false));
        }
        for (DutyHandovers.Handover open : handovers.listOpen(byId.keySet())) {
            // signed by nobody for a whole shift, it was forgotten: nobody is rung who went home the day before
            boolean forgotten = shifts.find(open.toShift())
                    .filter(it -> !it.until().isAfter(now))
                    .isPresent();
            shifts.find(open.fromShift())
                    .filter(giver -> !forgotten)
                    .ifPresent(giver -> on.put(
                            open.unitId(),
                            new OnDuty(
                                    byId.get(open.unitId()),
                                    giver,
                                    !giver.until().isAfter(now))));
        }
        return on;
    }
}
