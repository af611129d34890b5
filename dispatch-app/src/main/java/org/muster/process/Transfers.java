package org.muster.process;

import java.util.List;
import org.muster.shared.IncidentId;

/** What of the evacuations of an incident the response needs to know, and the one thing it asks of them. */
interface Transfers {

    /** A zone that was ordered out. */
    record Ordered(String zone, boolean immediate, boolean over) {}

    List<Ordered> of(IncidentId incident);

    void order(IncidentId incident, List<String> zones, boolean immediate, String reason);
}
