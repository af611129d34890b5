package org.muster.expert;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.account.Jurisdiction;
import org.muster.division.Divisions;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of experts, in and out as a table. */
@Repository
@Order(100)
class Experts implements Register<Expert> {

    private final JdbcClient jdbc;
    private final Divisions divisions;

    Experts(JdbcClient jdbc, Divisions divisions) {
        this.jdbc = jdbc;
        this.divisions = divisions;
    }

    @Override
    public String kind() {
        return "experts";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "name",
                "division",
                "unit",
                "title",
                "fields",
                "hazards",
                "substances",
                "grade",
                "video",
                "phone");
    }

    @Override
    public RowReader<Expert> reader() {
        Set<DivisionCode> known = divisions.codes();
        return row -> read(row, known);
    }

    private static Expert read(CsvRow row, Set<DivisionCode> known) {
        String phone = row.text("phone").replaceAll("[ -]", "");
        if (!phone.matches("\\+?\\d{3,20}")) {
            throw Problem.invalid("phone", "电话须为 3 到 20 位数字");
        }
        List<Hazard> hazards =
                row.words("hazards").stream().map(Experts::hazard).distinct().toList();
        if (hazards.isEmpty()) {
            throw Problem.invalid("hazards", "请写明适用的灾种：FOREST_FIRE、FLOOD、ENTERPRISE_ACCIDENT，用分号隔开");
        }
        return new Expert(
                row.id(),
                row.text("name"),
                row.division("division", known),
                row.text("unit"),
                row.optional("title"),
                row.words("fields"),
                hazards,
                row.words("substances"),
                row.oneOf(CreditGrade.class, "grade"),
                row.yes("video"),
                phone);
    }

    private static Hazard hazard(String word) {
        return Arrays.stream(Hazard.values())
                .filter(it -> it.name().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid("hazards", "灾种须为 FOREST_FIRE、FLOOD、ENTERPRISE_ACCIDENT，没有“" + word + "”"));
    }

    @Override
    public DivisionCode divisionOf(Expert row) {
        return row.divisionCode();
    }

    /** The grade of somebody who is known already stays as their work has made it. */
    @Override
    public boolean save(Expert it, Scope scope) {
        return jdbc.sql(
                                """
                        insert into expert (id, name, division_code, unit, title, fields, hazards, substances, grade, video, phone)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, division_code = excluded.division_code,
                            unit = excluded.unit, title = excluded.title, fields = excluded.fields,
                            hazards = excluded.hazards, substances = excluded.substances, video = excluded.video,
                            phone = excluded.phone,
                            grade = case when exists (select 1 from expert_credit c where c.expert_id = expert.id)
                                         then expert.grade else excluded.grade end
                        where expert.division_code like any (?)""")
                        .params(Arrays.asList(
                                it.id(),
                                it.name(),
                                it.divisionCode().value(),
                                it.unit(),
                                it.title(),
                                it.fields().toArray(String[]::new),
                                it.hazards().stream().map(Enum::name).toArray(String[]::new),
                                it.substances().toArray(String[]::new),
                                it.grade().name(),
                                it.video(),
                                it.phone(),
                                scope.patterns()))
                        .update()
                == 1;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return jdbc
                .sql("select * from expert where division_code like any (?) order by id")
                .param(scope.patterns())
                .query(Experts::expert)
                .list()
                .stream()
                .map(it -> Arrays.<Object>asList(
                        it.id(),
                        it.name(),
                        it.divisionCode(),
                        it.unit(),
                        it.title(),
                        it.fields(),
                        it.hazards(),
                        it.substances(),
                        it.grade(),
                        it.video() ? "是" : "否",
                        it.phone()))
                .toList();
    }

    List<Expert> listIn(Collection<DivisionCode> scope) {
        return jdbc.sql("select * from expert where division_code like any (?) order by grade, name")
                .param(Jurisdiction.patternsOf(scope))
                .query(Experts::expert)
                .list();
    }

    Optional<Expert> find(String id) {
        return jdbc.sql("select * from expert where id = ?")
                .param(id)
                .query(Experts::expert)
                .optional();
    }

    /** Those an incident of this division may call: of the same city, whichever county, and of the levels above. */
    List<Expert> withinReach(DivisionCode division) {
        DivisionCode city = division.county().above().orElse(division);
        String[] above = city.above().map(it -> new String[] {it.value()}).orElse(new String[0]);
        return jdbc.sql("select * from expert where division_code like ? or division_code = any (?)")
                .params(city.prefix() + "%", above)
                .query(Experts::expert)
                .list();
    }

    void regrade(String id, CreditGrade grade) {
        jdbc.sql("update expert set grade = ? where id = ?")
                .params(grade.name(), id)
                .update();
    }

    private static Expert expert(ResultSet row, int index) throws SQLException {
        return new Expert(
                row.getString("id"),
                row.getString("name"),
                new DivisionCode(row.getString("division_code")),
                row.getString("unit"),
                row.getString("title"),
                words(row.getArray("fields")),
                words(row.getArray("hazards")).stream().map(Hazard::valueOf).toList(),
                words(row.getArray("substances")),
                CreditGrade.valueOf(row.getString("grade")),
                row.getBoolean("video"),
                row.getString("phone"));
    }

    private static List<String> words(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
