package org.muster.process;

import java.time.Instant;
import org.muster.processes.Wait;

/** Knows, by our own tables, what has happened to the things one plan is about. One for each plan. */
interface PlanFacts {

    /** What becomes of a wait's deadline when its token goes on. */
    enum Ending {
        MET,
        CANCELLED,
        /** Somebody else keeps the deadline, or its clock has ended the wait and is about to tell of it. */
        UNTOUCHED
    }

    /** One subject, looked up. */
    interface Known {

        /**
         * Whether what the message tells of has happened.
         *
         * @param asked since when the process waits: a question that is asked again is not answered by what was known
         *     before
         */
        boolean holds(String message, Instant asked);

        /** Whether the fact the wait is about had come before it began; then it gets no deadline. */
        default boolean isPast(Wait wait) {
            return false;
        }

        /** @param cutShort whether something else than its own end took the token away */
        Ending ending(Wait wait, boolean cutShort);
    }

    Plan plan();

    Known about(Subject subject);
}
