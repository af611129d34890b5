package org.muster.processes;

import java.util.Set;

/** 森林火灾处置: one instance per forest fire, business key = incident id. Names what {@code forest-fire-response.bpmn} holds. */
public final class ForestFireResponse {

    public static final String KEY = "forest-fire-response";
    public static final String RESOURCE = "processes/forest-fire-response.bpmn";

    /** Variable: the incident's id, as text. */
    public static final String INCIDENT_ID = "incidentId";
    /** Variable: what a person decided on the user task just completed, one of {@link Choice}. */
    public static final String DECISION = "decision";
    /** Variable of a re-assessment: whether the proposed level differs from the one in force. */
    public static final String LEVEL_CHANGE_NEEDED = "levelChangeNeeded";

    public static final String START = "StartEvent_ForestFireRaised";
    public static final String GRADE_INCIDENT = "Task_GradeIncident";
    public static final String PROPOSE_RESPONSE_LEVEL = "Task_ProposeResponseLevel";
    public static final String APPROVE_RESPONSE_LEVEL = "Task_ApproveResponseLevel";
    public static final String ISSUE_DISPATCH_ORDERS = "Task_IssueDispatchOrders";
    public static final String AWAIT_FIRST_TEAM_ON_SCENE = "Task_AwaitFirstTeamOnScene";
    public static final String APPROVE_ATTACK_PLAN = "Task_ApproveAttackPlan";
    public static final String INVESTIGATE_CAUSE = "Task_InvestigateCause";
    public static final String AWAIT_FIRE_CONTROLLED = "Task_AwaitFireControlled";
    public static final String TELL_FIRE_NOT_CONTROLLED = "Task_TellFireNotControlled";
    public static final String REASSESS_UNCONTROLLED_FIRE = "Task_ReassessUncontrolledFire";
    public static final String AWAIT_FLAME_EXTINGUISHED = "Task_AwaitFlameExtinguished";
    public static final String MOP_UP_AND_GUARD = "SubProcess_MopUpAndGuard";
    public static final String AWAIT_MOP_UP_COMPLETED = "Task_AwaitMopUpCompleted";
    public static final String GUARD_PERIOD_OVER = "Event_GuardPeriodOver";
    public static final String INSPECT_SCENE = "Task_InspectScene";
    public static final String REVIEW_OPEN_POINTS = "Task_ReviewOpenPoints";
    public static final String REASSESSMENT = "SubProcess_Reassessment";
    public static final String REGRADE_INCIDENT = "Task_RegradeIncident";
    public static final String APPROVE_LEVEL_CHANGE = "Task_ApproveLevelChange";
    public static final String RESPONSE_TERM = "SubProcess_ResponseTerm";
    public static final String AWAIT_RESPONSE_ENDED = "Task_AwaitResponseEnded";
    public static final String RESPONSE_TERM_OVER = "BoundaryEvent_ResponseTermOver";
    public static final String DECIDE_RESPONSE_TERM = "Task_DecideResponseTerm";
    public static final String REINFORCEMENT = "SubProcess_Reinforcement";
    public static final String DECIDE_REINFORCEMENT = "Task_DecideReinforcement";
    public static final String EVACUATION = "SubProcess_Evacuation";
    public static final String WIND_SHIFT = "SubProcess_WindShift";
    public static final String DECIDE_WITHDRAWAL = "Task_DecideWithdrawal";
    public static final String WITHDRAWAL = "SubProcess_Withdrawal";
    public static final String AWAIT_ALL_CREWS_SAFE = "Task_AwaitAllCrewsSafe";
    public static final String AWAIT_ATTACK_RESUMED = "Task_AwaitAttackResumed";
    public static final String SILENCE = "SubProcess_Silence";
    public static final String JUDGE_SILENCE = "Task_JudgeSilence";
    public static final String TREAT_SILENCE_AS_MAYDAY = "Task_TreatSilenceAsMayday";
    public static final String RESCUE = "SubProcess_Rescue";
    public static final String ASSIGN_SEARCHERS = "Task_AssignSearchers";
    public static final String AWAIT_EVERYBODY_FOUND = "Task_AwaitEverybodyFound";
    public static final String TEAM_MUSTER = "CallActivity_TeamMuster";
    public static final String INCIDENT_CANCELLED = "SubProcess_IncidentCancelled";
    public static final String AWAIT_TEAMS_RECALLED = "Task_AwaitTeamsRecalled";
    public static final String END_INCIDENT_CLOSED = "EndEvent_IncidentClosed";
    public static final String END_CAUSE_ESTABLISHED = "EndEvent_CauseEstablished";

