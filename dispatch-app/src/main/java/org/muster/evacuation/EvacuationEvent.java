package org.muster.evacuation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;
import org.muster.zone.ZoneId;

/**
 * What can happen to an evacuation. The journal is never erased, and personal data is (突发事件应对法 Art 85): events carry
 * ids and counts, no names, numbers, addresses or free words about people.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface EvacuationEvent extends JournalEvent {

    record EvacuationOrdered(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            Mode mode,
            Instant finishBy,
            String finishRule,
            int zoneVersion,
            int households,
            int people,
            String shelterId,
            String reason)
            implements EvacuationEvent {}

    /** What was prepared is ordered now. */
    record EvacuationMadeImmediate(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            Instant finishBy,
            String finishRule,
            int people,
            String reason)
            implements EvacuationEvent {}

    record FinishByMoved(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            Instant finishBy,
            Instant previous,
            String reason)
            implements EvacuationEvent {}

    /** @param persons how many of the household this is about; @param accounted of {@code people} in the whole zone */
    record HouseholdNotified(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            int persons,
            int accounted,
            int people)
            implements EvacuationEvent {}

    record HouseholdMoving(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            int persons,
            int accounted,
            int people)
            implements EvacuationEvent {}

    /** @param shelterId null when they are at another place, which is not told here */
    record HouseholdTransferred(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            int persons,
            String shelterId,
            boolean checkedIn,
            int accounted,
            int people)
            implements EvacuationEvent {}

    record HouseholdRefused(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            int persons,
            int accounted,
            int people)
            implements EvacuationEvent {}

    /** @param verified whether it is known where they are */
    record HouseholdAbsent(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            int persons,
            boolean verified,
            int accounted,
            int people)
            implements EvacuationEvent {}

    record HouseholdUnreachable(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            int persons,
            int accounted,
            int people)
            implements EvacuationEvent {}

    /** What was said was a mistake: they have not even been told. */
    record HouseholdCorrected(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            int persons,
            int accounted,
            int people)
            implements EvacuationEvent {}

    /** Two people said what cannot both be true; a person has to settle it. */
    record HouseholdInConflict(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            PersonStatus stands,
            PersonStatus said)
            implements EvacuationEvent {}

    record ConflictSettled(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            PersonStatus status)
            implements EvacuationEvent {}

    record HouseholdPersuaded(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            int persuasions,
            boolean willing)
            implements EvacuationEvent {}

    /** @param law the article it stands on, in words */
    record ForcedTransferSigned(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            String authority,
            String law,
            int persuasions)
            implements EvacuationEvent {}

    /** Who could not be got out in time is the rescue's now. */
    record RemainderHandedToRescue(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            int households,
            int persons,
            String reason)
            implements EvacuationEvent {}

    /** Who could not be got out of one household is the rescue's now, while the zone goes on. */
    record HouseholdHandedToRescue(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            int persons,
            int accounted,
            int people)
            implements EvacuationEvent {}

    /** Some households go to another shelter than their zone does. */
    record HouseholdsReassigned(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            List<String> householdIds,
            String shelterId,
            String shelterName)
            implements EvacuationEvent {}

    /** A picture of a house came in: what is on it is kept apart, and destroyed with the names (Art 85). */
    record HouseholdPhotographed(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            UUID photoId,
            Instant takenAt,
            String sha256)
            implements EvacuationEvent {}

    record ZoneNotified(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            int households,
            int people)
            implements EvacuationEvent {}

    /** Count = list. */
    record ZoneEmptied(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            int people,
            int transferred,
            int absent,
            boolean inTime)
            implements EvacuationEvent {}

    record ZoneVerified(IncidentId incidentId, EvacuationId evacuationId, ZoneId zoneId, String zoneName, int people)
            implements EvacuationEvent {}

    /** Somebody was found, or the count does not fit the list. */
    record ZoneFoundNotEmpty(
            IncidentId incidentId, EvacuationId evacuationId, ZoneId zoneId, String zoneName, int missing)
            implements EvacuationEvent {}

    record ShelterFull(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String shelterId,
            String shelterName,
            int arrived,
            int capacity,
            String proposedShelterId,
            String proposedShelterName)
            implements EvacuationEvent {}

    record ShelterReassigned(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String shelterId,
            String shelterName,
            String previous,
            String reason)
            implements EvacuationEvent {}

    /** People on no list came to a shelter. */
    record UnlistedTakenIn(IncidentId incidentId, String checkInId, String shelterId, String shelterName, int persons)
            implements EvacuationEvent {}

    record PersonReturnedEarly(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            int persons)
            implements EvacuationEvent {}

    record AllClearIssued(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            int transferred,
            String reason)
            implements EvacuationEvent {}

    /**
     * The danger was declared over although somebody of the list had not been found.
     *
     * @param missing how many; they are looked for until each is accounted for
     */
    record ClearedDespiteMissing(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            int households,
            int missing,
            String reason)
            implements EvacuationEvent {}

    /** Houses and road were checked: people may go home. */
    record ReturnPermitted(IncidentId incidentId, EvacuationId evacuationId, ZoneId zoneId, String zoneName)
            implements EvacuationEvent {}

    record HouseholdReturned(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            String householdId,
            int persons,
            int returned,
            int people)
            implements EvacuationEvent {}

    record AllReturned(
            IncidentId incidentId, EvacuationId evacuationId, ZoneId zoneId, String zoneName, int returned, int people)
            implements EvacuationEvent {}

    record EvacuationCancelled(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            int transferred,
            String reason)
            implements EvacuationEvent {}

    record EvacuationHelperAdded(
            IncidentId incidentId, EvacuationId evacuationId, ZoneId zoneId, String zoneName, String username)
            implements EvacuationEvent {}

    /** Names, numbers and addresses are destroyed; counts stay (突发事件应对法 Art 85). */
    record PersonalDataDestroyed(
            IncidentId incidentId,
            EvacuationId evacuationId,
            ZoneId zoneId,
            String zoneName,
            int households,
            int persons,
            int photos)
            implements EvacuationEvent {}
}
