package org.muster.duty;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.muster.division.Divisions;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The units that keep a roster, as a table. */
@Component
@Order(70)
class DutyUnitRegister implements Register<DutyUnit> {

    private final DutyUnits units;
    private final Divisions divisions;

    DutyUnitRegister(DutyUnits units, Divisions divisions) {
        this.units = units;
        this.divisions = divisions;
    }

    @Override
    public String kind() {
        return "duty-units";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "name", "division", "function", "team", "phone", "position");
    }

    @Override
    public RowReader<DutyUnit> reader() {
        Set<DivisionCode> known = divisions.codes();
        return row -> read(row, known);
    }

    private static DutyUnit read(CsvRow row, Set<DivisionCode> known) {
        return new DutyUnit(
                row.id(),
                row.text("name"),
                row.division("division", known),
                row.oneOf(DutyFunction.class, "function"),
                row.optional("team"),
                row.optional("phone"),
                row.whole("position", 0, 9999));
    }

    @Override
    public DivisionCode divisionOf(DutyUnit row) {
        return row.division();
    }

    @Override
    public boolean save(DutyUnit row, Scope scope) {
        return units.save(row, scope);
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return units.listIn(scope.patterns()).stream()
                .map(it -> Arrays.<Object>asList(
                        it.id(), it.name(), it.division(), it.function(), it.teamId(), it.phone(), it.position()))
                .toList();
    }
}
