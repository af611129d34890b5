package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.processes.InformationReport.Message;

class InformationReportTests extends ProcessTestBase {

    /** What the rule step and the sending step answer. */
    private boolean phone = true;

    private boolean finalReport;
    private boolean factsChanged;

    @BeforeEach
    void somethingMustBeReported() {
        Mocks.register("planReport", (JavaDelegate) execution -> {
            called.add("planReport");
            execution.setVariable(InformationReport.PHONE, phone);
            execution.setVariable(InformationReport.FINAL_REPORT, finalReport);
        });
        Mocks.register("sendReport", (JavaDelegate) execution -> {
            called.add("sendReport");
            execution.setVariable(InformationReport.FACTS_CHANGED, factsChanged);
        });
    }

    @AfterAll
    static void everyElementIsWalked() {
        assertThat(neverVisited(InformationReport.KEY, InformationReport.RESOURCE))
                .isEmpty();
    }

    private void begin() {
        start(InformationReport.KEY, Map.of(ForestFireResponse.INCIDENT_ID, "i-1", InformationReport.DUTY_ID, "d-1"));
    }

    /** By telephone, drafted, signed and sent. */
    private void sent() {
        begin();
        tell(Message.PHONE_FLASH_GIVEN);
        tell(Message.SUBMITTED);
        tell(Message.APPROVED);
        assertWaitingAt(InformationReport.AWAIT_RECEIPT);
    }

    private void sentAndReceived() {
        sent();
        tell(Message.RECEIVED);
        assertWaitingAt(InformationReport.WHAT_NEXT);
    }

    @Test
    void walksFromTheTelephoneToTheFinalReport() {
        begin();
        assertWaitingAt(InformationReport.PHONE_FLASH);
        decide(InformationReport.PHONE_FLASH, Choice.TELL);
        assertWaitingAt(InformationReport.CHECK_FACTS);
        decide(InformationReport.CHECK_FACTS, Choice.SUBMIT);
        assertWaitingAt(InformationReport.APPROVE_REPORT);
        decide(InformationReport.APPROVE_REPORT, Choice.SIGN_REPORT);
        assertThat(called).containsExactly("planReport", "sendReport");
        assertWaitingAt(InformationReport.AWAIT_RECEIPT);
        tell(Message.RECEIVED);
        assertWaitingAt(InformationReport.WHAT_NEXT);
        finalReport = true;
        phone = false;
        tell(Message.INCIDENT_CLOSED);
        assertWaitingAt(InformationReport.CHECK_FACTS);
        tell(Message.SUBMITTED);
        tell(Message.APPROVED);
        tell(Message.RECEIVED);
        assertEnded();
        assertPassed(InformationReport.END_REPORTING_OVER);
        assertThat(escalated).isEmpty();
    }

    @Test
    void asksForNoTelephoneWhereNoRuleDoes() {
        phone = false;
        begin();
        assertWaitingAt(InformationReport.CHECK_FACTS);
        assertThat(opened).doesNotContain("PHONE_FLASH").contains("REPORT_WARNING", "WRITTEN_REPORT");
    }

    @Test
    void tellsTheLeaderOnDutyThatNobodyTelephonedInThirtyMinutes() {
        begin();
        passTimeOf("BoundaryEvent_PhoneFlashOverdue", Duration.ofMinutes(30));
        assertThat(escalated).containsExactly("PHONE_FLASH");
        assertWaitingAt(InformationReport.PHONE_FLASH);
        tell(Message.PHONE_FLASH_GIVEN);
        assertWaitingAt(InformationReport.CHECK_FACTS);
    }

