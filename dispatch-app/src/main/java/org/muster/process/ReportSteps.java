package org.muster.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.muster.processes.InformationReport;
import org.muster.situationreport.SituationReport;
import org.muster.situationreport.SituationReportManagement;
import org.springframework.stereotype.Component;

/** The steps of an information report that nobody takes: its times are worked out, and what was signed is sent. */
@Component
class ReportSteps {

    private final SituationReportManagement reports;

    ReportSteps(SituationReportManagement reports) {
        this.reports = reports;
    }

    /** {@code planReport}: the report that is due, its times and whether it is the last. */
    void plan(DelegateExecution execution) {
        SituationReport report = reports.openDue(Subject.of(execution).duty());
        execution.setVariable(InformationReport.PHONE, report.phoneDueAt() != null);
        execution.setVariable(InformationReport.FINAL_REPORT, reports.isLast(report));
    }

    /** {@code sendReport}: out, unless weighty facts have changed since it was signed. */
    void send(DelegateExecution execution) {
        execution.setVariable(
                InformationReport.FACTS_CHANGED,
                reports.sendSigned(Subject.of(execution).duty()));
    }
}
