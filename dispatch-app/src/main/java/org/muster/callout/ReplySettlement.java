package org.muster.callout;

import java.util.Optional;
import java.util.UUID;
import org.muster.account.Jurisdiction;
import org.muster.callout.UnclearReplies.Unclear;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.ResponderMessage.Via;
import org.muster.incident.IncidentAccess;
import org.muster.journal.Journal;
import org.muster.notification.Alarms;
import org.muster.shared.ActorContext;
import org.muster.shared.DivisionCode;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person has read what the system could not, and says who it was and what they meant; once for every message. */
@Service
@Transactional
class ReplySettlement {

    private final UnclearReplies replies;
    private final CallOuts callOuts;
    private final PersonAnswers answers;
    private final PersonalCalls personal;
    private final DispatchManagement dispatch;
    private final IncidentAccess access;
    private final Jurisdiction jurisdiction;
    private final Alarms alarms;
    private final Journal journal;

    ReplySettlement(
            UnclearReplies replies,
            CallOuts callOuts,
            PersonAnswers answers,
            PersonalCalls personal,
            DispatchManagement dispatch,
            IncidentAccess access,
            Jurisdiction jurisdiction,
            Alarms alarms,
            Journal journal) {
        this.replies = replies;
        this.callOuts = callOuts;
        this.answers = answers;
        this.personal = personal;
        this.dispatch = dispatch;
        this.access = access;
        this.jurisdiction = jurisdiction;
        this.alarms = alarms;
        this.journal = journal;
    }

    /**
     * The answer takes effect as if the person had given it, on behalf and over the channel it came by; the journal names
     * who read it so.
     *
     * @param personId of any call-out of the caller's incidents, whoever the system thought it was; null when irrelevant
     * @param reason why it is nobody's answer; needed then
     * @throws Problem 404 when the message is not the caller's, 409 {@code already-settled} naming who was first, 409 when
     *     the order cannot take this answer any more, 422 when such a person cannot say that
     */
    void settle(UUID id, Meaning meaning, UUID personId, String reason) {
        Unclear message = replies.lock(id)
                .filter(it -> it.divisions().stream().map(DivisionCode::new).anyMatch(jurisdiction::covers))
                .orElseThrow(() -> Problem.notFound("短信"));
        if (message.settledBy() != null) {
            throw Problem.conflict("already-settled", message.settledBy() + "已先处理这条短信，请刷新");
        }
        Person person = meaning == Meaning.IRRELEVANT ? null : speaker(personId, meaning);
        if (person == null && (reason == null || reason.isBlank())) {
            throw Problem.invalid("reason", "归为无关须写明理由，如：发错号码、广告");
        }
        if (person != null) {
            answers.saidFor(person, meaning.key(), Via.valueOf(message.via()), message.id());
        }
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        replies.settle(
                id,
                meaning,
                person == null ? null : person.id(),
                why,
                ActorContext.actor().name());
        tell(message, person, meaning, why);
    }

    private Person speaker(UUID id, Meaning meaning) {
        Person person = (id == null ? Optional.<Person>empty() : callOuts.person(id))
                .orElseThrow(() -> Problem.invalid("personId", "请选择是谁发来的"));
        if (person.orderId() != null) {
            access.require(dispatch.get(person.orderId()).incidentId());
        } else if (!jurisdiction.covers(
                personal.find(person.callId()).orElseThrow().division())) {
            throw Problem.notFound("被叫应人");
        }
        if (!meaning.mayBeSaidBy(person.kind())) {
            throw Problem.invalid("meaning", person.kind().label() + person.name() + "不能答“" + meaning.label() + "”");
        }
        return person;
    }

    /** Told where the message was told of, else where it took effect; what stood on the divisions' boards is taken down. */
    private void tell(Unclear message, Person person, Meaning meaning, String why) {
        if (message.orderId() == null) {
            for (boolean exercise : new boolean[] {true, false}) {
                alarms.takeDown(exercise, "REPLY_" + message.id());
            }
        }
        if (message.orderId() == null && (person == null || person.orderId() == null)) {
            return;
        }
        DispatchOrder about = dispatch.get(message.orderId() == null ? person.orderId() : message.orderId());
        journal.record(new CallOutEvent.ReplySettled(
                about.incidentId(),
                about.id(),
                about.teamName(),
                message.id(),
                message.sender(),
                message.text(),
                meaning.name(),
                meaning.label(),
                person == null ? null : person.name(),
                person == null || person.orderId() == null
                        ? null
                        : dispatch.get(person.orderId()).teamName(),
                why,
                message.orderId() == null ? 0 : replies.openOn(message.orderId())));
    }
}
