package org.muster.situationreport;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.muster.journal.JournalEvent;
import org.muster.shared.DivisionCode;
import org.muster.shared.IncidentId;

/** What happens to reports: the public story of this module. {@code label} is what a duty officer calls the report. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface SituationReportEvent extends JournalEvent {

    /** From now on this incident is reported upward, until the final report. */
    record ReportingDutyArose(IncidentId incidentId, DutyId dutyId, int number, String cause)
            implements SituationReportEvent {}

    /** @param nothing whether it ended because there was nothing to report after all */
    record ReportingDutyEnded(IncidentId incidentId, DutyId dutyId, boolean nothing) implements SituationReportEvent {}

    /** A report is due; its draft is filled from the journal. */
    record SituationReportOpened(
            IncidentId incidentId,
            DutyId dutyId,
            ReportId reportId,
            int number,
            ReportKind kind,
            Occasion occasion,
            String label,
            String why,
            Instant phoneDueAt,
            Instant dueAt,
            List<String> to,
            List<ReportingRules.Rule> rules)
            implements SituationReportEvent {}

    /** It has become graver while the report is written: sooner, or to more levels. */
    record ReportingDeadlineChanged(
            IncidentId incidentId,
            DutyId dutyId,
            ReportId reportId,
            String label,
            String why,
            Instant phoneDueAt,
            Instant dueAt,
            Instant dueBefore,
            List<String> to,
            List<ReportingRules.Rule> rules)
            implements SituationReportEvent {}

    record SituationReportEdited(
            IncidentId incidentId,
            ReportId reportId,
            String label,
            String field,
            String fieldLabel,
            String text,
            int revision)
            implements SituationReportEvent {}

    /** @param heardBy who took the call */
    record PhoneFlashGiven(
            IncidentId incidentId,
            ReportId reportId,
            String label,
            String to,
            String heardBy,
            String text,
            Instant dueAt,
            boolean late)
            implements SituationReportEvent {}

    record SituationReportSubmitted(
            IncidentId incidentId, ReportId reportId, String label, int filled, int total, List<String> missing)
            implements SituationReportEvent {}

    record SituationReportReturned(IncidentId incidentId, ReportId reportId, String label, String reason)
            implements SituationReportEvent {}

    /** @param factsSeq up to which journal entry the signer had seen */
    record SituationReportApproved(
            IncidentId incidentId,
            ReportId reportId,
            String label,
            int version,
            String documentNumber,
            long factsSeq,
            Instant nextDueAt)
            implements SituationReportEvent {}

    /** Weighty facts have changed since the signature: it is not sent as it is without a decision. */
    record ReportFactsChanged(
            IncidentId incidentId, ReportId reportId, String label, long factsSeq, List<SignedVersion.Change> changed)
            implements SituationReportEvent {}

    /**
     * It went out.
     *
     * @param despite why it was sent although facts had changed, or null
     * @param amends why this version amends the one before, or null
     */
    record SituationReportSent(
            IncidentId incidentId,
            ReportId reportId,
            String label,
            ReportKind kind,
            int version,
            String documentNumber,
            List<Recipient> to,
            Instant dueAt,
            boolean late,
            String despite,
            String amends,
            List<SignedVersion.Change> changes)
            implements SituationReportEvent {}

    record Recipient(RecipientLevel level, DivisionCode divisionCode, String name, boolean main) {}

    /** One level has it. */
    record ReportReceiptGiven(
            IncidentId incidentId,
            ReportId reportId,
            String label,
            int version,
            RecipientLevel level,
            DivisionCode divisionCode,
            String name,
            String via,
            String onBehalfOf)
            implements SituationReportEvent {}

    /** Every level it was addressed to has it. */
    record SituationReportReceived(IncidentId incidentId, ReportId reportId, String label)
            implements SituationReportEvent {}

    /** A sent report is written anew. */
    record SituationReportAmended(IncidentId incidentId, ReportId reportId, String label, String reason)
            implements SituationReportEvent {}

    /** A level was told directly, with the one in between left out (令493 Art 9, 突发事件应对法 Art 17). */
    record ReportLevelByPassed(
            IncidentId incidentId,
            ReportId reportId,
            String label,
            int version,
            RecipientLevel level,
            DivisionCode divisionCode,
            String name,
            String reason)
            implements SituationReportEvent {}

    /** 催报: a level above asks where the report is, or for more. */
    record ReportInquired(IncidentId incidentId, ReportId reportId, String label, String by, String text)
            implements SituationReportEvent {}

    /** Something that must be reported has changed; {@code seq} is the entry that tells of it. */
    record ImportantFactsChanged(IncidentId incidentId, DutyId dutyId, long seq, String what, boolean casualties)
            implements SituationReportEvent {}

    /** Ten minutes are left. */
    record SituationReportDueSoon(
            IncidentId incidentId, ReportId reportId, String label, Instant dueAt, int filled, int total, String state)
            implements SituationReportEvent {}
}
