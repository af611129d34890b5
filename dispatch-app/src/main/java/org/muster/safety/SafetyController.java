package org.muster.safety;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderProgress;
import org.muster.dispatch.OrderViews;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.ResponderMessage;
import org.muster.dispatch.Responders;
import org.muster.dispatch.Responders.Kind;
import org.muster.dispatch.Spoken;
import org.muster.incident.IncidentAccess;
import org.muster.journal.Journal;
import org.muster.shared.Hazard;
import org.muster.shared.Position;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a crew says about its own safety, itself or through the duty room; and the one word a commander has at the gate. */
@RestController
@RequestMapping("/api/dispatch-orders/{id}")
class SafetyController {

    private static final String FIELD = "hasAnyRole('TEAM_LEADER', 'MEMBER', 'DISPATCHER', 'COMMANDER')";

    /**
     * Each point may come as a bare yes or no, or with its fact: {@code {"ok": true, "note": "东山脊，见火头"}}.
     *
     * @param entering ids of the members who go to the line; everyone present when left out
     */
    record SafetyCheckForm(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            @NotNull(message = "瞭望哨未核") SafetyPoint lookout,
            @NotNull(message = "火情（险情）判断未核") SafetyPoint awareness,
            @NotNull(message = "通信未核") SafetyPoint communications,
            @NotNull(message = "撤离路线未核") SafetyPoint escapeRoutes,
            @NotNull(message = "安全区未核") SafetyPoint safetyZone,
            @Size(max = 500, message = "一次最多 500 人上线") List<@NotBlank(message = "队员编号为空") String> entering)
            implements Spoken {

        private FivePoints points() {
            return new FivePoints(lookout, awareness, communications, escapeRoutes, safetyZone);
        }
    }

    record OverrideForm(@NotBlank(message = "请写明越过安全核查的理由") @Size(max = 500, message = "理由不超过 500 字") String reason) {}

    /**
     * @param accounted ids of those who answered
     * @param missing ids of those who are not there
     */
    record RollCallForm(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            @Size(max = 500, message = "一次最多点名 500 人") List<@NotBlank(message = "队员编号为空") String> accounted,
            @Size(max = 500, message = "一次最多点名 500 人") List<@NotBlank(message = "队员编号为空") String> missing)
            implements Spoken {}

    /**
     * @param safe false: heard and withdrawing; true: in the safety zone, with {@code accounted} heads
     * @param missing ids of those who are not there, as far as known
     */
    record WithdrawalAnswerForm(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            boolean safe,
            Integer accounted,
            @Size(max = 500, message = "一次最多点名 500 人") List<@NotBlank(message = "队员编号为空") String> missing)
            implements Spoken {}

    record WithdrawalCallForm(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            @Size(max = 200, message = "原因不超过 200 字") String reason)
            implements Spoken {}

    record MaydayForm(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            Position location,
            @Size(max = 200, message = "说明不超过 200 字") String note)
            implements Spoken {}

    /** @param condition SAFE, HURT or DEAD */
    record FoundForm(
            UUID clientId,
            Long deviceSeq,
            Instant deviceAt,
            String onBehalfOf,
            ResponderMessage.Via via,
            @NotNull(message = "请点出找到的是谁") @Size(min = 1, max = 500, message = "请点出找到的是谁") List<@NotBlank(message = "队员编号为空") String> members,
            @Pattern(regexp = "SAFE|HURT|DEAD", message = "情况须为 SAFE 平安、HURT 受伤 或 DEAD 遇难") String condition)
            implements Spoken {}

    private final Responders responders;
    private final OrderProgress progress;
    private final OrderViews views;
    private final DispatchManagement dispatch;
    private final IncidentAccess access;
    private final LineGate gate;
    private final RollCalls rollCalls;
    private final Withdrawals withdrawals;
    private final Rescues rescues;
    private final Journal journal;
    private final ObjectMapper json;
    private final Clock clock;

    SafetyController(
            Responders responders,
            OrderProgress progress,
            OrderViews views,
            DispatchManagement dispatch,
            IncidentAccess access,
            LineGate gate,
            RollCalls rollCalls,
            Withdrawals withdrawals,
            Rescues rescues,
            Journal journal,
            ObjectMapper json,
            Clock clock) {
        this.responders = responders;
        this.progress = progress;
        this.views = views;
        this.dispatch = dispatch;
        this.access = access;
        this.gate = gate;
        this.rollCalls = rollCalls;
        this.withdrawals = withdrawals;
        this.rescues = rescues;
        this.journal = journal;
        this.json = json;
        this.clock = clock;
    }

