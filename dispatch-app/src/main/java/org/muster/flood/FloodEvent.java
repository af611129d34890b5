package org.muster.flood;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;

/**
 * What happens to those who are trapped, and what was lost: the public story of this module. It names nobody: personal
 * data is destroyed afterwards (突发事件应对法 Art 85) and the journal never is.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface FloodEvent extends JournalEvent {

    /** @param priority 1 is first */
    record PeopleTrapped(
            IncidentId incidentId,
            TrappedId trappedId,
            int number,
            String place,
            int people,
            List<String> vulnerable,
            boolean rising,
            int priority)
            implements FloodEvent {}

    /** Somebody is on the way to them. */
    record RescueSent(
            IncidentId incidentId,
            TrappedId trappedId,
            int number,
            String place,
            int people,
            String sent,
            UUID rescueOrderId)
            implements FloodEvent {}

    /** What became of some of them is known; the names stay in the register, which is erased, the journal never is. */
    record TrappedAccounted(
            IncidentId incidentId,
            TrappedId trappedId,
            int number,
            String place,
            List<String> persons,
            int accounted,
            int people)
            implements FloodEvent {}

    /** Nobody of them is missing any more. */
    record TrappedClosed(
            IncidentId incidentId,
            TrappedId trappedId,
            int number,
            String place,
            int people,
            int rescued,
            int dead,
            long minutes)
            implements FloodEvent {}

    /** The losses of a township were reported (GB/T 24438); a later report takes the place of this one. */
    record LossesReported(
            IncidentId incidentId, DivisionCode division, String divisionName, int version, Losses figures)
            implements FloodEvent {}

    /** All townships' losses were added up and confirmed. */
    record LossTotalConfirmed(IncidentId incidentId, Losses figures, int townships, boolean late)
            implements FloodEvent {}
}
