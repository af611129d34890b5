package org.muster.risk;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.division.Divisions;
import org.muster.register.CsvRow;
import org.muster.register.Register;
import org.muster.shared.DivisionCode;
import org.muster.shared.Json;
import org.muster.shared.Position;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All water points, and the water in them: every change is a movement, and the movements sum to what is there. */
@Repository
@Order(41)
public class WaterPoints implements Register<WaterPoint> {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Why the water in a point changed, or was found as it is. */
    public enum Movement {
        CHECK,
        DRAW,
        REFILL
    }

    /**
     * One change of the water in a point.
     *
     * @param clientId made where it is written, so that sending it again changes nothing again
     * @param nowM3 what is in it afterwards
     * @param drawnM3 what a crew says it drew, or null
     * @param orderId the order it was drawn under, or null
     */
    public record Moved(
            UUID clientId,
            Movement kind,
            BigDecimal nowM3,
            BigDecimal drawnM3,
            UUID orderId,
            UUID incidentId,
            String by,
            String note,
            Instant at) {}

    private final JdbcClient jdbc;
    private final Divisions divisions;
    private final Clock clock;
    private final Duration checkValid;

    /** @param checkValid for how long a check is relied on; no rule says so [?] */
    WaterPoints(
            JdbcClient jdbc,
            Divisions divisions,
            Clock clock,
            @Value("${muster.water.check-valid:P30D}") Duration checkValid) {
        this.jdbc = jdbc;
        this.divisions = divisions;
        this.clock = clock;
        this.checkValid = checkValid;
    }

    /** One water point, held against a second person who draws from it at the same moment. */
    public Optional<WaterPoint> lock(String id) {
        return jdbc.sql("select * from water_point where id = ? for update")
                .param(id)
                .query(this::point)
                .optional();
    }

    public WaterPoint get(String id) {
        return jdbc.sql("select * from water_point where id = ?")
                .param(id)
                .query(this::point)
                .single();
    }

    /** Whether this was written down before. */
    public boolean knows(String id, UUID clientId) {
        return jdbc.sql("select exists (select 1 from water_movement where point_id = ? and client_id = ?)")
                .params(id, clientId)
                .query(Boolean.class)
                .single();
    }

    /** The point is held by the caller. */
    public void move(WaterPoint point, Moved moved) {
        jdbc.sql(
                        """
                insert into water_movement (id, point_id, client_id, kind, change_m3, now_m3, drawn_m3, order_id, incident_id,
                                            by_name, note, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        UUID.randomUUID(),
                        point.id(),
                        moved.clientId(),
                        moved.kind().name(),
                        moved.nowM3().subtract(point.nowM3()),
                        moved.nowM3(),
                        moved.drawnM3(),
                        moved.orderId(),
                        moved.incidentId(),
                        moved.by(),
                        moved.note(),
                        Timestamp.from(moved.at())))
                .update();
        jdbc.sql("update water_point set now_m3 = ? where id = ?")
                .params(moved.nowM3(), point.id())
                .update();
    }

    /** Somebody has looked; the point is held by the caller. */
    public void checked(String id, boolean usable, String by, Instant at) {
        jdbc.sql("update water_point set usable = ?, checked_on = ?, checked_at = ?, checked_by = ? where id = ?")
                .params(usable, LocalDate.ofInstant(at, ZONE), Timestamp.from(at), by, id)
                .update();
    }

    /** The water points of these divisions and of everything below them. */
    public List<WaterPoint> listIn(Collection<DivisionCode> divisions) {
        return listIn(new Scope(divisions));
    }

    List<WaterPoint> listIn(Scope scope) {
        return jdbc.sql("select * from water_point where division_code like any (?) order by id")
                .param(scope.patterns())
                .query(this::point)
                .list();
    }

    @Override
    public String kind() {
        return "water-points";
    }

    @Override
    public List<String> columns() {
        return List.of("id", "name", "kind", "division", "lon", "lat", "volume_m3", "checked_on", "usable", "note");
    }

    @Override
    public RowReader<WaterPoint> reader() {
        Set<DivisionCode> known = divisions.codes();
        return row -> read(row, known);
    }

    private static WaterPoint read(CsvRow row, Set<DivisionCode> known) {
        BigDecimal volume = BigDecimal.valueOf(row.number("volume_m3", 0, 1e8));
        LocalDate checkedOn = row.optionalDate("checked_on");
        return new WaterPoint(
                row.id(),
                row.text("name"),
                row.oneOf(WaterKind.class, "kind"),
                row.division("division", known),
                row.position(),
                volume,
                volume,
                checkedOn,
                checkedOn == null ? null : checkedOn.atStartOfDay(ZONE).toInstant(),
                null,
                false,
                row.yes("usable"),
                row.optional("note"));
    }

    @Override
    public DivisionCode divisionOf(WaterPoint row) {
        return row.divisionCode();
    }

    /** A new point is taken to be full; of a known one the register does not know what is in it, or of a newer check. */
    @Override
    public boolean save(WaterPoint point, Scope scope) {
        int saved = jdbc.sql(
                        """
                        insert into water_point (id, name, kind, division_code, lon, lat, volume_m3, now_m3, checked_on,
                            checked_at, usable, note)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, kind = excluded.kind,
                            division_code = excluded.division_code, lon = excluded.lon, lat = excluded.lat,
                            volume_m3 = excluded.volume_m3, now_m3 = least(water_point.now_m3, excluded.volume_m3),
                            checked_on = greatest(water_point.checked_on, excluded.checked_on),
                            checked_at = greatest(water_point.checked_at, excluded.checked_at),
                            usable = excluded.usable, note = excluded.note
                        where water_point.division_code like any (?)""")
                .params(Arrays.asList(
                        point.id(),
                        point.name(),
                        point.kind().name(),
                        point.divisionCode().value(),
                        point.location().lon(),
                        point.location().lat(),
                        point.volumeM3(),
                        point.volumeM3(),
                        point.checkedOn(),
                        point.checkedAt() == null ? null : Timestamp.from(point.checkedAt()),
                        point.usable(),
                        point.note(),
                        scope.patterns()))
                .update();
        if (saved == 1) {
            balance(point.id());
        }
        return saved == 1;
    }

    /** What the register put in or took away is a movement too. */
    private void balance(String id) {
        jdbc.sql(
                        """
                insert into water_movement (id, point_id, client_id, kind, change_m3, now_m3, by_name, at)
                select gen_random_uuid(), p.id, gen_random_uuid(), 'REGISTER', p.now_m3 - m.sum, p.now_m3, '登记册', ?
                  from water_point p
                  cross join lateral (select coalesce(sum(change_m3), 0) as sum from water_movement where point_id = p.id) m
                 where p.id = ? and p.now_m3 <> m.sum""")
                .params(Timestamp.from(clock.instant()), id)
                .update();
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
                        it.volumeM3(),
                        it.checkedOn(),
                        it.usable(),
                        it.note()))
                .toList();
    }

    private WaterPoint point(ResultSet row, int index) throws SQLException {
        Instant checkedAt = Json.instant(row, "checked_at");
        return new WaterPoint(
                row.getString("id"),
                row.getString("name"),
                WaterKind.valueOf(row.getString("kind")),
                new DivisionCode(row.getString("division_code")),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                row.getBigDecimal("volume_m3"),
                row.getBigDecimal("now_m3"),
                row.getObject("checked_on", LocalDate.class),
                checkedAt,
                row.getString("checked_by"),
                checkedAt == null || checkedAt.isBefore(clock.instant().minus(checkValid)),
                row.getBoolean("usable"),
                row.getString("note"));
    }
}