    /** 十个严禁 5 and 9: no action before assessment, none without safety zone and retreat route. */
    @PostMapping("/safety-check")
    @PreAuthorize(FIELD)
    ResponseEntity<String> check(@PathVariable String id, @Valid @RequestBody SafetyCheckForm form) {
        boolean passed = form.points().complete();
        return responders.take(id, Kind.SAFETY_CHECK, form.envelope(), form, order -> {
            Outcome outcome = progress.safetyChecked(order, form.envelope(), record(form.points(), passed), passed);
            if (passed) {
                gate.passed(order, form.envelope(), form.entering());
            }
            return outcome;
        });
    }

    private JsonNode record(FivePoints points, boolean passed) {
        ObjectNode check = json.valueToTree(points);
        check.put("passed", passed);
        check.put("at", clock.instant().toString());
        return check;
    }

    @PostMapping("/safety-check/override")
    @PreAuthorize("hasRole('COMMANDER')")
    @Transactional
    public OrderViews.OrderView override(@PathVariable String id, @Valid @RequestBody OverrideForm form) {
        DispatchOrder order = dispatch.lock(OrderId.of(id));
        Hazard hazard = access.require(order.incidentId()).hazard();
        gate.overridden(order, form.reason().strip());
        progress.gateOverridden(order);
        journal.record(new SafetyEvent.SafetyGateOverridden(
                order.incidentId(),
                order.id(),
                order.teamName(),
                lacking(order, hazard),
                form.reason().strip()));
        return views.get(order.id());
    }

    private List<String> lacking(DispatchOrder order, Hazard hazard) {
        try {
            FivePoints none = new FivePoints(null, null, null, null, null);
            return order.safetyCheck() == null
                    ? none.lacking(hazard)
                    : lacking(json.readTree(order.safetyCheck()), hazard);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored check of " + order.id() + " cannot be read", e);
        }
    }

    private static List<String> lacking(JsonNode check, Hazard hazard) {
        return new FivePoints(
                        SafetyPoint.stored(check.get("lookout")),
                        SafetyPoint.stored(check.get("awareness")),
                        SafetyPoint.stored(check.get("communications")),
                        SafetyPoint.stored(check.get("escapeRoutes")),
                        SafetyPoint.stored(check.get("safetyZone")))
                .lacking(hazard);
    }

    @PostMapping("/roll-call")
    @PreAuthorize(FIELD)
    ResponseEntity<String> callRoll(@PathVariable String id, @Valid @RequestBody RollCallForm form) {
        return responders.take(id, Kind.ROLL_CALL, form.envelope(), form, order -> {
            progress.heard(order);
            return rollCalls.take(order, form.envelope(), listed(form.accounted()), listed(form.missing()));
        });
    }

    @PostMapping("/withdrawal-acknowledgement")
    @PreAuthorize(FIELD)
    ResponseEntity<String> answerWithdrawal(@PathVariable String id, @Valid @RequestBody WithdrawalAnswerForm form) {
        return responders.take(id, Kind.WITHDRAWAL_ACKNOWLEDGEMENT, form.envelope(), form, order -> {
            progress.heard(order);
            return withdrawals.answer(order, form.envelope(), form.safe(), form.accounted(), listed(form.missing()));
        });
    }

    /** Whoever sees the danger calls everybody back; nobody is asked first. */
    @PostMapping("/withdrawal-call")
    @PreAuthorize(FIELD)
    ResponseEntity<String> callWithdrawal(@PathVariable String id, @Valid @RequestBody WithdrawalCallForm form) {
        return responders.take(id, Kind.WITHDRAWAL_CALL, form.envelope(), form, order -> {
            String reason = form.reason() == null || form.reason().isBlank()
                    ? order.teamName() + "在现场喊撤"
                    : form.reason().strip();
            withdrawals.order(order.incidentId(), reason, null, order, null);
            return Outcome.APPLIED;
        });
    }

    @PostMapping("/mayday")
    @PreAuthorize(FIELD)
    ResponseEntity<String> mayday(@PathVariable String id, @Valid @RequestBody MaydayForm form) {
        return responders.take(
                id,
                Kind.MAYDAY,
                form.envelope(),
                form,
                order -> rescues.mayday(order, form.envelope(), form.location(), form.note()));
    }

    @PostMapping("/found")
    @PreAuthorize(FIELD)
    ResponseEntity<String> found(@PathVariable String id, @Valid @RequestBody FoundForm form) {
        return responders.take(
                id,
                Kind.FOUND,
                form.envelope(),
                form,
                order -> rescues.found(
                        order, form.envelope(), form.members(), form.condition() == null ? "SAFE" : form.condition()));
    }

    private static List<String> listed(List<String> ids) {
        return ids == null ? List.of() : ids.stream().distinct().toList();
    }
}
