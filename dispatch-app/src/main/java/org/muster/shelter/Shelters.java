package org.muster.shelter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All shelters. */
@Repository
public class Shelters {

    private final JdbcClient jdbc;

    Shelters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The shelters of these divisions and of everything below them. */
    public List<Shelter> listIn(Collection<DivisionCode> divisions) {
        return listIn(new Scope(divisions));
    }

    List<Shelter> listIn(Scope scope) {
        return jdbc.sql("select * from shelter where division_code like any (?) order by id")
                .param(scope.patterns())
                .query(Shelters::shelter)
                .list();
    }

    boolean save(Shelter shelter, Scope scope) {
        return jdbc.sql(
                                """
                        insert into shelter (id, name, division_code, lon, lat, capacity, contact_name, contact_phone)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, division_code = excluded.division_code,
                            lon = excluded.lon, lat = excluded.lat, capacity = excluded.capacity,
                            contact_name = excluded.contact_name, contact_phone = excluded.contact_phone
                        where shelter.division_code like any (?)""")
                        .params(Arrays.asList(
                                shelter.id(),
                                shelter.name(),
                                shelter.divisionCode().value(),
                                shelter.location().lon(),
                                shelter.location().lat(),
                                shelter.capacity(),
                                shelter.contactName(),
                                shelter.contactPhone(),
                                scope.patterns()))
                        .update()
                == 1;
    }

    private static Shelter shelter(ResultSet row, int index) throws SQLException {
        return new Shelter(
                row.getString("id"),
                row.getString("name"),
                new DivisionCode(row.getString("division_code")),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                row.getInt("capacity"),
                row.getString("contact_name"),
                row.getString("contact_phone"));
    }
}
