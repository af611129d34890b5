package org.muster.depot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All depots and their stock. */
@Repository
class Depots {

    private final JdbcClient jdbc;

    Depots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Depot> find(String id) {
        return jdbc.sql("select * from depot where id = ?")
                .param(id)
                .query(Depots::depot)
                .optional();
    }

    List<Depot> listIn(Scope scope) {
        return jdbc.sql("select * from depot where division_code like any (?) order by id")
                .param(scope.patterns())
                .query(Depots::depot)
                .list();
    }

    List<StockLine> stockOf(String depotId) {
        return jdbc.sql("select * from stock where depot_id = ? order by class, material")
                .param(depotId)
                .query(Depots::line)
                .list();
    }

    List<StockLine> stockIn(Scope scope) {
        return jdbc.sql(
                        """
                select stock.* from stock join depot on depot.id = stock.depot_id
                 where depot.division_code like any (?) order by depot_id, class, material""")
                .param(scope.patterns())
                .query(Depots::line)
                .list();
    }

    boolean save(Depot depot, Scope scope) {
        return jdbc.sql(
                                """
                        insert into depot (id, name, division_code, lon, lat, keeper_name, keeper_phone)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, division_code = excluded.division_code,
                            lon = excluded.lon, lat = excluded.lat, keeper_name = excluded.keeper_name,
                            keeper_phone = excluded.keeper_phone
                        where depot.division_code like any (?)""")
                        .params(Arrays.asList(
                                depot.id(),
                                depot.name(),
                                depot.divisionCode().value(),
                                depot.location().lon(),
                                depot.location().lat(),
                                depot.keeperName(),
                                depot.keeperPhone(),
                                scope.patterns()))
                        .update()
                == 1;
    }

    boolean save(StockLine line) {
        return jdbc.sql(
                                """
                        insert into stock (depot_id, material, class, quantity, unit) values (?, ?, ?, ?, ?)
                        on conflict (depot_id, material) do update set class = excluded.class,
                            quantity = excluded.quantity, unit = excluded.unit""")
                        .params(line.depotId(), line.material(), line.materialClass(), line.quantity(), line.unit())
                        .update()
                == 1;
    }

    private static Depot depot(ResultSet row, int index) throws SQLException {
        return new Depot(
                row.getString("id"),
                row.getString("name"),
                new DivisionCode(row.getString("division_code")),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                row.getString("keeper_name"),
                row.getString("keeper_phone"));
    }

    private static StockLine line(ResultSet row, int index) throws SQLException {
        return new StockLine(
                row.getString("depot_id"),
                row.getString("material"),
                row.getInt("class"),
                row.getBigDecimal("quantity"),
                row.getString("unit"));
    }
}
