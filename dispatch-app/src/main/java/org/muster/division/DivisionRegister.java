package org.muster.division;

import java.util.List;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(10)
class DivisionRegister implements Register<Division> {

    private final Divisions divisions;

    DivisionRegister(Divisions divisions) {
        this.divisions = divisions;
    }

    @Override
    public String kind() {
        return "divisions";
    }

    @Override
    public List<String> columns() {
        return List.of("code", "name", "lon", "lat");
    }

    @Override
    public RowReader<Division> reader() {
        return DivisionRegister::read;
    }

    private static Division read(CsvRow row) {
        return new Division(row.division("code"), row.text("name"), row.position());
    }

    @Override
    public DivisionCode divisionOf(Division row) {
        return row.code();
    }

    @Override
    public boolean save(Division row, Scope scope) {
        return divisions.save(row);
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return divisions.listIn(scope).stream()
                .map(it -> List.<Object>of(
                        it.code(), it.name(), it.centre().lon(), it.centre().lat()))
                .toList();
    }
}
