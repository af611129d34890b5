package org.muster.situationreport;

import java.time.Instant;
import org.muster.shared.IncidentId;

/**
 * The duty to report one incident, from its beginning to the final report.
 *
 * @param number 1; more when casualties changed after the final report
 * @param importantSeq the journal entry of the last important change, 0 for none
 * @param importantWhat that change in words
 * @param casualties whether that change was one of casualties
 */
public record Duty(
        DutyId id,
        IncidentId incidentId,
        int number,
        Instant beganAt,
        String cause,
        Gravity gravity,
        long importantSeq,
        String importantWhat,
        boolean casualties,
        Instant endedAt) {

    public boolean open() {
        return endedAt == null;
    }
}
