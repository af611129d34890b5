package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
        "TEAMS_RECALL,          1, DISPATCHER",
        "ACK_RECALL,            1, TEAM_LEADER",
        "ACK,                   1, DISPATCHER",
        "MUSTER,                1, COMMANDER",
        "MUSTER,                2, COMMANDER",
        "SHORT_MUSTER_DECISION, 1, LEADER",
        "REASSIGNMENT,          1, LEADER",
        "DEPARTURE,             1, TEAM_LEADER",
        "DEPARTURE,             2, DISPATCHER",
        "ARRIVAL,               1, COMMANDER",
        "SAFETY_CHECK,          1, COMMANDER",
        "COMPLETION,            1, COMMANDER",
        "RELEASE,               1, DISPATCHER",
        "CANCELLATION_ACK,      1, DISPATCHER",
        "WITHDRAWAL_DECISION,   1, LEADER",
        "ALL_CREWS_SAFE,        1, COMMANDER",
        "SILENCE,               1, LEADER",
        "RESCUE,                1, LEADER",
        "EVERYBODY_FOUND,       1, LEADER"
    })
    void handsAMissedDeadlineToTheNextSeat(String kind, int step, String role) {
        assertThat(row(kind, step).role()).isEqualTo(role);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GUARD")
    void tellsSomebodyOfEveryWaitThatCanBeMissed(Wait wait) {
        var row = row(wait.kind(), 1);

        assertThat(row.told()).isNotBlank();
        assertThat(row.action()).isNotBlank();
        assertThat(row.channels()).isNotEmpty();
    }

    @Test
    void hasThirtyRules() {
        assertThat(table.rules()).isEqualTo(30);
    }

    private Row row(String kind, int step) {
        return Row.of(table.first(EscalationLadder.inputs(kind, step)));
    }
}
