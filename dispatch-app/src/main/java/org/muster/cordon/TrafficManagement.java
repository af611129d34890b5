package org.muster.cordon;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.muster.call.PersonAnswered;
import org.muster.call.PersonCall;
import org.muster.call.PersonCalls;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.journal.Journal;
import org.muster.shared.ActorContext;
import org.muster.shared.Hazard;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets traffic points (令708 Art 18, 危化条例 Art 72), and hears from their phones when they stand and when they are lifted. */
@Service
@Transactional
class TrafficManagement {

    private static final String MATTER = "TRAFFIC";
    private static final int MOST = 200;
    private static final PersonCall.Replies REPLIES = new PersonCall.Replies("已到位", "到不了", "已撤除");

    /** A new point. */
    record Wanted(
            String name,
            Position location,
            TrafficPoint.Control control,
            String unit,
            String keptBy,
            String phone,
            Instant untilAt,
            String note) {}

    private final TrafficPoints points;
    private final IncidentManagement incidents;
    private final PersonCalls calls;
    private final Journal journal;
    private final Clock clock;

    TrafficManagement(
            TrafficPoints points, IncidentManagement incidents, PersonCalls calls, Journal journal, Clock clock) {
        this.points = points;
        this.incidents = incidents;
        this.calls = calls;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Problem 409 when it is no accident or is over, 422 when it is to end in the past */
    TrafficPoint set(IncidentId id, Wanted it) {
        Incident incident = incidents.hold(id);
        if (incident.hazard() != Hazard.ENTERPRISE_ACCIDENT) {
            throw Problem.conflict("illegal-transition", "只有企业事故在这里设管制点；火场管控请用分区和封控");
        }
        if (incident.status().over()) {
            throw Problem.conflict(
                    "illegal-transition", "事件" + incident.status().label() + "，不能再设管制点");
        }
        Instant now = clock.instant();
        if (it.untilAt() != null && !it.untilAt().isAfter(now)) {
            throw Problem.invalid("untilAt", "截止时间须在将来；不定时请留空");
        }
        int number = points.nextNumber(id);
        if (number > MOST) {
            throw Problem.conflict("too-many-points", "管制点已有 " + MOST + " 处，请先撤除不用的");
        }
        TrafficPoint point = new TrafficPoint(
                UUID.randomUUID(),
                id,
                number,
                it.name(),
                it.location(),
                it.control(),
                it.unit(),
                it.keptBy(),
                it.phone(),
                it.untilAt(),
                it.note(),
                now,
                null,
                null,
                null,
                null);
        points.add(point, ActorContext.actor().name());
        if (it.phone() != null) {
            calls.call(new PersonCall(
                    point.id(),
                    MATTER,
                    id,
                    incident.divisionCode(),
                    incident.exercise(),
                    "管制点",
                    it.keptBy() == null ? it.unit() : it.keptBy(),
                    it.phone(),
                    incident.title() + "：请到“" + it.name() + "”设交通管制（"
                            + it.control().label() + "）。",
                    REPLIES));
        }
        journal.record(new CordonEvent.TrafficPointSet(
                id,
                point.id(),
                number,
                it.name(),
                it.location(),
                it.control().name(),
                it.control().label(),
                it.unit(),
                it.keptBy(),
                it.untilAt()));
        return point;
    }

    @EventListener
    public void on(PersonAnswered answered) {
        if (answered.matter().equals(MATTER)) {
            points.find(answered.callId()).ifPresent(it -> {
                switch (answered.reply()) {
                    case YES -> manned(it.id(), null, answered.via());
                    case NO -> refused(it, answered.via());
                    case DONE -> lifted(it.id(), "管制单位报告已撤除", answered.via());
                }
            });
        }
    }

    /** Somebody stands there. Said again it changes nothing but who. */
    TrafficPoint manned(UUID id, String keptBy, String via) {
        TrafficPoint it = hold(id);
        boolean news = it.mannedAt() == null && it.liftedAt() == null;
        if (it.liftedAt() == null) {
            points.manned(id, keptBy, clock.instant());
        }
        if (news) {
            journal.record(
                    new CordonEvent.TrafficPointManned(
                            it.incidentId(),
                            id,
                            it.number(),
                            it.name(),
                            it.unit(),
                            keptBy == null ? it.keptBy() : keptBy),
                    null,
                    via);
        }
        return points.find(id).orElseThrow();
    }

    private void refused(TrafficPoint said, String via) {
        TrafficPoint it = hold(said.id());
        if (it.mannedAt() == null && it.liftedAt() == null && it.refusedAt() == null) {
            points.refused(it.id(), clock.instant());
            journal.record(
                    new CordonEvent.TrafficPointRefused(it.incidentId(), it.id(), it.number(), it.name(), it.unit()),
                    null,
                    via);
        }
    }

    /** The traffic is free again there. Said again it changes nothing. */
    TrafficPoint lifted(UUID id, String reason, String via) {
        TrafficPoint it = hold(id);
        if (it.liftedAt() == null) {
            points.lifted(id, reason, clock.instant());
            calls.leave(id);
            journal.record(
                    new CordonEvent.TrafficPointLifted(it.incidentId(), id, it.number(), it.name(), it.unit(), reason),
                    null,
                    via);
        }
        return points.find(id).orElseThrow();
    }

    /** @throws Problem 404 when there is no such point */
    @Transactional(readOnly = true)
    public IncidentId incidentOf(UUID id) {
        return points.find(id).orElseThrow(() -> Problem.notFound("管制点")).incidentId();
    }

    private TrafficPoint hold(UUID id) {
        incidents.hold(incidentOf(id));
        return points.find(id).orElseThrow();
    }
}
