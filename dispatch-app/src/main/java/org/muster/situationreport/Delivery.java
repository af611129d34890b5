package org.muster.situationreport;

import java.time.Instant;
import java.util.UUID;
import org.muster.shared.DivisionCode;

/**
 * One version of a report at one of its recipients.
 *
 * @param division null for the State and for copies
 * @param name as the recipient was called when it was sent
 * @param main addressed to, and signed for; false for a copy or what another level passes on
 * @param byPass a level in between was left out, with the reason
 * @param via SYSTEM when the recipient's own account signed, else how it was heard
 */
public record Delivery(
        UUID id,
        ReportId reportId,
        int version,
        RecipientLevel level,
        DivisionCode division,
        String name,
        boolean main,
        boolean byPass,
        String reason,
        String channel,
        Instant sentAt,
        String sentBy,
        Instant receivedAt,
        String receivedBy,
        String via) {}
