package org.muster.processes;

import java.util.Set;

/** 预警叫应: one instance per round of calls, business key = its id. Names what {@code warning-call-and-answer.bpmn} holds. */
public final class WarningCallAndAnswer {

    public static final String KEY = "warning-call-and-answer";
    public static final String RESOURCE = "processes/warning-call-and-answer.bpmn";

    /** Variable: the round's id, as text. */
    public static final String WARNING_CALL_ID = "warningCallId";

    public static final String START = "StartEvent_WarningCallOpened";
    public static final String AWAIT_ALL_ANSWERED = "Task_AwaitAllAnswered";
    public static final String UNREACHED = "SubProcess_TargetUnreached";
    public static final String SEND_MESSENGER = "Task_SendMessenger";
    public static final String OVER = "SubProcess_WarningCallOver";
    public static final String END_ALL_ANSWERED = "EndEvent_AllAnswered";

    /** What the instance waits for; each is an aggregate over everybody the round calls, {@code TargetUnreached} the first of them. */
    public static final class Message {
        public static final String ALL_TARGETS_ANSWERED = "AllTargetsAnswered";
        public static final String TARGET_UNREACHED = "TargetUnreached";
        public static final String MESSENGERS_SENT = "MessengersSent";
        public static final String WARNING_CALL_OVER = "WarningCallOver";

        public static final Set<String> ALL =
                Set.of(ALL_TARGETS_ANSWERED, TARGET_UNREACHED, MESSENGERS_SENT, WARNING_CALL_OVER);

        private Message() {}
    }

    private WarningCallAndAnswer() {}
}
