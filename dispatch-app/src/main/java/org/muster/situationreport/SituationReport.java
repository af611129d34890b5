package org.muster.situationreport;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;

/**
 * One report of an incident to the levels above.
 *
 * @param label 首报, 续报 01, 终报
 * @param levels whom the rules name; they grow with the gravity and never shrink
 * @param phoneDueAt when the levels above must know by telephone, or null where no rule asks
 * @param dueAt when it must be sent in writing
 * @param filled how many of {@code total} items are known
 * @param remark why it was returned or is being amended
 * @param version the newest signed version, 0 while none is
 * @param documentNumber the number of the newest signed version, or null
 * @param factsSeq up to which journal entry whoever signed had seen
 * @param nextDueAt when the next report is promised, or null
 * @param sentAt when it went out for the first time; what the deadline is held against
 * @param receivedAt when all levels it was addressed to had signed for it
 */
public record SituationReport(
        ReportId id,
        DutyId dutyId,
        IncidentId incidentId,
        int number,
        ReportKind kind,
        Occasion occasion,
        String label,
        ReportState state,
        Set<RecipientLevel> levels,
        List<ReportingRules.Rule> rules,
        Instant openedAt,
        Instant phoneDueAt,
        PhoneFlash phone,
        Instant dueAt,
        Instant warnAt,
        int filled,
        int total,
        String remark,
        Instant submittedAt,
        String submittedBy,
        int version,
        String documentNumber,
        long factsSeq,
        Instant approvedAt,
        String approvedBy,
        Instant nextDueAt,
        Instant sentAt,
        Instant receivedAt,
        DivisionCode county,
        Integer serial) {

    /** Told by telephone: whom, who took the call, what was said, and who told it. */
    public record PhoneFlash(Instant at, String to, String heardBy, String text, String by) {}

    /** Whether it was never sent yet. */
    public boolean unsent() {
        return sentAt == null && state != ReportState.DROPPED;
    }

    /** Late for good once its time passed before it was sent. */
    public boolean late(Instant now) {
        return (sentAt == null ? now : sentAt).isAfter(dueAt);
    }

    /** A report in writing that went out in time has told them too. */
    public boolean phoneLate(Instant now) {
        if (phoneDueAt == null) {
            return false;
        }
        Instant told = phone != null ? phone.at() : sentAt;
        return (told == null ? now : told).isAfter(phoneDueAt);
    }
}
