package org.muster.expert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.call.PersonAnswered;
import org.muster.call.PersonCall;
import org.muster.call.PersonCalls;
import org.muster.call.PersonReached;
import org.muster.call.Reply;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.expert.ExpertCall.Advice;
import org.muster.expert.ExpertCall.Answer;
import org.muster.expert.ExpertCall.Credit;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.IncidentId;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calls experts in, hears their answers and their advice, and notes afterwards what their work was worth. */
@Service
@Transactional
class ExpertManagement {

    static final String ANSWER = "EXPERT_ANSWER";
    static final String MATTER = "EXPERT";

    private static final PersonCall.Replies REPLIES = new PersonCall.Replies("到现场", "不能参加", "视频参加");

    private final Experts experts;
    private final ExpertCalls register;
    private final IncidentManagement incidents;
    private final PersonCalls calls;
    private final Deadlines deadlines;
    private final Journal journal;
    private final Clock clock;
    private final Duration answerWithin;

    /** @param answerWithin {@code muster.expert.answer-within}: no source names a figure, to be confirmed by the bureau [?] */
    ExpertManagement(
            Experts experts,
            ExpertCalls register,
            IncidentManagement incidents,
            PersonCalls calls,
            Deadlines deadlines,
            Journal journal,
            Clock clock,
            @Value("${muster.expert.answer-within:PT10M}") Duration answerWithin) {
        this.experts = experts;
        this.register = register;
        this.incidents = incidents;
        this.calls = calls;
        this.deadlines = deadlines;
        this.journal = journal;
        this.clock = clock;
        this.answerWithin = answerWithin;
    }

