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
     * @param exception why somebody went in alone or without a pair standing by
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

    record EntrantsOut(IncidentId incidentId, EntryId entryId, int number, List<String> out, List<String> inside)
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
