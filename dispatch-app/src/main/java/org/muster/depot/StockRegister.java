package org.muster.depot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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

/**
 * What lies where, as counted; one row per depot, material and batch. A row that differs from the ledger is a count: the
 * difference is posted, nothing is overwritten.
 */
@Component
@Order(31)
class StockRegister implements Register<StockRegister.Row> {

    /** A batch on a shelf, together with the division of its depot. */
    record Row(
            String depotId,
            DivisionCode division,
            Material material,
            String batch,
            BigDecimal quantity,
            LocalDate expiresOn,
            Lot.Condition condition,
            LocalDate servicedOn,
            BigDecimal minimum) {}

    private final Depots depots;
    private final Materials materials;
    private final Shelves shelves;
    private final StockKeeping keeping;

    StockRegister(Depots depots, Materials materials, Shelves shelves, StockKeeping keeping) {
        this.depots = depots;
        this.materials = materials;
        this.shelves = shelves;
        this.keeping = keeping;
    }

    @Override
    public String kind() {
        return "stock";
    }

    @Override
    public List<String> columns() {
        return List.of("depot", "material", "batch", "quantity", "expires_on", "condition", "serviced_on", "minimum");
    }

    @Override
    public RowReader<Row> reader() {
        Map<String, Depot> stores =
                depots.listIn(Scope.ALL).stream().collect(Collectors.toMap(Depot::id, Function.identity()));
        Map<String, Material> catalogue = materials.list().stream()
                .collect(Collectors.toMap(it -> it.code().value(), Function.identity()));
        return row -> read(row, stores, catalogue);
    }

    private static Row read(CsvRow row, Map<String, Depot> stores, Map<String, Material> catalogue) {
        Depot depot = stores.get(row.text("depot"));
        if (depot == null) {
            throw Problem.invalid("depot", "没有这个仓库：" + row.text("depot"));
        }
        Material material = catalogue.get(row.text("material"));
        if (material == null || material.isKit()) {
            throw Problem.invalid("material", "物资目录里没有 " + row.text("material") + "，或它是组套");
        }
        return new Row(
                depot.id(),
                depot.divisionCode(),
                material,
                row.text("batch"),
                number(row, "quantity", material),
                row.optionalDate("expires_on"),
                row.oneOf(Lot.Condition.class, "condition"),
                row.optionalDate("serviced_on"),
                row.optional("minimum") == null ? null : number(row, "minimum", material));
    }

    private static BigDecimal number(CsvRow row, String column, Material material) {
        try {
            return Quantities.amount(column, new BigDecimal(row.text(column)), material);
        } catch (NumberFormatException e) {
            throw Problem.invalid(column, "须为 0 到 10 亿之间的数");
        }
    }

    @Override
    public DivisionCode divisionOf(Row row) {
        return row.division();
    }

    @Override
    public boolean save(Row row, Scope scope) {
        keeping.load(row);
        return true;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        List<List<Object>> rows = new ArrayList<>();
        for (Depot depot : depots.listIn(scope)) {
            Map<MaterialCode, BigDecimal> minimums = shelves.minimums(depot.id());
            shelves.of(depot.id()).forEach(it -> {
                BigDecimal minimum = minimums.get(it.lot().materialCode());
                rows.add(Arrays.asList(
                        depot.id(),
                        it.lot().materialCode(),
                        it.lot().batch(),
                        Quantities.plain(it.onHand()),
                        it.lot().expiresOn(),
                        it.lot().condition(),
                        it.lot().servicedOn(),
                        minimum == null ? null : Quantities.plain(minimum)));
            });
        }
        return rows;
    }
}
