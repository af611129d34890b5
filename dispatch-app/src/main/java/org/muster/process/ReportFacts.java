package org.muster.process;

import java.time.Instant;
import org.muster.processes.InformationReport.Message;
import org.muster.processes.Wait;
import org.muster.situationreport.ReportKind;
import org.muster.situationreport.ReportState;
import org.muster.situationreport.SituationReport;
import org.muster.situationreport.SituationReportManagement;
import org.springframework.stereotype.Component;

/** Says how far the report a duty is at has come, by its own row. The reports keep their own deadlines. */
@Component
class ReportFacts implements PlanFacts {

    private final SituationReportManagement reports;

    ReportFacts(SituationReportManagement reports) {
        this.reports = reports;
    }

    @Override
    public Plan plan() {
        return Plan.INFORMATION_REPORT;
    }

    @Override
    public Known about(Subject subject) {
        SituationReport newest = reports.newest(subject.duty());
        return new Known() {
            @Override
            public boolean holds(String message, Instant asked) {
                return ReportFacts.holds(message, newest);
            }

            @Override
            public boolean isPast(Wait wait) {
                return true;
            }

            @Override
            public Ending ending(Wait wait, boolean cutShort) {
                return Ending.UNTOUCHED;
            }
        };
    }

    private static boolean holds(String message, SituationReport newest) {
        boolean sent = newest.sentAt() != null;
        return switch (message) {
                // who has it in writing needs no call any more
            case Message.PHONE_FLASH_GIVEN -> newest.phone() != null || sent;
            case Message.SUBMITTED -> sent || newest.state() != ReportState.DRAFTING;
            case Message.APPROVED -> sent || newest.state() == ReportState.APPROVED;
            case Message.RETURNED -> !sent && newest.state() == ReportState.DRAFTING;
            case Message.SENT -> sent;
                // the next report is due already: nobody waits for the receipt of this one any longer
            case Message.RECEIVED -> newest.receivedAt() != null || newest.unsent();
            case Message.IMPORTANT_FACTS_CHANGED -> newest.unsent() && newest.kind() != ReportKind.FINAL;
            case Message.INCIDENT_CLOSED -> newest.unsent() && newest.kind() == ReportKind.FINAL;
            case Message.INCIDENT_CANCELLED -> newest.state() == ReportState.DROPPED;
            default -> false;
        };
    }
}
