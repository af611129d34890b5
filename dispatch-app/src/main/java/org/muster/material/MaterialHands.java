package org.muster.material;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.muster.account.Caller;
import org.muster.account.Role;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.ResponderMessage;
import org.muster.incident.IncidentAccess;
import org.muster.material.MaterialViews.OrderView;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/**
 * Takes what somebody says about a material order: once, in one transaction, from the right person. The first answer is
 * stored with it, so that a phone that never got it gets the same again.
 */
@Component
class MaterialHands {

    /** What the words are about, and whose they are. */
    enum Kind {
        ALLOCATION,
        LOADING,
        DEPARTURE,
        RECEIPT,
        USE,
        RETURN,
        WRITE_OFF,
        CANCELLATION,
        CLOSING
    }

    /**
     * @param orders the order and those split from it; only for an allocation
     * @param warnings who is left short now; only for an allocation
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            Outcome outcome, OrderView order, List<OrderView> orders, List<Proposal.Conflict> warnings, String note) {}

    private record Kept(UUID orderId, String kind, String bodyHash, String answer) {}

    private final MaterialOrders orders;
    private final MaterialViews views;
    private final Advisor advisor;
    private final IncidentAccess access;
    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    MaterialHands(
            MaterialOrders orders,
            MaterialViews views,
            Advisor advisor,
            IncidentAccess access,
            JdbcClient jdbc,
            Json json,
            Clock clock) {
        this.orders = orders;
        this.views = views;
        this.advisor = advisor;
        this.access = access;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param body the whole request, to tell a replay from a reused client id
     * @param apply what to do while the order's row is held
     */
    @Transactional
    ResponseEntity<String> take(
            String orderId, Kind kind, ResponderMessage message, Object body, Function<MaterialOrder, Outcome> apply) {
        MaterialOrder order = orders.lock(MaterialOrderId.of(orderId)).orElseThrow(() -> Problem.notFound("调拨单"));
        requireHand(order, kind, message);
        String actor = Caller.current().username();
        UUID clientId = message.clientId() == null ? UUID.randomUUID() : message.clientId();
        String hash = DigestUtils.md5DigestAsHex(json.write(body).getBytes(StandardCharsets.UTF_8));
        Optional<Kept> kept = kept(actor, clientId);
        if (kept.isPresent()) {
            return replay(kept.get(), order.id(), kind, hash);
        }
        Outcome outcome = apply.apply(order);
        String note =
                switch (outcome) {
                    case APPLIED -> null;
                    case LATE -> "已记录为迟到报告；数量与此前不同的已按您的报数更正账目。";
                    case SUPERSEDED -> "调拨单已取消或了结，您的报告已记录。货在车上或现场的，请带回仓库退回。";
                };
        boolean allocation = kind == Kind.ALLOCATION;
        Answer answer = new Answer(
                outcome,
                views.get(order.id()),
                allocation ? views.withSplits(order) : null,
                allocation ? advisor.conflictsNow(order) : null,
                note);
        String text = json.write(answer);
        keep(actor, clientId, order.id(), kind, message, outcome, hash, text);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(text);
    }

    /** Whether this word is older than what the same device has said about the same step. */
    boolean older(MaterialOrderId id, Kind kind, ResponderMessage message) {
        return message.deviceSeq() != null
                && jdbc.sql(
                                """
                select exists (select 1 from material_message
                                where order_id = ? and kind = ? and actor = ? and device_seq > ?)""")
                        .params(id.value(), kind.name(), Caller.current().username(), message.deviceSeq())
                        .query(Boolean.class)
                        .single();
    }

    /** @throws Problem 404 for everybody who must not know of it */
    @Transactional(readOnly = true)
    MaterialOrder seen(String id) {
        MaterialOrder order = orders.find(MaterialOrderId.of(id)).orElseThrow(() -> Problem.notFound("调拨单"));
        requireSight(order);
        return order;
    }

    private void requireSight(MaterialOrder order) {
        if (!keeps(order) && !carries(order)) {
            try {
                access.require(order.incidentId());
            } catch (Problem e) {
                throw Problem.notFound("调拨单");
            }
        }
    }

    /** The person whose step it is, or the duty room for them, naming whom it heard; others do not know that it exists. */
    private void requireHand(MaterialOrder order, Kind kind, ResponderMessage message) {
        requireSight(order);
        Caller caller = Caller.current();
        boolean desk = caller.is(Role.DISPATCHER, Role.COMMANDER);
        switch (kind) {
            case ALLOCATION -> require(desk || caller.is(Role.LEADER), "由调度员、指挥员或带班领导定由哪个仓库调拨");
            case CANCELLATION, CLOSING -> require(desk, "由调度员或指挥员办理");
            case WRITE_OFF -> require(caller.is(Role.COMMANDER), "报损由指挥员定");
            case LOADING, RETURN -> spoken(keeps(order), desk, message, "由" + order.label() + "的库管员或调度席代报");
            case DEPARTURE -> spoken(keeps(order) || carries(order), desk, message, "由库管员、承运队或调度席代报");
            case RECEIPT, USE -> spoken(receives(order), desk, message, "由现场接收的队伍或调度席代报");
        }
    }

    private static void spoken(boolean own, boolean desk, ResponderMessage message, String whose) {
        if (own) {
            return;
        }
        require(desk, whose);
        message.mustNameSource();
    }

    private static void require(boolean may, String whose) {
        if (!may) {
            throw Problem.forbidden(whose);
        }
    }

    static boolean keeps(MaterialOrder order) {
        Caller caller = Caller.current();
        return caller.is(Role.DEPOT_KEEPER)
                && order.depotId() != null
                && order.depotId().equals(caller.depotId());
    }

    static boolean carries(MaterialOrder order) {
        Caller caller = Caller.current();
        return caller.is(Role.TEAM_LEADER, Role.MEMBER)
                && order.carrier() != null
                && caller.teamId() != null
                && caller.teamId().equals(order.carrier().teamId());
    }

    /** Any team of the incident, unless one was named. */
    static boolean receives(MaterialOrder order) {
        Caller caller = Caller.current();
        return caller.is(Role.TEAM_LEADER, Role.MEMBER)
                && caller.teamId() != null
                && (order.receiverTeamId() == null
                        || order.receiverTeamId().value().equals(caller.teamId()));
    }

    private Optional<Kept> kept(String actor, UUID clientId) {
        return jdbc.sql(
                        "select order_id, kind, body_hash, answer from material_message where actor = ? and client_id = ?")
                .params(actor, clientId)
                .query(Kept.class)
                .optional();
    }

    private static ResponseEntity<String> replay(Kept kept, MaterialOrderId id, Kind kind, String hash) {
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
            MaterialOrderId id,
            Kind kind,
            ResponderMessage message,
            Outcome outcome,
            String hash,
            String answer) {
        jdbc.sql(
                        """
                insert into material_message
                       (actor, client_id, order_id, kind, device_seq, device_at, received_at, on_behalf_of, via, outcome,
                        body_hash, answer)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        actor,
                        clientId,
                        id.value(),
                        kind.name(),
                        message.deviceSeq(),
                        message.deviceAt() == null ? null : Timestamp.from(message.deviceAt()),
                        Timestamp.from(clock.instant()),
                        message.onBehalfOf(),
                        message.via() == null ? null : message.via().name(),
                        outcome.name(),
                        hash,
                        answer)
                .update();
    }
}
