package org.muster.shelter;

import java.util.Arrays;
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
        return List.of(
                "id",
                "name",
                "division",
                "lon",
                "lat",
                "capacity",
                "contact_name",
                "contact_phone",
                "kind",
                "standard",
                "medical",
                "keeper_account");
    }

    @Override
    public Set<String> optionalColumns() {
        return Set.of("kind", "standard", "medical", "keeper_account");
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
                row.text("contact_phone"),
                row.optional("kind") == null ? "学校" : row.text("kind"),
                row.optional("standard") != null && row.yes("standard"),
                row.optional("medical") != null && row.yes("medical"),
                row.optional("keeper_account"));
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
                .map(it -> Arrays.<Object>asList(
                        it.id(),
                        it.name(),
                        it.divisionCode(),
                        it.location().lon(),
                        it.location().lat(),
                        it.capacity(),
                        it.contactName(),
                        it.contactPhone(),
                        it.kind(),
                        it.standard(),
                        it.medical(),
                        it.keeperAccount()))
                .toList();
    }
}
