package org.muster.substance;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The distances as a table: a bureau that uses another one loads its rows here. */
@Component
@Order(36)
class IsolationDistanceRegister implements Register<IsolationDistance> {

    /** No table of distances reaches farther (ERG ends at 11 km). */
    private static final int FARTHEST = 20_000;

    private static final Set<String> WINDS = Set.of("LOW", "MODERATE", "HIGH");

    private final IsolationDistances distances;
    private final Substances substances;

    IsolationDistanceRegister(IsolationDistances distances, Substances substances) {
        this.distances = distances;
        this.substances = substances;
    }

    @Override
    public String kind() {
        return "isolation-distances";
    }

    @Override
    public boolean inDemoCast() {
        return false;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "substance",
                "table",
                "spill",
                "container",
                "wind",
                "isolate_m",
                "day_m",
                "night_m",
                "at_least",
                "flag",
                "source",
                "note");
    }

    @Override
    public RowReader<IsolationDistance> reader() {
        Set<String> known = substances.ids();
        return row -> read(row, known);
    }

    private static IsolationDistance read(CsvRow row, Set<String> known) {
        String substance = row.optional("substance");
        if (substance != null && !known.contains(substance)) {
            throw Problem.invalid("substance", "没有这张物质卡片：" + substance);
        }
        String wind = row.optional("wind");
        if (wind != null && !WINDS.contains(wind)) {
            throw Problem.invalid("wind", "风速分档须为 LOW、MODERATE 或 HIGH");
        }
        Integer day = row.optional("day_m") == null ? null : row.whole("day_m", 1, FARTHEST);
        Integer night = row.optional("night_m") == null ? null : row.whole("night_m", 1, FARTHEST);
        if ((day == null) != (night == null) || day != null && night < day) {
            throw Problem.invalid("night_m", "白天、夜间下风向距离须同时填写，且夜间不小于白天");
        }
        return new IsolationDistance(
                row.id(),
                substance == null ? null : new SubstanceId(substance),
                row.text("table"),
                row.oneOf(Spill.class, "spill"),
                row.optional("container"),
                wind,
                row.whole("isolate_m", 1, FARTHEST),
                day,
                night,
                row.yes("at_least"),
                flag(row),
                row.text("source"),
                row.optional("note"));
    }

    private static Confidence flag(CsvRow row) {
        return Confidence.of(row.text("flag"));
    }

    @Override
    public DivisionCode divisionOf(IsolationDistance row) {
        return SubstanceRegister.EVERYWHERE;
    }

    @Override
    public boolean save(IsolationDistance row, Scope scope) {
        distances.save(row);
        return true;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return distances.list().stream()
                .map(it -> Arrays.<Object>asList(
                        it.id(),
                        it.substance(),
                        it.table(),
                        it.spill(),
                        it.container(),
                        it.wind(),
                        it.isolateMetres(),
                        it.dayMetres(),
                        it.nightMetres(),
                        it.atLeast() ? "是" : "否",
                        it.flag().sign(),
                        it.source(),
                        it.note()))
                .toList();
    }
}
