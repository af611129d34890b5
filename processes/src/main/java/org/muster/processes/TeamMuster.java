package org.muster.processes;

import java.util.Set;

/** 队伍集结: one instance per dispatch order, business key = order id. Names what {@code team-muster.bpmn} holds. */
public final class TeamMuster {

    public static final String KEY = "team-muster";
    public static final String RESOURCE = "processes/team-muster.bpmn";

    /** Variable: the dispatch order's id, as text. */
    public static final String ORDER_ID = "orderId";

    public static final String START = "StartEvent_OrderIssued";
    public static final String AWAIT_ACKNOWLEDGEMENT = "Task_AwaitAcknowledgement";
    public static final String AWAIT_MUSTER = "Task_AwaitMuster";
    public static final String MUSTER_UNLIKELY = "BoundaryEvent_MusterUnlikely";
    public static final String TELL_MUSTER_SHORT = "Task_TellMusterShort";
    public static final String DECIDE_SHORT_MUSTER = "Task_DecideShortMuster";
    public static final String AWAIT_DEPARTURE = "Task_AwaitDeparture";
    public static final String AWAIT_ARRIVAL = "Task_AwaitArrival";
    public static final String AWAIT_SAFETY_CHECK = "Task_AwaitSafetyCheck";
    public static final String AWAIT_COMPLETION = "Task_AwaitCompletion";
    public static final String AWAIT_RELEASE = "Task_AwaitRelease";
    public static final String ASSIGN_ANOTHER_TEAM = "Task_AssignAnotherTeam";
    public static final String AWAIT_CANCELLATION_ACKNOWLEDGED = "Task_AwaitCancellationAcknowledged";
    public static final String ORDER_REFUSED = "SubProcess_OrderRefused";
    public static final String ORDER_CANCELLED = "SubProcess_OrderCancelled";
    public static final String END_TEAM_RELEASED = "EndEvent_TeamReleased";
    public static final String END_TEAM_REPLACED = "EndEvent_TeamReplaced";

    /** What the instance waits for; {@code ReplacementIssued} is an order that says which order it replaces. */
    public static final class Message {
        public static final String DISPATCH_ORDER_ACKNOWLEDGED = "DispatchOrderAcknowledged";
        public static final String MUSTER_REACHED = "MusterReached";
        public static final String MUSTER_UNLIKELY = "MusterUnlikely";
        public static final String TEAM_DEPARTED = "TeamDeparted";
        public static final String TEAM_ARRIVED = "TeamArrived";
        public static final String SAFETY_CHECK_PASSED = "SafetyCheckPassed";
        public static final String DISPATCH_ORDER_COMPLETED = "DispatchOrderCompleted";
        public static final String TEAM_RELEASED = "TeamReleased";
        public static final String DISPATCH_ORDER_REFUSED = "DispatchOrderRefused";
        public static final String REPLACEMENT_ISSUED = "ReplacementIssued";
        public static final String DISPATCH_ORDER_CANCELLED = "DispatchOrderCancelled";
        public static final String CANCELLATION_ACKNOWLEDGED = "CancellationAcknowledged";

        public static final Set<String> ALL = Set.of(
                DISPATCH_ORDER_ACKNOWLEDGED,
                MUSTER_REACHED,
                MUSTER_UNLIKELY,
                TEAM_DEPARTED,
                TEAM_ARRIVED,
                SAFETY_CHECK_PASSED,
                DISPATCH_ORDER_COMPLETED,
                TEAM_RELEASED,
                DISPATCH_ORDER_REFUSED,
                REPLACEMENT_ISSUED,
                DISPATCH_ORDER_CANCELLED,
                CANCELLATION_ACKNOWLEDGED);

        private Message() {}
    }

    private TeamMuster() {}
}
