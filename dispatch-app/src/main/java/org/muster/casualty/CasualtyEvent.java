package org.muster.casualty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/**
 * What happens to those who were hurt: the public story of this module. It names nobody: personal data is destroyed
 * afterwards (突发事件应对法 Art 85) and the journal never is.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface CasualtyEvent extends JournalEvent {

    /** @param known what is known of them, in words, without a name */
    record CasualtyReported(
            IncidentId incidentId,
            CasualtyId casualtyId,
            int number,
            String state,
            String triage,
            String triageLabel,
            String harm,
            Boolean contaminated,
            String substance,
            String place,
            String known)
            implements CasualtyEvent {}

    /**
     * Something more was said of them.
     *
     * @param changes what became another, in words; empty when the word only said again what was known
     * @param late it was said before something that is known already: it filled gaps and undid nothing
     */
    record CasualtyChanged(
            IncidentId incidentId,
            CasualtyId casualtyId,
            int number,
            String state,
            String triage,
            String triageLabel,
            List<String> changes,
            boolean late)
            implements CasualtyEvent {}

    /** Two who told had told of the same person; nothing that was said is lost. */
    record CasualtiesMerged(
            IncidentId incidentId, CasualtyId casualtyId, int number, CasualtyId into, int intoNumber, String why)
            implements CasualtyEvent {}

    /**
     * @param free beds of that kind that were free when it was chosen; null when the hospital never counted
     * @param countedAt when the hospital counted
     * @param washes whether it takes contaminated people
     */
    record HospitalChosen(
            IncidentId incidentId,
            CasualtyId casualtyId,
            int number,
            String triage,
            String triageLabel,
            String hospitalId,
            String hospital,
            String bed,
            String bedLabel,
            long metres,
            Integer free,
            Instant countedAt,
            boolean contaminated,
            boolean washes)
            implements CasualtyEvent {}

    record CasualtyHandedOver(
            IncidentId incidentId,
            CasualtyId casualtyId,
            int number,
            String triage,
            String triageLabel,
            String hospitalId,
            String hospital,
            Instant handedOverAt)
            implements CasualtyEvent {}

    /** A doctor said what it is. */
    record CasualtyOutcomeKnown(
            IncidentId incidentId,
            CasualtyId casualtyId,
            int number,
            Outcome outcome,
            String outcomeLabel,
            String before,
            Instant at,
            String source)
            implements CasualtyEvent {}

    /** The list's counts went into the assessment. */
    record CasualtyCountsTaken(
            IncidentId incidentId,
            int dead,
            int missing,
            int trapped,
            int seriouslyHurt,
            int poisoned,
            int provisional,
            List<String> changes,
            String reason)
            implements CasualtyEvent {}

    /** The list counts fewer than a person assessed: a person decides. */
    record CasualtyCountsQuestioned(IncidentId incidentId, List<String> differences) implements CasualtyEvent {}

    /** The hospitals were not asked for a day what became of those they have. */
    record CasualtyEnquiryDue(IncidentId incidentId, int people, Instant watchedUntil) implements CasualtyEvent {}

    record CasualtyEnquiryMade(IncidentId incidentId, int people, String note) implements CasualtyEvent {}

    /** @param beds kind and free beds, in words */
    record HospitalBedsReported(
            IncidentId incidentId,
            String hospitalId,
            String hospital,
            String traffic,
            String trafficLabel,
            List<String> beds,
            String saidBy,
            Instant reportedAt)
            implements CasualtyEvent {}

    /** Names and notes of casualties were destroyed; the counts stay. */
    record CasualtyDataDestroyed(IncidentId incidentId, int people) implements CasualtyEvent {}
}
