package org.muster.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.muster.aid.AidEnquiries;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.dispatch.DispatchManagement;
import org.muster.dispatch.DispatchOrder;
import org.muster.evacuation.EvacuationManagement;
import org.muster.incident.Incident;
import org.muster.incident.IncidentManagement;
import org.muster.material.MaterialManagement;
import org.muster.processes.Wait;
import org.muster.shared.DivisionCode;
import org.springframework.stereotype.Component;

/**
 * What the models know as {@code deadlines}: gives each timer the stored instant everybody else reads. The steps of an
 * order have their deadlines from dispatch already; the others are opened here when their wait is entered.
 */
@Component("deadlineClock")
public class DeadlineClock {

    /** For a first team of which nobody has said when it will arrive. */
    private static final Duration WITHOUT_ETA = Duration.ofMinutes(30);

    /** After the last limit of a fire that is not controlled, it is looked at again so often. */
    private static final Duration FURTHER_CONTROL = Duration.ofHours(12);

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Deadlines deadlines;
    private final WaitDurations durations;
    private final IncidentManagement incidents;
    private final DispatchManagement dispatch;
    private final AidEnquiries aid;
    private final EvacuationManagement evacuations;
    private final MaterialManagement material;
    private final Facts facts;
    private final TimerWakeUp wakeUp;
    private final Clock clock;

    DeadlineClock(
            Deadlines deadlines,
            WaitDurations durations,
            IncidentManagement incidents,
            DispatchManagement dispatch,
            AidEnquiries aid,
            EvacuationManagement evacuations,
            MaterialManagement material,
            Facts facts,
            TimerWakeUp wakeUp,
            Clock clock) {
        this.deadlines = deadlines;
        this.durations = durations;
        this.incidents = incidents;
        this.dispatch = dispatch;
        this.aid = aid;
        this.evacuations = evacuations;
        this.material = material;
        this.facts = facts;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** Called by the models: when this wait is over. Asking again while the deadline is open gives the same answer. */
    public Date due(DelegateExecution execution, String kind) {
        Instant due = due(Subject.of(execution), Wait.valueOf(kind));
        wakeUp.at(due);
        return Date.from(due);
    }

    private Instant due(Subject subject, Wait wait) {
        Optional<Deadline> open = deadlines.findOpen(subject.incident(), subject.within(), wait.kind());
        if (open.isPresent()) {
            return open.get().dueAt();
        }
        if (facts.about(subject).isPast(wait)) {
            // the fact came before the wait: the token leaves at once, so no deadline is opened
            return clock.instant().plus(wait.duration());
        }
        return deadlines
                .openAt(subject.incident(), subject.within(), wait.kind(), wait.label(), begin(subject, wait))
                .dueAt();
    }

    private Instant begin(Subject subject, Wait wait) {
        Instant now = clock.instant();
        return switch (wait.basis()) {
            case STANDARD -> subject.evacuation() == null
                    ? now.plus(real(subject, durations.of(wait)))
                    : finish(subject, wait, now);
            case ENTERED, ISSUED -> now.plus(real(subject, durations.of(wait)));
            case ETA -> eta(subject, now).plus(real(subject, durations.of(wait)));
            case GRADE -> now.plus(real(subject, incidents.guardOf(incidents.get(subject.incident()))));
            case LEVEL -> now.plus(real(subject, ofLevel(subject, wait)));
            case RAISED -> limit(subject, wait, now);
        };
    }

    /**
     * When everybody of a zone must be out, and an hour before that; half-way where less is left. A time that is past is
     * over at once.
     */
    private Instant finish(Subject subject, Wait wait, Instant now) {
        Instant finish = evacuations.get(subject.evacuation()).finishBy();
        if (wait == Wait.ZONE_EMPTIED) {
            return finish;
        }
        Instant before = finish.minus(real(subject, AN_HOUR));
        return before.isAfter(now)
                ? before
                : now.plus(Duration.between(now, finish).dividedBy(2));
    }

    /** The order says another time: the deadlines that are open move. */
    void finishByMoved(Subject subject) {
        Instant now = clock.instant();
        for (Wait wait : List.of(Wait.ZONE_GAP, Wait.ZONE_EMPTIED)) {
            deadlines
                    .findOpen(subject.incident(), subject.within(), wait.kind())
                    .ifPresent(open -> deadlines.openAt(
                            subject.incident(),
                            subject.within(),
                            wait.kind(),
                            wait.label(),
                            finish(subject, wait, now)));
        }
    }

    private Instant eta(Subject subject, Instant now) {
        if (subject.material() != null) {
            return material.get(subject.material()).etaAt();
        }
        if (subject.request() != null) {
            return aid.etaOf(subject.request()).orElse(now.plus(real(subject, WITHOUT_ETA)));
        }
        List<DispatchOrder> orders =
                subject.order() == null ? dispatch.list(subject.incident()) : List.of(dispatch.get(subject.order()));
        return orders.stream()
                .filter(it -> it.state().open())
                .map(DispatchOrder::etaAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(now.plus(real(subject, WITHOUT_ETA)));
    }

    private Duration ofLevel(Subject subject, Wait wait) {
        List<Duration> all = durations.allOf(wait);
        boolean city = aid.get(subject.request()).asked().level() == DivisionCode.Level.CITY;
        return all.get(city ? 0 : all.size() - 1);
    }

    /** The first limit that has not been acted on yet; one that passed while the process waited elsewhere comes at once. */
    private Instant limit(Subject subject, Wait wait, Instant now) {
        Incident incident = incidents.get(subject.incident());
        // control is looked at when the division's settings say so; what is configured for the wait goes before
        List<Duration> counted = wait == Wait.FIRE_CONTROL && !durations.configured(wait)
                ? incidents.controlLimits(incident)
                : durations.allOf(wait);
        Instant acted = deadlines.list(subject.incident()).stream()
                .filter(it -> it.kind().equals(wait.kind()) && it.firedAt() != null)
                .map(Deadline::dueAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        Instant passed = null;
        for (Duration limit : counted) {
            // to the millisecond, as deadlines are stored: else one that has fired looks as if it were still to come
            Instant at = incident.receivedAt().plus(real(subject, limit)).truncatedTo(ChronoUnit.MILLIS);
            if (at.isAfter(now)) {
                return passed != null && passed.isAfter(acted) ? passed : at;
            }
            passed = at;
        }
        return passed.isAfter(acted) ? passed : now.plus(real(subject, FURTHER_CONTROL));
    }

    private Duration real(Subject subject, Duration nominal) {
        return deadlines.real(subject.incident(), nominal);
    }
}
