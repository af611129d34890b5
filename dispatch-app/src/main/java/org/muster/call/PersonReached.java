package org.muster.call;

import java.time.Instant;
import java.util.UUID;
import org.muster.shared.IncidentId;

/** The message is on the person's phone, or they have heard it: 已告知. An answer is another matter. */
public record PersonReached(
        UUID callId, String matter, IncidentId incidentId, String channel, String channelLabel, Instant at) {}
