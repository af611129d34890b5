package org.muster.monitoring;

import static org.muster.shared.Json.instant;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.monitoring.MonitoringPoint.Reading;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of points, readings and fire-water. */
@Repository
class MonitoringPoints {

    /** The newest readings of each point that are shown; older ones are in the journal. */
    private static final int NEWEST = 12;

    private final JdbcClient jdbc;

    MonitoringPoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int nextNumber(IncidentId incident) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from monitoring_point where incident_id = ?")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    void add(MonitoringPoint it, String by) {
        jdbc.sql(
                        """
                insert into monitoring_point (id, incident_id, number, name, medium, lon, lat, substance, unit, clean_below,
                                              limit_source, opened_at, opened_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        it.id(),
                        it.incidentId().value(),
                        it.number(),
                        it.name(),
                        it.medium().name(),
                        it.location().lon(),
                        it.location().lat(),
                        it.substance(),
                        it.unit(),
                        it.cleanBelow(),
                        it.limitSource(),
                        Timestamp.from(it.openedAt()),
                        by)
                .update();
    }

    void close(UUID id, String by, String reason, Instant at) {
        jdbc.sql("update monitoring_point set closed_at = ?, closed_by = ?, close_reason = ? where id = ?")
                .params(Timestamp.from(at), by, reason, id)
                .update();
    }

    Optional<IncidentId> incidentOf(UUID point) {
        return jdbc.sql("select incident_id from monitoring_point where id = ?")
                .param(point)
                .query((row, i) -> new IncidentId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** @return false when the reading is here already */
    boolean add(UUID point, Reading it, Instant receivedAt) {
        return jdbc.sql(
                                """
                insert into monitoring_reading (id, point_id, value, at_least, clean, measured_at, received_at, said_by, note)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                        .params(Arrays.asList(
                                it.id(),
                                point,
                                it.value(),
                                it.atLeast(),
                                it.clean(),
                                Timestamp.from(it.measuredAt()),
                                Timestamp.from(receivedAt),
                                it.by(),
                                it.note()))
                        .update()
                == 1;
    }

    /** Whether this reading is one of this point; a number made for another must not be used again. */
    boolean holds(UUID point, UUID reading) {
        return jdbc.sql("select exists (select 1 from monitoring_reading where id = ? and point_id = ?)")
                .params(reading, point)
                .query(Boolean.class)
                .single();
    }

    boolean anyReading(IncidentId incident) {
        return jdbc.sql(
                        """
                select exists (select 1 from monitoring_reading r join monitoring_point p on p.id = r.point_id
                                where p.incident_id = ?)""")
                .param(incident.value())
                .query(Boolean.class)
                .single();
    }

    /** In their order, each with its newest readings: two queries for any number of points. */
    List<MonitoringPoint> list(IncidentId incident) {
        Map<UUID, List<Reading>> readings = jdbc
                .sql(
                        """
                select * from (
                    select r.*, row_number() over (partition by point_id order by measured_at desc, received_at desc) nth
                      from monitoring_reading r join monitoring_point p on p.id = r.point_id where p.incident_id = ?) newest
                 where nth <= ? order by nth""")
                .params(incident.value(), NEWEST)
                .query((row, i) -> Map.entry(row.getObject("point_id", UUID.class), reading(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select * from monitoring_point where incident_id = ? order by number")
                .param(incident.value())
                .query((row, i) -> point(row, readings.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    void add(IncidentId incident, FireWater it) {
        jdbc.sql(
                        """
                insert into fire_water (id, incident_id, place, measure, cubic_m, note, at, said_by)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id(),
                        incident.value(),
                        it.place(),
                        it.measure().name(),
                        it.cubicMetres(),
                        it.note(),
                        Timestamp.from(it.at()),
                        it.by()))
                .update();
    }

    List<FireWater> listFireWater(IncidentId incident) {
        return jdbc.sql("select * from fire_water where incident_id = ? order by at desc, id limit 200")
                .param(incident.value())
                .query((row, i) -> new FireWater(
                        row.getObject("id", UUID.class),
                        row.getString("place"),
                        FireWater.Measure.valueOf(row.getString("measure")),
                        row.getObject("cubic_m", Integer.class),
                        row.getString("note"),
                        instant(row, "at"),
                        row.getString("said_by")))
                .list();
    }

    private static MonitoringPoint point(ResultSet row, List<Reading> readings) throws SQLException {
        return new MonitoringPoint(
                row.getObject("id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                row.getString("name"),
                Medium.valueOf(row.getString("medium")),
                new Position(row.getDouble("lon"), row.getDouble("lat")),
                row.getString("substance"),
                row.getString("unit"),
                plain(row.getBigDecimal("clean_below")),
                row.getString("limit_source"),
                instant(row, "opened_at"),
                instant(row, "closed_at"),
                row.getString("close_reason"),
                readings,
                (int) readings.stream().takeWhile(Reading::clean).count());
    }

    private static Reading reading(ResultSet row) throws SQLException {
        return new Reading(
                row.getObject("id", UUID.class),
                plain(row.getBigDecimal("value")),
                row.getBoolean("at_least"),
                row.getBoolean("clean"),
                instant(row, "measured_at"),
                row.getString("said_by"),
                row.getString("note"));
    }

    private static BigDecimal plain(BigDecimal value) {
        return new BigDecimal(value.stripTrailingZeros().toPlainString());
    }
}
