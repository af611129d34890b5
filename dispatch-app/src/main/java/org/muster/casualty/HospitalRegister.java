package org.muster.casualty;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.division.Divisions;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(61)
class HospitalRegister implements Register<Hospital> {

    private final Hospitals hospitals;
    private final Divisions divisions;

    HospitalRegister(Hospitals hospitals, Divisions divisions) {
        this.hospitals = hospitals;
        this.divisions = divisions;
    }

    @Override
    public String kind() {
        return "hospitals";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "name", "division", "lon", "lat", "phone", "grade", "services", "decontamination");
    }

    @Override
    public RowReader<Hospital> reader() {
        Set<DivisionCode> known = divisions.codes();
        return row -> read(row, known);
    }

    private static Hospital read(CsvRow row, Set<DivisionCode> known) {
        return new Hospital(
                row.id(),
                row.text("name"),
                row.division("division", known),
                row.position(),
                row.text("phone"),
                row.text("grade"),
                row.words("services").stream().map(HospitalRegister::service).toList(),
                row.whole("decontamination", 0, 1000));
    }

    private static Hospital.Service service(String word) {
        return Arrays.stream(Hospital.Service.values())
                .filter(it -> it.name().equals(word) || it.label().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("services", "须为创伤、烧伤、中毒、高压氧，用分号隔开"));
    }

    @Override
    public DivisionCode divisionOf(Hospital row) {
        return row.divisionCode();
    }

    @Override
    public boolean save(Hospital row, Scope scope) {
        return hospitals.save(row, scope);
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return hospitals.listIn(scope).stream()
                .map(it -> Arrays.<Object>asList(
                        it.id(),
                        it.name(),
                        it.divisionCode(),
                        it.location().lon(),
                        it.location().lat(),
                        it.phone(),
                        it.grade(),
                        it.services().stream().map(Hospital.Service::label).collect(Collectors.joining(";")),
                        it.decontamination()))
                .toList();
    }
}
