package org.muster.zone;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.register.Register.Scope;
import org.muster.shared.DivisionCode;
import org.muster.shared.Json;
import org.muster.shared.Position;
import org.muster.zone.Zone.InCharge;
import org.muster.zone.Zone.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All zones, as they are prepared now. */
@Repository
public class Zones {

    private final JdbcClient jdbc;
    private final Json json;
    private final Edits edits;

    Zones(JdbcClient jdbc, Json json, Edits edits) {
        this.jdbc = jdbc;
        this.json = json;
        this.edits = edits;
    }

    public Optional<Zone> find(ZoneId id) {
        return jdbc.sql("select * from zone where id = ?")
                .param(id.value())
                .query(this::zone)
                .optional();
    }

    public List<Zone> list(Collection<ZoneId> ids) {
        return jdbc.sql("select * from zone where id = any (?) order by id")
                .param(ids.stream().map(ZoneId::value).toArray(String[]::new))
                .query(this::zone)
                .list();
    }

    /** The zones of these divisions and of everything below them. */
    public List<Zone> listIn(Collection<DivisionCode> divisions) {
        return listIn(new Scope(divisions));
    }

    /** The zones that lie below or beside a risk source. */
    public List<Zone> listAt(String siteId) {
        return jdbc.sql("select * from zone where site_id = ? order by id")
                .param(siteId)
                .query(this::zone)
                .list();
    }

    /** Zones in which somebody is responsible, deputy, or the grid worker of a household. */
    public List<Zone> listOf(String account) {
        return jdbc.sql(
                        """
                select * from zone z
                 where responsible_account = ? or deputy_account = ?
                    or exists (select 1 from household h
                                where h.zone_id = z.id and h.worker_account = ? and h.removed_at is null)
                 order by id""")
                .params(account, account, account)
                .query(this::zone)
                .list();
    }

    List<Zone> listIn(Scope scope) {
        return jdbc.sql("select * from zone where division_code like any (?) order by id")
                .param(scope.patterns())
                .query(this::zone)
                .list();
    }

    Map<String, DivisionCode> divisions() {
        Map<String, DivisionCode> known = new HashMap<>();
        jdbc.sql("select id, division_code from zone").query(row -> {
            known.put(row.getString("id"), new DivisionCode(row.getString("division_code")));
        });
        return known;
    }

    Set<String> sites() {
        return new HashSet<>(
                jdbc.sql("select id from risk_source").query(String.class).list());
    }

    /** Holds the zone's row, so that an approval and a change of its list come one after the other. */
    Optional<Zone> lock(ZoneId id) {
        return jdbc.sql("select * from zone where id = ? for no key update")
                .param(id.value())
                .query(this::zone)
                .optional();
    }

    boolean save(Zone zone, Scope scope) {
        Optional<Zone> before = find(zone.id());
        boolean saved = jdbc.sql(
                                """
                insert into zone (id, name, division_code, site_id, ring, responsible_name, responsible_phone,
                                  responsible_account, deputy_name, deputy_phone, deputy_account, route, route_lon,
                                  route_lat, shelter_id, guard, guard_lon, guard_lat)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set name = excluded.name, division_code = excluded.division_code,
                    site_id = excluded.site_id, ring = excluded.ring, responsible_name = excluded.responsible_name,
                    responsible_phone = excluded.responsible_phone, responsible_account = excluded.responsible_account,
                    deputy_name = excluded.deputy_name, deputy_phone = excluded.deputy_phone,
                    deputy_account = excluded.deputy_account, route = excluded.route, route_lon = excluded.route_lon,
                    route_lat = excluded.route_lat, shelter_id = excluded.shelter_id, guard = excluded.guard,
                    guard_lon = excluded.guard_lon, guard_lat = excluded.guard_lat
                where zone.division_code like any (?)""")
                        .params(Arrays.asList(
                                zone.id().value(),
                                zone.name(),
                                zone.division().value(),
                                zone.siteId(),
                                json.write(zone.ring()),
                                zone.responsible().name(),
                                zone.responsible().phone(),
                                zone.responsible().account(),
                                zone.deputy().name(),
                                zone.deputy().phone(),
                                zone.deputy().account(),
                                zone.route().words(),
                                zone.route().position().lon(),
                                zone.route().position().lat(),
                                zone.shelterId(),
                                zone.guard().words(),
                                zone.guard().position().lon(),
                                zone.guard().position().lat(),
                                scope.patterns()))
                        .update()
                == 1;
        if (saved) {
            edits.compare(zone.id(), zone.id().value(), before.map(Zones::words).orElse(null), words(zone), null);
        }
        return saved;
    }

    /** What a reader compares. */
    private static Map<String, String> words(Zone it) {
        Map<String, String> words = new java.util.LinkedHashMap<>();
        words.put("name", it.name());
        words.put("division", it.division().value());
        words.put("site", it.siteId());
        words.put("ring", it.ring().toString());
        words.put("responsible", it.responsible().toString());
        words.put("deputy", it.deputy().toString());
        words.put("route", it.route().toString());
        words.put("shelter", it.shelterId());
        words.put("guard", it.guard().toString());
        return words;
    }

    void approve(ZoneId id, int version, LocalDate on, String by) {
        jdbc.sql("update zone set version = ?, approved_on = ?, approved_by = ?, changed_at = null where id = ?")
                .params(version, Date.valueOf(on), by, id.value())
                .update();
    }

    void keepVersion(
            ZoneId id, int version, LocalDate on, String by, Instant at, int households, int people, String content) {
        jdbc.sql("insert into zone_version values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id.value(), version, Date.valueOf(on), by, Timestamp.from(at), households, people, content)
                .update();
    }

    /** An approval of a zone's list. @param content SHA-256 over the list as it was then */
    record Version(int version, LocalDate approvedOn, String approvedBy, int households, int people, String content) {}

    List<Version> versions(ZoneId id) {
        return jdbc.sql(
                        """
                select version, approved_on, approved_by, households, people, content from zone_version
                 where zone_id = ? order by version desc""")
                .param(id.value())
                .query(Version.class)
                .list();
    }

    private Zone zone(ResultSet row, int index) throws SQLException {
        return new Zone(
                new ZoneId(row.getString("id")),
                row.getString("name"),
                new DivisionCode(row.getString("division_code")),
                row.getString("site_id"),
                List.of(json.read(row.getString("ring"), Position[].class)),
                new InCharge(
                        row.getString("responsible_name"),
                        row.getString("responsible_phone"),
                        row.getString("responsible_account")),
                new InCharge(
                        row.getString("deputy_name"), row.getString("deputy_phone"), row.getString("deputy_account")),
                new Place(row.getString("route"), new Position(row.getDouble("route_lon"), row.getDouble("route_lat"))),
                row.getString("shelter_id"),
                new Place(row.getString("guard"), new Position(row.getDouble("guard_lon"), row.getDouble("guard_lat"))),
                row.getInt("version"),
                row.getObject("approved_on", LocalDate.class),
                row.getString("approved_by"),
                Json.instant(row, "changed_at"));
    }
}