    @Test
    void urgesTheDraftersTenMinutesBeforeAndTellsTheLeaderWhenTheHourIsOver() {
        begin();
        tell(Message.PHONE_FLASH_GIVEN);
        passTimeOf("BoundaryEvent_ReportDueSoon", Duration.ofMinutes(50));
        assertThat(escalated).containsExactly("REPORT_WARNING");
        passTimeOf("BoundaryEvent_ReportOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("REPORT_WARNING", "WRITTEN_REPORT");
        assertWaitingAt(InformationReport.CHECK_FACTS);
    }

    @Test
    void stopsTheClocksOfTheReportWhenItIsSent() {
        sent();
        assertThat(runningTimers()).containsExactly("BoundaryEvent_ReceiptOverdue");
    }

    @Test
    void goesBackToTheDraftersWhenItIsReturnedInTheInboxOrByHand() {
        begin();
        tell(Message.PHONE_FLASH_GIVEN);
        tell(Message.SUBMITTED);
        decide(InformationReport.APPROVE_REPORT, Choice.RETURN);
        assertWaitingAt(InformationReport.CHECK_FACTS);
        tell(Message.SUBMITTED);
        tell(Message.RETURNED);
        assertWaitingAt(InformationReport.CHECK_FACTS);
        assertThat(called).doesNotContain("sendReport");
    }

    @Test
    void stopsWithAChangedFactUntilSomebodyDecidesToAmendOrToSendAnyway() {
        factsChanged = true;
        begin();
        tell(Message.PHONE_FLASH_GIVEN);
        tell(Message.SUBMITTED);
        tell(Message.APPROVED);
        assertWaitingAt(InformationReport.DECIDE_CHANGED_FACTS);
        decide(InformationReport.DECIDE_CHANGED_FACTS, Choice.AMEND);
        assertWaitingAt(InformationReport.CHECK_FACTS);
        tell(Message.SUBMITTED);
        tell(Message.APPROVED);
        assertWaitingAt(InformationReport.DECIDE_CHANGED_FACTS);
        factsChanged = false;
        decide(InformationReport.DECIDE_CHANGED_FACTS, Choice.SEND_ANYWAY);
        assertWaitingAt(InformationReport.AWAIT_RECEIPT);
        assertThat(called).filteredOn("sendReport"::equals).hasSize(3);
    }

    @Test
    void asksNoLongerWhenAChangedReportWasSentOrTakenBackByHand() {
        factsChanged = true;
        begin();
        tell(Message.PHONE_FLASH_GIVEN);
        tell(Message.SUBMITTED);
        tell(Message.APPROVED);
        tell(Message.RETURNED);
        assertWaitingAt(InformationReport.CHECK_FACTS);
        tell(Message.SUBMITTED);
        tell(Message.APPROVED);
        tell(Message.SENT);
        assertWaitingAt(InformationReport.AWAIT_RECEIPT);
    }

    @Test
    void telephonesWhenNobodyHasSignedForItInTenMinutes() {
        sent();
        passTimeOf("BoundaryEvent_ReceiptOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("REPORT_RECEIPT");
        assertWaitingAt(InformationReport.AWAIT_RECEIPT);
        tell(Message.RECEIVED);
        assertWaitingAt(InformationReport.WHAT_NEXT);
    }

    @Test
    void reportsAgainWhenTheNextReportIsDue() {
        sentAndReceived();
        passTimeOf("Event_FollowUpDue", Duration.ofHours(23));
        assertThat(called).filteredOn("planReport"::equals).hasSize(2);
        assertWaitingAt(InformationReport.PHONE_FLASH);
        assertThat(escalated).isEmpty();
    }

    @Test
    void reportsAgainAtOnceWhenImportantFactsChange() {
        sentAndReceived();
        phone = false;
        tell(Message.IMPORTANT_FACTS_CHANGED);
        assertWaitingAt(InformationReport.CHECK_FACTS);
    }

    @Test
    void endsWhenTheIncidentIsCalledOffBeforeAnythingWasReported() {
        begin();
        tell(Message.INCIDENT_CANCELLED);
        assertEnded();
        assertPassed("EndEvent_NothingToReport");
    }
}
