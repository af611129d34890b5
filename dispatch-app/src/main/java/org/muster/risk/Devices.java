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

/** All cameras, gauges and detectors. */
@Repository
@Order(42)
class Devices implements Register<Device> {

    private final JdbcClient jdbc;
    private final Divisions divisions;

    Devices(JdbcClient jdbc, Divisions divisions) {
        this.jdbc = jdbc;
        this.divisions = divisions;
    }

    List<Device> listIn(Scope scope) {
        return jdbc.sql("select * from device where division_code like any (?) order by id")
                .param(scope.patterns())
                .query(Devices::device)
                .list();
    }

    @Override
    public String kind() {
        return "devices";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "name", "kind", "division", "lon", "lat", "measures");
    }

    @Override
    public RowReader<Device> reader() {
        Set<DivisionCode> known = divisions.codes();
        return row -> read(row, known);
    }

    private static Device read(CsvRow row, Set<DivisionCode> known) {
        return new Device(
                row.id(),
                row.text("name"),
                row.oneOf(DeviceKind.class, "kind"),
                row.division("division", known),
                row.position(),
                row.optional("measures"));
    }

    @Override
    public DivisionCode divisionOf(Device row) {
        return row.divisionCode();
    }

    @Override
    public boolean save(Device device, Scope scope) {
        return jdbc.sql(
                                """
                        insert into device (id, name, kind, division_code, lon, lat, measures)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, kind = excluded.kind,
                            division_code = excluded.division_code, lon = excluded.lon, lat = excluded.lat,
                            measures = excluded.measures
                        where device.division_code like any (?)""")
                        .params(Arrays.asList(
                                device.id(),
                                device.name(),
                                device.kind().name(),
                                device.divisionCode().value(),
                                device.location().lon(),
                                device.location().lat(),
                                device.measures(),
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
                        it.measures()))
                .toList();
    }

    private static Device device(ResultSet row, int index) throws SQLException {
        return new Device(
                row.getString("id"),
                row.getString("name"),
                DeviceKind.valueOf(row.getString("kind")),
                new DivisionCode(row.getString("division_code")),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                row.getString("measures"));
    }
}
