package org.muster.dispatch;

import java.time.Instant;
import org.muster.shared.IncidentId;
import org.muster.shared.Position;

/** A crew is somewhere else now. Of many a minute only the last matters, so the journal is not told. */
public record OrderMoved(IncidentId incidentId, OrderId orderId, Position location, Instant at) {}
