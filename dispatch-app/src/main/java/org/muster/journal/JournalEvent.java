package org.muster.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.muster.shared.IncidentId;

/**
 * Something that happened to an incident. Implemented by past-tense records; the record's name is the entry's type and
 * its other components are the entry's data.
 */
public interface JournalEvent {

    @JsonIgnore
    IncidentId incidentId();

    /** The word the journal, the process messages and the clients know this event by. */
    default String type() {
        return getClass().getSimpleName();
    }
}
