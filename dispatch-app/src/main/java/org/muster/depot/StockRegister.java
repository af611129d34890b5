package org.muster.depot;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What lies where, as counted; one row per depot and material. */
@Component
@Order(31)
class StockRegister implements Register<StockRegister.Row> {

    /** A line together with the division of its depot. */
    record Row(StockLine line, DivisionCode division) {}

    private final Depots depots;

    StockRegister(Depots depots) {
        this.depots = depots;
    }

    @Override
    public String kind() {
        return "stock";
    }

    @Override
    public List<String> columns() {
        return List.of("depot", "material", "class", "quantity", "unit");
    }

    @Override
    public RowReader<Row> reader() {
        Map<String, Depot> known =
                depots.listIn(Scope.ALL).stream().collect(Collectors.toMap(Depot::id, Function.identity()));
        return row -> read(row, known);
    }

    private static Row read(CsvRow row, Map<String, Depot> known) {
        Depot depot = known.get(row.text("depot"));
        if (depot == null) {
            throw Problem.invalid("depot", "没有这个仓库：" + row.text("depot"));
        }
        StockLine line = new StockLine(
                depot.id(),
                row.text("material"),
                row.whole("class", 1, 3),
                BigDecimal.valueOf(row.number("quantity", 0, 1e9)),
                row.text("unit"));
        return new Row(line, depot.divisionCode());
    }

    @Override
    public DivisionCode divisionOf(Row row) {
        return row.division();
    }

    @Override
    public boolean save(Row row, Scope scope) {
        return depots.save(row.line());
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return depots.stockIn(scope).stream()
                .map(it -> List.<Object>of(it.depotId(), it.material(), it.materialClass(), it.quantity(), it.unit()))
                .toList();
    }
}
