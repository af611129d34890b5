package org.muster.depot;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lies where: lots and how much of each is on its shelf. */
@Repository
public class Shelves {

    private static final String LOT =
            "l.id, l.depot_id, l.material_code, l.batch, l.expires_on, l.condition, l.serviced_on";

    private final JdbcClient jdbc;

    Shelves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The lots of these materials in the depots of these divisions.
     *
     * @param exercise whose copy of the shelves is meant where there is one, or null for the real ones
     */
    public List<Shelf> list(Collection<MaterialCode> codes, String[] patterns, UUID exercise) {
        return jdbc.sql(
                        "select " + LOT
                                + """
                , coalesce(x.balance, a.balance, 0) on_hand, coalesce(x.reserved, case when x.id is null then a.reserved end, 0) reserved
                  from lot l join depot d on d.id = l.depot_id
                  left join ledger_account a on a.kind = 'DEPOT' and a.lot_id = l.id and a.holder = ''
                  left join ledger_account x on x.kind = 'DEPOT' and x.lot_id = l.id and x.holder = :exercise
                 where d.division_code like any (:scope) and l.material_code = any (:codes)
                 order by l.depot_id, l.material_code, l.expires_on nulls last, l.id""")
                .param("scope", patterns)
                .param("codes", codes.stream().map(MaterialCode::value).toArray(String[]::new))
                .param("exercise", exercise == null ? "-" : exercise.toString())
                .query(Shelves::shelf)
                .list();
    }

    /** Everything that lies, or ever lay, in a depot. */
    List<Shelf> of(String depotId) {
        return jdbc.sql(
                        "select " + LOT
                                + """
                , coalesce(a.balance, 0) on_hand, coalesce(a.reserved, 0) reserved
                  from lot l left join ledger_account a on a.kind = 'DEPOT' and a.lot_id = l.id and a.holder = ''
                 where l.depot_id = ? order by l.material_code, l.expires_on nulls last, l.id""")
                .param(depotId)
                .query(Shelves::shelf)
                .list();
    }

    public Optional<Lot> findLot(LotId id) {
        return jdbc.sql("select " + LOT + " from lot l where l.id = ?")
                .param(id.value())
                .query(Shelves::lot)
                .optional();
    }

    public Map<LotId, Lot> lots(Collection<LotId> ids) {
        Map<LotId, Lot> all = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select " + LOT + " from lot l where l.id = any (?)")
                    .param(ids.stream().map(LotId::value).toArray(Long[]::new))
                    .query(Shelves::lot)
                    .list()
                    .forEach(it -> all.put(it.id(), it));
        }
        return all;
    }

    /** The lot of that batch, laid down when there is none. */
    public Lot lotOf(
            String depotId,
            MaterialCode code,
            String batch,
            LocalDate expiresOn,
            Lot.Condition condition,
            LocalDate servicedOn) {
        jdbc.sql(
                        """
                insert into lot (depot_id, material_code, batch, expires_on, condition, serviced_on)
                values (?, ?, ?, ?, ?, ?) on conflict (depot_id, material_code, batch) do nothing""")
                .params(
                        depotId,
                        code.value(),
                        batch,
                        expiresOn == null ? null : Date.valueOf(expiresOn),
                        condition.name(),
                        servicedOn == null ? null : Date.valueOf(servicedOn))
                .update();
        return jdbc.sql("select " + LOT + " from lot l where l.depot_id = ? and l.material_code = ? and l.batch = ?")
                .params(depotId, code.value(), batch)
                .query(Shelves::lot)
                .single();
    }

    /** A lot of what never lay with us. */
    public LotId lotOfNobody(MaterialCode code, String batch) {
        return new LotId(jdbc.sql("insert into lot (material_code, batch) values (?, ?) returning id")
                .params(code.value(), batch)
                .query(Long.class)
                .single());
    }

    void describe(LotId id, LocalDate expiresOn, Lot.Condition condition, LocalDate servicedOn) {
        jdbc.sql("update lot set expires_on = ?, condition = ?, serviced_on = ? where id = ?")
                .params(
                        expiresOn == null ? null : Date.valueOf(expiresOn),
                        condition.name(),
                        servicedOn == null ? null : Date.valueOf(servicedOn),
                        id.value())
                .update();
    }

    Map<MaterialCode, BigDecimal> minimums(String depotId) {
        Map<MaterialCode, BigDecimal> all = new HashMap<>();
        jdbc.sql("select material_code, quantity from stock_minimum where depot_id = ?")
                .param(depotId)
                .query((row, i) -> Map.entry(new MaterialCode(row.getString(1)), row.getBigDecimal(2)))
                .list()
                .forEach(it -> all.put(it.getKey(), it.getValue()));
        return all;
    }

    void minimum(String depotId, MaterialCode code, BigDecimal quantity) {
        if (quantity == null || quantity.signum() == 0) {
            jdbc.sql("delete from stock_minimum where depot_id = ? and material_code = ?")
                    .params(depotId, code.value())
                    .update();
        } else {
            jdbc.sql(
                            """
                    insert into stock_minimum (depot_id, material_code, quantity) values (?, ?, ?)
                    on conflict (depot_id, material_code) do update set quantity = excluded.quantity""")
                    .params(depotId, code.value(), quantity)
                    .update();
        }
    }

    private static Shelf shelf(ResultSet row, int index) throws SQLException {
        return new Shelf(lot(row, index), row.getBigDecimal("on_hand"), row.getBigDecimal("reserved"));
    }

    private static Lot lot(ResultSet row, int index) throws SQLException {
        return new Lot(
                new LotId(row.getLong("id")),
                row.getString("depot_id"),
                new MaterialCode(row.getString("material_code")),
                row.getString("batch"),
                row.getObject("expires_on", LocalDate.class),
                Lot.Condition.valueOf(row.getString("condition")),
                row.getObject("serviced_on", LocalDate.class));
    }
}
