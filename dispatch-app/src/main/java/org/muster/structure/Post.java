package org.muster.structure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.duty.DutyPerson;
import org.muster.shared.IncidentId;

/**
 * A post of a standing structure.
 *
 * @param unitName whose people fill it, or null when no unit of that kind is registered
 * @param candidates who may still be called for it, in order
 * @param calls whom it has called, the first first
 */
record Post(
        PostId id,
        UUID structureId,
        IncidentId incidentId,
        int position,
        String name,
        Tier tier,
        String unitId,
        String unitName,
        State state,
        List<DutyPerson> candidates,
        List<Call> calls) {

    enum State {
        /** Nobody is on a roster for it. */
        VACANT,
        /** Somebody is called and has not answered. */
        CALLED,
        /** Somebody has said that they come. */
        ANSWERED,
        /** Who holds it is there. */
        AT_POST,
        /** Everybody was called and nobody came: a person must see to it. */
        UNANSWERED;

        boolean held() {
            return this == ANSWERED || this == AT_POST;
        }
    }

    enum Answer {
        COMING,
        DECLINED
    }

    /**
     * One person called for the post.
     *
     * @param endedAt when it did not count any more; @param endedBy why: NO_ANSWER, DECLINED, REPLACED, STOOD_DOWN
     */
    record Call(
            UUID id,
            int order,
            DutyPerson person,
            Instant calledAt,
            Instant notifiedAt,
            Instant answeredAt,
            Answer answer,
            String via,
            Instant arrivedAt,
            Instant endedAt,
            String endedBy) {

        boolean open() {
            return endedAt == null;
        }
    }

    Post {
        candidates = List.copyOf(candidates);
        calls = List.copyOf(calls);
    }

    /** The call that counts: who holds the post, or is called to it. */
    Optional<Call> current() {
        return calls.stream().filter(Call::open).reduce((one, other) -> other);
    }

    Optional<Call> call(UUID id) {
        return calls.stream().filter(it -> it.id().equals(id)).findFirst();
    }
}
