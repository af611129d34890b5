package org.muster.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.account.Jurisdiction;
import org.muster.alert.Calls;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchManagement.Wanted;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.incident.OpenPoints;
import org.muster.journal.Journal;
import org.muster.message.MessageEvent.MessageLinked;
import org.muster.message.MessageEvent.MessageLogged;
import org.muster.message.MessageEvent.MessageOverdue;
import org.muster.message.MessageEvent.MessageSettled;
import org.muster.message.MessageEvent.MessageTriaged;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.muster.team.TeamId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that may be done about messages. What was said is taken at any time, also after the incident was closed;
 * only what becomes of it may be refused.
 */
@Service
@Transactional
@EnableConfigurationProperties(MessageFigures.class)
class MessageManagement implements OpenPoints {

    /** The deadline kinds of a message that waits to be sent on, and of one that waits to be settled. */
    static final String TRIAGE = "MESSAGE_TRIAGE";

    static final String ACTION = "MESSAGE_ACTION";

    /** A desk's clock may be ahead of ours by so much. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /**
     * What becomes of a message.
     *
     * @param dueAt until when it is to be settled, or null when {@code within} says so
     * @param within the same from now on, in the time of the incident: an exercise runs faster
     */
    record Triage(MessageState to, String person, Instant dueAt, Duration within, String note) {}

    /**
     * What somebody writes down.
     *
     * @param clientId made where it is written, so that sending it again writes nothing again
     * @param saidAt null for now
     * @param settles the message it answers is settled by it
     * @param triage null when somebody else decides
     */
    record Said(
            UUID clientId,
            Direction direction,
            Channel channel,
            Urgency urgency,
            String sender,
            String receiver,
            String text,
            String place,
            Position location,
            Instant saidAt,
            Integer replyTo,
            Integer corrects,
            boolean settles,
            Triage triage) {}

    private final Messages messages;
    private final Calls calls;
    private final DispatchManagement dispatch;
    private final Jurisdiction jurisdiction;
    private final MessageFigures figures;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;

