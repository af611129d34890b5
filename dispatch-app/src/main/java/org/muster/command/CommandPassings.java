package org.muster.command;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The passings' rows; at most one is open per incident. */
@Repository
class CommandPassings {

    private final JdbcClient jdbc;
    private final Json json;

    CommandPassings(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(CommandPassing it) {
        jdbc.sql(
                        """
                insert into command_passing
                       (id, incident_id, giver, taker, reason, rule, bundle, offered_at, offered_by, due_at, state)
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)""")
                .params(
                        it.id(),
                        it.incidentId().value(),
                        it.giver().value(),
                        it.taker().value(),
                        it.reason(),
                        json.write(it.rule()),
                        json.write(it.bundle()),
                        Timestamp.from(it.offeredAt()),
                        it.offeredBy(),
                        Timestamp.from(it.dueAt()),
                        it.state().name())
                .update();
    }

    void settle(UUID id, CommandPassing.State state, Bundle bundle, String by, Instant at) {
        jdbc.sql(
                        """
                update command_passing set state = ?, bundle = coalesce(?::jsonb, bundle), settled_by = ?, settled_at = ?
                 where id = ?""")
                .params(state.name(), json.write(bundle), by, Timestamp.from(at), id)
                .update();
    }

    /** @return whether this was the first to say so */
    boolean overdue(UUID id, Instant at) {
        return jdbc.sql(
                                """
                update command_passing set overdue_at = ? where id = ? and state = 'OFFERED' and overdue_at is null""")
                        .params(Timestamp.from(at), id)
                        .update()
                == 1;
    }

    List<CommandPassing> listOverdue(Instant now) {
        return jdbc.sql(
                        """
                select * from command_passing
                 where state = 'OFFERED' and overdue_at is null and due_at <= ? order by due_at limit 50""")
                .param(Timestamp.from(now))
                .query(this::passing)
                .list();
    }

    List<CommandPassing> list(IncidentId incident) {
        return jdbc.sql("select * from command_passing where incident_id = ? order by offered_at")
                .param(incident.value())
                .query(this::passing)
                .list();
    }

    Optional<CommandPassing> find(IncidentId incident, UUID id) {
        return list(incident).stream().filter(it -> it.id().equals(id)).findFirst();
    }

    Optional<CommandPassing> findOpen(IncidentId incident) {
        return list(incident).stream()
                .filter(it -> it.state() == CommandPassing.State.OFFERED)
                .findFirst();
    }

    private CommandPassing passing(ResultSet row, int index) throws SQLException {
        return new CommandPassing(
                row.getObject("id", UUID.class),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                new DivisionCode(row.getString("giver")),
                new DivisionCode(row.getString("taker")),
                row.getString("reason"),
                json.read(row.getString("rule"), Rule.class),
                json.read(row.getString("bundle"), Bundle.class),
                instant(row, "offered_at"),
                row.getString("offered_by"),
                instant(row, "due_at"),
                CommandPassing.State.valueOf(row.getString("state")),
                instant(row, "settled_at"),
                row.getString("settled_by"),
                instant(row, "overdue_at"));
    }
}
