package org.muster.incident;

import java.util.List;
import org.muster.shared.IncidentId;

/** Knows which decisions people still have to take for an incident; answered by the process. */
public interface Decisions {

    /** The contract's task views, the most urgent first. */
    List<?> pending(IncidentId incident);
}
