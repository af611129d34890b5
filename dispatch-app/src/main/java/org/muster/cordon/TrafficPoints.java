package org.muster.cordon;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.cordon.TrafficPoint.Control;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of traffic points. */
@Repository
class TrafficPoints {

    private final JdbcClient jdbc;

    TrafficPoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int nextNumber(IncidentId incident) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from traffic_point where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    void add(TrafficPoint it, String by) {
        jdbc.sql(
                        """
                insert into traffic_point (id, incident_id, number, name, lon, lat, control, unit, kept_by, phone, until_at,
                                           note, set_at, set_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id(),
                        it.incidentId().value(),
                        it.number(),
                        it.name(),
                        it.location().lon(),
                        it.location().lat(),
                        it.control().name(),
                        it.unit(),
                        it.keptBy(),
                        it.phone(),
                        it.untilAt() == null ? null : Timestamp.from(it.untilAt()),
                        it.note(),
                        Timestamp.from(it.setAt()),
                        by))
                .update();
    }

    void manned(UUID id, String keptBy, Instant at) {
        jdbc.sql(
                        """
                update traffic_point set manned_at = coalesce(manned_at, ?), refused_at = null,
                       kept_by = coalesce(?, kept_by) where id = ?""")
                .params(Arrays.asList(Timestamp.from(at), keptBy, id))
                .update();
    }

    void refused(UUID id, Instant at) {
        jdbc.sql("update traffic_point set refused_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    void lifted(UUID id, String reason, Instant at) {
        jdbc.sql("update traffic_point set lifted_at = ?, lift_reason = ? where id = ?")
                .params(Timestamp.from(at), reason, id)
                .update();
    }

    Optional<TrafficPoint> find(UUID id) {
        return jdbc.sql("select * from traffic_point where id = ?")
                .param(id)
                .query(TrafficPoints::point)
                .optional();
    }

    List<TrafficPoint> list(IncidentId incident) {
        return jdbc.sql("select * from traffic_point where incident_id = ? order by number")
                .param(incident.value())
                .query(TrafficPoints::point)
                .list();
    }

    private static TrafficPoint point(ResultSet row, int index) throws SQLException {
        return new TrafficPoint(
                row.getObject("id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                row.getString("name"),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                Control.valueOf(row.getString("control")),
                row.getString("unit"),
                row.getString("kept_by"),
                row.getString("phone"),
                instant(row, "until_at"),
                row.getString("note"),
                instant(row, "set_at"),
                instant(row, "refused_at"),
                instant(row, "manned_at"),
                instant(row, "lifted_at"),
                row.getString("lift_reason"));
    }
}
