package org.muster.processes;

import java.util.Set;

/** 进入管控: one instance per entry of a pair, business key = its id. Names what {@code entry-control.bpmn} holds. */
public final class EntryControl {

    public static final String KEY = "entry-control";
    public static final String RESOURCE = "processes/entry-control.bpmn";

    /** Variable: the entry's id, as text. */
    public static final String ENTRY_ID = "entryId";

    public static final String START = "StartEvent_EntryStarted";
    public static final String AWAIT_ENTRY_OUT = "Task_AwaitEntryOut";
    public static final String AIR_LOW = "BoundaryEvent_AirLow";
    public static final String AIR_OUT = "BoundaryEvent_AirOut";
    public static final String CALL_RESCUE_PAIR = "Task_CallRescuePair";
    public static final String DECIDE_ENTRY_RESCUE = "Task_DecideEntryRescue";
    public static final String JUDGE_ENTRY = "Task_JudgeEntry";
    public static final String AWAIT_DECONTAMINATED = "Task_AwaitDecontaminated";
    public static final String DECONTAMINATION_LATE = "BoundaryEvent_DecontaminationLate";
    public static final String END_ENTRANTS_RELEASED = "EndEvent_EntrantsReleased";

    /** What the instance waits for; out and decontaminated are aggregates over everybody who went in together. */
    public static final class Message {
        public static final String ENTRY_TEAM_OUT = "EntryTeamOut";
        public static final String ENTRY_DECONTAMINATED = "EntryDecontaminated";

        public static final String ENTRY_BREACHED = "EntryBreached";
        public static final String ENTRY_BREACH_SETTLED = "EntryBreachSettled";

        public static final Set<String> ALL =
                Set.of(ENTRY_TEAM_OUT, ENTRY_DECONTAMINATED, ENTRY_BREACHED, ENTRY_BREACH_SETTLED);

        private Message() {}
    }

    private EntryControl() {}
}
