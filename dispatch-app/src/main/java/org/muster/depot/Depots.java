package org.muster.depot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All depots. */
@Repository
public class Depots {

    private final JdbcClient jdbc;

    Depots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Depot> find(String id) {
        return jdbc.sql("select * from depot where id = ?")
                .param(id)
                .query(Depots::depot)
                .optional();
    }

    /** @param patterns as {@code Jurisdiction.patterns()} gives them */
    public List<Depot> listIn(String[] patterns) {
        return jdbc.sql("select * from depot where division_code like any (?) order by id")
                .param(patterns)
                .query(Depots::depot)
                .list();
    }

    public List<Depot> listOf(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from depot where id = any (?)")
                        .param(ids.toArray(String[]::new))
                        .query(Depots::depot)
                        .list();
    }

    List<Depot> listIn(Scope scope) {
        return listIn(scope.patterns());
    }

    boolean save(Depot depot, Scope scope) {
        return jdbc.sql(
                                """
                        insert into depot (id, name, division_code, lon, lat, owner_name, owner_kind, pooled,
                                           keeper_name, keeper_phone)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, division_code = excluded.division_code,
                            lon = excluded.lon, lat = excluded.lat, owner_name = excluded.owner_name,
                            owner_kind = excluded.owner_kind, pooled = excluded.pooled,
                            keeper_name = excluded.keeper_name, keeper_phone = excluded.keeper_phone
                        where depot.division_code like any (?)""")
                        .params(Arrays.asList(
                                depot.id(),
                                depot.name(),
                                depot.divisionCode().value(),
                                depot.location().lon(),
                                depot.location().lat(),
                                depot.ownerName(),
                                depot.ownerKind().name(),
                                depot.pooled(),
                                depot.keeperName(),
                                depot.keeperPhone(),
                                scope.patterns()))
                        .update()
                == 1;
    }

    private static Depot depot(ResultSet row, int index) throws SQLException {
        return new Depot(
                row.getString("id"),
                row.getString("name"),
                new DivisionCode(row.getString("division_code")),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                row.getString("owner_name"),
                Depot.OwnerKind.valueOf(row.getString("owner_kind")),
                row.getBoolean("pooled"),
                row.getString("keeper_name"),
                row.getString("keeper_phone"));
    }
}
