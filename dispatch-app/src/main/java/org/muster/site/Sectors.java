package org.muster.site;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.site.GroundRules.Measure;
import org.muster.site.Sector.SafetyFeature;
import org.muster.site.Sector.Wanted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sectors' rows, with the safety features that belong to them. */
@Repository
class Sectors {

    private final JdbcClient jdbc;
    private final Json json;

    Sectors(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    int nextNumber(IncidentId incident) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from sector where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    void add(Sector it, Instant now) {
        jdbc.sql(
                        """
                insert into sector (id, incident_id, number, name, geometry, hectares, metres, leader, talk_group, drawn_at)
                values (?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?, ?)""")
                .params(
                        it.id().value(),
                        it.incidentId().value(),
                        it.number(),
                        it.name(),
                        json.write(it.geometry()),
                        it.hectares(),
                        it.metres(),
                        json.write(it.leader()),
                        it.talkGroup(),
                        Timestamp.from(now))
                .update();
    }

    void change(SectorId id, Wanted wanted, Measure measure) {
        jdbc.sql(
                        """
                update sector set name = ?, geometry = ?::jsonb, hectares = ?, metres = ?, leader = ?::jsonb,
                       talk_group = ?, revision = revision + 1
                 where id = ?""")
                .params(
                        wanted.name(),
                        json.write(wanted.geometry()),
                        measure.hectares(),
                        measure.metres(),
                        json.write(wanted.leader()),
                        wanted.talkGroup(),
                        id.value())
                .update();
    }

    void contained(SectorId id, Instant at) {
        jdbc.sql("update sector set contained_at = ?, revision = revision + 1 where id = ?")
                .params(at == null ? null : Timestamp.from(at), id.value())
                .update();
    }

    void dissolved(SectorId id, Instant at) {
        jdbc.sql("update sector set dissolved_at = ?, revision = revision + 1 where id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    /** Also one that stands no longer. */
    Optional<Sector> find(IncidentId incident, SectorId id) {
        return jdbc.sql("select * from sector where incident_id = ? and id = ?")
                .params(incident.value(), id.value())
                .query(this::sector)
                .optional();
    }

    /** The standing sectors, by number. */
    List<Sector> list(IncidentId incident) {
        return jdbc.sql("select * from sector where incident_id = ? and dissolved_at is null order by number")
                .param(incident.value())
                .query(this::sector)
                .list();
    }

    void add(IncidentId incident, SafetyFeature it, String by, Instant now) {
        jdbc.sql(
                        """
                insert into safety_feature
                       (id, incident_id, sector_id, order_id, kind, name, geometry, metres, capacity, note, marked_at, marked_by)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)""")
                .params(
                        it.id(),
                        incident.value(),
                        it.sectorId() == null ? null : it.sectorId().value(),
                        it.orderId() == null ? null : it.orderId().value(),
                        it.kind().name(),
                        it.name(),
                        json.write(it.geometry()),
                        it.metres(),
                        it.capacity(),
                        it.note(),
                        Timestamp.from(now),
                        by)
                .update();
    }

    /** A crew marks one of a kind; the next takes its place. */
    void removeOf(OrderId crew, SafetyFeature.Kind kind) {
        jdbc.sql("delete from safety_feature where order_id = ? and kind = ?")
                .params(crew.value(), kind.name())
                .update();
    }

    void remove(UUID feature) {
        jdbc.sql("delete from safety_feature where id = ?").param(feature).update();
    }

    Optional<SafetyFeature> findFeature(SectorId sector, UUID id) {
        return jdbc.sql("select f.*, true as stands from safety_feature f where f.sector_id = ? and f.id = ?")
                .params(sector.value(), id)
                .query(this::feature)
                .optional();
    }

    /** The safety features of an incident's standing sectors, and of crews that are in none while they are out. */
    List<SafetyFeature> listFeatures(IncidentId incident) {
        return jdbc.sql(
                        """
                select f.*, s.dissolved_at is null and s.id is not null as stands
                  from safety_feature f
                  left join sector s on s.id = f.sector_id
                  left join dispatch_order o on o.id = f.order_id
                 where f.incident_id = ?
                   and (s.id is not null and s.dissolved_at is null
                        or o.state not in ('REFUSED', 'CANCELLED', 'RELEASED'))
                 order by f.marked_at, f.id""")
                .param(incident.value())
                .query(this::feature)
                .list();
    }

    private Sector sector(ResultSet row, int index) throws SQLException {
        return new Sector(
                new SectorId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                row.getString("name"),
                json.read(row.getString("geometry"), Shape.class),
                row.getObject("hectares", Double.class),
                row.getObject("metres", Double.class),
                json.read(row.getString("leader"), InCharge.class),
                row.getString("talk_group"),
                instant(row, "contained_at"),
                instant(row, "dissolved_at"),
                row.getInt("revision"));
    }

    private SafetyFeature feature(ResultSet row, int index) throws SQLException {
        UUID order = row.getObject("order_id", UUID.class);
        return new SafetyFeature(
                row.getObject("id", UUID.class),
                // what a crew has marked outlives the sector it was in
                row.getBoolean("stands") ? new SectorId(row.getObject("sector_id", UUID.class)) : null,
                order == null ? null : new OrderId(order),
                SafetyFeature.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                json.read(row.getString("geometry"), Shape.class),
                row.getObject("metres", Double.class),
                row.getObject("capacity", Integer.class),
                row.getString("note"));
    }
}
