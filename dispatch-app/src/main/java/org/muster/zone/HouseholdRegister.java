package org.muster.zone;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.muster.zone.Zone.InCharge;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The households of all zones as CSV. */
@Component
@Order(62)
class HouseholdRegister implements Register<HouseholdRegister.Row> {

    record Row(Household household, DivisionCode division) {}

    private final Zones zones;
    private final Households households;

    HouseholdRegister(Zones zones, Households households) {
        this.zones = zones;
        this.households = households;
    }

    @Override
    public String kind() {
        return "households";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "zone",
                "code",
                "head",
                "phone",
                "address",
                "vehicle",
                "worker_name",
                "worker_phone",
                "worker_account");
    }

    @Override
    public Set<String> optionalColumns() {
        return Set.of("vehicle", "worker_account");
    }

    @Override
    public RowReader<Row> reader() {
        Map<String, DivisionCode> known = zones.divisions();
        return row -> read(row, known);
    }

    private static Row read(CsvRow row, Map<String, DivisionCode> known) {
        String zone = row.text("zone");
        DivisionCode division = known.get(zone);
        if (division == null) {
            throw Problem.invalid("zone", "没有这个转移片区：" + zone);
        }
        return new Row(
                new Household(
                        row.id(),
                        new ZoneId(zone),
                        row.text("code"),
                        row.text("head"),
                        row.text("phone"),
                        row.text("address"),
                        row.optional("vehicle"),
                        new InCharge(row.text("worker_name"), row.text("worker_phone"), row.optional("worker_account")),
                        List.of()),
                division);
    }

    @Override
    public DivisionCode divisionOf(Row row) {
        return row.division();
    }

    @Override
    public boolean save(Row row, Scope scope) {
        return households.save(row.household(), scope);
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return households.listIn(scope).stream()
                .map(it -> Arrays.<Object>asList(
                        it.id(),
                        it.zone(),
                        it.code(),
                        it.head(),
                        it.phone(),
                        it.address(),
                        it.vehicle(),
                        it.worker().name(),
                        it.worker().phone(),
                        it.worker().account()))
                .toList();
    }
}
