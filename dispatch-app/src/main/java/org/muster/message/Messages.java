package org.muster.message;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.shared.Actor;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The messages' rows. What was written is only added to; what becomes of it has a row of its own. */
@Repository
class Messages {

    /** The counts of an incident's messages. */
    record Counts(int total, int untriaged, int urgent, int action, int overdue) {}

    private final JdbcClient jdbc;

    Messages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Opens an incident's book and holds it: who writes next waits, and the next number is theirs.
     *
     * @return the number that comes next
     */
    int hold(IncidentId incident) {
        jdbc.sql("insert into message_book (incident_id) values (?) on conflict do nothing")
                .param(incident.value())
                .update();
        return jdbc.sql("select last_number + 1 from message_book where incident_id = ? for update")
                .param(incident.value())
                .query(Integer.class)
                .single();
    }

    void add(Message it, Actor writer, MessageState state) {
        jdbc.sql(
                        """
                insert into message (id, incident_id, number, client_id, direction, channel, urgency, sender, receiver, text,
                                     place, lon, lat, said_at, written_at, written_by, writer, reply_to, corrects, alert_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        it.id().value(),
                        it.incidentId().value(),
                        it.number(),
                        it.clientId(),
                        it.direction().name(),
                        it.channel().name(),
                        it.urgency().name(),
                        it.sender(),
                        it.receiver(),
                        it.text(),
                        it.place(),
                        it.location() == null ? null : it.location().lon(),
                        it.location() == null ? null : it.location().lat(),
                        Timestamp.from(it.saidAt()),
                        Timestamp.from(it.writtenAt()),
                        writer.id(),
                        it.writer(),
                        it.replyTo(),
                        it.corrects(),
                        it.alertId())
                .update();
        jdbc.sql("insert into message_handling (message_id, incident_id, state) values (?, ?, ?)")
                .params(it.id().value(), it.incidentId().value(), state.name())
                .update();
        jdbc.sql("update message_book set last_number = ? where incident_id = ?")
                .params(it.number(), it.incidentId().value())
                .update();
    }

    Optional<Message> find(IncidentId incident, MessageId id) {
        return jdbc.sql("select * from message where incident_id = ? and id = ?")
                .params(incident.value(), id.value())
                .query(Messages::message)
                .optional();
    }

    Optional<Message> findNumber(IncidentId incident, int number) {
        return jdbc.sql("select * from message where incident_id = ? and number = ?")
                .params(incident.value(), number)
                .query(Messages::message)
                .optional();
    }

    /** What the same device has written before under the same id. */
    Optional<Message> findClient(IncidentId incident, UUID clientId) {
        return jdbc.sql("select * from message where incident_id = ? and client_id = ?")
                .params(incident.value(), clientId)
                .query(Messages::message)
                .optional();
    }

    boolean corrected(IncidentId incident, int number) {
        return jdbc.sql("select exists (select 1 from message where incident_id = ? and corrects = ?)")
                .params(incident.value(), number)
                .query(Boolean.class)
                .single();
    }

    /** Which of these calls stand in the book already. */
    List<UUID> attached(Collection<UUID> alerts) {
        return jdbc.sql("select alert_id from message where alert_id = any (?)")
                .param(alerts.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** What becomes of it, held against a second person who decides at the same moment. */
    Handling lock(MessageId id) {
        return jdbc.sql("select state, person, note, overdue_at from message_handling where message_id = ? for update")
                .param(id.value())
                .query((row, i) -> new Handling(
                        MessageState.valueOf(row.getString("state")),
                        row.getString("person"),
                        row.getString("note"),
                        instant(row, "overdue_at")))
                .single();
    }

    void triage(MessageId id, MessageState to, String person, String note, String by, Instant at) {
        jdbc.sql(
                        """
                update message_handling
                   set state = ?, person = ?, note = ?, triaged_at = ?, triaged_by = ?,
                       settled_at = null, settled_by = null, outcome = null, overdue_at = null
                 where message_id = ?""")
                .params(to.name(), person, note, Timestamp.from(at), by, id.value())
                .update();
    }

    void settle(MessageId id, String outcome, String by, Instant at) {
        jdbc.sql(
                        """
                update message_handling set state = 'SETTLED', outcome = ?, settled_at = ?, settled_by = ?
                 where message_id = ?""")
                .params(outcome, Timestamp.from(at), by, id.value())
                .update();
    }

    void overdue(MessageId id, Instant at) {
        jdbc.sql("update message_handling set overdue_at = ? where message_id = ?")
                .params(Timestamp.from(at), id.value())
                .update();
    }

    /** @return false when they were together already */
    boolean link(MessageId id, OrderId order, boolean issued, String by, Instant at) {
        return jdbc.sql(
                                """
                insert into message_order (message_id, order_id, issued, linked_at, linked_by) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
                        .params(id.value(), order.value(), issued, Timestamp.from(at), by)
                        .update()
                == 1;
    }

    Counts counts(IncidentId incident) {
        return jdbc.sql(
                        """
                select count(*) as total,
                       count(*) filter (where h.state = 'NEW') as untriaged,
                       count(*) filter (where h.state = 'NEW' and m.urgency in ('FLASH', 'IMMEDIATE')) as urgent,
                       count(*) filter (where h.state = 'ACTION') as action,
                       count(*) filter (where h.state in ('NEW', 'ACTION') and h.overdue_at is not null) as overdue
                  from message_handling h join message m on m.id = h.message_id
                 where h.incident_id = ?""")
                .param(incident.value())
                .query((row, i) -> new Counts(
                        row.getInt("total"),
                        row.getInt("untriaged"),
                        row.getInt("urgent"),
                        row.getInt("action"),
                        row.getInt("overdue")))
                .single();
    }

    /** The numbers of those that are still for action, and how many nobody has looked at. */
    List<Integer> numbersForAction(IncidentId incident) {
        return jdbc.sql(
                        """
                select m.number from message_handling h join message m on m.id = h.message_id
                 where h.incident_id = ? and h.state = 'ACTION' order by m.number""")
                .param(incident.value())
                .query(Integer.class)
                .list();
    }

    private static Message message(ResultSet row, int index) throws SQLException {
        double lon = row.getDouble("lon");
        Position location = row.wasNull() ? null : new Position(lon, row.getDouble("lat"));
        return new Message(
                new MessageId(row.getObject("id", UUID.class)),
                new IncidentId(row.getObject("incident_id", UUID.class)),
                row.getInt("number"),
                row.getObject("client_id", UUID.class),
                Direction.valueOf(row.getString("direction")),
                Channel.valueOf(row.getString("channel")),
                Urgency.valueOf(row.getString("urgency")),
                row.getString("sender"),
                row.getString("receiver"),
                row.getString("text"),
                row.getString("place"),
                location,
                instant(row, "said_at"),
                instant(row, "written_at"),
                row.getString("writer"),
                row.getObject("reply_to", Integer.class),
                row.getObject("corrects", Integer.class),
                row.getObject("alert_id", UUID.class));
    }
}
