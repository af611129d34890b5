package org.muster.muster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.Tally;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;
import org.muster.team.Duty;

/**
 * What happens at a muster beside the roll call. {@code count} is the heads that fill the quorum after it, {@code
 * lacking} the duties still not manned, in words.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface MusterEvent extends JournalEvent {

    /** A member is there, by their own word or by the code at the muster point. */
    record MemberArrived(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            String memberId,
            String memberName,
            Mark.Proof proof,
            Integer distanceMetres,
            int count,
            int absentCount,
            int quorum,
            List<String> lacking)
            implements MusterEvent {}

    /** A member who was there has left the muster point. */
    record MemberLeft(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            String memberId,
            String memberName,
            Mark.Proof proof,
            int count,
            int absentCount,
            int quorum,
            List<String> lacking)
            implements MusterEvent {}

    /** @param was the status before, or null; {@code why} is what was wrong with it */
    record AttendanceCorrected(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            String memberId,
            String memberName,
            Mark.Status was,
            Mark.Status status,
            String reason,
            String why,
            int count,
            int absentCount,
            int quorum,
            List<String> lacking)
            implements MusterEvent {}

    /** The leader gave somebody a duty not their own, because nobody else mans it. */
    record SubstituteTaken(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            String memberId,
            String memberName,
            Duty duty,
            String dutyLabel,
            boolean walkIn,
            int count,
            int absentCount,
            int quorum,
            List<String> lacking,
            String onBehalfOf)
            implements MusterEvent {}

    /** Somebody who is on no roll of this team came to the muster point. */
    record WalkInCheckedIn(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            UUID walkInId,
            String name,
            Duty duty,
            String dutyLabel)
            implements MusterEvent {}

    record WalkInCheckedOut(IncidentId incidentId, OrderId orderId, String teamName, UUID walkInId, String name)
            implements MusterEvent {}

    static List<String> words(Tally tally) {
        return tally.lacking().isEmpty() ? null : tally.spoken();
    }
}
