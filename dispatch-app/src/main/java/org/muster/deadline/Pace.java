package org.muster.deadline;

import java.time.Duration;
import org.muster.shared.IncidentId;

/** How fast time runs for an incident; exercises may run many times faster. Known by the incident module. */
public interface Pace {

    /** The real duration in which this nominal one is over. */
    Duration real(IncidentId incident, Duration nominal);
}
