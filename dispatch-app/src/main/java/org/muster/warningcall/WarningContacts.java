package org.muster.warningcall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.muster.division.Divisions;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who answers for each township, village and site, as a table. */
@Repository
@Order(90)
class WarningContacts implements Register<WarningContact> {

    private static final int MOST_TURNS = 9;

    private final JdbcClient jdbc;
    private final Divisions divisions;

    WarningContacts(JdbcClient jdbc, Divisions divisions) {
        this.jdbc = jdbc;
        this.divisions = divisions;
    }

    /** Of these divisions and what lies below them: townships first, then villages and sites, each in the order of calling. */
    List<WarningContact> listIn(String[] patterns) {
        return jdbc.sql(
                        """
                select * from warning_contact where division_code like any (?)
                 order by array_position(array['TOWNSHIP', 'VILLAGE', 'SITE'], kind), division_code, target, position, id""")
                .param(patterns)
                .query(WarningContacts::contact)
                .list();
    }

    @Override
    public String kind() {
        return "warning-contacts";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id", "kind", "target", "division", "site", "position", "person", "post", "phone", "satellite_phone");
    }

    @Override
    public RowReader<WarningContact> reader() {
        Set<DivisionCode> known = divisions.codes();
        return row -> read(row, known);
    }

    private static WarningContact read(CsvRow row, Set<DivisionCode> known) {
        TargetKind kind = row.oneOf(TargetKind.class, "kind");
        if (kind == TargetKind.UNIT) {
            throw Problem.invalid("kind", "联动单位按值班表叫应，这里只登记 TOWNSHIP、VILLAGE、SITE");
        }
        return new WarningContact(
                row.id(),
                kind,
                row.text("target"),
                row.division("division", known),
                row.optional("site"),
                row.whole("position", 1, MOST_TURNS),
                new Contact(
                        row.text("person"), row.text("post"), row.optional("phone"), row.optional("satellite_phone")));
    }

    @Override
    public DivisionCode divisionOf(WarningContact row) {
        return row.division();
    }

    @Override
    public boolean save(WarningContact it, Scope scope) {
        return jdbc.sql(
                                """
                        insert into warning_contact (id, kind, target, division_code, site, position, person, post, phone,
                                                     satellite_phone)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update
                           set kind = excluded.kind, target = excluded.target, division_code = excluded.division_code,
                               site = excluded.site, position = excluded.position, person = excluded.person,
                               post = excluded.post, phone = excluded.phone, satellite_phone = excluded.satellite_phone
                         where warning_contact.division_code like any (?)""")
                        .params(Arrays.asList(
                                it.id(),
                                it.kind().name(),
                                it.target(),
                                it.division().value(),
                                it.site(),
                                it.position(),
                                it.contact().person(),
                                it.contact().post(),
                                it.contact().phone(),
                                it.contact().satellitePhone(),
                                scope.patterns()))
                        .update()
                == 1;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return listIn(scope.patterns()).stream()
                .map(it -> Arrays.<Object>asList(
                        it.id(),
                        it.kind(),
                        it.target(),
                        it.division(),
                        it.site(),
                        it.position(),
                        it.contact().person(),
                        it.contact().post(),
                        it.contact().phone(),
                        it.contact().satellitePhone()))
                .toList();
    }

    private static WarningContact contact(ResultSet row, int index) throws SQLException {
        return new WarningContact(
                row.getString("id"),
                TargetKind.valueOf(row.getString("kind")),
                row.getString("target"),
                new DivisionCode(row.getString("division_code")),
                row.getString("site"),
                row.getInt("position"),
                new Contact(
                        row.getString("person"),
                        row.getString("post"),
                        row.getString("phone"),
                        row.getString("satellite_phone")));
    }
}
