package org.muster.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.incident.IncidentAccess;
import org.muster.journal.Journal;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.muster.team.Teams;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/**
 * Takes what a responder says about an order: once, in one transaction, never refused because it is late. The first
 * answer is stored with it, so that a phone that never got it gets the same again.
 */
@Component
public class Responders {

    /** What a responder's words are about; the word is kept with the message. */
    public enum Kind {
        DELIVERY,
        /** The order was opened on the phone: a receipt of the screen, not a word of the leader. */
        READING,
        ACKNOWLEDGEMENT,
        REFUSAL,
        ATTENDANCE,
        SUBSTITUTE,
        DEPARTURE,
        ARRIVAL,
        SAFETY_CHECK,
        /** Where the crew goes when it must leave, drawn on its map. */
        SAFETY_FEATURE,
        REPORT,
        PHOTO,
        COMPLETION,
        RELEASE,
        CANCELLATION_ACKNOWLEDGEMENT,
        ROLL_CALL,
        WITHDRAWAL_ACKNOWLEDGEMENT,
        WITHDRAWAL_CALL,
        MAYDAY,
        FOUND
    }

    /** What is about people's lives counts whatever became of the order. */
    private static final Set<Kind> ALWAYS_HEARD = EnumSet.of(
            Kind.CANCELLATION_ACKNOWLEDGEMENT,
            Kind.READING,
            Kind.PHOTO,
            Kind.ROLL_CALL,
            Kind.WITHDRAWAL_ACKNOWLEDGEMENT,
            Kind.WITHDRAWAL_CALL,
            Kind.MAYDAY,
            Kind.FOUND);

    /** Words that change nothing but the order's own row, hundreds of them in the first minute. */
    private static final Set<Kind> RECEIPTS = EnumSet.of(
            Kind.DELIVERY, Kind.READING, Kind.ACKNOWLEDGEMENT, Kind.REFUSAL, Kind.CANCELLATION_ACKNOWLEDGEMENT);

    /** @param order the whole order as the phone keeps it; of a receipt only what it can have changed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(Outcome outcome, Object order, String note) {}

    private record Kept(UUID orderId, String kind, String bodyHash, String answer) {}

    private final DispatchOrders orders;
    private final OrderViews views;
    private final Teams teams;
    private final IncidentAccess access;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    Responders(
            DispatchOrders orders,
            OrderViews views,
            Teams teams,
            IncidentAccess access,
            Journal journal,
            JdbcClient jdbc,
            Json json,
            Clock clock) {
        this.orders = orders;
        this.views = views;
        this.teams = teams;
        this.access = access;
        this.journal = journal;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param body the whole request, to tell a replay from a reused client id
     * @param apply what to do while the order's row is held
     */
    @Transactional
    public ResponseEntity<String> take(
            String orderId, Kind kind, ResponderMessage message, Object body, Function<DispatchOrder, Outcome> apply) {
        OrderId id = OrderId.of(orderId);
        DispatchOrder order = orders.lock(id).orElseThrow(() -> Problem.notFound("指令"));
        requireSpeaker(order, message);
        return answer(order, kind, message, Caller.current().username(), body, apply);
    }

    /**
     * Takes what a leader says over a channel that has no login. Whoever calls this has made sure who speaks.
     *
     * @param actor whose client ids these are
     * @return what became of it; the first answer when it was said before
     */
    @Transactional
    public Outcome hear(
            OrderId id, Kind kind, ResponderMessage message, String actor, Function<DispatchOrder, Outcome> apply) {
        DispatchOrder order = orders.lock(id).orElseThrow(() -> Problem.notFound("指令"));
        String answer = answer(order, kind, message, actor, message, apply).getBody();
        return Outcome.valueOf(json.read(answer, JsonNode.class).path("outcome").asText());
    }

