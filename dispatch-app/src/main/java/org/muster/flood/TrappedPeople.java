package org.muster.flood;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.muster.dispatch.OrderId;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;

/**
 * People who cannot get out by themselves, at one place.
 *
 * @param number within the incident, from 1
 * @param people how many
 * @param rising whether water rises there or the ground may go
 * @param names as far as they are known, in words
 * @param orderId the order of the team that goes, or null
 * @param sent who goes, in words; null while nobody does
 * @param persons each of them by name, with what became of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrappedPeople(
        TrappedId id,
        IncidentId incidentId,
        int number,
        String place,
        Position location,
        int people,
        List<Vulnerable> vulnerable,
        boolean rising,
        String names,
        String phone,
        String note,
        State state,
        Instant reportedAt,
        String reportedBy,
        OrderId orderId,
        String sent,
        Instant sentAt,
        Instant closedAt,
        String closedBy,
        List<Person> persons) {

    enum State {
        REPORTED,
        SENT,
        CLOSED
    }

    /** What became of one person. */
    enum Outcome {
        RESCUED("已获救"),
        SELF_RESCUED("自行脱险"),
        NOT_THERE("核实不在该处"),
        DEAD("遇难");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** @param place where they are now */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(String name, Outcome outcome, String place, Instant at) {}

    /** The open ones first; of them who needs help most, then who has waited longest. */
    static final Comparator<TrappedPeople> BY_NEED = Comparator.comparing(
                    (TrappedPeople it) -> it.state == State.CLOSED)
            .thenComparingInt(TrappedPeople::priority)
            .thenComparing(TrappedPeople::reportedAt);

    /**
     * 1 is first: vulnerable people where it gets worse, vulnerable people, anybody where it gets worse, all others.
     * That the vulnerable come first is law (突发事件应对法 Art 11); that rising water does, our own default.
     */
    int priority() {
        return (vulnerable.isEmpty() ? 2 : 0) + (rising ? 1 : 2);
    }

    TrappedPeople with(List<Person> persons) {
        return new TrappedPeople(
                id,
                incidentId,
                number,
                place,
                location,
                people,
                vulnerable,
                rising,
                names,
                phone,
                note,
                state,
                reportedAt,
                reportedBy,
                orderId,
                sent,
                sentAt,
                closedAt,
                closedBy,
                persons);
    }

    int accounted() {
        return persons.size();
    }
}
