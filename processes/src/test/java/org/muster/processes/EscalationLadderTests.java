package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.processes.EscalationLadder.Row;

class EscalationLadderTests {

    private final DecisionTables table = DecisionTables.read(EscalationLadder.KEY, EscalationLadder.RESOURCE);

    @ParameterizedTest
    @CsvSource({
        "LEVEL_APPROVAL,        1, LEADER",
        "LEVEL_CHANGE,          1, LEADER",
        "DISPATCH,              1, LEADER",
        "FIRST_TEAM,            1, COMMANDER",
        "ATTACK_PLAN,           1, LEADER",
        "FIRE_CONTROL,          3, COMMANDER",
        "FLAME_OUT,             1, LEADER",
        "MOP_UP,                1, COMMANDER",
        "INSPECTION,            1, COMMANDER",
        "CLOSURE,               1, LEADER",
        "REINFORCEMENT,         1, LEADER",
        "CAUSE_INVESTIGATION,   1, LEADER",
        "START_ORDER,           1, LEADER",
        "DEPLOYMENT,            1, LEADER",
        "CONSULTATION,          1, COMMANDER",
        "BRIEFING,              1, LEADER",
        "RESPONSE_END,          1, LEADER",
        "ZONES_CLEARED,         1, LEADER",
        "LOSSES,                1, LEADER",
        "EVACUATION_ORDER,      1, LEADER",
        "SEND_RESCUE,           1, LEADER",
        "TRAPPED_RESCUED,       1, COMMANDER",
        "TRAPPED_RESCUED,       2, LEADER",
        "CONTACT,               1, COMMANDER",
        "WARNING_CALL,          1, COMMANDER",
        "MESSENGER,             1, COMMANDER",
        "TEAMS_RECALL,          1, DISPATCHER",
        "ACK_RECALL,            1, TEAM_LEADER",
        "ACK,                   1, DISPATCHER",
        "ACK,                   2, COMMANDER",
        "ACK,                   3, LEADER",
        "MUSTER,                1, COMMANDER",
        "MUSTER,                2, COMMANDER",
        "SHORT_MUSTER_DECISION, 1, LEADER",
        "REASSIGNMENT,          1, LEADER",
        "DEPARTURE,             1, TEAM_LEADER",
        "DEPARTURE,             2, DISPATCHER",
        "DEPARTURE,             3, COMMANDER",
        "DEPARTURE,             4, LEADER",
        "ARRIVAL,               1, COMMANDER",
        "ARRIVAL,               2, DISPATCHER",
        "ARRIVAL,               3, LEADER",
        "SAFETY_CHECK,          1, COMMANDER",
        "SAFETY_CHECK,          2, LEADER",
        "COMPLETION,            1, COMMANDER",
        "COMPLETION,            2, LEADER",
        "REPORT,                1, TEAM_LEADER",
        "REPORT,                2, DISPATCHER",
        "REPORT,                3, COMMANDER",
        "REPORT,                4, LEADER",
        "RELEASE,               1, DISPATCHER",
        "RELEASE,               2, COMMANDER",
        "RELEASE,               3, LEADER",
        "CANCELLATION_ACK,      1, DISPATCHER",
        "CANCELLATION_ACK,      2, COMMANDER",
        "CANCELLATION_ACK,      3, LEADER",
        "ZONE_NOTIFIED,         1, COMMANDER",
        "ZONE_GAP,              1, COMMANDER",
        "ZONE_EMPTIED,          1, COMMANDER",
        "ZONE_LATE_DECISION,    1, LEADER",
        "ZONE_VERIFICATION,     1, COMMANDER",
        "PERSUASION,            1, LEADER",
        "FORCED_SIGNATURE,      1, LEADER",
        "TRACE,                 1, COMMANDER",
        "SHELTER_REASSIGNMENT,  1, LEADER",
        "RETURN_CHECK,          1, COMMANDER",
        "ALL_RETURNED,          1, COMMANDER",
        "AID_ANSWER,            1, LEADER",
        "MILITARY_ANSWER,       1, LEADER",
        "AID_ARRIVAL,           1, LEADER",
        "AID_OBJECTION,         1, LEADER",
        "AID_THANKS,            1, COMMANDER",
        "WITHDRAWAL_DECISION,   1, LEADER",
        "ALL_CREWS_SAFE,        1, COMMANDER",
        "SILENCE,               1, LEADER",
        "RESCUE,                1, LEADER",
        "EVERYBODY_FOUND,       1, LEADER",
        "MATERIAL_ALLOCATION,   1, COMMANDER",
        "MATERIAL_ALLOCATION,   2, LEADER",
        "MATERIAL_LOADING,      1, DISPATCHER",
        "MATERIAL_SILENT_DEPOT, 1, LEADER",
        "MATERIAL_DEPARTURE,    1, DISPATCHER",
        "MATERIAL_DEPARTURE,    2, COMMANDER",
        "MATERIAL_ARRIVAL,      1, DISPATCHER",
        "MATERIAL_ARRIVAL,      2, COMMANDER",
        "MATERIAL_RETURN,       1, DISPATCHER",
        "MATERIAL_BACK,         1, DISPATCHER",
        "MATERIAL_BACK,         2, COMMANDER",
        "PHONE_FLASH,           1, LEADER",
        "REPORT_WARNING,        1, DISPATCHER",
        "WRITTEN_REPORT,        1, LEADER",
        "REPORT_RECEIPT,        1, DISPATCHER",
        "CORDON_CLOSED,         1, COMMANDER",
        "MONITORING_ON,         1, COMMANDER",
        "ENTRY_PLAN,            1, LEADER",
        "SOURCE_CONTROLLED,     1, LEADER",
        "READINGS_CLEAN,        1, COMMANDER",
        "CORDON_RELEASE,        1, LEADER",
        "WHISTLE_CHECK,         1, LEADER",
        "NEW_CORDON,            1, LEADER",
        "ENTRY_AIR_LOW,         1, COMMANDER",
        "ENTRY_AIR_OUT,         1, LEADER",
        "ENTRY_AIR_OUT,         2, LEADER",
        "ENTRY_AIR_OUT,         3, LEADER",
        "ENTRY_RESCUE,          1, LEADER",
        "ENTRY_BREACH,          1, LEADER",
        "DECONTAMINATION,       1, COMMANDER"
    })
    void handsAMissedDeadlineToTheNextSeat(String kind, int step, String role) {
        assertThat(row(kind, step).role()).isEqualTo(role);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GUARD", "REPORT_FOLLOW_UP"})
    void tellsSomebodyOfEveryWaitThatCanBeMissed(Wait wait) {
        var row = row(wait.kind(), 1);

        assertThat(row.told()).isNotBlank();
        assertThat(row.action()).isNotBlank();
        assertThat(row.channels()).isNotEmpty();
    }

    /** A ladder climbs to the seat above everybody and ends there; what is late stays on the board. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACK",
                "SHORT_MUSTER_DECISION",
                "REASSIGNMENT",
                "DEPARTURE",
                "ARRIVAL",
                "SAFETY_CHECK",
                "COMPLETION",
                "REPORT",
                "RELEASE",
                "CANCELLATION_ACK",
                "ENTRY_AIR_OUT"
            })
    void climbsUntilTheLeaderOnDutyKnows(String kind) {
        int step = 1;
        while (!row(kind, step).again().isZero()) {
            assertThat(row(kind, step).again()).isBetween(Duration.ofMinutes(2), Duration.ofHours(1));
            step++;
        }
        assertThat(step).isBetween(2, 4);
        assertThat(row(kind, step).role()).isEqualTo("LEADER");
        assertThat(row(kind, step + 5)).isEqualTo(row(kind, step));
    }

    @Test
    void hasAHundredAndTenRules() {
        assertThat(table.rules()).isEqualTo(110);
    }

    private Row row(String kind, int step) {
        return Row.of(table.first(EscalationLadder.inputs(kind, step)));
    }
}
