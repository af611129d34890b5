package org.muster.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The units' rows. */
@Repository
class DutyUnits {

    private static final String ORDER = " order by division_code, position, id";

    private final JdbcClient jdbc;

    DutyUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DutyUnit> find(String id) {
        return jdbc.sql("select * from duty_unit where id = ?")
                .param(id)
                .query(DutyUnits::unit)
                .optional();
    }

    List<DutyUnit> listIn(String[] patterns) {
        return jdbc.sql("select * from duty_unit where division_code like any (?)" + ORDER)
                .param(patterns)
                .query(DutyUnits::unit)
                .list();
    }

    /** Of this very division; townships below it are their own. */
    List<DutyUnit> listOf(DivisionCode division) {
        return jdbc.sql("select * from duty_unit where division_code = ?" + ORDER)
                .param(division.value())
                .query(DutyUnits::unit)
                .list();
    }

    Optional<DutyUnit> findOfTeam(String teamId) {
        return jdbc.sql("select * from duty_unit where team_id = ? limit 1")
                .param(teamId)
                .query(DutyUnits::unit)
                .optional();
    }

    /** @return false when the id is used outside the scope */
    boolean save(DutyUnit it, Scope scope) {
        return jdbc.sql(
                                """
                        insert into duty_unit (id, name, division_code, function, team_id, phone, position)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, division_code = excluded.division_code,
                            function = excluded.function, team_id = excluded.team_id, phone = excluded.phone,
                            position = excluded.position
                        where duty_unit.division_code like any (?)""")
                        .params(Arrays.asList(
                                it.id(),
                                it.name(),
                                it.division().value(),
                                it.function().name(),
                                it.teamId(),
                                it.phone(),
                                it.position(),
                                scope.patterns()))
                        .update()
                == 1;
    }

    private static DutyUnit unit(ResultSet row, int index) throws SQLException {
        return new DutyUnit(
                row.getString("id"),
                row.getString("name"),
                new DivisionCode(row.getString("division_code")),
                DutyFunction.valueOf(row.getString("function")),
                row.getString("team_id"),
                row.getString("phone"),
                row.getInt("position"));
    }
}
