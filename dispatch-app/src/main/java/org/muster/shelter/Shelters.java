package org.muster.shelter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    public Optional<Shelter> find(String id) {
        return jdbc.sql("select * from shelter where id = ?")
                .param(id)
                .query(Shelters::shelter)
                .optional();
    }

    public List<Shelter> list(Collection<String> ids) {
        return jdbc.sql("select * from shelter where id = any (?) order by id")
                .param(ids.toArray(String[]::new))
                .query(Shelters::shelter)
                .list();
    }

    /** Those somebody keeps. */
    public List<Shelter> listKeptBy(String account) {
        return jdbc.sql("select * from shelter where keeper_account = ? order by id")
                .param(account)
                .query(Shelters::shelter)
                .list();
    }

    public Set<String> ids() {
        return new HashSet<>(
                jdbc.sql("select id from shelter").query(String.class).list());
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
                        insert into shelter (id, name, division_code, lon, lat, capacity, contact_name, contact_phone,
                                             kind, standard, medical, keeper_account)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, division_code = excluded.division_code,
                            lon = excluded.lon, lat = excluded.lat, capacity = excluded.capacity,
                            contact_name = excluded.contact_name, contact_phone = excluded.contact_phone,
                            kind = excluded.kind, standard = excluded.standard, medical = excluded.medical,
                            keeper_account = excluded.keeper_account
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
                                shelter.kind(),
                                shelter.standard(),
                                shelter.medical(),
                                shelter.keeperAccount(),
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
                row.getString("contact_phone"),
                row.getString("kind"),
                row.getBoolean("standard"),
                row.getBoolean("medical"),
                row.getString("keeper_account"));
    }
}