    private ResponseEntity<String> answer(
            DispatchOrder order,
            Kind kind,
            ResponderMessage message,
            String actor,
            Object body,
            Function<DispatchOrder, Outcome> apply) {
        OrderId id = order.id();
        UUID clientId = message.clientId() == null ? UUID.randomUUID() : message.clientId();
        String hash = DigestUtils.md5DigestAsHex(json.write(body).getBytes(StandardCharsets.UTF_8));
        Optional<Kept> kept = kept(actor, clientId);
        if (kept.isPresent()) {
            return replay(kept.get(), id, kind, hash);
        }
        Instant now = clock.instant();
        Outcome outcome;
        String note = null;
        if (supersededBy(order, kind)) {
            outcome = Outcome.SUPERSEDED;
            note = "指令" + order.state().label() + (order.reason() == null ? "" : "：" + order.reason())
                    + "。您的报告已记录，不再执行。";
            journal.record(
                    new DispatchEvent.SupersededAnswerReceived(
                            order.incidentId(), id, order.teamName(), kind.name(), order.state()),
                    message.deviceAt(),
                    message.channel());
        } else {
            outcome = apply.apply(order);
            if (outcome == Outcome.LATE) {
                note = "已记录为迟到报告，不改变已作出的安排。";
            }
        }
        Object seen = RECEIPTS.contains(kind) ? views.receipt(id) : views.forPhone(id);
        String answer = json.write(new Answer(outcome, seen, note));
        keep(actor, clientId, id, kind, message, outcome, hash, answer, now);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    /**
     * The order the caller may speak about.
     *
     * @throws Problem 404 for everybody who must not know of it, 403 for those who may only look
     */
    @Transactional(readOnly = true)
    DispatchOrder speakingOf(String orderId) {
        DispatchOrder order = orders.find(OrderId.of(orderId)).orElseThrow(() -> Problem.notFound("指令"));
        requireSpeaker(order);
        return order;
    }

    /**
     * Asks beforehand what {@link #take} asks, for those whose words are work to read.
     *
     * @throws Problem 404, 403 or 422 as {@code take} would
     */
    @Transactional(readOnly = true)
    public void requireSpeaker(String orderId, ResponderMessage message) {
        requireSpeaker(orders.find(OrderId.of(orderId)).orElseThrow(() -> Problem.notFound("指令")), message);
    }

    /** The team itself, or the duty room for it, naming whom it heard; nobody else knows that the order exists. */
    private void requireSpeaker(DispatchOrder order, ResponderMessage message) {
        if (!requireSpeaker(order)) {
            message.mustNameSource();
        }
    }

    /** @return whether the caller is of the team itself */
    private boolean requireSpeaker(DispatchOrder order) {
        Caller caller = Caller.current();
        if (order.teamId().value().equals(caller.teamId()) && caller.is(Role.TEAM_LEADER, Role.MEMBER)) {
            return true;
        }
        requireSight(order);
        if (!caller.is(Role.DISPATCHER, Role.COMMANDER)) {
            throw Problem.forbidden("只有本队队长或调度席可以为这支队伍报告");
        }
        return false;
    }

    /** The incident's own duty room, or that of the team's county when the incident is shared with it for assistance. */
    private void requireSight(DispatchOrder order) {
        if (access.mayRead(Caller.current(), order.incidentId())) {
            return;
        }
        boolean assists = teams.find(order.teamId())
                .filter(team -> access.mayAssist(order.incidentId(), team.division()))
                .isPresent();
        if (!assists) {
            throw Problem.notFound("事件");
        }
    }

    private static boolean supersededBy(DispatchOrder order, Kind kind) {
        if (ALWAYS_HEARD.contains(kind)) {
            return false;
        }
        return EnumSet.of(OrderState.CANCELLED, OrderState.REFUSED).contains(order.state())
                || order.state() == OrderState.RELEASED && kind != Kind.RELEASE;
    }

    private Optional<Kept> kept(String actor, UUID clientId) {
        return jdbc.sql(
                        "select order_id, kind, body_hash, answer from responder_message where actor = ? and client_id = ?")
                .params(actor, clientId)
                .query((row, index) -> new Kept(
                        row.getObject("order_id", UUID.class),
                        row.getString("kind"),
                        row.getString("body_hash"),
                        row.getString("answer")))
                .optional();
    }

    private ResponseEntity<String> replay(Kept kept, OrderId id, Kind kind, String hash) {
        boolean same = kept.orderId().equals(id.value())
                && kept.kind().equals(kind.name())
                && kept.bodyHash().equals(hash);
        if (!same) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY, "client-id-reused", "编号重复", "这个 clientId 已用于另一条报告，请为每条报告生成新的编号");
        }
        return ResponseEntity.ok()
                .header("Idempotent-Replay", "true")
                .contentType(MediaType.APPLICATION_JSON)
                .body(kept.answer());
    }

    private void keep(
            String actor,
            UUID clientId,
            OrderId id,
            Kind kind,
            ResponderMessage message,
            Outcome outcome,
            String hash,
            String answer,
            Instant now) {
        jdbc.sql(
                        """
                insert into responder_message
                       (actor, client_id, order_id, kind, device_seq, device_at, received_at, on_behalf_of, via, outcome,
                        body_hash, answer)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        actor,
                        clientId,
                        id.value(),
                        kind.name(),
                        message.deviceSeq(),
                        DispatchOrders.timestamp(message.deviceAt()),
                        Timestamp.from(now),
                        message.onBehalfOf(),
                        message.via() == null ? null : message.via().name(),
                        outcome.name(),
                        hash,
                        answer)
                .update();
    }
}
