package org.muster.call;

import java.time.Instant;
import java.util.UUID;
import org.muster.shared.IncidentId;

/**
 * Somebody who was called by name has answered; told in the transaction that keeps the answer, every time they do.
 *
 * @param via SMS, VOICE or LINK
 */
public record PersonAnswered(
        UUID callId, String matter, IncidentId incidentId, String name, Reply reply, String via, Instant at) {}
