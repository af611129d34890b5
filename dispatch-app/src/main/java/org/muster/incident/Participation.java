package org.muster.incident;

import org.muster.shared.IncidentId;

/** Knows which teams are or were sent to an incident, and so may see it. */
public interface Participation {

    boolean takesPart(String teamId, IncidentId incident);
}
