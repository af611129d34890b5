package org.muster.warningcall;

import java.time.Duration;
import java.time.Instant;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;
import org.muster.shared.ResponseLevel;

/**
 * One round of calls.
 *
 * @param incidentId null for a warning that no incident stands for
 * @param warningId the warning that is called, or null
 * @param level of the start order, or null
 * @param colour of the warning, or null
 * @param division whose duty room calls
 * @param answerWithin how long one person may take before the next is called, in real time
 * @param dueAt when the chief is told who has not answered
 * @param answeredAt when the last had answered
 * @param overAt when it was called off, because it is superseded, cancelled or over
 */
record Round(
        WarningCallId id,
        IncidentId incidentId,
        String warningId,
        Occasion occasion,
        ResponseLevel level,
        String colour,
        DivisionCode division,
        boolean exercise,
        String text,
        Duration answerWithin,
        Instant openedAt,
        Instant dueAt,
        String openedBy,
        Instant answeredAt,
        Instant overAt,
        String overBecause) {

    /** Why people are called. */
    enum Occasion {
        /** 气象一声枪: a warning came in. */
        WARNING("预警"),
        /** 应急一道令: the response was started or raised. */
        START_ORDER("启动令"),
        /** The duty room calls by hand. */
        BY_HAND("人工叫应");

        private final String label;

        Occasion(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    boolean open() {
        return overAt == null;
    }
}
