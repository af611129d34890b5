package org.muster.whistle;

import static org.muster.shared.Json.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of whistles and of those who were called because of one. */
@Repository
class Whistles {

    /** What the phone was told, to be told again. */
    record Kept(String account, String bodyHash, String answer) {}

    private final JdbcClient jdbc;
    private final Json json;

    Whistles(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return false when the whistle is here already */
    boolean add(Whistle it, String bodyHash) {
        return jdbc.sql(
                                """
                insert into whistle (id, firm_id, firm_name, division_code, kinds, note, exercise, account, account_name,
                                     pressed_at, received_at, alert_id, file, body_hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict (id) do nothing""")
                        .params(Arrays.asList(
                                it.id(),
                                it.firmId(),
                                it.firmName(),
                                it.divisionCode().value(),
                                it.kinds().stream().map(Enum::name).toArray(String[]::new),
                                it.note(),
                                it.exercise(),
                                it.account(),
                                it.accountName(),
                                it.pressedAt() == null ? null : Timestamp.from(it.pressedAt()),
                                Timestamp.from(it.receivedAt()),
                                it.alertId(),
                                json.write(it.file()),
                                bodyHash))
                        .update()
                == 1;
    }

    void answered(UUID id, String answer) {
        jdbc.sql("update whistle set answer = ? where id = ?")
                .params(answer, id)
                .update();
    }

    Optional<Kept> kept(UUID id) {
        return jdbc.sql("select account, body_hash, answer from whistle where id = ?")
                .param(id)
                .query((row, i) -> new Kept(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
    }

    Optional<Whistle> find(UUID id) {
        return jdbc.sql("select * from whistle where id = ?")
                .param(id)
                .query(this::whistle)
                .optional();
    }

    Optional<Whistle> lock(UUID id) {
        return jdbc.sql("select * from whistle where id = ? for no key update")
                .param(id)
                .query(this::whistle)
                .optional();
    }

    /** Held, so that a withdrawal at the same moment comes before or after. */
    Optional<Whistle> lockOfAlert(UUID alert) {
        return jdbc.sql("select * from whistle where alert_id = ? for no key update")
                .param(alert)
                .query(this::whistle)
                .optional();
    }

    List<Whistle> listOf(IncidentId incident) {
        return jdbc.sql("select * from whistle where incident_id = ? order by received_at")
                .param(incident.value())
                .query(this::whistle)
                .list();
    }

    List<Whistle> listOfFirm(String firm, int limit) {
        return jdbc.sql("select * from whistle where firm_id = ? order by received_at desc limit ?")
                .params(firm, limit)
                .query(this::whistle)
                .list();
    }

    void became(UUID id, IncidentId incident) {
        jdbc.sql("update whistle set incident_id = ? where id = ?")
                .params(incident.value(), id)
                .update();
    }

    void withdrawn(UUID id, String why, Instant at) {
        jdbc.sql("update whistle set withdrawn_at = ?, withdrawn_why = ? where id = ?")
                .params(Timestamp.from(at), why, id)
                .update();
    }

    void add(Asked it) {
        jdbc.sql(
                        """
                insert into neighbour_ask (id, whistle_id, kind, firm_id, name, contact, phone, offers, asked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id(),
                        it.whistleId(),
                        it.kind().name(),
                        it.firmId(),
                        it.name(),
                        it.contact(),
                        it.phone(),
                        it.offers(),
                        Timestamp.from(it.askedAt())))
                .update();
    }

    Optional<Asked> lockAsked(UUID id) {
        return jdbc.sql("select * from neighbour_ask where id = ? for no key update")
                .param(id)
                .query(Whistles::asked)
                .optional();
    }

    List<Asked> listAsked(UUID whistle) {
        return jdbc.sql("select * from neighbour_ask where whistle_id = ? order by kind desc, name")
                .param(whistle)
                .query(Whistles::asked)
                .list();
    }

    /** What a firm of the circle was asked and has not answered, while the whistle stands. */
    List<Asked> listOpenAskedOf(String firm) {
        return jdbc.sql(
                        """
                select a.* from neighbour_ask a join whistle w on w.id = a.whistle_id
                 where a.firm_id = ? and a.answered_at is null and w.withdrawn_at is null
                   and w.received_at > now() - interval '1 day'
                 order by a.asked_at desc limit 20""")
                .param(firm)
                .query(Whistles::asked)
                .list();
    }

    void reached(UUID id, Instant at) {
        jdbc.sql("update neighbour_ask set reached_at = ? where id = ? and reached_at is null")
                .params(Timestamp.from(at), id)
                .update();
    }

    void answered(UUID id, String answer, String via, Instant at) {
        jdbc.sql("update neighbour_ask set answered_at = ?, answer = ?, via = ? where id = ?")
                .params(Timestamp.from(at), answer, via, id)
                .update();
    }

    private Whistle whistle(ResultSet row, int index) throws SQLException {
        UUID incident = row.getObject("incident_id", UUID.class);
        return new Whistle(
                row.getObject("id", UUID.class),
                row.getString("firm_id"),
                row.getString("firm_name"),
                new DivisionCode(row.getString("division_code")),
                Arrays.stream((String[]) row.getArray("kinds").getArray())
                        .map(Whistle.Kind::valueOf)
                        .toList(),
                row.getString("note"),
                row.getBoolean("exercise"),
                row.getString("account"),
                row.getString("account_name"),
                instant(row, "pressed_at"),
                instant(row, "received_at"),
                row.getObject("alert_id", UUID.class),
                incident == null ? null : new IncidentId(incident),
                json.read(row.getString("file"), WhistleFile.class),
                instant(row, "withdrawn_at"),
                row.getString("withdrawn_why"));
    }

    private static Asked asked(ResultSet row, int index) throws SQLException {
        return new Asked(
                row.getObject("id", UUID.class),
                row.getObject("whistle_id", UUID.class),
                Asked.Kind.valueOf(row.getString("kind")),
                row.getString("firm_id"),
                row.getString("name"),
                row.getString("contact"),
                row.getString("phone"),
                row.getString("offers"),
                instant(row, "asked_at"),
                instant(row, "reached_at"),
                instant(row, "answered_at"),
                row.getString("answer"),
                row.getString("via"));
    }
}
