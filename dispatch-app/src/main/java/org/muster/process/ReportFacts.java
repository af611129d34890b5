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
        SituationReport current = reports.current(subject.duty());
        SituationReport newest = reports.newest(subject.duty());
        return new Known() {
            @Override
            public boolean holds(String message, Instant asked) {
                return ReportFacts.holds(message, current, newest);
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

    /**
     * @param current the report the process is at
     * @param newest the one that was opened last, which it may not have come to yet
     */
    private static boolean holds(String message, SituationReport current, SituationReport newest) {
        boolean sent = current.sentAt() != null;
        boolean followed = newest.number() > current.number();
        return switch (message) {
                // a report that is signed is not held back for a call
            case Message.PHONE_FLASH_GIVEN -> current.phone() != null
                    || sent
                    || current.state() == ReportState.APPROVED;
            case Message.SUBMITTED -> sent
                    || current.state() == ReportState.SUBMITTED
                    || current.state() == ReportState.APPROVED;
            case Message.APPROVED -> sent || current.state() == ReportState.APPROVED;
            case Message.RETURNED -> !sent && current.state() == ReportState.DRAFTING;
            case Message.SENT -> sent;
                // the next report is due already: nobody waits for the receipt of this one any longer
            case Message.RECEIVED -> current.receivedAt() != null || followed;
            case Message.IMPORTANT_FACTS_CHANGED -> followed && newest.kind() != ReportKind.FINAL;
            case Message.INCIDENT_CLOSED -> followed && newest.kind() == ReportKind.FINAL;
            case Message.INCIDENT_CANCELLED -> current.state() == ReportState.DROPPED;
            default -> false;
        };
    }
}
