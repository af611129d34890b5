package org.muster.incident;

import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;

/** Knows which teams are or were sent to an incident, and so may see it. */
public interface Participation {

    boolean takesPart(String teamId, IncidentId incident);

    /** Whether the team is at home in the county of this division; one from outside sees only its own part. */
    boolean belongsTo(String teamId, DivisionCode division);
}
