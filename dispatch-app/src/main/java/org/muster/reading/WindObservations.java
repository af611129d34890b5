package org.muster.reading;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The wind at each incident over time. */
@Repository
class WindObservations {

    /** @param stationId null when a person said it */
    record Observation(
            long id, Wind wind, Instant at, String stationId, String stationName, boolean told, Shift shift) {}

    /** What the rule found when this observation came in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shift(Wind before, Instant beforeAt, int turn, double gain, WindRules.Fired rule) {}

    private final JdbcClient jdbc;
    private final Json json;

    WindObservations(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(
            IncidentId incident,
            Wind wind,
            Instant at,
            Instant receivedAt,
            String stationId,
            String stationName,
            boolean told,
            Shift shift) {
        jdbc.sql(
                        """
                insert into wind_observation
                       (incident_id, at, received_at, speed, degrees, station_id, station_name, told, shift)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(
                        incident.value(),
                        Timestamp.from(at),
                        Timestamp.from(receivedAt),
                        wind.speed(),
                        wind.degrees(),
                        stationId,
                        stationName,
                        told,
                        json.write(shift))
                .update();
    }

    /** From this moment on, newest first. */
    List<Observation> since(IncidentId incident, Instant from) {
        return jdbc.sql("select * from wind_observation where incident_id = ? and at >= ? order by at desc, id desc")
                .params(incident.value(), Timestamp.from(from))
                .query(this::observation)
                .list();
    }

    Optional<Observation> newest(IncidentId incident) {
        return first(incident, "");
    }

    Optional<Observation> newestTold(IncidentId incident) {
        return first(incident, "and told");
    }

    Optional<Observation> newestShift(IncidentId incident) {
        return first(incident, "and shift is not null");
    }

    private Optional<Observation> first(IncidentId incident, String filter) {
        return jdbc.sql("select * from wind_observation where incident_id = ? " + filter
                        + " order by at desc, id desc limit 1")
                .param(incident.value())
                .query(this::observation)
                .optional();
    }

    private Observation observation(ResultSet row, int index) throws SQLException {
        return new Observation(
                row.getLong("id"),
                new Wind(row.getDouble("speed"), row.getInt("degrees")),
                instant(row, "at"),
                row.getString("station_id"),
                row.getString("station_name"),
                row.getBoolean("told"),
                json.read(row.getString("shift"), Shift.class));
    }
}
