package org.muster.site;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The perimeters' rows; only ever added to. */
@Repository
class FirePerimeters {

    private final JdbcClient jdbc;
    private final Json json;

    FirePerimeters(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(FirePerimeter it) {
        jdbc.sql(
                        """
                insert into fire_perimeter (id, incident_id, geometry, hectares, observed_at, source, note, drawn_by, drawn_at)
                values (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)""")
                .params(
                        it.id(),
                        it.incidentId().value(),
                        json.write(it.geometry()),
                        it.hectares(),
                        Timestamp.from(it.observedAt()),
                        it.source().name(),
                        it.note(),
                        it.drawnBy(),
                        Timestamp.from(it.drawnAt()))
                .update();
    }

    /** As it was seen last first; of two of the same moment the one drawn later corrects the other. */
    List<FirePerimeter> list(IncidentId incident, int most) {
        return jdbc.sql(
                        """
                select * from fire_perimeter where incident_id = ?
                 order by observed_at desc, drawn_at desc limit ?""")
                .params(incident.value(), most)
                .query(this::perimeter)
                .list();
    }

    private FirePerimeter perimeter(ResultSet row, int index) throws SQLException {
        return new FirePerimeter(
                row.getObject("id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                json.read(row.getString("geometry"), Shape.class),
                row.getDouble("hectares"),
                instant(row, "observed_at"),
                FirePerimeter.Source.valueOf(row.getString("source")),
                row.getString("note"),
                row.getString("drawn_by"),
                instant(row, "drawn_at"));
    }
}
