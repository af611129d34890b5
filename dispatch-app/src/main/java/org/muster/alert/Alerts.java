package org.muster.alert;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.incident.Facts;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.muster.shared.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The alerts' rows. */
@Repository
class Alerts {

    /** Something reported lately and near by. */
    record Near(String kind, UUID id, String title, String place, Position location, Instant receivedAt) {}

    private final JdbcClient jdbc;
    private final Json json;

    Alerts(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Alert it) {
        jdbc.sql(
                        """
                insert into alert (id, hazard, channel, lon, lat, place, description, reporter_name, reporter_phone, details,
                                   division_code, exercise, exercise_speed, status, received_at, received_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)""")
                .params(
                        it.id(),
                        it.hazard().name(),
                        it.channel().name(),
                        it.location().lon(),
                        it.location().lat(),
                        it.place(),
                        it.description(),
                        it.reporter() == null ? null : it.reporter().name(),
                        it.reporter() == null ? null : it.reporter().phone(),
                        json.write(it.details()),
                        it.divisionCode().value(),
                        it.exercise(),
                        it.exerciseSpeed(),
                        it.status().name(),
                        Timestamp.from(it.receivedAt()),
                        it.receivedBy())
                .update();
    }

    Optional<Alert> find(UUID id) {
        return jdbc.sql("select * from alert where id = ?")
                .param(id)
                .query(this::alert)
                .optional();
    }

    Optional<Alert> lock(UUID id) {
        return jdbc.sql("select * from alert where id = ? for no key update")
                .param(id)
                .query(this::alert)
                .optional();
    }

    /** What an incident was made of, the oldest first. */
    List<Alert> listOf(IncidentId incident) {
        return jdbc.sql("select * from alert where incident_id = ? order by received_at, id")
                .param(incident.value())
                .query(this::alert)
                .list();
    }

    List<Alert> list(String[] scope, Alert.Status status, int limit) {
        return jdbc.sql(
                        """
                select * from alert
                 where division_code like any (?) and (?::text is null or status = ?)
                 order by received_at desc limit ?""")
                .params(scope, status == null ? null : status.name(), status == null ? null : status.name(), limit)
                .query(this::alert)
                .list();
    }

    void settle(UUID id, Alert.Status status, IncidentId incident, String dismissal) {
        jdbc.sql("update alert set status = ?, incident_id = ?, dismissal = ? where id = ?")
                .params(status.name(), incident == null ? null : incident.value(), dismissal, id)
                .update();
    }

    /** Open alerts and incidents of the same hazard in the county, within a box and a span of time. */
    List<Near> near(
            Hazard hazard,
            DivisionCode county,
            boolean exercise,
            Position at,
            double degrees,
            Instant now,
            Duration span) {
        return jdbc.sql(
                        """
                select 'ALERT' kind, id, description title, place, lon, lat, received_at from alert
                 where hazard = :hazard and exercise = :exercise and status = 'RECEIVED' and division_code like :county
                   and received_at > :since and abs(lon - :lon) < :box and abs(lat - :lat) < :box
                union all
                select 'INCIDENT', id, title, place, lon, lat, received_at from incident
                 where hazard = :hazard and exercise = :exercise and status not in ('CLOSED', 'CANCELLED')
                   and division_code like :county and abs(lon - :lon) < :box and abs(lat - :lat) < :box
                 order by received_at desc limit 20""")
                .param("hazard", hazard.name())
                .param("exercise", exercise)
                .param("county", county.prefix() + "%")
                .param("since", Timestamp.from(now.minus(span)))
                .param("lon", at.lon())
                .param("lat", at.lat())
                .param("box", degrees)
                .query((row, i) -> new Near(
                        row.getString("kind"),
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("place"),
                        new Position(row.getDouble("lon"), row.getDouble("lat")),
                        instant(row, "received_at")))
                .list();
    }

    private Alert alert(ResultSet row, int index) throws SQLException {
        UUID incident = row.getObject("incident_id", UUID.class);
        String name = row.getString("reporter_name");
        String phone = row.getString("reporter_phone");
        return new Alert(
                row.getObject("id", UUID.class),
                Hazard.valueOf(row.getString("hazard")),
                Alert.Channel.valueOf(row.getString("channel")),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                row.getString("place"),
                row.getString("description"),
                name == null && phone == null ? null : new Alert.Reporter(name, phone),
                json.read(row.getString("details"), Facts.class),
                new DivisionCode(row.getString("division_code")),
                row.getBoolean("exercise"),
                row.getInt("exercise_speed"),
                Alert.Status.valueOf(row.getString("status")),
                instant(row, "received_at"),
                row.getString("received_by"),
                incident == null ? null : new IncidentId(incident),
                row.getString("dismissal"));
    }
}
