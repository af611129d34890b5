package org.muster.zone;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who lives in the households, as CSV. */
@Component
@Order(63)
class ResidentRegister implements Register<ResidentRegister.Row> {

    record Row(Resident resident, DivisionCode division) {}

    private final Households households;

    ResidentRegister(Households households) {
        this.households = households;
    }

    @Override
    public String kind() {
        return "residents";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "household", "name", "born_on", "needs", "phone");
    }

    @Override
    public Set<String> optionalColumns() {
        return Set.of("needs", "phone");
    }

    @Override
    public RowReader<Row> reader() {
        Map<String, DivisionCode> known = households.divisions();
        return row -> read(row, known);
    }

    private static Row read(CsvRow row, Map<String, DivisionCode> known) {
        String household = row.text("household");
        DivisionCode division = known.get(household);
        if (division == null) {
            throw Problem.invalid("household", "没有这一户：" + household);
        }
        return new Row(
                new Resident(
                        row.id(),
                        household,
                        row.text("name"),
                        row.date("born_on"),
                        row.words("needs").stream().map(ResidentRegister::need).toList(),
                        row.optional("phone")),
                division);
    }

    /** By its word or its Chinese name. */
    private static SpecialNeed need(String word) {
        return Stream.of(SpecialNeed.values())
                .filter(it -> it.name().equals(word) || it.label().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "needs",
                        "不认识“" + word + "”，可写："
                                + String.join(
                                        "、",
                                        Stream.of(SpecialNeed.values())
                                                .map(SpecialNeed::label)
                                                .toList())));
    }

    @Override
    public DivisionCode divisionOf(Row row) {
        return row.division();
    }

    @Override
    public boolean save(Row row, Scope scope) {
        return households.save(row.resident(), scope);
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return households.residentsIn(scope).stream()
                .map(it -> Arrays.<Object>asList(
                        it.id(), it.householdId(), it.name(), it.bornOn(), it.needs(), it.phone()))
                .toList();
    }
}
