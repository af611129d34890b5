package org.muster.depot;

import java.util.List;
import java.util.Set;
import org.muster.division.Divisions;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(30)
class DepotRegister implements Register<Depot> {

    private final Depots depots;
    private final Divisions divisions;

    DepotRegister(Depots depots, Divisions divisions) {
        this.depots = depots;
        this.divisions = divisions;
    }

    @Override
    public String kind() {
        return "depots";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "name",
                "division",
                "lon",
                "lat",
                "owner_name",
                "owner_kind",
                "pooled",
                "keeper_name",
                "keeper_phone");
    }

    @Override
    public RowReader<Depot> reader() {
        Set<DivisionCode> known = divisions.codes();
        return row -> read(row, known);
    }

    private static Depot read(CsvRow row, Set<DivisionCode> known) {
        return new Depot(
                row.id(),
                row.text("name"),
                row.division("division", known),
                row.position(),
                row.text("owner_name"),
                row.oneOf(Depot.OwnerKind.class, "owner_kind"),
                row.yes("pooled"),
                row.text("keeper_name"),
                row.text("keeper_phone"));
    }

    @Override
    public DivisionCode divisionOf(Depot row) {
        return row.divisionCode();
    }

    @Override
    public boolean save(Depot row, Scope scope) {
        return depots.save(row, scope);
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return depots.listIn(scope).stream()
                .map(it -> List.<Object>of(
                        it.id(),
                        it.name(),
                        it.divisionCode(),
                        it.location().lon(),
                        it.location().lat(),
                        it.ownerName(),
                        it.ownerKind(),
                        it.pooled() ? "是" : "否",
                        it.keeperName(),
                        it.keeperPhone()))
                .toList();
    }
}