    /**
     * What the instance waits for. A name is the journal's event of the same word; {@code FirstOrderIssued}, {@code FirstTeamArrived}
     * and {@code AllTeamsRecalled} are aggregates over the incident's orders, {@code NobodyOnLine}, {@code AllCrewsHeard} and
     * {@code MoreInDanger} over its crews. {@code ResponseActivated} begins to watch the term that was stated, {@code
     * ResponseTermMoved} tells that another one holds, {@code LevelChangeNeedless} that the level in force is the proposed
     * one again.
     */
    public static final class Message {
        public static final String RESPONSE_LEVEL_APPROVED = "ResponseLevelApproved";
        public static final String FIRST_ORDER_ISSUED = "FirstOrderIssued";
        public static final String FIRST_TEAM_ARRIVED = "FirstTeamArrived";
        public static final String FIRE_CONTROLLED = "FireControlled";
        public static final String FLAME_EXTINGUISHED = "FlameExtinguished";
        public static final String MOP_UP_COMPLETED = "MopUpCompleted";
        public static final String FIRE_REKINDLED = "FireRekindled";
        public static final String SCENE_INSPECTED = "SceneInspected";
        public static final String INCIDENT_CLOSED = "IncidentClosed";
        public static final String CAUSE_INVESTIGATED = "CauseInvestigated";
        public static final String INCIDENT_ASSESSED = "IncidentAssessed";
        public static final String LEVEL_CHANGE_NEEDLESS = "LevelChangeNeedless";
        public static final String RESPONSE_ACTIVATED = "ResponseActivated";
        public static final String RESPONSE_ENDED = "ResponseEnded";
        public static final String RESPONSE_TERM_MOVED = "ResponseTermMoved";
        public static final String REINFORCEMENT_REQUESTED = "ReinforcementRequested";
        public static final String DISPATCH_ORDER_ISSUED = "DispatchOrderIssued";
        public static final String EVACUATION_ORDERED = "EvacuationOrdered";
        public static final String WITHDRAWAL_PROPOSED = "WithdrawalProposed";
        public static final String NOBODY_ON_LINE = "NobodyOnLine";
        public static final String WITHDRAWAL_ORDERED = "WithdrawalOrdered";
        public static final String ALL_CREWS_SAFE = "AllCrewsSafe";
        public static final String ATTACK_RESUMED = "AttackResumed";
        public static final String CREW_SILENT = "CrewSilent";
        public static final String ALL_CREWS_HEARD = "AllCrewsHeard";
        public static final String RESCUE_STARTED = "RescueStarted";
        public static final String SEARCHERS_ASSIGNED = "SearchersAssigned";
        public static final String MORE_IN_DANGER = "MoreInDanger";
        public static final String EVERYBODY_FOUND = "EverybodyFound";
        public static final String INCIDENT_CANCELLED = "IncidentCancelled";
        public static final String ALL_TEAMS_RECALLED = "AllTeamsRecalled";

        public static final Set<String> ALL = Set.of(
                RESPONSE_LEVEL_APPROVED,
                FIRST_ORDER_ISSUED,
                FIRST_TEAM_ARRIVED,
                FIRE_CONTROLLED,
                FLAME_EXTINGUISHED,
                MOP_UP_COMPLETED,
                FIRE_REKINDLED,
                SCENE_INSPECTED,
                INCIDENT_CLOSED,
                CAUSE_INVESTIGATED,
                INCIDENT_ASSESSED,
                LEVEL_CHANGE_NEEDLESS,
                RESPONSE_ACTIVATED,
                RESPONSE_ENDED,
                RESPONSE_TERM_MOVED,
                REINFORCEMENT_REQUESTED,
                DISPATCH_ORDER_ISSUED,
                EVACUATION_ORDERED,
                WITHDRAWAL_PROPOSED,
                NOBODY_ON_LINE,
                WITHDRAWAL_ORDERED,
                ALL_CREWS_SAFE,
                ATTACK_RESUMED,
                CREW_SILENT,
                ALL_CREWS_HEARD,
                RESCUE_STARTED,
                SEARCHERS_ASSIGNED,
                MORE_IN_DANGER,
                EVERYBODY_FOUND,
                INCIDENT_CANCELLED,
                ALL_TEAMS_RECALLED);

        private Message() {}
    }

    private ForestFireResponse() {}
}
