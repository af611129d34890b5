package org.muster.division;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All administrative divisions we know. */
@Repository
public class Divisions {

    private final JdbcClient jdbc;
    private final ObjectProvider<DivisionFinder> boundaries;
    private final double reachMetres;

    Divisions(
            JdbcClient jdbc,
            ObjectProvider<DivisionFinder> boundaries,
            @Value("${muster.division.reach-km:60}") double reachKm) {
        this.jdbc = jdbc;
        this.boundaries = boundaries;
        this.reachMetres = reachKm * 1000;
    }

    /** @throws Problem 404 when there is no such division */
    public Division get(DivisionCode code) {
        return find(code).orElseThrow(() -> Problem.notFound("行政区划"));
    }

    public Optional<Division> find(DivisionCode code) {
        return jdbc.sql("select * from division where code = ?")
                .param(code.value())
                .query(Divisions::division)
                .optional();
    }

    /** The official name, or the code itself when it is not in the register. */
    public String nameOf(DivisionCode code) {
        return find(code).map(Division::name).orElse(code.value());
    }

    public List<Division> list() {
        return listIn(Scope.ALL);
    }

    /** These divisions and everything below them. */
    public List<Division> listIn(Collection<DivisionCode> divisions) {
        return listIn(new Scope(divisions));
    }

    public Set<DivisionCode> codes() {
        return list().stream().map(Division::code).collect(Collectors.toSet());
    }

    /** The narrowest division the point lies in, or empty when it lies outside all that are known. */
    public Optional<Division> divisionAt(Position point) {
        DivisionFinder finder = boundaries.getIfAvailable();
        return finder != null ? finder.divisionAt(point) : new NearestSeat(list(), reachMetres).at(point);
    }

    List<Division> listIn(Scope scope) {
        return jdbc.sql("select * from division where code like any (?) order by code")
                .param(scope.patterns())
                .query(Divisions::division)
                .list();
    }

    boolean save(Division division) {
        return jdbc.sql(
                                """
                        insert into division (code, name, lon, lat) values (?, ?, ?, ?)
                        on conflict (code) do update set name = excluded.name, lon = excluded.lon, lat = excluded.lat""")
                        .params(
                                division.code().value(),
                                division.name(),
                                division.centre().lon(),
                                division.centre().lat())
                        .update()
                == 1;
    }

    private static Division division(ResultSet row, int index) throws SQLException {
        return new Division(
                new DivisionCode(row.getString("code")),
                row.getString("name"),
                new Position(row.getDouble("lon"), row.getDouble("lat")));
    }
}
