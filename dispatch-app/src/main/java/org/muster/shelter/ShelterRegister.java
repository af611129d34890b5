package org.muster.shelter;

import java.util.List;
import java.util.Set;
import org.muster.division.Divisions;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(60)
class ShelterRegister implements Register<Shelter> {

    private final Shelters shelters;
    private final Divisions divisions;

    ShelterRegister(Shelters shelters, Divisions divisions) {
        this.shelters = shelters;
        this.divisions = divisions;
    }

    @Override
    public String kind() {
        return "shelters";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "name", "division", "lon", "lat", "capacity", "contact_name", "contact_phone");
    }

    @Override
    public RowReader<Shelter> reader() {
        Set<DivisionCode> known = divisions.codes();
        return row -> read(row, known);
    }

    private static Shelter read(CsvRow row, Set<DivisionCode> known) {
        return new Shelter(
                row.id(),
                row.text("name"),
                row.division("division", known),
                row.position(),
                row.whole("capacity", 1, 100_000),
                row.text("contact_name"),
                row.text("contact_phone"));
    }

    @Override
    public DivisionCode divisionOf(Shelter row) {
        return row.divisionCode();
    }

    @Override
    public boolean save(Shelter row, Scope scope) {
        return shelters.save(row, scope);
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return shelters.listIn(scope).stream()
                .map(it -> List.<Object>of(
                        it.id(),
                        it.name(),
                        it.divisionCode(),
                        it.location().lon(),
                        it.location().lat(),
                        it.capacity(),
                        it.contactName(),
                        it.contactPhone()))
                .toList();
    }
}
