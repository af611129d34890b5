package org.muster.callout;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.muster.dispatch.DispatchEvent;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.LeaderAnswers;
import org.muster.dispatch.OrderState;
import org.muster.dispatch.Outcome;
import org.muster.dispatch.ResponderMessage.Via;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.muster.MemberAnswers;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.muster.shared.Problem;
import org.muster.team.Member;
import org.muster.team.Teams;
import org.springframework.stereotype.Component;

/**
 * What the answer of somebody who was called does: a leader's moves the order, a duty officer's says that they know, a
 * member's is about themselves, and that of somebody called by name belongs to their matter. They speak for themselves, or a person at the desk who has read their words does.
 */
@Component
class PersonAnswers {

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
    private final Clock clock;

    PersonAnswers(
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
        this.clock = clock;
    }

    /**
     * They said it themselves.
     *
     * @param key 1, 2 or 3
     * @throws Problem 409 when this person cannot say that, or not any more
     */
    void said(Person person, String key, Via via, UUID messageId) {
        String id = person.memberId() == null ? person.phone() : person.memberId();
        ActorContext.runAs(new Actor(id, person.name()), via.name(), () -> answer(person, key, via, messageId, null));
    }

    /** Whoever acts now has read it out of their words. */
    void saidFor(Person person, String key, Via via, UUID messageId) {
        Actor reader = ActorContext.actor();
        ActorContext.runAs(reader, via.name(), () -> answer(person, key, via, messageId, person.name()));
    }

    /** @param onBehalfOf whose words somebody else speaks, or null */
    private void answer(Person person, String key, Via via, UUID messageId, String onBehalfOf) {
        switch (person.kind()) {
            case PERSON -> personal.answer(person, key, via.name());
            case LEADER -> leader(person, key, via, messageId, onBehalfOf);
            case DUTY_OFFICER -> dutyOfficer(person, key, via);
            case MEMBER, OFF_DUTY -> member(person, key, via);
        }
    }

    private void leader(Person person, String key, Via via, UUID messageId, String onBehalfOf) {
        Supplier<Outcome> word =
                switch (key) {
                    case "1" -> () -> leaders.acknowledge(person.orderId(), via, messageId, onBehalfOf);
                    case "2" -> () -> leaders.refuse(
                            person.orderId(), via, messageId, onBehalfOf, via == Via.SMS ? "短信回复不能执行" : "电话按键不能执行");
                    default -> () -> leaders.confirmCancellation(person.orderId(), via, messageId, onBehalfOf);
                };
        if (word.get() == Outcome.SUPERSEDED) {
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
            journal.record(new CallOutEvent.DutyOfficerAnswered(
                    order.incidentId(), order.id(), order.teamName(), person.name()));
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
            journal.record(new DispatchEvent.SupersededAnswerReceived(
                    order.incidentId(), order.id(), order.teamName(), answer.name(), order.state()));
            tellSuperseded(person, order);
            return;
        }
        members.record(order, member, answer, via.name());
    }

    /** Whoever answers an order that no longer stands must hear that it does not. */
    private void tellSuperseded(Person person, DispatchOrder order) {
        if (order.state() != OrderState.RELEASED) {
            outbox.reply(person, words.superseded(incidents.get(order.incidentId()), order));
        }
    }
}
