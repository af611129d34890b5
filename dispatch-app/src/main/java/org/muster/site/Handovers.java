package org.muster.site;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hand-overs' rows. */
@Repository
class Handovers {

    private final JdbcClient jdbc;
    private final Json json;

    Handovers(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Handover it) {
        jdbc.sql(
                        """
                insert into command_handover
                       (id, incident_id, giver, taker, situation, open_points, safety, offered_at, offered_by, due_at, state)
                values (?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        it.id().value(),
                        it.incidentId().value(),
                        json.write(it.giver()),
                        json.write(it.taker()),
                        it.words().situation(),
                        it.words().openPoints(),
                        it.words().safety(),
                        Timestamp.from(it.offeredAt()),
                        it.offeredBy(),
                        Timestamp.from(it.dueAt()),
                        it.state().name())
                .update();
    }

    void settle(HandoverId id, Handover.State state, String by, Instant now) {
        jdbc.sql("update command_handover set state = ?, settled_by = ?, settled_at = ? where id = ?")
                .params(state.name(), by, Timestamp.from(now), id.value())
                .update();
    }

    Optional<Handover> find(IncidentId incident, HandoverId id) {
        return jdbc.sql("select * from command_handover where incident_id = ? and id = ?")
                .params(incident.value(), id.value())
                .query(this::handover)
                .optional();
    }

    Optional<Handover> findOpen(IncidentId incident) {
        return jdbc.sql("select * from command_handover where incident_id = ? and state = 'OFFERED'")
                .param(incident.value())
                .query(this::handover)
                .optional();
    }

    Optional<Handover> findLastTaken(IncidentId incident) {
        return jdbc.sql(
                        """
                select * from command_handover where incident_id = ? and state = 'TAKEN'
                 order by settled_at desc limit 1""")
                .param(incident.value())
                .query(this::handover)
                .optional();
    }

    /** Open ones whose time is over and of which nobody has been told. */
    List<Handover> listOverdue(Instant now) {
        return jdbc.sql(
                        """
                select * from command_handover
                 where state = 'OFFERED' and overdue_at is null and due_at <= ? order by due_at limit 50""")
                .param(Timestamp.from(now))
                .query(this::handover)
                .list();
    }

    /** @return whether this was the first to say so */
    boolean overdue(HandoverId id, Instant now) {
        return jdbc.sql(
                                """
                update command_handover set overdue_at = ? where id = ? and state = 'OFFERED' and overdue_at is null""")
                        .params(Timestamp.from(now), id.value())
                        .update()
                == 1;
    }

    private Handover handover(ResultSet row, int index) throws SQLException {
        return new Handover(
                new HandoverId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                json.read(row.getString("giver"), Commander.class),
                json.read(row.getString("taker"), Commander.class),
                new Handover.Words(row.getString("situation"), row.getString("open_points"), row.getString("safety")),
                instant(row, "offered_at"),
                row.getString("offered_by"),
                instant(row, "due_at"),
                Handover.State.valueOf(row.getString("state")),
                instant(row, "settled_at"),
                row.getString("settled_by"),
                instant(row, "overdue_at"));
    }
}
