package org.muster.processes;

import java.util.Set;

/** 人员转移: one instance per zone of an incident, business key = evacuation id. Names what {@code evacuation.bpmn} holds. */
public final class Evacuation {

    public static final String KEY = "evacuation";
    public static final String RESOURCE = "processes/evacuation.bpmn";

    /** Variable: the evacuation's id, as text. */
    public static final String EVACUATION_ID = "evacuationId";
    /** Variable of a branch: the id of the household it is about. */
    public static final String HOUSEHOLD_ID = "householdId";

    /** Variable: whether who refuses was talked to as often as must be before anybody may sign (true or false). */
    public static final String PERSUADED_ENOUGH = "persuadedEnough";

    public static final String START = "StartEvent_EvacuationOrdered";
    public static final String AWAIT_ZONE_NOTIFIED = "Task_AwaitZoneNotified";
    public static final String AWAIT_ZONE_EMPTIED = "Task_AwaitZoneEmptied";
    public static final String ONE_HOUR_LEFT = "BoundaryEvent_OneHourLeft";
    public static final String ZONE_LATE = "BoundaryEvent_ZoneLate";
    public static final String DECIDE_LATE_ZONE = "Task_DecideLateZone";
    public static final String HAND_TO_RESCUE = "Task_HandToRescue";
    public static final String VERIFY_ZONE_EMPTY = "Task_VerifyZoneEmpty";
    public static final String AWAIT_ALL_CLEAR = "Task_AwaitAllClear";
    public static final String BRING_BACK = "Task_BringBack";
    public static final String CHECK_BEFORE_RETURN = "Task_CheckBeforeReturn";
    public static final String AWAIT_ALL_RETURNED = "Task_AwaitAllReturned";
    public static final String END_ZONE_CLOSED = "EndEvent_ZoneClosed";
    public static final String HOUSEHOLD_REFUSED = "SubProcess_HouseholdRefused";
    public static final String PERSUADE = "Task_Persuade";
    public static final String SIGN_FORCED_TRANSFER = "Task_SignForcedTransfer";
    public static final String AWAIT_FORCED_TRANSFER = "Task_AwaitForcedTransfer";
    public static final String HOUSEHOLD_ABSENT = "SubProcess_HouseholdAbsent";
    public static final String TRACE_PEOPLE = "Task_TracePeople";
    public static final String SHELTER_FULL = "SubProcess_ShelterFull";
    public static final String REASSIGN_SHELTER = "Task_ReassignShelter";
    public static final String EVACUATION_CANCELLED = "SubProcess_EvacuationCancelled";

    /** Every question the model asks. */
    public static final Set<String> QUESTIONS = Set.of(
            DECIDE_LATE_ZONE,
            VERIFY_ZONE_EMPTY,
            BRING_BACK,
            CHECK_BEFORE_RETURN,
            PERSUADE,
            SIGN_FORCED_TRANSFER,
            TRACE_PEOPLE,
            REASSIGN_SHELTER);

    /** What runs beside the main line. */
    public static final Set<String> BESIDE =
            Set.of(HOUSEHOLD_REFUSED, HOUSEHOLD_ABSENT, SHELTER_FULL, EVACUATION_CANCELLED, BRING_BACK);

    /**
     * What the instance waits for. A name is the journal's event of the same word, but for {@code RefusalEnded}, {@code
     * HouseholdTransferred} and {@code PeopleFound}, which are true of one household, and {@code EverybodyOutAgain}, which
     * is true of the zone.
     */
    public static final class Message {
        public static final String ZONE_NOTIFIED = "ZoneNotified";
        public static final String ZONE_EMPTIED = "ZoneEmptied";
        public static final String ZONE_VERIFIED = "ZoneVerified";
        public static final String ALL_CLEAR_ISSUED = "AllClearIssued";
        public static final String RETURN_PERMITTED = "ReturnPermitted";
        public static final String ALL_RETURNED = "AllReturned";
        public static final String HOUSEHOLD_REFUSED = "HouseholdRefused";
        public static final String REFUSAL_ENDED = "RefusalEnded";
        public static final String HOUSEHOLD_TRANSFERRED = "HouseholdTransferred";
        public static final String HOUSEHOLD_ABSENT = "HouseholdAbsent";
        public static final String PEOPLE_FOUND = "PeopleFound";
        public static final String SHELTER_FULL = "ShelterFull";
        public static final String SHELTER_REASSIGNED = "ShelterReassigned";
        public static final String PERSON_RETURNED_EARLY = "PersonReturnedEarly";
        public static final String EVERYBODY_OUT_AGAIN = "EverybodyOutAgain";
        public static final String EVACUATION_CANCELLED = "EvacuationCancelled";

        public static final Set<String> ALL = Set.of(
                ZONE_NOTIFIED,
                ZONE_EMPTIED,
                ZONE_VERIFIED,
                ALL_CLEAR_ISSUED,
                RETURN_PERMITTED,
                ALL_RETURNED,
                HOUSEHOLD_REFUSED,
                REFUSAL_ENDED,
                HOUSEHOLD_TRANSFERRED,
                HOUSEHOLD_ABSENT,
                PEOPLE_FOUND,
                SHELTER_FULL,
                SHELTER_REASSIGNED,
                PERSON_RETURNED_EARLY,
                EVERYBODY_OUT_AGAIN,
                EVACUATION_CANCELLED);

        private Message() {}
    }

    private Evacuation() {}
}
