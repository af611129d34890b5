package org.muster.safety;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.incident.IncidentManagement;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clock of each crew on the line, as three stored deadlines that follow one another: its count is due, it has so
 * long to answer, it is asked again and has so long once more.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RollCallClock {

    /** What the clock waits for. The names are the deadline kinds. */
    enum Phase {
        ROLL_CALL("点名"),
        ROLL_CALL_ANSWER("应答点名"),
        ROLL_CALL_RETRY("再次点名");

        private final String label;

        Phase(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static final List<String> KINDS =
            List.of(Phase.ROLL_CALL.name(), Phase.ROLL_CALL_ANSWER.name(), Phase.ROLL_CALL_RETRY.name());

    private final Deadlines deadlines;
    private final IncidentManagement incidents;
    private final Clock clock;

    RollCallClock(Deadlines deadlines, IncidentManagement incidents, Clock clock) {
        this.deadlines = deadlines;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** Begins anew: the next count is due after the cadence. */
    Instant start(Crew crew, Duration cadence) {
        answered(crew);
        deadlines.forgetMet(crew.incidentId(), crew.orderId().value(), KINDS);
        return open(crew, Phase.ROLL_CALL, cadence);
    }

    Instant open(Crew crew, Phase phase, Duration nominal) {
        return deadlines
                .open(crew.incidentId(), crew.orderId().value(), phase.name(), label(crew, phase), nominal)
                .dueAt();
    }

    /** The count is wanted now, whenever it would have been due. */
    void wantedNow(Crew crew) {
        moveTo(crew, clock.instant());
    }

    /** Moves the time a count is due, unless it is being asked for already. */
    void moveTo(Crew crew, Instant due) {
        boolean counting = deadlines
                .findOpen(crew.incidentId(), crew.orderId().value(), Phase.ROLL_CALL.name())
                .isPresent();
        if (counting) {
            deadlines.openAt(
                    crew.incidentId(),
                    crew.orderId().value(),
                    Phase.ROLL_CALL.name(),
                    label(crew, Phase.ROLL_CALL),
                    due);
        }
    }

    /** 火线点名 at a fire, 作业面点名 at a flood. */
    private String label(Crew crew, Phase phase) {
        return phase == Phase.ROLL_CALL
                ? incidents.get(crew.incidentId()).hazard().line() + phase.label()
                : phase.label();
    }

    /** Nobody has to be counted there any more. */
    void stop(Crew crew) {
        for (Phase phase : Phase.values()) {
            deadlines.cancel(crew.incidentId(), crew.orderId().value(), phase.name());
        }
    }

    private void answered(Crew crew) {
        for (Phase phase : Phase.values()) {
            deadlines.meet(crew.incidentId(), crew.orderId().value(), phase.name());
        }
    }

    /**
     * Whether this deadline has passed and nobody has acted on it yet; it is closed by asking. That a count is due is no
     * failure; that nobody answered is.
     */
    boolean take(Deadline passed) {
        boolean due = deadlines
                .findOpen(passed.incidentId(), passed.orderId(), passed.kind())
                .filter(it -> !it.dueAt().isAfter(clock.instant()))
                .isPresent();
        if (due && passed.kind().equals(Phase.ROLL_CALL.name())) {
            deadlines.meet(passed.incidentId(), passed.orderId(), passed.kind());
        } else if (due) {
            deadlines.fire(passed.incidentId(), passed.orderId(), passed.kind());
        }
        return due;
    }
}
