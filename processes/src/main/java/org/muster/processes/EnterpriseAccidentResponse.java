package org.muster.processes;

import java.util.Set;

/**
 * 企业事故处置: one instance per accident at an enterprise, business key = incident id. Names what
 * {@code enterprise-accident-response.bpmn} holds; what every response has is called here as in {@link ForestFireResponse},
 * its variables too.
 */
public final class EnterpriseAccidentResponse {

    public static final String KEY = "enterprise-accident-response";
    public static final String RESOURCE = "processes/enterprise-accident-response.bpmn";

    public static final String START = "StartEvent_AccidentRaised";
    public static final String GRADE_INCIDENT = "Task_GradeIncident";
    public static final String PROPOSE_RESPONSE_LEVEL = "Task_ProposeResponseLevel";
    public static final String APPROVE_RESPONSE_LEVEL = "Task_ApproveResponseLevel";
    public static final String AWAIT_CORDON_CLOSED = "Task_AwaitCordonClosed";
    public static final String AWAIT_MONITORING_ON = "Task_AwaitMonitoringOn";
    public static final String ISSUE_DISPATCH_ORDERS = "Task_IssueDispatchOrders";
    public static final String AWAIT_FIRST_TEAM_ON_SCENE = "Task_AwaitFirstTeamOnScene";
    public static final String BOTH_WAYS_READY = "Gateway_BothWaysReady";
    public static final String APPROVE_ENTRY_PLAN = "Task_ApproveEntryPlan";
    public static final String AWAIT_SOURCE_CONTROLLED = "Task_AwaitSourceControlled";
    public static final String AWAIT_READINGS_CLEAN = "Task_AwaitReadingsClean";
    public static final String RELEASE_CORDON = "Task_ReleaseCordon";
    public static final String AWAIT_ALL_ZONES_CLEARED = "Task_AwaitAllZonesCleared";
    public static final String REVIEW_OPEN_POINTS = "Task_ReviewOpenPoints";
    public static final String ENTRY = "SubProcess_Entry";
    public static final String WHISTLE_WITHDRAWN = "SubProcess_WhistleWithdrawn";
    public static final String VERIFY_WITHDRAWN_WHISTLE = "Task_VerifyWithdrawnWhistle";
    public static final String HAZARD_ZONE_TURNED = "SubProcess_HazardZoneTurned";
    public static final String APPROVE_NEW_CORDON = "Task_ApproveNewCordon";
    public static final String END_INCIDENT_CLOSED = "EndEvent_IncidentClosed";

    /** The way of cordon and monitoring; the entry plan waits for it and for {@link #WAY_OF_TEAMS}. */
    public static final Set<String> WAY_OF_CORDON = Set.of(AWAIT_CORDON_CLOSED, AWAIT_MONITORING_ON);

    /** The way of the special teams. */
    public static final Set<String> WAY_OF_TEAMS = Set.of(ISSUE_DISPATCH_ORDERS, AWAIT_FIRST_TEAM_ON_SCENE);

    /**
     * What the instance waits for beside what every response waits for. A name is the journal's event of the same word;
     * {@code SpecialTeamsArrived} is an aggregate over the orders, {@code ReadingsClean} and {@code ReadingsExceeded} over
     * all monitoring points.
     */
    public static final class Message {
        public static final String CORDON_CLOSED = "CordonClosed";
        public static final String MONITORING_STARTED = "MonitoringStarted";
        public static final String SPECIAL_TEAMS_ARRIVED = "SpecialTeamsArrived";
        public static final String SOURCE_CONTROLLED = "SourceControlled";
        public static final String READINGS_CLEAN = "ReadingsClean";
        public static final String SOURCE_LOST = "SourceLost";
        public static final String READINGS_EXCEEDED = "ReadingsExceeded";
        public static final String CORDON_RELEASED = "CordonReleased";
        public static final String ENTRY_STARTED = "EntryStarted";
        public static final String WHISTLE_WITHDRAWN = "WhistleWithdrawn";
        public static final String HAZARD_ZONE_TURNED = "HazardZoneTurned";
        public static final String CORDON_CHANGED = "CordonChanged";

        public static final Set<String> ALL = Set.of(
                CORDON_CLOSED,
                MONITORING_STARTED,
                SPECIAL_TEAMS_ARRIVED,
                SOURCE_CONTROLLED,
                READINGS_CLEAN,
                SOURCE_LOST,
                READINGS_EXCEEDED,
                CORDON_RELEASED,
                ENTRY_STARTED,
                WHISTLE_WITHDRAWN,
                HAZARD_ZONE_TURNED,
                CORDON_CHANGED,
                FloodResponse.Message.ALL_ZONES_CLEARED,
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

    private EnterpriseAccidentResponse() {}
}
