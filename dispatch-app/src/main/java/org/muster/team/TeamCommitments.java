package org.muster.team;

import java.util.Map;
import java.util.UUID;
import org.muster.shared.IncidentId;

/** Knows which teams are under an order; told by the module that keeps the orders. */
public interface TeamCommitments {

    /** @param title of the incident the team is committed to */
    record Commitment(UUID orderId, IncidentId incidentId, String title) {}

    /** Every committed team, in one look. */
    Map<TeamId, Commitment> current();
}
