package org.muster.substance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All rows of all tables of distances. */
@Repository
class IsolationDistances {

    private final JdbcClient jdbc;

    IsolationDistances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whatever any table says of it. */
    List<IsolationDistance> listOf(SubstanceId substance) {
        return jdbc.sql("select * from isolation_distance where substance_id = ? order by source_table, isolate_m, id")
                .param(substance.value())
                .query(IsolationDistances::distance)
                .list();
    }

    /** What one table says for a spill of this size: of every substance and of the unknown one. */
    List<IsolationDistance> listOf(String table, Spill spill) {
        return jdbc.sql("select * from isolation_distance where source_table = ? and spill = ? order by id")
                .params(table, spill.name())
                .query(IsolationDistances::distance)
                .list();
    }

    List<IsolationDistance> list() {
        return jdbc.sql("select * from isolation_distance order by id")
                .query(IsolationDistances::distance)
                .list();
    }

    void save(IsolationDistance it) {
        jdbc.sql(
                        """
                insert into isolation_distance (id, substance_id, source_table, spill, container, wind, isolate_m, day_m,
                                                night_m, at_least, flag, source, note)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set substance_id = excluded.substance_id, source_table = excluded.source_table,
                    spill = excluded.spill, container = excluded.container, wind = excluded.wind,
                    isolate_m = excluded.isolate_m, day_m = excluded.day_m, night_m = excluded.night_m,
                    at_least = excluded.at_least, flag = excluded.flag, source = excluded.source, note = excluded.note""")
                .params(Arrays.asList(
                        it.id(),
                        it.substance() == null ? null : it.substance().value(),
                        it.table(),
                        it.spill().name(),
                        it.container(),
                        it.wind(),
                        it.isolateMetres(),
                        it.dayMetres(),
                        it.nightMetres(),
                        it.atLeast(),
                        it.flag().sign(),
                        it.source(),
                        it.note()))
                .update();
    }

    private static IsolationDistance distance(ResultSet row, int index) throws SQLException {
        String substance = row.getString("substance_id");
        return new IsolationDistance(
                row.getString("id"),
                substance == null ? null : new SubstanceId(substance),
                row.getString("source_table"),
                Spill.valueOf(row.getString("spill")),
                row.getString("container"),
                row.getString("wind"),
                row.getInt("isolate_m"),
                row.getObject("day_m", Integer.class),
                row.getObject("night_m", Integer.class),
                row.getBoolean("at_least"),
                Confidence.of(row.getString("flag")),
                row.getString("source"),
                row.getString("note"));
    }
}
