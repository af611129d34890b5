package org.muster.hazardzone;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.hazardzone.HazardZone.Asked;
import org.muster.hazardzone.HazardZone.Correction;
import org.muster.hazardzone.HazardZone.Result;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The zones' rows, one per incident: what stands now and what stood before. */
@Repository
class HazardZones {

    private final JdbcClient jdbc;
    private final Json json;

    HazardZones(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<HazardZone> find(IncidentId incident) {
        return jdbc.sql("select * from hazard_zone where incident_id = ?")
                .param(incident.value())
                .query(this::zone)
                .optional();
    }

    /** The zone, held; where there is none yet, two who set the first one wait for each other. */
    Optional<HazardZone> lock(IncidentId incident) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('hazard_zone'), hashtext(?))")
                .param(incident.toString())
                .query((row, i) -> true)
                .single();
        return jdbc.sql("select * from hazard_zone where incident_id = ? for update")
                .param(incident.value())
                .query(this::zone)
                .optional();
    }

    /** Those in force at incidents that are not over. */
    List<HazardZone> listInForce() {
        return jdbc.sql(
                        """
                select z.* from hazard_zone z join incident i on i.id = z.incident_id
                 where z.lifted_at is null and i.status not in ('CLOSED', 'CANCELLED') order by z.incident_id""")
                .query(this::zone)
                .list();
    }

    /** Those in force at these incidents, read together. */
    List<HazardZone> listInForce(List<IncidentId> incidents) {
        return incidents.isEmpty()
                ? List.of()
                : jdbc.sql("select * from hazard_zone where incident_id = any(?) and lifted_at is null")
                        .param(incidents.stream().map(IncidentId::value).toArray(UUID[]::new))
                        .query(this::zone)
                        .list();
    }

    void save(HazardZone it) {
        jdbc.sql(
                        """
                insert into hazard_zone (incident_id, version, asked, correction, result, previous, light_until, changed_at,
                                         changed_by, lifted_at, lifted_by, lift_reason)
                values (?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?)
                on conflict (incident_id) do update set version = excluded.version, asked = excluded.asked,
                    correction = excluded.correction, result = excluded.result, previous = excluded.previous,
                    light_until = excluded.light_until, changed_at = excluded.changed_at,
                    changed_by = excluded.changed_by, lifted_at = excluded.lifted_at, lifted_by = excluded.lifted_by,
                    lift_reason = excluded.lift_reason""")
                .params(Arrays.asList(
                        it.incidentId().value(),
                        it.version(),
                        json.write(it.asked()),
                        json.write(it.correction()),
                        json.write(it.result()),
                        json.write(it.previous()),
                        Timestamp.from(it.result().lightUntil()),
                        Timestamp.from(it.changedAt()),
                        it.changedBy(),
                        it.liftedAt() == null ? null : Timestamp.from(it.liftedAt()),
                        it.liftedBy(),
                        it.liftReason()))
                .update();
    }

    private HazardZone zone(ResultSet row, int index) throws SQLException {
        return new HazardZone(
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("version"),
                json.read(row.getString("asked"), Asked.class),
                json.read(row.getString("correction"), Correction.class),
                json.read(row.getString("result"), Result.class),
                json.read(row.getString("previous"), Result.class),
                instant(row, "changed_at"),
                row.getString("changed_by"),
                instant(row, "lifted_at"),
                row.getString("lifted_by"),
                row.getString("lift_reason"));
    }
}
