package org.muster.aid;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.journal.JournalEvent;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.team.TeamId;

/**
 * What can happen to a request for aid. {@code number} is its word on the desk, 援01; {@code parties} names divisions
 * outside that the event is meant for.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface AidEvent extends JournalEvent {

    AidId requestId();

    /** One team that goes. */
    record Sent(OrderId orderId, TeamId teamId, String teamName, DivisionCode divisionCode, String divisionName) {}

    /** What one team did, for the account. @param hours from departure to return */
    record Attended(String teamName, String divisionName, int present, Double hours) {}

    record AidRequested(
            IncidentId incidentId,
            AidId requestId,
            String number,
            AidRequest.Form form,
            DivisionCode asking,
            String askingName,
            DivisionCode asked,
            String askedName,
            String need,
            int people,
            String task,
            String place,
            Instant neededBy,
            String reason,
            String shortfall,
            String rule,
            UUID continues)
            implements AidEvent {}

    /** {@code via} is given where the answer came by phone or on paper. */
    record AidAssigned(
            IncidentId incidentId,
            AidId requestId,
            String number,
            AidRequest.Form form,
            DivisionCode asked,
            String askedName,
            int wanted,
            int promised,
            List<Sent> teams,
            String note,
            String via,
            Instant objectBy)
            implements AidEvent {}

    record AidPassedUp(
            IncidentId incidentId,
            AidId requestId,
            String number,
            DivisionCode from,
            String fromName,
            DivisionCode asked,
            String askedName,
            String reason,
            boolean unanswered)
            implements AidEvent {}

    record AidDeclined(IncidentId incidentId, AidId requestId, String number, String askedName, String reason)
            implements AidEvent {}

    /** None of the assigned teams is coming; the level asked has to look for others. */
    record AidFellThrough(IncidentId incidentId, AidId requestId, String number, DivisionCode asked, String askedName)
            implements AidEvent {}

    /** All teams that come are there. */
    record AidArrived(IncidentId incidentId, AidId requestId, String number, List<String> parties)
            implements AidEvent {}

    /** All of them are home again. */
    record AidReleased(IncidentId incidentId, AidId requestId, String number, List<String> parties)
            implements AidEvent {}

    /** {@code late} when the time to object was over: kept, and changes nothing. */
    record AidObjected(
            IncidentId incidentId,
            AidId requestId,
            String number,
            OrderId objectedOrderId,
            String teamName,
            String givingName,
            String reason,
            boolean late,
            List<String> parties)
            implements AidEvent {}

    record AidObjectionReviewed(
            IncidentId incidentId,
            AidId requestId,
            String number,
            String teamName,
            boolean upheld,
            String reason,
            List<String> parties)
            implements AidEvent {}

    /** Thanks to who helped, with who pays by which rule and the attendance it is counted from. */
    record AidThanked(
            IncidentId incidentId,
            AidId requestId,
            String number,
            String text,
            String costRule,
            List<Attended> attendance,
            List<String> parties)
            implements AidEvent {}

    record AidWithdrawn(IncidentId incidentId, AidId requestId, String number, String reason) implements AidEvent {}
}
