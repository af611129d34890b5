package org.muster.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** Who went in and came out: the public story of this module. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface EntryEvent extends JournalEvent {

    /**
     * @param exception why it goes in against the rule, as said beforehand
     * @param breaches what of it is against the rule, in words; null when nothing is
     * @param startedAt when they went in, which may be long before the word came
     * @param airLowAt when the first must be on the way out
     * @param airOutAt when the air of the first is gone
     */
    record EntryStarted(
            IncidentId incidentId,
            EntryId entryId,
            int number,
            String task,
            String wayIn,
            List<String> entrants,
            String standby,
            String exception,
            List<String> breaches,
            Instant startedAt,
            Instant airLowAt,
            Instant airOutAt)
            implements EntryEvent {}

    /** A gauge was read, over the radio or by telemetry: the clock of this one is another one now. */
    record AirRead(
            IncidentId incidentId,
            EntryId entryId,
            int number,
            String name,
            int bar,
            Instant airLowAt,
            Instant airOutAt)
            implements EntryEvent {}

    /** Everybody inside is called out. */
    record EntryRecalled(IncidentId incidentId, EntryId entryId, int number, List<String> inside, String reason)
            implements EntryEvent {}

    /** Somebody is inside against the rule, and nobody has said why: the commander is asked. */
    record EntryBreached(
            IncidentId incidentId, EntryId entryId, int number, List<String> entrants, List<String> breaches)
            implements EntryEvent {}

    record EntryBreachSettled(
            IncidentId incidentId, EntryId entryId, int number, Judged.How how, String howLabel, String reason)
            implements EntryEvent {}

    /** Those inside, or whoever has them on the radio, heard that they are called out. */
    record RecallHeard(IncidentId incidentId, EntryId entryId, int number, Instant heardAt) implements EntryEvent {}

    /** The rescue pair went in for those whose air is gone. */
    record EntryRescueSent(
            IncidentId incidentId, EntryId entryId, int number, List<String> inside, String standby, String note)
            implements EntryEvent {}

    /** @param outAt when they came out, which may be long before the word came */
    record EntrantsOut(
            IncidentId incidentId, EntryId entryId, int number, List<String> out, List<String> inside, Instant outAt)
            implements EntryEvent {}

    /** Nobody of it is inside any more. */
    record EntryTeamOut(IncidentId incidentId, EntryId entryId, int number, int people, long minutes)
            implements EntryEvent {}

    record EntrantDecontaminated(
            IncidentId incidentId,
            EntryId entryId,
            int number,
            String name,
            Entrant.Outcome outcome,
            String outcomeLabel,
            boolean late,
            String note)
            implements EntryEvent {}

    /** Everybody of it is decontaminated and may go. */
    record EntryDecontaminated(IncidentId incidentId, EntryId entryId, int number, int people) implements EntryEvent {}
}
