package org.muster.warningcall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muster.shared.DivisionCode;

/**
 * A unit, township, village or site that has to answer; one row however many people are tried for it.
 *
 * @param people in the order of calling
 * @param turn which of its steps is called now, from 1
 * @param calledAt when the first was called: seconds count from here
 * @param dueAt until when the one who is called may answer; null while nobody is called
 * @param messenger who is on the way there, or null
 */
record Target(
        UUID id,
        WarningCallId round,
        TargetKind kind,
        String name,
        DivisionCode division,
        String site,
        List<Contact> people,
        int turn,
        State state,
        Instant calledAt,
        Instant dueAt,
        Instant answeredAt,
        String answeredBy,
        String via,
        String messenger,
        Instant messengerAt) {

    enum State {
        CALLED("呼叫中"),
        ANSWERED("应答"),
        /** Nobody on the list answers. */
        UNREACHED("叫不应"),
        /** Somebody is on the way there. */
        MESSENGER("派人上门"),
        /** The round was called off first. */
        LEFT("已停叫");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        boolean open() {
            return this != ANSWERED && this != LEFT;
        }
    }

    /** Everybody by telephone in turn, then those who have a satellite phone. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Line line : List.of(Line.PHONE, Line.SATELLITE)) {
            people.stream()
                    .filter(it -> it.number(line) != null)
                    .map(it -> new Step(it, line))
                    .forEach(steps::add);
        }
        return steps;
    }

    /** Who is called now. */
    Step step() {
        return step(turn);
    }

    /** @param which from 1; the last when there are fewer, nobody when nobody has a number */
    Step step(int which) {
        List<Step> steps = steps();
        return steps.isEmpty() ? new Step(people.get(0), Line.NONE) : steps.get(Math.min(which, steps.size()) - 1);
    }

    Target at(int turn, State state, Instant dueAt) {
        return new Target(
                id,
                round,
                kind,
                name,
                division,
                site,
                people,
                turn,
                state,
                calledAt,
                dueAt,
                answeredAt,
                answeredBy,
                via,
                messenger,
                messengerAt);
    }

    /** From the first call to the answer; null while there is none. */
    Long seconds() {
        return answeredAt == null
                ? null
                : Duration.between(calledAt, answeredAt).toSeconds();
    }
}
