package org.muster.command;

import java.time.Instant;
import java.util.UUID;
import org.muster.incident.AssessmentRules.Rule;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;

/**
 * Unified command on its way from one division to another; until the taker has confirmed, the giver commands.
 *
 * @param rule the rule that asks for it, or null when people decided so
 * @param bundle what is handed over, as of the last moment before it was confirmed
 */
record CommandPassing(
        UUID id,
        IncidentId incidentId,
        DivisionCode giver,
        DivisionCode taker,
        String reason,
        Rule rule,
        Bundle bundle,
        Instant offeredAt,
        String offeredBy,
        Instant dueAt,
        State state,
        Instant settledAt,
        String settledBy,
        Instant overdueAt) {

    enum State {
        OFFERED,
        TAKEN,
        WITHDRAWN
    }

    /** Whether it goes to a wider division. */
    boolean up() {
        return taker.covers(giver);
    }
}
