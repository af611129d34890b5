package org.muster.duty;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shifts as a table: a row is a shift, told by its unit and beginning; a row of the same unit and beginning replaces
 * it. Times are the bureau's own, {@code 2026-04-05T08:30}; an officer is name and phone, several apart by semicolons.
 */
@Component
@Order(71)
class DutyShiftRegister implements Register<DutyShiftRegister.Row> {

    /** @param unit the one it belongs to */
    record Row(DutyUnit unit, DutyShift shift) {}

    private final DutyUnits units;
    private final DutyShifts shifts;
    private final Clock clock;
    private final ZoneId zone;

    DutyShiftRegister(
            DutyUnits units, DutyShifts shifts, Clock clock, @Value("${muster.time-zone:Asia/Shanghai}") ZoneId zone) {
        this.units = units;
        this.shifts = shifts;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String kind() {
        return "duty-shifts";
    }

    @Override
    public List<String> columns() {
        return List.of("unit", "from", "until", "leader_name", "leader_title", "leader_phone", "officers");
    }

    @Override
    public boolean inDemoCast() {
        return false;
    }

    @Override
    public RowReader<Row> reader() {
        Map<String, DutyUnit> known =
                units.listIn(new String[] {"%"}).stream().collect(Collectors.toMap(DutyUnit::id, Function.identity()));
        return row -> read(row, known);
    }

    private Row read(CsvRow row, Map<String, DutyUnit> known) {
        DutyUnit unit = known.get(row.text("unit"));
        if (unit == null) {
            throw Problem.invalid("unit", "没有这个值班单位：" + row.text("unit"));
        }
        String leader = row.optional("leader_name");
        DutyPerson leads = leader == null
                ? null
                : new DutyPerson(leader, row.optional("leader_title"), row.optional("leader_phone"));
        List<DutyPerson> officers =
                row.words("officers").stream().map(DutyShiftRegister::officer).toList();
        Instant from = time(row, "from");
        Instant until = time(row, "until");
        DutyRules.mustBeAShift(from, until, leads, officers);
        return new Row(unit, new DutyShift(UUID.randomUUID(), unit.id(), from, until, leads, officers, 1));
    }

    private static DutyPerson officer(String word) {
        int gap = word.lastIndexOf(' ');
        return gap < 0
                ? new DutyPerson(word, null, null)
                : new DutyPerson(word.substring(0, gap).strip(), null, word.substring(gap + 1));
    }

    private Instant time(CsvRow row, String column) {
        try {
            return LocalDateTime.parse(row.text(column).replace(' ', 'T'))
                    .truncatedTo(ChronoUnit.MINUTES)
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid(column, "时间须写作 2026-04-05T08:30");
        }
    }

    @Override
    public DivisionCode divisionOf(Row row) {
        return row.unit().division();
    }

    @Override
    public boolean save(Row row, Scope scope) {
        shifts.save(row.shift());
        return true;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        List<String> ids =
                units.listIn(scope.patterns()).stream().map(DutyUnit::id).toList();
        Instant now = clock.instant();
        return shifts.listTouching(ids, now.minus(Duration.ofDays(31)), now.plus(Duration.ofDays(366))).stream()
                .map(this::cells)
                .toList();
    }

    private List<Object> cells(DutyShift it) {
        DutyPerson leader = it.leader();
        return Arrays.asList(
                it.unitId(),
                LocalDateTime.ofInstant(it.from(), zone),
                LocalDateTime.ofInstant(it.until(), zone),
                leader == null ? null : leader.name(),
                leader == null ? null : leader.title(),
                leader == null ? null : leader.phone(),
                it.officers().stream()
                        .map(one -> one.phone() == null ? one.name() : one.name() + " " + one.phone())
                        .toList());
    }
}
