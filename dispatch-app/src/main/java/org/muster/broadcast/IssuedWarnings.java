package org.muster.broadcast;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.integrations.broadcast.WarningOutlet;
import org.muster.shared.DivisionCode;
import org.muster.shared.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All warnings of our own, and their ways to the public. */
@Repository
class IssuedWarnings {

    /** @param targeted, reached what the outlet says; null while it has said nothing */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Delivery(
            UUID id,
            UUID warningId,
            WarningOutlet.Kind outlet,
            boolean exercise,
            String state,
            int attempts,
            Instant sentAt,
            String error,
            Integer targeted,
            Integer reached,
            Instant receiptAt) {}

    /** Where notices wait for the same far side: that of an outlet, and apart from it the one of its exercises. */
    record Queue(WarningOutlet.Kind outlet, boolean exercise) {}

    private static final int SHOWN = 200;

    private final JdbcClient jdbc;
    private final Json json;

    IssuedWarnings(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(IssuedWarning it) {
        jdbc.sql(
                        """
                insert into issued_warning (id, chain_id, previous, division_code, exercise, msg_type, state, content,
                    drafted_by, drafted_name, drafted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""")
                .params(Arrays.asList(
                        it.id(),
                        it.chainId(),
                        it.previous(),
                        it.divisionCode().value(),
                        it.exercise(),
                        it.msgType(),
                        it.state().name(),
                        json.write(it.content()),
                        it.draftedBy(),
                        it.draftedName(),
                        Timestamp.from(it.draftedAt())))
                .update();
    }

    Optional<IssuedWarning> find(UUID id) {
        return jdbc.sql("select * from issued_warning where id = ?")
                .param(id)
                .query((row, i) -> warning(row))
                .optional();
    }

    Optional<IssuedWarning> lock(UUID id) {
        return jdbc.sql("select * from issued_warning where id = ? for update")
                .param(id)
                .query((row, i) -> warning(row))
                .optional();
    }

    List<IssuedWarning> listIn(String[] scope) {
        return jdbc.sql(
                        """
                select * from issued_warning where division_code like any (?) and state <> 'DISCARDED'
                 order by drafted_at desc limit ?""")
                .params(scope, SHOWN)
                .query((row, i) -> warning(row))
                .list();
    }

    List<IssuedWarning> chain(UUID chain) {
        return jdbc.sql("select * from issued_warning where chain_id = ? order by drafted_at")
                .param(chain)
                .query((row, i) -> warning(row))
                .list();
    }

    /** Another draft of it by whoever writes now; what was approved has to be approved again. */
    void redraft(UUID id, IssueContent content, Caller by, Instant at) {
        jdbc.sql(
                        """
                update issued_warning
                   set content = ?::jsonb, revision = revision + 1, state = 'DRAFT', remark = null, drafted_by = ?,
                       drafted_name = ?, drafted_at = ?, approved_by = null, approved_name = null, approved_at = null
                 where id = ?""")
                .params(json.write(content), by.username(), by.displayName(), Timestamp.from(at), id)
                .update();
    }

    void approve(UUID id, Caller by, Instant at) {
        jdbc.sql(
                        """
                update issued_warning set state = 'APPROVED', approved_by = ?, approved_name = ?, approved_at = ?,
                       remark = null where id = ?""")
                .params(by.username(), by.displayName(), Timestamp.from(at), id)
                .update();
    }

    void giveBack(UUID id, String remark) {
        jdbc.sql(
                        """
                update issued_warning set state = 'DRAFT', remark = ?, approved_by = null, approved_name = null,
                       approved_at = null where id = ?""")
                .params(remark, id)
                .update();
    }

    void discard(UUID id, Instant at) {
        jdbc.sql("update issued_warning set state = 'DISCARDED', ended_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    void issue(UUID id, Caller by, Instant at, String identifier, Instant sent, byte[] message) {
        jdbc.sql(
                        """
                update issued_warning set state = 'ISSUED', issued_by = ?, issued_name = ?, issued_at = ?,
                       identifier = ?, sent = ?, message = ? where id = ?""")
                .params(
                        by.username(),
                        by.displayName(),
                        Timestamp.from(at),
                        identifier,
                        Timestamp.from(sent),
                        message,
                        id)
                .update();
    }

    void end(UUID id, IssueState state, Instant at) {
        jdbc.sql("update issued_warning set state = ?, ended_at = ? where id = ?")
                .params(state.name(), Timestamp.from(at), id)
                .update();
    }

    boolean identifierTaken(String identifier) {
        return jdbc.sql("select exists (select 1 from issued_warning where identifier = ?)")
                .param(identifier)
                .query(Boolean.class)
                .single();
    }

    Optional<byte[]> message(UUID id) {
        return jdbc.sql("select message from issued_warning where id = ? and message is not null")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    // the ways to the public

    void queue(UUID warning, WarningOutlet.Kind outlet, boolean exercise, Instant at) {
        jdbc.sql(
                        """
                insert into issued_warning_delivery (id, warning_id, outlet, exercise, state, next_at)
                values (?, ?, ?, ?, 'QUEUED', ?)""")
                .params(UUID.randomUUID(), warning, outlet.name(), exercise, Timestamp.from(at))
                .update();
    }

    List<Delivery> deliveriesOf(Collection<UUID> warnings) {
        return jdbc.sql("select * from issued_warning_delivery where warning_id = any (?) order by outlet")
                .param(warnings.toArray(UUID[]::new))
                .query((row, i) -> delivery(row))
                .list();
    }

    /** Where something is to be sent now. */
    List<Queue> waiting(Instant now) {
        return jdbc.sql(
                        """
                select distinct outlet, exercise from issued_warning_delivery where state = 'QUEUED' and next_at <= ?""")
                .param(Timestamp.from(now))
                .query((row, i) ->
                        new Queue(WarningOutlet.Kind.valueOf(row.getString("outlet")), row.getBoolean("exercise")))
                .list();
    }

    /** The next to be sent, taken by this node until the lease ends. */
    Optional<Delivery> lease(Queue queue, Instant now, Instant until) {
        return jdbc.sql(
                        """
                update issued_warning_delivery set next_at = ?, attempts = attempts + 1
                 where id = (select id from issued_warning_delivery where state = 'QUEUED' and next_at <= ?
                                and outlet = ? and exercise = ?
                              order by next_at limit 1 for update skip locked)
                returning *""")
                .params(
                        Timestamp.from(until),
                        Timestamp.from(now),
                        queue.outlet().name(),
                        queue.exercise())
                .query((row, i) -> delivery(row))
                .optional();
    }

    void sent(UUID id, Instant at) {
        jdbc.sql(
                        """
                update issued_warning_delivery set state = 'SENT', sent_at = ?, error = null, next_at = null
                 where id = ? and state = 'QUEUED'""")
                .params(Timestamp.from(at), id)
                .update();
    }

    /**
     * @param again when it is tried again; null when it is given up
     * @return false when it is out or given up already
     */
    boolean failed(UUID id, String error, Instant again) {
        return jdbc.sql(
                                "update issued_warning_delivery set state = ?, error = ?, next_at = ? where id = ? and state = 'QUEUED'")
                        .params(Arrays.asList(
                                again == null ? "FAILED" : "QUEUED",
                                error,
                                again == null ? null : Timestamp.from(again),
                                id))
                        .update()
                == 1;
    }

    /** A later receipt counts more, never less. */
    void received(WarningOutlet.Receipt receipt) {
        jdbc.sql(
                        """
                update issued_warning_delivery
                   set targeted = greatest(coalesce(targeted, 0), ?), reached = greatest(coalesce(reached, 0), ?),
                       receipt_at = ?
                 where id = ?""")
                .params(receipt.targeted(), receipt.reached(), Timestamp.from(receipt.at()), receipt.id())
                .update();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("warning_id", UUID.class),
                WarningOutlet.Kind.valueOf(row.getString("outlet")),
                row.getBoolean("exercise"),
                row.getString("state"),
                row.getInt("attempts"),
                instant(row, "sent_at"),
                row.getString("error"),
                (Integer) row.getObject("targeted"),
                (Integer) row.getObject("reached"),
                instant(row, "receipt_at"));
    }

    private IssuedWarning warning(ResultSet row) throws SQLException {
        return new IssuedWarning(
                row.getObject("id", UUID.class),
                row.getObject("chain_id", UUID.class),
                row.getObject("previous", UUID.class),
                new DivisionCode(row.getString("division_code")),
                row.getBoolean("exercise"),
                row.getString("msg_type"),
                IssueState.valueOf(row.getString("state")),
                json.read(row.getString("content"), IssueContent.class),
                row.getInt("revision"),
                row.getString("remark"),
                row.getString("drafted_by"),
                row.getString("drafted_name"),
                instant(row, "drafted_at"),
                row.getString("approved_name"),
                instant(row, "approved_at"),
                row.getString("issued_name"),
                instant(row, "issued_at"),
                row.getString("identifier"),
                instant(row, "sent"),
                instant(row, "ended_at"));
    }
}
