package org.muster.processes;

import java.util.Set;

/**
 * 防汛防台处置: one instance per flood or typhoon, business key = incident id. Names what {@code flood-response.bpmn} holds;
 * what every response has is called here as in {@link ForestFireResponse}, its variables too.
 */
public final class FloodResponse {

    public static final String KEY = "flood-response";
    public static final String RESOURCE = "processes/flood-response.bpmn";

    public static final String START = "StartEvent_FloodRaised";
    public static final String GRADE_INCIDENT = "Task_GradeIncident";
    public static final String PROPOSE_RESPONSE_LEVEL = "Task_ProposeResponseLevel";
    public static final String APPROVE_RESPONSE_LEVEL = "Task_ApproveResponseLevel";
    public static final String ISSUE_DISPATCH_ORDERS = "Task_IssueDispatchOrders";
    public static final String AWAIT_THREAT_PASSED = "Task_AwaitThreatPassed";
    public static final String TELL_CONSULTATION_DUE = "Task_TellConsultationDue";
    public static final String HOLD_ROLLING_BRIEFING = "Task_HoldRollingBriefing";
    public static final String END_RESPONSE = "Task_EndResponse";
    public static final String AWAIT_ALL_ZONES_CLEARED = "Task_AwaitAllZonesCleared";
    public static final String CONFIRM_LOSSES = "Task_ConfirmLosses";
    public static final String REVIEW_OPEN_POINTS = "Task_ReviewOpenPoints";
    public static final String EVACUATION_TRIGGER = "SubProcess_EvacuationTrigger";
    public static final String ORDER_EVACUATION = "Task_OrderEvacuation";
    public static final String WARNING_CALL = "SubProcess_WarningCall";
    public static final String CALL_ACTIVITY_WARNING_CALL = "CallActivity_WarningCall";
    public static final String PEOPLE_TRAPPED = "SubProcess_PeopleTrapped";
    public static final String SEND_RESCUE = "Task_SendRescue";
    public static final String AWAIT_TRAPPED_RESCUED = "Task_AwaitTrappedRescued";
    public static final String COMMUNICATIONS_LOST = "SubProcess_CommunicationsLost";
    public static final String RESTORE_CONTACT = "Task_RestoreContact";
    public static final String END_INCIDENT_CLOSED = "EndEvent_IncidentClosed";

    /**
     * What the instance waits for beside what every response waits for. A name is the journal's event of the same word;
     * {@code AllZonesCleared} and {@code TriggeredZonesOrdered} are aggregates over the zones to be moved, {@code RescueSent},
     * {@code MorePeopleTrapped} and {@code TrappedPeopleRescued} over the people trapped, {@code ContactRestored} over the
     * places that are cut off.
     */
    public static final class Message {
        public static final String THREAT_PASSED = "ThreatPassed";
        public static final String ALL_ZONES_CLEARED = "AllZonesCleared";
        public static final String LOSSES_CONFIRMED = "LossesConfirmed";
        public static final String EVACUATION_TRIGGER_REACHED = "EvacuationTriggerReached";
        public static final String TRIGGERED_ZONES_ORDERED = "TriggeredZonesOrdered";
        public static final String WARNING_CALL_OPENED = "WarningCallOpened";
        public static final String PEOPLE_TRAPPED = "PeopleTrapped";
        public static final String RESCUE_SENT = "RescueSent";
        public static final String MORE_PEOPLE_TRAPPED = "MorePeopleTrapped";
        public static final String TRAPPED_PEOPLE_RESCUED = "TrappedPeopleRescued";
        public static final String COMMUNICATIONS_LOST = "CommunicationsLost";
        public static final String CONTACT_RESTORED = "ContactRestored";

        public static final Set<String> ALL = Set.of(
                THREAT_PASSED,
                ALL_ZONES_CLEARED,
                LOSSES_CONFIRMED,
                EVACUATION_TRIGGER_REACHED,
                TRIGGERED_ZONES_ORDERED,
                WARNING_CALL_OPENED,
                PEOPLE_TRAPPED,
                RESCUE_SENT,
                MORE_PEOPLE_TRAPPED,
                TRAPPED_PEOPLE_RESCUED,
                COMMUNICATIONS_LOST,
                CONTACT_RESTORED,
                ForestFireResponse.Message.RESPONSE_LEVEL_APPROVED,
                ForestFireResponse.Message.FIRST_ORDER_ISSUED,
                ForestFireResponse.Message.RESPONSE_ENDED,
                ForestFireResponse.Message.INCIDENT_CLOSED,
                ForestFireResponse.Message.DISPATCH_ORDER_ISSUED,
                ForestFireResponse.Message.EVACUATION_ORDERED,
                ForestFireResponse.Message.INCIDENT_ASSESSED,
                ForestFireResponse.Message.LEVEL_CHANGE_NEEDLESS,
                ForestFireResponse.Message.RESPONSE_ACTIVATED,
                ForestFireResponse.Message.RESPONSE_TERM_MOVED,
                ForestFireResponse.Message.REINFORCEMENT_REQUESTED,
                ForestFireResponse.Message.INCIDENT_CANCELLED,
                ForestFireResponse.Message.ALL_TEAMS_RECALLED,
                ForestFireResponse.Message.WITHDRAWAL_ORDERED,
                ForestFireResponse.Message.ALL_CREWS_SAFE,
                ForestFireResponse.Message.ATTACK_RESUMED,
                ForestFireResponse.Message.CREW_SILENT,
                ForestFireResponse.Message.ALL_CREWS_HEARD,
                ForestFireResponse.Message.RESCUE_STARTED,
                ForestFireResponse.Message.SEARCHERS_ASSIGNED,
                ForestFireResponse.Message.EVERYBODY_FOUND,
                ForestFireResponse.Message.MORE_IN_DANGER);

        private Message() {}
    }

    private FloodResponse() {}
}
