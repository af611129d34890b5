package org.muster.processes;

import java.util.Set;

/** 信息报告: one instance per reporting duty, business key = duty id. Names what {@code information-report.bpmn} holds. */
public final class InformationReport {

    public static final String KEY = "information-report";
    public static final String RESOURCE = "processes/information-report.bpmn";

    /** Variable: the reporting duty's id, as text. */
    public static final String DUTY_ID = "reportingDutyId";
    /** Variable: whether the level above is told by telephone first. */
    public static final String PHONE = "phone";
    /** Variable: whether nothing is reported after this one. */
    public static final String FINAL_REPORT = "finalReport";
    /** Variable: whether weighty facts have changed since the report was signed. */
    public static final String FACTS_CHANGED = "factsChanged";

    public static final String START = "StartEvent_ReportingDutyArose";
    public static final String SET_REPORT_DEADLINES = "Task_SetReportDeadlines";
    public static final String DELIVER_REPORT = "SubProcess_DeliverReport";
    public static final String PHONE_FLASH = "Task_PhoneFlash";
    public static final String CHECK_FACTS = "Task_CheckFacts";
    public static final String APPROVE_REPORT = "Task_ApproveReport";
    public static final String SEND_REPORT = "Task_SendReport";
    public static final String DECIDE_CHANGED_FACTS = "Task_DecideChangedFacts";
    public static final String AWAIT_RECEIPT = "Task_AwaitReceipt";
    public static final String WHAT_NEXT = "Gateway_WhatNext";
    public static final String INCIDENT_CANCELLED = "SubProcess_IncidentCancelled";
    public static final String END_REPORTING_OVER = "EndEvent_ReportingOver";

    /** What people are asked. */
    public static final Set<String> QUESTIONS = Set.of(PHONE_FLASH, CHECK_FACTS, APPROVE_REPORT, DECIDE_CHANGED_FACTS);

    /** What the instance waits for; each is the journal's event of the same word. */
    public static final class Message {
        public static final String PHONE_FLASH_GIVEN = "PhoneFlashGiven";
        public static final String SUBMITTED = "SituationReportSubmitted";
        public static final String APPROVED = "SituationReportApproved";
        public static final String RETURNED = "SituationReportReturned";
        public static final String SENT = "SituationReportSent";
        /** All levels it was addressed to have signed for it. */
        public static final String RECEIVED = "SituationReportReceived";

        public static final String IMPORTANT_FACTS_CHANGED = "ImportantFactsChanged";
        public static final String INCIDENT_CLOSED = "IncidentClosed";
        public static final String INCIDENT_CANCELLED = "IncidentCancelled";

        public static final Set<String> ALL = Set.of(
                PHONE_FLASH_GIVEN,
                SUBMITTED,
                APPROVED,
                RETURNED,
                SENT,
                RECEIVED,
                IMPORTANT_FACTS_CHANGED,
                INCIDENT_CLOSED,
                INCIDENT_CANCELLED);

        private Message() {}
    }

    private InformationReport() {}
}
