package org.muster.process;

import java.time.Instant;
import org.muster.aid.AidEnquiries;
import org.muster.aid.AidRequest;
import org.muster.aid.AidState;
import org.muster.deadline.Deadline;
import org.muster.deadline.Deadlines;
import org.muster.processes.MutualAid.Message;
import org.muster.processes.Wait;
import org.springframework.stereotype.Component;

/** Says how far a request for aid has come, by the request's own row. */
@Component
class AidFacts implements PlanFacts {

    private final AidEnquiries aid;
    private final Deadlines deadlines;

    AidFacts(AidEnquiries aid, Deadlines deadlines) {
        this.aid = aid;
        this.deadlines = deadlines;
    }

    @Override
    public Plan plan() {
        return Plan.MUTUAL_AID;
    }

    @Override
    public Known about(Subject subject) {
        AidRequest request = aid.get(subject.request());
        return new Known() {
            @Override
            public boolean holds(String message, Instant asked) {
                return AidFacts.holds(message, request, asked);
            }

            @Override
            public boolean isPast(Wait wait) {
                return AidFacts.isPast(wait, request);
            }

            @Override
            public Ending ending(Wait wait, boolean cutShort) {
                return cutShort ? AidFacts.this.cutShort(subject, wait, request) : Ending.MET;
            }
        };
    }

    private static boolean holds(String message, AidRequest request, Instant asked) {
        return switch (message) {
            case Message.AID_ASSIGNED -> request.state().assigned();
            case Message.AID_PASSED_UP -> request.state() == AidState.REQUESTED
                    && request.askedAt().isAfter(asked);
            case Message.AID_DECLINED -> request.state() == AidState.DECLINED;
            case Message.AID_FELL_THROUGH -> request.state() == AidState.REQUESTED;
            case Message.AID_ARRIVED -> reached(request, AidState.ARRIVED);
            case Message.AID_RELEASED -> reached(request, AidState.RELEASED);
            case Message.AID_THANKED -> reached(request, AidState.SETTLED);
            case Message.AID_WITHDRAWN -> request.state() == AidState.WITHDRAWN;
            default -> false;
        };
    }

    private static boolean isPast(Wait wait, AidRequest request) {
        return switch (wait) {
            case AID_ANSWER, MILITARY_ANSWER -> request.state() != AidState.REQUESTED;
            case AID_ARRIVAL -> reached(request, AidState.ARRIVED);
            case AID_THANKS -> reached(request, AidState.SETTLED);
            default -> false;
        };
    }

    private Ending cutShort(Subject subject, Wait wait, AidRequest request) {
        if (request.state() == AidState.WITHDRAWN) {
            return Ending.CANCELLED;
        }
        return switch (wait) {
                // an answer, or the next level asked by hand; else the clock has ended the wait
            case AID_ANSWER -> request.state() != AidState.REQUESTED || askedSince(subject, wait, request)
                    ? Ending.MET
                    : Ending.UNTOUCHED;
            case AID_OBJECTION -> aid.openObjections(request.id()).isEmpty() ? Ending.MET : Ending.UNTOUCHED;
            case AID_ARRIVAL -> request.state() == AidState.REQUESTED ? Ending.CANCELLED : Ending.MET;
            default -> Ending.MET;
        };
    }

    private boolean askedSince(Subject subject, Wait wait, AidRequest request) {
        return deadlines
                .findOpen(subject.incident(), subject.within(), wait.kind())
                .map(Deadline::openedAt)
                .filter(opened -> request.askedAt().isAfter(opened))
                .isPresent();
    }

    private static boolean reached(AidRequest request, AidState state) {
        return request.state().assigned() && request.state().ordinal() >= state.ordinal();
    }
}
