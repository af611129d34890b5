package org.muster.callout;

import static org.muster.shared.Json.instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.dispatch.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The words that nobody could act on, until somebody has said what they mean. */
@Repository
class UnclearReplies {

    /**
     * Somebody it may be from.
     *
     * @param known NUMBER when it was their number, CODE when only their code, GIVEN when both fitted and the words could
     *     not be followed
     * @param orderId of the order they are called for; null, with what they are called about as {@code teamName}, for
     *     somebody called by name
     * @param meaning what the words most likely mean from them, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proposal(
            UUID personId,
            String name,
            Called kind,
            String kindLabel,
            String known,
            UUID orderId,
            String orderNumber,
            String teamName,
            UUID incidentId,
            String incidentTitle,
            Meaning meaning) {}

    /** @param why in words, why nothing could be done with it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReplyView(
            UUID id,
            String sender,
            String via,
            String text,
            String why,
            Instant receivedAt,
            boolean exercise,
            List<Proposal> proposals) {

        /** Enough of the number to tell two senders apart. */
        ReplyView withoutNumber() {
            String masked = sender.length() <= 4 ? "****" : "****" + sender.substring(sender.length() - 4);
            return new ReplyView(id, masked, via, text, why, receivedAt, exercise, proposals);
        }
    }

    /**
     * One message, held for whoever settles it.
     *
     * @param orderId the order its alarm stands on, or null when it stands on the divisions' boards
     */
    record Unclear(
            UUID id,
            String sender,
            String via,
            String text,
            OrderId orderId,
            List<String> divisions,
            String settledBy) {}

    /** Words about no order are forgotten by the desk after this; they stay on record. */
    private static final Duration OF_NO_ORDER = Duration.ofDays(1);

    private static final int MOST_PROPOSALS = 4;

    private final JdbcClient jdbc;
    private final Clock clock;

    UnclearReplies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Two queries for any number of messages. */
    List<ReplyView> listOpenIn(String[] scope) {
        Map<UUID, List<Proposal>> proposals = proposals(scope);
        return jdbc.sql(
                        """
                select m.* from inbound_message m
                 where m.outcome = 'UNCLEAR' and m.settled_at is null
                   and exists (select 1 from unnest(m.divisions) d where d like any (:scope))
                   and (m.order_id is null and m.received_at > :since
                        or exists (select 1 from call_out c join incident i on i.id = c.incident_id
                                    where c.order_id = m.order_id and i.status not in ('CLOSED', 'CANCELLED')))
                 order by m.received_at limit 200""")
                .param("scope", scope)
                .param("since", Timestamp.from(clock.instant().minus(OF_NO_ORDER)))
                .query((row, i) -> new ReplyView(
                        row.getObject("message_id", UUID.class),
                        row.getString("sender"),
                        row.getString("via"),
                        row.getString("text"),
                        row.getString("why"),
                        instant(row, "received_at"),
                        row.getBoolean("exercise"),
                        proposals.getOrDefault(row.getObject("message_id", UUID.class), List.of())))
                .list();
    }

    private Map<UUID, List<Proposal>> proposals(String[] scope) {
        record Found(UUID message, Proposal proposal) {}
        return jdbc
                .sql(
                        """
                select m.message_id, m.text, p.id person_id, p.name, p.kind, p.order_id, o.number,
                       coalesce(o.team_name, pc.caption) team_name, i.id incident_id, i.title,
                       case when p.phone = m.sender and p.code = m.code then 'GIVEN'
                            when p.phone = m.sender then 'NUMBER' else 'CODE' end as known
                  from inbound_message m
                  join call_person p on p.id = m.person_id
                                     or p.closed_at is null and (p.phone = m.sender or p.code = m.code)
                  left join call_out c on c.order_id = p.order_id
                  left join dispatch_order o on o.id = p.order_id
                  left join personal_call pc on pc.id = p.call_id
                  left join incident i on i.id = coalesce(c.incident_id, pc.incident_id)
                 where m.outcome = 'UNCLEAR' and m.settled_at is null and coalesce(c.division_code, pc.division_code) like any (:scope)
                 order by m.received_at, (p.id = m.person_id) desc, (p.phone = m.sender) desc nulls last, o.issued_at desc
                 limit 800""")
                .param("scope", scope)
                .query((row, i) -> new Found(row.getObject("message_id", UUID.class), proposal(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Found::message,
                        Collectors.mapping(
                                Found::proposal,
                                Collectors.collectingAndThen(
                                        Collectors.toCollection(ArrayList::new),
                                        it -> it.subList(0, Math.min(it.size(), MOST_PROPOSALS))))));
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        Called kind = Called.valueOf(row.getString("kind"));
        return new Proposal(
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                kind,
                kind.label(),
                row.getString("known"),
                row.getObject("order_id", UUID.class),
                row.getObject("number") == null ? null : "%02d".formatted(row.getInt("number")),
                row.getString("team_name"),
                row.getObject("incident_id", UUID.class),
                row.getString("title"),
                Meaning.likely(row.getString("text"), kind).orElse(null));
    }

    /** @return false when it is known already */
    boolean add(
            String gatewayId,
            UUID id,
            String sender,
            String via,
            String text,
            String code,
            Person about,
            String why,
            List<String> divisions,
            boolean exercise) {
        return jdbc.sql(
                                """
                        insert into inbound_message (id, message_id, sender, via, text, code, received_at, order_id, person_id,
                                                     outcome, why, divisions, exercise)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'UNCLEAR', ?, ?, ?) on conflict do nothing""")
                        .params(
                                gatewayId,
                                id,
                                sender,
                                via,
                                text,
                                code,
                                Timestamp.from(clock.instant()),
                                about == null || about.orderId() == null
                                        ? null
                                        : about.orderId().value(),
                                about == null ? null : about.id(),
                                why,
                                divisions.toArray(String[]::new),
                                exercise)
                        .update()
                == 1;
    }

    /** Holds it against a second person who settles it at the same moment. */
    Optional<Unclear> lock(UUID id) {
        return jdbc.sql("select * from inbound_message where message_id = ? and outcome = 'UNCLEAR' for update")
                .param(id)
                .query((row, i) -> {
                    UUID order = row.getObject("order_id", UUID.class);
                    return new Unclear(
                            row.getObject("message_id", UUID.class),
                            row.getString("sender"),
                            row.getString("via"),
                            row.getString("text"),
                            order == null ? null : new OrderId(order),
                            List.of((String[]) row.getArray("divisions").getArray()),
                            row.getString("settled_by"));
                })
                .optional();
    }

    void settle(UUID id, Meaning meaning, UUID person, String reason, String by) {
        jdbc.sql(
                        """
                update inbound_message set settled_at = ?, settled_by = ?, settled_as = ?, settled_person = ?, settled_reason = ?
                 where message_id = ?""")
                .params(Timestamp.from(clock.instant()), by, meaning.name(), person, reason, id)
                .update();
    }

    /** How many still wait on the same order's alarm. */
    int openOn(OrderId order) {
        return jdbc.sql(
                        """
                select count(*) from inbound_message
                 where order_id = ? and outcome = 'UNCLEAR' and settled_at is null""")
                .param(order.value())
                .query(Integer.class)
                .single();
    }
}
