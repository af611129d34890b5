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

/** All populated places, whoever asks: a danger does not end at a border, and who is in it is counted. */
@Repository
@Order(43)
public class PopulatedPlaces implements Register<PopulatedPlace> {

    private final JdbcClient jdbc;
    private final Divisions divisions;

    PopulatedPlaces(JdbcClient jdbc, Divisions divisions) {
        this.jdbc = jdbc;
        this.divisions = divisions;
    }

    /** Those in a box of longitudes and latitudes. */
    public List<PopulatedPlace> listBetween(Position southWest, Position northEast) {
        return jdbc.sql("select * from populated_place where lon between ? and ? and lat between ? and ? order by id")
                .params(southWest.lon(), northEast.lon(), southWest.lat(), northEast.lat())
                .query(PopulatedPlaces::place)
                .list();
    }

    List<PopulatedPlace> listIn(Scope scope) {
        return jdbc.sql("select * from populated_place where division_code like any (?) order by id")
                .param(scope.patterns())
                .query(PopulatedPlaces::place)
                .list();
    }

    @Override
    public String kind() {
        return "populated-places";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id", "name", "kind", "division", "lon", "lat", "people", "homes", "contact_name", "contact_phone");
    }

    @Override
    public RowReader<PopulatedPlace> reader() {
        Set<DivisionCode> known = divisions.codes();
        return row -> read(row, known);
    }

    private static PopulatedPlace read(CsvRow row, Set<DivisionCode> known) {
        return new PopulatedPlace(
                row.id(),
                row.text("name"),
                row.oneOf(PlaceKind.class, "kind"),
                row.division("division", known),
                row.position(),
                row.whole("people", 0, 10_000_000),
                row.whole("homes", 0, 10_000_000),
                row.optional("contact_name"),
                row.optional("contact_phone"));
    }

    @Override
    public DivisionCode divisionOf(PopulatedPlace row) {
        return row.divisionCode();
    }

    @Override
    public boolean save(PopulatedPlace it, Scope scope) {
        return jdbc.sql(
                                """
                        insert into populated_place (id, name, kind, division_code, lon, lat, people, homes, contact_name,
                                                     contact_phone)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, kind = excluded.kind,
                            division_code = excluded.division_code, lon = excluded.lon, lat = excluded.lat,
                            people = excluded.people, homes = excluded.homes, contact_name = excluded.contact_name,
                            contact_phone = excluded.contact_phone
                        where populated_place.division_code like any (?)""")
                        .params(Arrays.asList(
                                it.id(),
                                it.name(),
                                it.kind().name(),
                                it.divisionCode().value(),
                                it.location().lon(),
                                it.location().lat(),
                                it.people(),
                                it.homes(),
                                it.contactName(),
                                it.contactPhone(),
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
                        it.people(),
                        it.homes(),
                        it.contactName(),
                        it.contactPhone()))
                .toList();
    }

    private static PopulatedPlace place(ResultSet row, int index) throws SQLException {
        return new PopulatedPlace(
                row.getString("id"),
                row.getString("name"),
                PlaceKind.valueOf(row.getString("kind")),
                new DivisionCode(row.getString("division_code")),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                row.getInt("people"),
                row.getInt("homes"),
                row.getString("contact_name"),
                row.getString("contact_phone"));
    }
}
