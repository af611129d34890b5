package org.muster.message;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.incident.IncidentAccess;
import org.muster.message.MessageManagement.Said;
import org.muster.message.MessageManagement.Triage;
import org.muster.message.MessageViews.MessageView;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.TeamId;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The message journal of an incident: what came in and went out, and what became of it. */
@RestController
@Validated
@RequestMapping("/api/incidents/{id}/messages")
@PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
class MessageController {

    record TriageForm(
            @NotNull(message = "请选择：ACTION 办理、INFORMATION 知悉 或 FILED 归档") MessageState state,
            @Size(max = 50, message = "姓名不超过 50 字") String person,
            Instant dueAt,
            Duration within,
            @Size(max = 200, message = "备注不超过 200 字") String note) {

        Triage triage() {
            if (within != null && (within.isNegative() || within.isZero() || within.toDays() > 30)) {
                throw Problem.invalid("within", "办理时限须在 30 天以内，写作 PT30M");
            }
            return new Triage(state, trimmed(person), dueAt, within, trimmed(note));
        }
    }

    record MessageForm(
            @NotNull(message = "缺少本机编号 clientId（UUID）") UUID clientId,
            @NotNull(message = "请选择：IN 收 或 OUT 发") Direction direction,
            @NotNull(message = "请选择渠道") Channel channel,
            Urgency urgency,
            @Size(max = 100, message = "发信方不超过 100 字") String sender,
            @Size(max = 100, message = "收信方不超过 100 字") String receiver,
            @NotBlank(message = "请填写内容") @Size(max = 2000, message = "内容不超过 2000 字，更长的请分条登记") String text,
            @Size(max = 100, message = "地点不超过 100 字") String place,
            Position location,
            Instant saidAt,
            @Positive(message = "编号从 1 开始") Integer replyTo,
            @Positive(message = "编号从 1 开始") Integer corrects,
            boolean settles,
            @Valid TriageForm triage) {

        Said said() {
            return new Said(
                    clientId,
                    direction,
                    channel,
                    urgency == null ? Urgency.ROUTINE : urgency,
                    trimmed(sender),
                    trimmed(receiver),
                    text.strip(),
                    trimmed(place),
                    location,
                    saidAt,
                    replyTo,
                    corrects,
                    settles,
                    triage == null ? null : triage.triage());
        }
    }

    record SettlementForm(@NotBlank(message = "请写明办理结果") @Size(max = 500, message = "结果不超过 500 字") String outcome) {}

    /** Either an order that stands already, or a team and a task for a new one. */
    record OrderForm(
            String orderId,
            @Size(max = 20, message = "没有这支队伍") String teamId,
            @Size(max = 500, message = "任务不超过 500 字") String task,
            boolean settles) {}

    private final MessageManagement management;
    private final MessageViews views;
    private final IncidentAccess access;

    MessageController(MessageManagement management, MessageViews views, IncidentAccess access) {
        this.management = management;
        this.views = views;
        this.access = access;
    }

    /**
     * As an inbox: what nobody has looked at first, then what is to be done, then the log; or with {@code before} the
     * plain log from there back.
     */
    @GetMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    MessageViews.Page find(
            @PathVariable String id,
            @RequestParam(required = false) @Size(max = 100, message = "查找的文字不超过 100 字") String q,
            @RequestParam(required = false) List<MessageState> state,
            @RequestParam(required = false) List<Channel> channel,
            @RequestParam(required = false) List<Urgency> urgency,
            @RequestParam(required = false) Direction direction,
            @RequestParam(required = false) @Size(max = 50, message = "姓名不超过 50 字") String person,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) Integer before) {
        return views.find(
                incident(id),
                new MessageViews.Search(
                        trimmed(q),
                        state == null ? List.of() : state,
                        channel == null ? List.of() : channel,
                        urgency == null ? List.of() : urgency,
                        direction,
                        trimmed(person),
                        overdue,
                        before));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MessageView log(@PathVariable String id, @Valid @RequestBody MessageForm form) {
        IncidentId incident = incident(id);
        return views.get(incident, management.log(incident, form.said()).id());
    }

    /** Writes the calls that reported the incident into its book. */
    @PostMapping("/calls")
    List<MessageView> attachCalls(@PathVariable String id) {
        IncidentId incident = incident(id);
        return views.list(
                incident,
                management.attachCalls(incident).stream().map(Message::id).toList());
    }

    @PostMapping("/{messageId}/triage")
    MessageView triage(@PathVariable String id, @PathVariable String messageId, @Valid @RequestBody TriageForm form) {
        IncidentId incident = incident(id);
        MessageId message = MessageId.of(messageId);
        management.triage(incident, message, form.triage());
        return views.get(incident, message);
    }

    @PostMapping("/{messageId}/settlement")
    MessageView settle(
            @PathVariable String id, @PathVariable String messageId, @Valid @RequestBody SettlementForm form) {
        IncidentId incident = incident(id);
        MessageId message = MessageId.of(messageId);
        management.settle(incident, message, form.outcome().strip());
        return views.get(incident, message);
    }

    @PostMapping("/{messageId}/orders")
    @ResponseStatus(HttpStatus.CREATED)
    MessageView order(@PathVariable String id, @PathVariable String messageId, @Valid @RequestBody OrderForm form) {
        IncidentId incident = incident(id);
        MessageId message = MessageId.of(messageId);
        if (form.orderId() != null) {
            management.link(incident, message, OrderId.of(form.orderId()), form.settles());
        } else if (form.teamId() == null) {
            throw Problem.invalid("teamId", "请选择已有的指令，或选择队伍下达新指令");
        } else if (trimmed(form.task()) == null) {
            throw Problem.invalid("task", "请写明任务");
        } else {
            management.order(incident, message, new TeamId(form.teamId()), trimmed(form.task()), form.settles());
        }
        return views.get(incident, message);
    }

    private IncidentId incident(String id) {
        return access.require(IncidentId.of(id)).id();
    }

    private static String trimmed(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
