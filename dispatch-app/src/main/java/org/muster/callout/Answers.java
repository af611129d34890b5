package org.muster.callout;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muster.dispatch.DispatchEvent;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.LeaderAnswers;
import org.muster.dispatch.OrderState;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.ResponderMessage.Via;
import org.muster.incident.IncidentManagement;
import org.muster.integrations.shortmessage.ShortMessageChannel;
import org.muster.integrations.voice.VoiceChannel;
import org.muster.journal.Journal;
import org.muster.muster.MemberAnswers;
import org.muster.notification.Alarms;
import org.muster.notification.Alarms.Level;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.muster.team.Member;
import org.muster.team.Teams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What comes back over the channels: receipts, ended calls, and people's words. {@code 1 1234} comes or acknowledges,
 * {@code 2 1234} does not come or refuses, {@code 3 1234} confirms a cancellation. Number and code must fit together;
 * what does not is never acted on and never dropped: a person on the board reads it.
 */
@Component
class Answers implements ShortMessageChannel.Listener, VoiceChannel.Listener {

    private static final Pattern REPLY = Pattern.compile("\\s*([123])\\s*[,.:，。：、]?\\s*(\\d{4})\\s*[.!。！]?\\s*");

    private final CallOuts callOuts;
    private final Outbox outbox;
    private final CallOutWords words;
    private final PersonalCalls personal;
    private final LeaderAnswers leaders;
    private final MemberAnswers members;
    private final DispatchManagement dispatch;
    private final IncidentManagement incidents;
    private final Teams teams;
    private final Journal journal;
    private final Alarms alarms;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Answers(
            CallOuts callOuts,
            Outbox outbox,
            CallOutWords words,
            PersonalCalls personal,
            LeaderAnswers leaders,
            MemberAnswers members,
            DispatchManagement dispatch,
            IncidentManagement incidents,
            Teams teams,
            Journal journal,
            Alarms alarms,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.callOuts = callOuts;
        this.outbox = outbox;
        this.words = words;
        this.personal = personal;
        this.leaders = leaders;
        this.members = members;
        this.dispatch = dispatch;
        this.incidents = incidents;
        this.teams = teams;
        this.journal = journal;
        this.alarms = alarms;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void received(ShortMessageChannel.Receipt receipt) {
        outbox.receipt(receipt.id(), receipt.delivered(), receipt.at());
    }

    /** Taken once by the gateway's id, together with its effect: a crash before the commit lets the gateway tell it again. */
    @Override
    public void received(ShortMessageChannel.Reply reply) {
        String from = number(reply.from());
        Matcher parts = REPLY.matcher(Normalizer.normalize(reply.text(), Normalizer.Form.NFKC));
        String code = parts.matches() ? parts.group(2) : null;
        Person person = code == null ? null : callOuts.byCode(from, code).orElse(null);
        if (person == null) {
            String why = code == null ? "看不懂的短信" : "号码与短码不符的短信";
            transaction.executeWithoutResult(status -> unclear(reply, from, code, null, why));
            return;
        }
        UUID messageId = UUID.nameUUIDFromBytes(("sms:" + reply.id()).getBytes(StandardCharsets.UTF_8));
        try {
            transaction.executeWithoutResult(status -> {
                if (keep(reply, from, person, "TAKEN")) {
                    answer(person, parts.group(1), Via.SMS, messageId);
                }
            });
        } catch (Problem e) {
            // such as refusing when the team is on its way: recorded for a person to read, changes nothing
            transaction.executeWithoutResult(status -> unclear(reply, from, code, person, e.getMessage()));
        }
    }

    @Override
    public void ended(VoiceChannel.CallEnded call) {
        boolean heard = call.ending() == VoiceChannel.Ending.ANSWERED && call.readOut();
        try {
            transaction.executeWithoutResult(status -> {
                Optional<Person> person = outbox.callEnded(
                                call.id(), heard, call.ending().name(), call.at())
                        .flatMap(callOuts::person);
                if (heard && call.key() != null && call.key().matches("[123]")) {
                    person.ifPresent(it -> answer(it, call.key(), Via.VOICE, call.id()));
                }
            });
        } catch (Problem e) {
            transaction.executeWithoutResult(
                    status -> outbox.callEnded(call.id(), heard, call.ending().name(), call.at())
                            .flatMap(callOuts::person)
                            .ifPresent(it -> tellUnclear(it, it.phone(), "按键 " + call.key(), e.getMessage())));
        }
    }

    private void answer(Person person, String key, Via via, UUID messageId) {
        switch (person.kind()) {
            case PERSON -> personal.answer(person, key, via.name());
            case LEADER -> leader(person, key, via, messageId);
            case DUTY_OFFICER -> dutyOfficer(person, key, via);
            case MEMBER, OFF_DUTY -> member(person, key, via);
        }
    }

    private void leader(Person person, String key, Via via, UUID messageId) {
        Actor actor = new Actor(person.memberId() == null ? person.phone() : person.memberId(), person.name());
        Outcome outcome =
                switch (key) {
                    case "1" -> leaders.acknowledge(person.orderId(), actor, via, messageId);
                    case "2" -> leaders.refuse(
                            person.orderId(), actor, via, messageId, via == Via.SMS ? "短信回复不能执行" : "电话按键不能执行");
                    default -> leaders.confirmCancellation(person.orderId(), actor, via, messageId);
                };
        if (outcome == Outcome.SUPERSEDED) {
            tellSuperseded(person, dispatch.get(person.orderId()));
        }
    }

    private void dutyOfficer(Person person, String key, Via via) {
        if (!key.equals("1")) {
            throw Problem.conflict("illegal-transition", "值班员只能回复 1 表示知悉");
        }
        DispatchOrder order = dispatch.get(person.orderId());
        callOuts.answered(order.id(), Called.DUTY_OFFICER, "ACKNOWLEDGED", via.name(), clock.instant());
        if (person.answeredAt() == null) {
            ActorContext.runAs(
                    new Actor(person.phone(), person.name()),
                    via.name(),
                    () -> journal.record(new CallOutEvent.DutyOfficerAnswered(
                            order.incidentId(), order.id(), order.teamName(), person.name())));
        }
    }

    private void member(Person person, String key, Via via) {
        DispatchOrder order = dispatch.get(person.orderId());
        Member member = teams.membersOf(order.teamId()).stream()
                .filter(it -> it.id().value().equals(person.memberId()))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("illegal-transition", person.name() + "已不在" + order.teamName()));
        MemberAnswers.Answer answer =
                switch (key) {
                    case "1" -> MemberAnswers.Answer.COMING;
                    case "2" -> MemberAnswers.Answer.NOT_COMING;
                    default -> throw Problem.conflict("illegal-transition", "队员只能回复 1 来、2 不来");
                };
        if (!order.state().open()) {
            ActorContext.runAs(
                    new Actor(person.memberId(), person.name()),
                    via.name(),
                    () -> journal.record(new DispatchEvent.SupersededAnswerReceived(
                            order.incidentId(), order.id(), order.teamName(), answer.name(), order.state())));
            tellSuperseded(person, order);
            return;
        }
        members.take(order, member, answer, null, via.name());
    }

