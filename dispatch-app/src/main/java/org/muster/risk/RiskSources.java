package org.muster.risk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.muster.division.Divisions;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All risk sources and protected objects. */
@Repository
@Order(40)
class RiskSources implements Register<RiskSource> {

    private final JdbcClient jdbc;
    private final Divisions divisions;

    RiskSources(JdbcClient jdbc, Divisions divisions) {
        this.jdbc = jdbc;
        this.divisions = divisions;
    }

    List<RiskSource> listIn(Scope scope) {
        return jdbc.sql("select * from risk_source where division_code like any (?) order by id")
                .param(scope.patterns())
                .query(RiskSources::source)
                .list();
    }

    @Override
    public String kind() {
        return "risk-sources";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "name", "kind", "division", "colour", "level", "lon", "lat", "people", "note");
    }

    @Override
    public RowReader<RiskSource> reader() {
        Set<DivisionCode> known = divisions.codes();
        return row -> read(row, known);
    }

    private static RiskSource read(CsvRow row, Set<DivisionCode> known) {
        return new RiskSource(
                row.id(),
                row.text("name"),
                row.oneOf(RiskKind.class, "kind"),
                row.division("division", known),
                row.oneOf(RiskColour.class, "colour"),
                row.optional("level"),
                row.position(),
                row.optional("people") == null ? null : row.whole("people", 0, 10_000_000),
                row.optional("note"));
    }

    @Override
    public DivisionCode divisionOf(RiskSource row) {
        return row.divisionCode();
    }

    @Override
    public boolean save(RiskSource source, Scope scope) {
        return jdbc.sql(
                                """
                        insert into risk_source (id, name, kind, division_code, colour, level, lon, lat, people, note)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, kind = excluded.kind,
                            division_code = excluded.division_code, colour = excluded.colour, level = excluded.level,
                            lon = excluded.lon, lat = excluded.lat, people = excluded.people, note = excluded.note
                        where risk_source.division_code like any (?)""")
                        .params(Arrays.asList(
                                source.id(),
                                source.name(),
                                source.kind().name(),
                                source.divisionCode().value(),
                                source.colour().name(),
                                source.level(),
                                source.location().lon(),
                                source.location().lat(),
                                source.people(),
                                source.note(),
                                scope.patterns()))
                        .update()
                == 1;
    }

    @Override
    public List<List<Object>> export(Scope scope) {
        return listIn(scope).stream()
                .map(it -> Arrays.<Object>asList(
                        it.id(),
                        it.name(),
                        it.kind(),
                        it.divisionCode(),
                        it.colour(),
                        it.level(),
                        it.location().lon(),
                        it.location().lat(),
                        it.people(),
                        it.note()))
                .toList();
    }

    private static RiskSource source(ResultSet row, int index) throws SQLException {
        return new RiskSource(
                row.getString("id"),
                row.getString("name"),
                RiskKind.valueOf(row.getString("kind")),
                new DivisionCode(row.getString("division_code")),
                RiskColour.valueOf(row.getString("colour")),
                row.getString("level"),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                row.getObject("people", Integer.class),
                row.getString("note"));
    }
}
