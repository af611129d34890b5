package org.muster.firm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.muster.firm.Firm.Holding;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.muster.substance.SubstanceId;
import org.muster.substance.Substances;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What lies in the firms as a table: a row adds or replaces one substance of one unit. */
@Component
@Order(71)
class FirmSubstanceRegister implements Register<FirmSubstanceRegister.Row> {

    record Row(FirmId firm, DivisionCode division, Holding holding) {}

    private final Firms firms;
    private final FirmManagement management;
    private final Substances substances;

    FirmSubstanceRegister(Firms firms, FirmManagement management, Substances substances) {
        this.firms = firms;
        this.management = management;
        this.substances = substances;
    }

    @Override
    public String kind() {
        return "firm-substances";
    }

    @Override
    public List<String> columns() {
        return List.of("firm", "unit", "substance", "tonnes", "container");
    }

    @Override
    public RowReader<Row> reader() {
        Map<String, DivisionCode> sites = firms.sites();
        Set<String> known = firms.ids();
        Set<String> cards = substances.ids();
        return row -> read(row, sites, known, cards);
    }

    private static Row read(CsvRow row, Map<String, DivisionCode> sites, Set<String> known, Set<String> cards) {
        String firm = row.text("firm");
        if (!known.contains(firm)) {
            throw Problem.invalid("firm", "没有这个企业的档案，请先建档：" + firm);
        }
        String substance = row.text("substance");
        if (!cards.contains(substance)) {
            throw Problem.invalid("substance", "没有这张物质卡片：" + substance);
        }
        double tonnes = row.number("tonnes", 0, MajorHazard.MOST_TONNES.doubleValue());
        BigDecimal exact = BigDecimal.valueOf(tonnes);
        if (tonnes == 0 || exact.stripTrailingZeros().scale() > 4) {
            throw Problem.invalid("tonnes", "存量须大于 0 吨，最多 4 位小数");
        }
        return new Row(
                new FirmId(firm),
                sites.get(firm),
                new Holding(row.text("unit"), new SubstanceId(substance), exact, row.optional("container")));
    }

    @Override
    public DivisionCode divisionOf(Row row) {
        return row.division();
    }

    @Override
    public boolean save(Row row, Scope scope) {
        management.hold(row.firm(), row.holding());
        return true;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        List<FirmId> ids = firms.listIn(scope).stream().map(Firm::id).toList();
        Map<FirmId, List<Holding>> held = firms.holdings(ids);
        return ids.stream()
                .flatMap(id -> held.getOrDefault(id, List.of()).stream().map(it -> cells(id, it)))
                .toList();
    }

    private static List<Object> cells(FirmId id, Holding it) {
        return Stream.of(
                        id,
                        it.unit(),
                        it.substanceId(),
                        it.tonnes().toPlainString(),
                        it.container() == null ? "" : it.container())
                .map(Object.class::cast)
                .toList();
    }
}
