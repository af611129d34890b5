package org.muster.journal;

import org.muster.shared.IncidentId;

/** Told after commit that an incident's journal has grown. Only a hint: the database is the truth. */
public interface JournalListener {

    void grown(IncidentId incidentId, long head);
}
