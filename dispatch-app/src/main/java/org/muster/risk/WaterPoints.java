package org.muster.risk;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
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

/** All water points. */
@Repository
@Order(41)
public class WaterPoints implements Register<WaterPoint> {

    private final JdbcClient jdbc;
    private final Divisions divisions;

    WaterPoints(JdbcClient jdbc, Divisions divisions) {
        this.jdbc = jdbc;
        this.divisions = divisions;
    }

    /** The water points of these divisions and of everything below them. */
    public List<WaterPoint> listIn(Collection<DivisionCode> divisions) {
        return listIn(new Scope(divisions));
    }

    List<WaterPoint> listIn(Scope scope) {
        return jdbc.sql("select * from water_point where division_code like any (?) order by id")
                .param(scope.patterns())
                .query(WaterPoints::point)
                .list();
    }

    @Override
    public String kind() {
        return "water-points";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "name", "kind", "division", "lon", "lat", "volume_m3", "checked_on", "usable", "note");
    }

    @Override
    public RowReader<WaterPoint> reader() {
        Set<DivisionCode> known = divisions.codes();
        return row -> read(row, known);
    }

    private static WaterPoint read(CsvRow row, Set<DivisionCode> known) {
        return new WaterPoint(
                row.id(),
                row.text("name"),
                row.oneOf(WaterKind.class, "kind"),
                row.division("division", known),
                row.position(),
                BigDecimal.valueOf(row.number("volume_m3", 0, 1e8)),
                row.optionalDate("checked_on"),
                row.yes("usable"),
                row.optional("note"));
    }

    @Override
    public DivisionCode divisionOf(WaterPoint row) {
        return row.divisionCode();
    }

    @Override
    public boolean save(WaterPoint point, Scope scope) {
        return jdbc.sql(
                                """
                        insert into water_point (id, name, kind, division_code, lon, lat, volume_m3, checked_on, usable,
                            note)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, kind = excluded.kind,
                            division_code = excluded.division_code, lon = excluded.lon, lat = excluded.lat,
                            volume_m3 = excluded.volume_m3, checked_on = excluded.checked_on, usable = excluded.usable,
                            note = excluded.note
                        where water_point.division_code like any (?)""")
                        .params(Arrays.asList(
                                point.id(),
                                point.name(),
                                point.kind().name(),
                                point.divisionCode().value(),
                                point.location().lon(),
                                point.location().lat(),
                                point.volumeM3(),
                                point.checkedOn(),
                                point.usable(),
                                point.note(),
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
                        it.location().lon(),
                        it.location().lat(),
                        it.volumeM3(),
                        it.checkedOn(),
                        it.usable(),
                        it.note()))
                .toList();
    }

    private static WaterPoint point(ResultSet row, int index) throws SQLException {
        return new WaterPoint(
                row.getString("id"),
                row.getString("name"),
                WaterKind.valueOf(row.getString("kind")),
                new DivisionCode(row.getString("division_code")),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                row.getBigDecimal("volume_m3"),
                row.getObject("checked_on", LocalDate.class),
                row.getBoolean("usable"),
                row.getString("note"));
    }
}
