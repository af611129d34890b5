package org.muster.muster;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;

/**
 * One word about whether one member is there. Marks are only ever added; of those not overtaken the last one counts.
 *
 * @param reason 假, 病 …, for an absence
 * @param actor the account or member who said it
 * @param deviceSeq the device's own running number, or null
 * @param onBehalfOf who was heard, when somebody else spoke for them
 * @param distanceMetres from the muster point as the device saw it: evidence, not a gate
 * @param correction why an earlier mark was put right, or null
 * @param overtaken came after a newer word of the same device: kept, counts for nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Mark(
        String memberId,
        Status status,
        String reason,
        Proof proof,
        String actor,
        String actorName,
        Long deviceSeq,
        Instant deviceAt,
        String onBehalfOf,
        String via,
        Integer distanceMetres,
        String correction,
        boolean overtaken,
        Instant at) {

    enum Status {
        PRESENT,
        ABSENT,
        /** Was there and has left the muster point. */
        LEFT
    }

    /** How we know. */
    enum Proof {
        /** The member pressed it on their own link. */
        OWN_TAP,
        /** The code at the muster point was scanned. */
        QR_CODE,
        /** The leader called the roll, or was heard calling it. */
        ROLL_CALL,
        /** Somebody put an earlier mark right, and said why. */
        CORRECTION
    }

    /** Whether this is an older word of a device that has said a newer one. */
    boolean overtakenBy(Mark known) {
        return known != null
                && Objects.equals(known.actor, actor)
                && known.deviceSeq != null
                && deviceSeq != null
                && deviceSeq < known.deviceSeq;
    }

    /** Whether this says of the member what the other mark says already, by the same proof. */
    boolean repeats(Mark known) {
        return says(known) && known.proof == proof;
    }

    /** Whether both say the same of the member, by whatever proof. */
    boolean says(Mark other) {
        return other != null && other.status == status && Objects.equals(other.reason, reason);
    }

    Mark asOvertaken() {
        return new Mark(
                memberId,
                status,
                reason,
                proof,
                actor,
                actorName,
                deviceSeq,
                deviceAt,
                onBehalfOf,
                via,
                distanceMetres,
                correction,
                true,
                at);
    }

    @JsonIgnore
    boolean present() {
        return status == Status.PRESENT;
    }
}
