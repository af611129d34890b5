package org.muster.callout;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.ResponderMessage.Via;
import org.muster.incident.IncidentManagement;
import org.muster.integrations.shortmessage.ShortMessageChannel;
import org.muster.integrations.voice.VoiceChannel;
import org.muster.journal.Journal;
import org.muster.notification.Alarms;
import org.muster.notification.Alarms.Level;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
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
    private final PersonAnswers answers;
    private final UnclearReplies replies;
    private final PersonalCalls personal;
    private final DispatchManagement dispatch;
    private final IncidentManagement incidents;
    private final Journal journal;
    private final Alarms alarms;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Answers(
            CallOuts callOuts,
            Outbox outbox,
            PersonAnswers answers,
            UnclearReplies replies,
            PersonalCalls personal,
            DispatchManagement dispatch,
            IncidentManagement incidents,
            Journal journal,
            Alarms alarms,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.callOuts = callOuts;
        this.outbox = outbox;
        this.answers = answers;
        this.replies = replies;
        this.personal = personal;
        this.dispatch = dispatch;
        this.incidents = incidents;
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
        UUID messageId = messageId(reply);
        try {
            transaction.executeWithoutResult(status -> {
                if (keep(reply, from, person)) {
                    answers.said(person, parts.group(1), Via.SMS, messageId);
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
                    person.ifPresent(it -> answers.said(it, call.key(), Via.VOICE, call.id()));
                }
            });
        } catch (Problem e) {
            transaction.executeWithoutResult(
                    status -> outbox.callEnded(call.id(), heard, call.ending().name(), call.at())
                            .flatMap(callOuts::person)
                            .ifPresent(it -> unclear(
                                    "voice:" + call.id(),
                                    call.id(),
                                    Via.VOICE,
                                    it,
                                    it.phone(),
                                    null,
                                    "按键 " + call.key(),
                                    e.getMessage())));
        }
    }

    /** @return false when the gateway has told of it before */
    private boolean keep(ShortMessageChannel.Reply reply, String from, Person about) {
        return jdbc.sql(
                                """
                        insert into inbound_message (id, message_id, sender, text, received_at, order_id, outcome)
                        values (?, ?, ?, ?, ?, ?, 'TAKEN') on conflict do nothing""")
                        .params(
                                reply.id(),
                                messageId(reply),
                                from,
                                shortened(reply.text()),
                                Timestamp.from(clock.instant()),
                                about.orderId() == null ? null : about.orderId().value())
                        .update()
                == 1;
    }

    private void unclear(ShortMessageChannel.Reply reply, String from, String code, Person known, String why) {
        Person about = known == null ? callOuts.perhaps(from, code).orElse(null) : known;
        UUID id = messageId(reply);
        String text = shortened(reply.text());
        if (about != null) {
            unclear(reply.id(), id, Via.SMS, about, from, code, text, why);
            return;
        }
        // nobody we know: it may be about any call that is under way
        List<CallOuts.Calling> calling = callOuts.divisionsCalling();
        List<String> divisions =
                calling.stream().map(CallOuts.Calling::divisionCode).toList();
        boolean exercise = !calling.isEmpty() && calling.stream().allMatch(CallOuts.Calling::exercise);
        if (replies.add(reply.id(), id, from, Via.SMS.name(), text, code, null, why, divisions, exercise)) {
            calling.forEach(it -> alarms.stand(
                    new DivisionCode(it.divisionCode()),
                    it.exercise(),
                    "REPLY_" + id,
                    Level.NEWS,
                    why + "，号码不在册：" + from + "“" + text + "”，请认领或归为无关"));
        }
    }

    private void unclear(
            String gatewayId, UUID id, Via via, Person about, String from, String code, String text, String why) {
        if (about.orderId() == null) {
            PersonalCalls.Known call = personal.find(about.callId()).orElseThrow();
            String division = call.division().value();
            if (replies.add(
                    gatewayId, id, from, via.name(), text, code, about, why, List.of(division), call.exercise())) {
                alarms.stand(
                        call.division(),
                        call.exercise(),
                        "REPLY_" + id,
                        Level.NEWS,
                        why + "：" + about.name() + "（" + call.caption() + "）“" + text + "”，请认领或归为无关");
            }
            return;
        }
        DispatchOrder order = dispatch.get(about.orderId());
        String division = incidents.get(order.incidentId()).divisionCode().value();
        if (replies.add(gatewayId, id, from, via.name(), text, code, about, why, List.of(division), order.exercise())) {
            journal.record(new CallOutEvent.ReplyUnclear(
                    order.incidentId(), order.id(), order.teamName(), id, from, text, why));
        }
    }

    private static UUID messageId(ShortMessageChannel.Reply reply) {
        return UUID.nameUUIDFromBytes(("sms:" + reply.id()).getBytes(StandardCharsets.UTF_8));
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