    MessageManagement(
            Messages messages,
            Calls calls,
            DispatchManagement dispatch,
            Jurisdiction jurisdiction,
            MessageFigures figures,
            Deadlines deadlines,
            Journal journal,
            Clock clock) {
        this.messages = messages;
        this.calls = calls;
        this.dispatch = dispatch;
        this.jurisdiction = jurisdiction;
        this.figures = figures;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Writes a message into the incident's book.
     *
     * @return it, or what was written before under the same client id
     * @throws Problem 422 naming the field that is wrong
     */
    Message log(IncidentId incident, Said said) {
        int number = messages.hold(incident);
        Optional<Message> before = messages.findClient(incident, said.clientId());
        if (before.isPresent()) {
            if (!before.get().text().equals(said.text()) || before.get().direction() != said.direction()) {
                throw Problem.invalid("clientId", "这个编号已用于 " + before.get().label() + "，请刷新后重新登记");
            }
            return before.get();
        }
        Instant now = now();
        Instant saidAt = said.saidAt() == null ? now : said.saidAt().truncatedTo(ChronoUnit.MILLIS);
        if (saidAt.isAfter(now.plus(SKEW))) {
            throw Problem.invalid("saidAt", "收发时间还没有到，请核对日期和时间");
        }
        Optional<Message> answered = referred(incident, said.replyTo(), "replyTo", "答复");
        Optional<Message> corrected = referred(incident, said.corrects(), "corrects", "更正");
        if (said.settles() && answered.isEmpty()) {
            throw Problem.invalid("replyTo", "请写明办结的是几号信息");
        }
        if (corrected.isPresent() && messages.corrected(incident, said.corrects())) {
            throw Problem.conflict("already-corrected", corrected.get().label() + "已经更正过，请更正后来的那一条");
        }
        Message message = new Message(
                MessageId.next(),
                incident,
                number,
                said.clientId(),
                said.direction(),
                said.channel(),
                said.urgency(),
                orOwn(said.sender(), said.direction() == Direction.OUT),
                orOwn(said.receiver(), said.direction() == Direction.IN),
                said.text(),
                said.place(),
                said.location(),
                saidAt,
                now,
                ActorContext.actor().name(),
                said.replyTo(),
                said.corrects(),
                null);
        // what we sent ourselves needs nobody's decision unless its writer asks for one
        write(message, said.direction() == Direction.OUT ? MessageState.FILED : MessageState.NEW);
        if (said.triage() != null) {
            triage(message, said.triage());
        }
        corrected.ifPresent(it -> {
            if (messages.lock(it.id()).state() == MessageState.NEW) {
                triage(it, new Triage(MessageState.FILED, null, null, null, "由 " + number + " 号更正"));
            }
        });
        if (said.settles()) {
            answered.ifPresent(it -> settle(it, "由 " + number + " 号答复：" + message.excerpt(), number));
        }
        return message;
    }

    /** Writes the calls that reported the incident into its book, filed, the oldest first; those that stand there stay. */
    List<Message> attachCalls(IncidentId incident) {
        int number = messages.hold(incident);
        List<Calls.Call> all = calls.of(incident);
        Set<UUID> known = new HashSet<>(
                messages.attached(all.stream().map(Calls.Call::alertId).toList()));
        List<Message> written = new ArrayList<>();
        for (Calls.Call call : all) {
            if (known.contains(call.alertId())) {
                continue;
            }
            Message message = new Message(
                    MessageId.next(),
                    incident,
                    number + written.size(),
                    call.alertId(),
                    Direction.IN,
                    "PHONE".equals(call.channel()) ? Channel.PHONE : Channel.OTHER,
                    Urgency.ROUTINE,
                    call.caller(),
                    figures.ownSide(),
                    call.words(),
                    call.place(),
                    call.location(),
                    call.receivedAt(),
                    now(),
                    ActorContext.actor().name(),
                    null,
                    null,
                    call.alertId());
            write(message, MessageState.FILED);
            written.add(message);
        }
        return written;
    }

    private void write(Message it, MessageState state) {
        messages.add(it, ActorContext.actor(), state);
        if (state == MessageState.NEW) {
            deadlines.open(
                    it.incidentId(), it.id().value(), TRIAGE, it.label() + "待分送", figures.triageWithin(it.urgency()));
        }
        journal.record(new MessageLogged(
                it.incidentId(),
                it.id(),
                it.number(),
                it.direction(),
                it.direction().label(),
                it.channel(),
                it.channel().label(),
                it.urgency(),
                it.urgency().label(),
                it.sender(),
                it.receiver(),
                it.text(),
                it.place(),
                it.location(),
                it.saidAt(),
                it.replyTo(),
                it.corrects(),
                it.alertId(),
                state));
    }

    private Optional<Message> referred(IncidentId incident, Integer number, String field, String verb) {
        if (number == null) {
            return Optional.empty();
        }
        return Optional.of(messages.findNumber(incident, number)
                .orElseThrow(() -> Problem.invalid(field, "没有 " + number + " 号信息，请核对要" + verb + "的编号")));
    }

    private String orOwn(String name, boolean ours) {
        if (name != null) {
            return name;
        }
        if (!ours) {
            throw Problem.invalid("sender", "请写明对方是谁");
        }
        return figures.ownSide();
    }

    /**
     * Sends a message to whom it concerns.
     *
     * @throws Problem 409 {@code illegal-transition} naming what became of it meanwhile
     */
    void triage(IncidentId incident, MessageId id, Triage triage) {
        triage(get(incident, id), triage);
    }

    private void triage(Message message, Triage triage) {
        if (!MessageState.OF_TRIAGE.contains(triage.to())) {
            throw Problem.invalid("state", "请选择：ACTION 办理、INFORMATION 知悉 或 FILED 归档");
        }
        Instant now = now();
        boolean action = triage.to() == MessageState.ACTION;
        if (action && triage.person() == null) {
            throw Problem.invalid("person", "请写明由谁办理");
        }
        if (action && triage.dueAt() == null && triage.within() == null) {
            throw Problem.invalid("dueAt", "请写明办理时限");
        }
        if (action && triage.dueAt() != null && !triage.dueAt().isAfter(now)) {
            throw Problem.invalid("dueAt", "办理时限已过，请填写之后的时间");
        }
        Handling handling = messages.lock(message.id());
        mayBecome(message, handling, triage.to());
        UUID subject = message.id().value();
        deadlines.meet(message.incidentId(), subject, TRIAGE);
        deadlines.cancel(message.incidentId(), subject, ACTION);
        deadlines.forgetMet(message.incidentId(), subject, List.of(TRIAGE, ACTION));
        Instant due = null;
        if (action) {
            String label = message.label() + "办理";
            Deadline opened = triage.dueAt() != null
                    ? deadlines.openAt(message.incidentId(), subject, ACTION, label, triage.dueAt())
                    : deadlines.open(message.incidentId(), subject, ACTION, label, triage.within());
            due = opened.dueAt();
        }
        messages.triage(
                message.id(),
                triage.to(),
                triage.person(),
                triage.note(),
                ActorContext.actor().name(),
                now);
        journal.record(new MessageTriaged(
                message.incidentId(),
                message.id(),
                message.number(),
                triage.to(),
                triage.to().label(),
                triage.person(),
                due,
                triage.note()));
    }

    /**
     * What it asked for is done.
     *
     * @param outcome what was done, in a sentence
     * @throws Problem 409 {@code illegal-transition} unless it is for action or new
     */
    void settle(IncidentId incident, MessageId id, String outcome) {
        settle(get(incident, id), outcome, null);
    }

    private void settle(Message message, String outcome, Integer answeredBy) {
        Handling handling = messages.lock(message.id());
        mayBecome(message, handling, MessageState.SETTLED);
        UUID subject = message.id().value();
        deadlines.meet(message.incidentId(), subject, TRIAGE);
        deadlines.meet(message.incidentId(), subject, ACTION);
        deadlines.forgetMet(message.incidentId(), subject, List.of(TRIAGE, ACTION));
        messages.settle(message.id(), outcome, ActorContext.actor().name(), now());
        journal.record(new MessageSettled(
                message.incidentId(),
                message.id(),
                message.number(),
                handling.person(),
                outcome,
                answeredBy,
                handling.state() == MessageState.ACTION && handling.overdueAt() != null));
    }

    private static void mayBecome(Message message, Handling handling, MessageState next) {
        if (!handling.state().mayBecome(next)) {
            throw Problem.conflict(
                            "illegal-transition",
                            message.label() + "现为“" + handling.state().label() + "”，不能改为“" + next.label()
                                    + "”。请刷新后再处理。")
                    .with("state", handling.state());
        }
    }

    /**
     * Puts a message and an order together.
     *
     * @param settles the message is settled by it
     * @throws Problem 404 when the order is not of this incident
     */
    void link(IncidentId incident, MessageId id, OrderId orderId, boolean settles) {
        Message message = get(incident, id);
        DispatchOrder order = dispatch.list(incident).stream()
                .filter(it -> it.id().equals(orderId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("指令"));
        link(message, order, false, settles);
    }

    /** Gives an order because of a message, and puts the two together. */
    DispatchOrder order(IncidentId incident, MessageId id, TeamId team, String task, boolean settles) {
        Message message = get(incident, id);
        DispatchOrder order = dispatch.issue(
                        incident, List.of(new Wanted(team, task, null, null)), it -> jurisdiction.covers(it.division()))
                .get(0);
        link(message, order, true, settles);
        return order;
    }

    private void link(Message message, DispatchOrder order, boolean issued, boolean settles) {
        if (messages.link(message.id(), order.id(), issued, ActorContext.actor().name(), now())) {
            journal.record(new MessageLinked(
                    message.incidentId(),
                    message.id(),
                    message.number(),
                    order.id(),
                    order.label(),
                    order.teamName(),
                    issued));
        }
        if (settles) {
            settle(message, (issued ? "已下达" : "已有") + "令 " + order.label() + " " + order.teamName(), null);
        }
    }

    /** What a message waited for has not come in time: the board is told, once. */
    void passed(Deadline deadline) {
        MessageId id = new MessageId(deadline.orderId());
        Message message = messages.find(deadline.incidentId(), id).orElseThrow();
        Handling handling = messages.lock(id);
        // the row decides whether the person or the clock came first
        if (deadlines
                .fire(deadline.incidentId(), deadline.orderId(), deadline.kind())
                .isEmpty()) {
            return;
        }
        messages.overdue(id, now());
        boolean action = deadline.kind().equals(ACTION);
        ActorContext.runAs(
                Actor.SYSTEM,
                "SYSTEM",
                () -> journal.record(new MessageOverdue(
                        message.incidentId(),
                        id,
                        message.number(),
                        action ? "ACTION" : "TRIAGE",
                        action ? "办理" : "分送",
                        message.urgency(),
                        message.urgency().label(),
                        handling.person(),
                        message.excerpt())));
    }

    Message get(IncidentId incident, MessageId id) {
        return messages.find(incident, id).orElseThrow(() -> Problem.notFound("信息"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(IncidentId incident) {
        List<String> open = new ArrayList<>();
        int untriaged = messages.counts(incident).untriaged();
        if (untriaged > 0) {
            open.add("还有 " + untriaged + " 条信息未分送");
        }
        messages.numbersForAction(incident).forEach(number -> open.add(number + " 号信息未办结"));
        return open;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
