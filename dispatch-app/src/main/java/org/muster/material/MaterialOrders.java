package org.muster.material;

import static org.muster.shared.Json.instant;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.depot.LotId;
import org.muster.depot.MaterialCode;
import org.muster.material.MaterialOrder.Line;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.team.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders' rows and their lines. */
@Repository
class MaterialOrders {

    /** First half of the lock's name: spells MATO. */
    private static final int FAMILY = 0x4D41544F;

    private static final int MOST_LISTED = 300;

    private final JdbcClient jdbc;

    MaterialOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets only one number an incident's orders at a time, until the transaction ends; to be held before any shelf. */
    void holdNumbers(IncidentId incident) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(FAMILY, incident.toString())
                .query((row, i) -> true)
                .single();
    }

    /** The next number; whoever asked for one before has written it when this returns. */
    int nextNumber(IncidentId incident) {
        holdNumbers(incident);
        return jdbc.sql("select coalesce(max(number), 0) + 1 from material_order where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    void add(MaterialOrder it) {
        jdbc.sql(
                        """
                insert into material_order
                       (id, incident_id, number, state, exercise, depot_id, destination, lon, lat, receiver_team_id,
                        split_from, needed_by, note, requested_at, requested_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        it.id().value(),
                        it.incidentId().value(),
                        it.number(),
                        it.state().name(),
                        it.exercise(),
                        it.depotId(),
                        it.destination().name(),
                        it.destination().location().lon(),
                        it.destination().location().lat(),
                        it.receiverTeamId() == null ? null : it.receiverTeamId().value(),
                        it.splitFrom() == null ? null : it.splitFrom().value(),
                        timestamp(it.neededBy()),
                        it.note(),
                        timestamp(it.stamps().requestedAt()),
                        it.stamps().requestedBy())
                .update();
    }

    void lines(MaterialOrderId id, List<Line> lines) {
        jdbc.sql("delete from material_order_line where order_id = ?")
                .param(id.value())
                .update();
        for (Line it : lines) {
            jdbc.sql(
                            """
                    insert into material_order_line
                           (order_id, line, material_code, lot_id, requested, allocated, loaded, reasons)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id.value(),
                            it.line(),
                            it.materialCode().value(),
                            it.lotId() == null ? null : it.lotId().value(),
                            it.requested(),
                            it.allocated(),
                            it.loaded(),
                            it.reasons().toArray(String[]::new))
                    .update();
        }
    }

    void loaded(MaterialOrderId id, int line, BigDecimal quantity) {
        jdbc.sql("update material_order_line set loaded = ? where order_id = ? and line = ?")
                .params(quantity, id.value(), line)
                .update();
    }

    List<Line> linesOf(MaterialOrderId id) {
        return linesOf(List.of(id)).getOrDefault(id, List.of());
    }

    Map<MaterialOrderId, List<Line>> linesOf(Collection<MaterialOrderId> ids) {
        Map<MaterialOrderId, List<Line>> all = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select * from material_order_line where order_id = any (?) order by order_id, line")
                    .param(ids.stream().map(MaterialOrderId::value).toArray(UUID[]::new))
                    .query((row, i) -> Map.entry(new MaterialOrderId(row.getObject("order_id", UUID.class)), line(row)))
                    .list()
                    .forEach(it -> all.computeIfAbsent(it.getKey(), any -> new ArrayList<>())
                            .add(it.getValue()));
        }
        return all;
    }

    private static Line line(ResultSet row) throws SQLException {
        Long lot = row.getObject("lot_id", Long.class);
        return new Line(
                row.getInt("line"),
                new MaterialCode(row.getString("material_code")),
                lot == null ? null : new LotId(lot),
                row.getBigDecimal("requested"),
                row.getBigDecimal("allocated"),
                row.getBigDecimal("loaded"),
                List.of((String[]) row.getArray("reasons").getArray()));
    }

    Optional<MaterialOrder> find(MaterialOrderId id) {
        return jdbc.sql("select * from material_order where id = ?")
                .param(id.value())
                .query(MaterialOrders::order)
                .optional();
    }

    Optional<MaterialOrder> lock(MaterialOrderId id) {
        return jdbc.sql("select * from material_order where id = ? for update")
                .param(id.value())
                .query(MaterialOrders::order)
                .optional();
    }

    List<MaterialOrder> listOf(IncidentId incident) {
        return jdbc.sql("select * from material_order where incident_id = ? order by number")
                .param(incident.value())
                .query(MaterialOrders::order)
                .list();
    }

    List<MaterialOrder> list(Collection<UUID> ids) {
        return jdbc.sql("select * from material_order where id = any (?)")
                .param(ids.toArray(UUID[]::new))
                .query(MaterialOrders::order)
                .list();
    }

    /** Open orders of incidents in these divisions. */
    List<MaterialOrder> listOpenIn(String[] scope) {
        return jdbc.sql(
                        """
                select o.* from material_order o join incident i on i.id = o.incident_id
                 where o.closed_at is null and i.division_code like any (?)
                 order by o.requested_at desc limit ?""")
                .params(scope, MOST_LISTED)
                .query(MaterialOrders::order)
                .list();
    }

    /** Of one depot: what is open, and what was closed since. */
    List<MaterialOrder> listOfDepot(String depot, Instant since) {
        return jdbc.sql(
                        """
                select * from material_order where depot_id = ? and (closed_at is null or closed_at > ?)
                 order by requested_at desc limit ?""")
                .params(depot, Timestamp.from(since), MOST_LISTED)
                .query(MaterialOrders::order)
                .list();
    }

    /** What a team carries or may take over: its own, and those without a receiver of incidents it is on. */
    List<MaterialOrder> listOfTeam(String team, Instant since) {
        return jdbc.sql(
                        """
                select * from material_order m
                 where (m.closed_at is null or m.closed_at > :since) and m.depot_id is not null
                   and (m.carrier_team_id = :team or m.receiver_team_id = :team
                        or m.receiver_team_id is null and m.incident_id in
                           (select o.incident_id from dispatch_order o
                             where o.team_id = :team and o.state not in ('REFUSED', 'CANCELLED', 'RELEASED')))
                 order by m.requested_at desc limit :most""")
                .param("team", team)
                .param("since", Timestamp.from(since))
                .param("most", MOST_LISTED)
                .query(MaterialOrders::order)
                .list();
    }

    /** Orders that hold a shelf back though their time to be loaded is over. */
    List<MaterialOrderId> listExpired(Instant now) {
        return jdbc
                .sql("select id from material_order where state = 'ALLOCATED' and reserved_until <= ? order by id")
                .param(Timestamp.from(now))
                .query(UUID.class)
                .list()
                .stream()
                .map(MaterialOrderId::new)
                .toList();
    }

    void allocated(MaterialOrderId id, String depotId, Instant until, Instant eta, BigDecimal km, Instant at) {
        jdbc.sql(
                        """
                update material_order set state = 'ALLOCATED', depot_id = ?, reserved_until = ?, eta_at = ?,
                       distance_km = ?, allocated_at = ? where id = ?""")
                .params(depotId, timestamp(until), timestamp(eta), km, timestamp(at), id.value())
                .update();
    }

    /** Back to where it waits for a depot. */
    void unallocated(MaterialOrderId id) {
        jdbc.sql(
                        """
                update material_order set state = 'REQUESTED', depot_id = null, reserved_until = null, eta_at = null,
                       distance_km = null, allocated_at = null where id = ?""")
                .param(id.value())
                .update();
    }

    void reservedUntil(MaterialOrderId id, Instant until) {
        jdbc.sql("update material_order set reserved_until = ? where id = ?")
                .params(timestamp(until), id.value())
                .update();
    }

    /** @param stamp the column of the first time, which stays */
    void moveTo(MaterialOrderId id, MaterialOrderState state, String stamp, Instant at) {
        jdbc.sql("update material_order set state = ?, " + stamp + " = coalesce(" + stamp + ", ?) where id = ?")
                .params(state.name(), timestamp(at), id.value())
                .update();
    }

    void stamp(MaterialOrderId id, String stamp, Instant at) {
        jdbc.sql("update material_order set " + stamp + " = coalesce(" + stamp + ", ?) where id = ?")
                .params(timestamp(at), id.value())
                .update();
    }

    void reopened(MaterialOrderId id) {
        jdbc.sql("update material_order set closed_at = null, settled_at = null where id = ?")
                .param(id.value())
                .update();
    }

    void eta(MaterialOrderId id, Instant eta) {
        jdbc.sql("update material_order set eta_at = ? where id = ?")
                .params(timestamp(eta), id.value())
                .update();
    }

    void reason(MaterialOrderId id, String reason) {
        jdbc.sql("update material_order set reason = ? where id = ?")
                .params(reason, id.value())
                .update();
    }

    void carrier(MaterialOrderId id, MaterialOrder.Carrier carrier) {
        jdbc.sql(
                        """
                update material_order set carrier_team_id = ?, carrier_name = ?, carrier_plate = ?, carrier_phone = ?
                 where id = ?""")
                .params(carrier.teamId(), carrier.name(), carrier.plate(), carrier.phone(), id.value())
                .update();
    }

    private static Timestamp timestamp(Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static MaterialOrder order(ResultSet row, int index) throws SQLException {
        UUID split = row.getObject("split_from", UUID.class);
        String receiver = row.getString("receiver_team_id");
        String carrierTeam = row.getString("carrier_team_id");
        String carrierName = row.getString("carrier_name");
        return new MaterialOrder(
                new MaterialOrderId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                MaterialOrderState.valueOf(row.getString("state")),
                row.getBoolean("exercise"),
                row.getString("depot_id"),
                new MaterialOrder.Destination(
                        row.getString("destination"), new Position(row.getDouble("lon"), row.getDouble("lat"))),
                carrierTeam == null && carrierName == null
                        ? null
                        : new MaterialOrder.Carrier(
                                carrierTeam,
                                carrierName,
                                row.getString("carrier_plate"),
                                row.getString("carrier_phone")),
                receiver == null ? null : new TeamId(receiver),
                split == null ? null : new MaterialOrderId(split),
                instant(row, "needed_by"),
                row.getString("note"),
                row.getString("reason"),
                instant(row, "reserved_until"),
                instant(row, "eta_at"),
                row.getBigDecimal("distance_km"),
                new MaterialOrder.Stamps(
                        instant(row, "requested_at"),
                        row.getString("requested_by"),
                        instant(row, "allocated_at"),
                        instant(row, "loaded_at"),
                        instant(row, "departed_at"),
                        instant(row, "received_at"),
                        instant(row, "used_at"),
                        instant(row, "settled_at"),
                        instant(row, "cancelled_at"),
                        instant(row, "closed_at")));
    }
}