    /** Whoever answers an order that no longer stands must hear that it does not. */
    private void tellSuperseded(Person person, DispatchOrder order) {
        if (order.state() != OrderState.RELEASED) {
            outbox.reply(person, words.superseded(incidents.get(order.incidentId()), order));
        }
    }

    /** @return false when the gateway has told of it before */
    private boolean keep(ShortMessageChannel.Reply reply, String from, Person about, String outcome) {
        return jdbc.sql(
                                """
                        insert into inbound_message (id, sender, text, received_at, order_id, outcome)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                reply.id(),
                                from,
                                shortened(reply.text()),
                                Timestamp.from(clock.instant()),
                                about == null || about.orderId() == null
                                        ? null
                                        : about.orderId().value(),
                                outcome)
                        .update()
                == 1;
    }

    private void unclear(ShortMessageChannel.Reply reply, String from, String code, Person known, String why) {
        Person about = known == null ? callOuts.perhaps(from, code).orElse(null) : known;
        if (!keep(reply, from, about, "UNCLEAR")) {
            return;
        }
        if (about != null) {
            tellUnclear(about, from, shortened(reply.text()), why);
            return;
        }
        // nobody we know: it may be about any call that is under way
        callOuts.divisionsCalling()
                .forEach(it -> alarms.stand(
                        new DivisionCode(it.divisionCode()),
                        it.exercise(),
                        "REPLY_" + UUID.nameUUIDFromBytes(reply.id().getBytes(StandardCharsets.UTF_8)),
                        Level.NEWS,
                        why + "，号码不在册：" + from + "“" + shortened(reply.text()) + "”，请人工核对"));
    }

    private void tellUnclear(Person about, String from, String text, String why) {
        if (about.orderId() == null) {
            personal.unclear(about, from, text, why);
            return;
        }
        DispatchOrder order = dispatch.get(about.orderId());
        journal.record(
                new CallOutEvent.ReplyUnclear(order.incidentId(), order.id(), order.teamName(), from, text, why));
    }

    /** A number as the registers write it: without country code and spaces. */
    private static String number(String from) {
        String plain = from.replaceAll("[\\s-]", "");
        return plain.startsWith("+86") ? plain.substring(3) : plain;
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
