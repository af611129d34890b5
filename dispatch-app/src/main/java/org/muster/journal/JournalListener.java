package org.muster.journal;

import java.util.Set;
import org.muster.shared.IncidentId;

/** Told after commit that an incident's journal has grown. Only a hint: the database is the truth. */
public interface JournalListener {

    /** @param types of the entries that were added */
    void grown(IncidentId incidentId, long head, Set<String> types);
}