    /**
     * @param reason why somebody of grade D is asked all the same; not needed for the others
     * @throws Problem 404 for an expert out of the incident's reach, 409 when it is over or they were called already
     */
    ExpertCall call(IncidentId id, String expertId, String question, String reason) {
        Incident incident = incidents.hold(id);
        if (incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition", "事件" + incident.status().label() + "，不再请专家；复盘请另行约请");
        }
        Expert expert = experts.withinReach(incident.divisionCode()).stream()
                .filter(it -> it.id().equals(expertId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("专家"));
        if (!expert.grade().proposed() && reason == null) {
            throw Problem.invalid("reason", expert.name() + "信用 D 级，不在建议之列；仍要请，请写明理由");
        }
        UUID callId = UUID.randomUUID();
        Deadline due = deadlines.open(id, callId, ANSWER, "专家应答 " + expert.name(), answerWithin);
        ExpertCall call = new ExpertCall(
                callId,
                id,
                expert.id(),
                expert.name(),
                expert.unit(),
                expert.grade(),
                expert.phone(),
                question,
                expert.grade().proposed() ? null : reason,
                clock.instant(),
                ActorContext.actor().name(),
                due.dueAt(),
                null,
                null,
                null,
                null,
                false,
                null,
                List.of(),
                null);
        if (!register.add(call)) {
            throw Problem.conflict("already-called", expert.name() + "已请过，见专家名单；催请请打电话 " + expert.phone());
        }
        calls.call(new PersonCall(
                callId,
                MATTER,
                id,
                incident.divisionCode(),
                incident.exercise(),
                "专家",
                expert.name(),
                expert.phone(),
                incident.title() + "：请您参加处置会商。请教：" + question,
                REPLIES));
        journal.record(new ExpertEvent.ExpertCalledIn(
                id,
                callId,
                expert.id(),
                expert.name(),
                expert.unit(),
                expert.grade().name(),
                question,
                call.reason(),
                due.dueAt()));
        return call;
    }

    @EventListener
    public void on(PersonReached reached) {
        if (reached.matter().equals(MATTER) && register.reached(reached.callId(), reached.at())) {
            ExpertCall call = register.find(reached.callId()).orElseThrow();
            journal.record(
                    new ExpertEvent.ExpertReached(call.incidentId(), call.id(), call.name(), reached.channelLabel()));
        }
    }

    @EventListener
    public void on(PersonAnswered answered) {
        if (answered.matter().equals(MATTER)) {
            register.find(answered.callId())
                    .ifPresent(call -> hear(call, answer(answered.reply()), null, answered.via(), answered.at()));
        }
    }

    private static Answer answer(Reply reply) {
        return switch (reply) {
            case YES -> Answer.ON_SITE;
            case NO -> Answer.DECLINED;
            case DONE -> Answer.VIDEO;
        };
    }

    /** The duty room enters what it heard. */
    ExpertCall answerFor(UUID callId, Answer answer, String via) {
        ExpertCall call = register.find(callId).orElseThrow(() -> Problem.notFound("专家"));
        hear(call, answer, call.name(), via, clock.instant());
        return register.find(callId).orElseThrow();
    }

    /** Whoever changes their mind is heard: the last word counts. */
    private void hear(ExpertCall call, Answer answer, String onBehalfOf, String via, Instant at) {
        incidents.hold(call.incidentId());
        if (answer == register.find(call.id()).orElseThrow().answer()) {
            return; // said again
        }
        register.answered(call.id(), answer, via, at);
        deadlines.meet(call.incidentId(), call.id(), ANSWER);
        calls.leave(call.id());
        journal.record(
                new ExpertEvent.ExpertAnswered(
                        call.incidentId(),
                        call.id(),
                        call.name(),
                        answer.name(),
                        answer.label(),
                        Duration.between(call.calledAt(), at).toSeconds(),
                        at.isAfter(call.dueAt()),
                        onBehalfOf),
                null,
                via);
    }

    /** No answer has come in time; they are called on, and somebody at the desk must see to it. */
    void timePassed(Deadline passed) {
        ExpertCall call = register.find(passed.orderId()).orElseThrow();
        incidents.hold(call.incidentId());
        if (deadlines.fire(passed.incidentId(), passed.orderId(), ANSWER).isPresent()) {
            register.overdue(call.id());
            journal.record(new ExpertEvent.ExpertUnanswered(call.incidentId(), call.id(), call.name(), passed.dueAt()));
        }
    }

    /** On the site, or in the conference: a fact, whatever was answered. */
    ExpertCall joined(UUID callId, boolean byVideo) {
        ExpertCall call = register.find(callId).orElseThrow(() -> Problem.notFound("专家"));
        incidents.hold(call.incidentId());
        if (call.answer() == null || call.answer() == Answer.DECLINED) {
            hear(call, byVideo ? Answer.VIDEO : Answer.ON_SITE, call.name(), "IN_PERSON", clock.instant());
        }
        if (register.joined(callId, clock.instant())) {
            journal.record(new ExpertEvent.ExpertJoined(call.incidentId(), callId, call.name(), byVideo));
        }
        return register.find(callId).orElseThrow();
    }

    /**
     * Keeps what an expert advises under their name. The same id with the same words changes nothing.
     *
     * @param signedAt when they said it; null for now
     * @throws Problem 422 when the id stands for other words
     */
    ExpertCall advise(UUID callId, UUID adviceId, String text, Instant signedAt, String via) {
        ExpertCall call = register.find(callId).orElseThrow(() -> Problem.notFound("专家"));
        incidents.hold(call.incidentId());
        Instant now = clock.instant();
        Advice advice = new Advice(
                adviceId,
                text,
                signedAt == null || signedAt.isAfter(now) ? now : signedAt,
                now,
                ActorContext.actor().name(),
                via);
        if (!register.add(callId, advice)) {
            if (register.holds(callId, adviceId, text)) {
                return register.find(callId).orElseThrow();
            }
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY, "client-id-reused", "编号重复", "这个 clientId 已用于另一条意见，请为每条意见生成新的编号");
        }
        journal.record(
                new ExpertEvent.ExpertAdvised(
                        call.incidentId(), callId, adviceId, call.name(), call.unit(), text, advice.signedAt()),
                signedAt,
                via);
        return register.find(callId).orElseThrow();
    }

    /**
     * What the work of an expert was worth; said once, after the incident.
     *
     * @param grade the grade from now on; null leaves it as it is: from which points on a grade changes no source says
     * @throws Problem 409 while the incident runs, or when it was said already
     */
    ExpertCall credit(UUID callId, int points, String reason, CreditGrade grade) {
        ExpertCall call = register.find(callId).orElseThrow(() -> Problem.notFound("专家"));
        Incident incident = incidents.hold(call.incidentId());
        if (!incident.status().over()) {
            throw Problem.conflict("illegal-transition", "事件还在处置，信用记录在结案后填写");
        }
        CreditGrade before = experts.find(call.expertId()).orElseThrow().grade();
        CreditGrade after = grade == null ? before : grade;
        Credit credit = new Credit(
                points,
                reason,
                after,
                before,
                clock.instant(),
                ActorContext.actor().name());
        if (!register.add(callId, call.expertId(), credit)) {
            throw Problem.conflict("already-credited", call.name() + "本次的信用已记录，不能再改");
        }
        experts.regrade(call.expertId(), after);
        journal.record(new ExpertEvent.ExpertCredited(
                call.incidentId(), callId, call.expertId(), call.name(), points, reason, after.name(), before.name()));
        return register.find(callId).orElseThrow();
    }

    /** The incident is over: nobody is called any further. */
    void over(IncidentId id) {
        calls.leaveAll(register.list(id).stream().map(ExpertCall::id).toList());
    }
}
