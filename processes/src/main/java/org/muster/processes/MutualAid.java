package org.muster.processes;

import java.util.Set;

/** 增援: one instance per request for aid, business key = request id. Names what {@code mutual-aid.bpmn} holds. */
public final class MutualAid {

    public static final String KEY = "mutual-aid";
    public static final String RESOURCE = "processes/mutual-aid.bpmn";

    /** Variable: the request's id, as text. */
    public static final String REQUEST_ID = "aidRequestId";
    /** Variable: {@code CIVIL}, asked of the level above, or {@code MILITARY}, asked of the military authority. */
    public static final String FORM = "form";

    public static final String START = "StartEvent_AidRequested";
    public static final String ASSIGN_FORCES = "Task_AssignForces";
    public static final String PASS_AID_UP = "Task_PassAidUp";
    public static final String AWAIT_MILITARY_ANSWER = "Task_AwaitMilitaryAnswer";
    public static final String AWAIT_AID_ARRIVED = "Task_AwaitAidArrived";
    public static final String AWAIT_AID_RELEASED = "Task_AwaitAidReleased";
    public static final String THANK_AND_SETTLE = "Task_ThankAndSettle";
    public static final String AID_OBJECTED = "SubProcess_AidObjected";
    public static final String REVIEW_AID_OBJECTION = "Task_ReviewAidObjection";
    public static final String AID_WITHDRAWN = "SubProcess_AidWithdrawn";
    public static final String END_AID_SETTLED = "EndEvent_AidSettled";
    public static final String END_AID_DECLINED = "EndEvent_AidDeclined";

    /** What the instance waits for; each is the journal's event of the same word. */
    public static final class Message {
        public static final String AID_ASSIGNED = "AidAssigned";
        public static final String AID_PASSED_UP = "AidPassedUp";
        public static final String AID_DECLINED = "AidDeclined";
        public static final String AID_FELL_THROUGH = "AidFellThrough";
        public static final String AID_ARRIVED = "AidArrived";
        public static final String AID_RELEASED = "AidReleased";
        public static final String AID_THANKED = "AidThanked";
        public static final String AID_OBJECTED = "AidObjected";
        public static final String AID_WITHDRAWN = "AidWithdrawn";

        public static final Set<String> ALL = Set.of(
                AID_ASSIGNED,
                AID_PASSED_UP,
                AID_DECLINED,
                AID_FELL_THROUGH,
                AID_ARRIVED,
                AID_RELEASED,
                AID_THANKED,
                AID_OBJECTED,
                AID_WITHDRAWN);

        private Message() {}
    }

    private MutualAid() {}
}
