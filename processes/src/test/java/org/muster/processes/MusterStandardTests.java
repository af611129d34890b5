package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.processes.MusterStandard.Row;

class MusterStandardTests {

    private final DecisionTables table = DecisionTables.read(MusterStandard.KEY, MusterStandard.RESOURCE);

    @ParameterizedTest
    @CsvSource({
        "PROFESSIONAL,      330381,    10, 0.90, [C]",
        "SEMI_PROFESSIONAL, 330381120, 30, 0.80, [C]",
        "PROFESSIONAL,      330304,    20, 0.90, [?]",
        "SEMI_PROFESSIONAL, 330784109, 30, 0.80, [?]",
        "MASS,              330381120, 60, 0.70, [?]",
        "COMPREHENSIVE,     330381,    15, 0.90, [?]",
        "COMPREHENSIVE,     330784108, 30, 0.80, [?]",
        "FIRE_RESCUE,       330381,     1, 0.95, [?]",
        "MEDICAL,           330381,     5, 0.95, [?]",
        "DRAINAGE,          330381,    30, 0.85, [?]",
        "BOAT,              330381,    45, 0.70, [?]",
        "HAZCHEM,           330381,    20, 0.85, [?]",
        "COMMUNICATIONS,    330300,    30, 0.90, [?]",
        "MONITORING,        330300,    40, 0.85, [?]",
        "ENTERPRISE,        330784,    10, 0.80, [?]",
        "MILITARY,          330784,    60, 0.90, [?]"
    })
    void knowsHowFastAndHowFullyEachKindMusters(
            String kind, String division, long minutes, double attendance, String flag) {
        var row = Row.of(table.first(MusterStandard.inputs(kind, "FOREST_FIRE", division)));

        assertThat(row.within()).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(row.attendance()).isEqualTo(attendance);
        assertThat(row.flag()).isEqualTo(flag);
    }

    @ParameterizedTest
    @CsvSource({
        "PROFESSIONAL,      330381,    ON_SHIFT,             LEADER:1;PUMP:2,    2",
        "SEMI_PROFESSIONAL, 330381120, ON_SHIFT_NOT_EXCUSED, LEADER:1;PUMP:2,    5",
        "PROFESSIONAL,      330304,    ON_SHIFT,             LEADER:1;PUMP:2,    2",
        "SEMI_PROFESSIONAL, 330784109, ON_SHIFT_NOT_EXCUSED, LEADER:1;PUMP:2,    5",
        "MASS,              330381120, ON_SHIFT_NOT_EXCUSED, LEADER:1,           5",
        "COMPREHENSIVE,     330381,    ON_SHIFT,             LEADER:1,           2",
        "COMPREHENSIVE,     330784108, ON_SHIFT_NOT_EXCUSED, LEADER:1,           5",
        "FIRE_RESCUE,       330381,    ON_SHIFT,             LEADER:1,           0",
        "MEDICAL,           330381,    ON_SHIFT,             LEADER:1;MEDIC:2,   1",
        "DRAINAGE,          330381,    ON_SHIFT,             LEADER:1,           5",
        "BOAT,              330381,    ON_SHIFT_NOT_EXCUSED, LEADER:1;BOATMAN:2, 5",
        "HAZCHEM,           330381,    ON_SHIFT,             LEADER:1,           2",
        "COMMUNICATIONS,    330300,    ON_SHIFT,             LEADER:1;RADIO:1,   5",
        "MONITORING,        330300,    ON_SHIFT,             LEADER:1,           5",
        "ENTERPRISE,        330784,    ON_SHIFT,             LEADER:1,           2",
        "MILITARY,          330784,    ROSTERED,             LEADER:1,           5"
    })
    void knowsWhoCountsWhichDutiesMustBeMannedAndHowLateIsStillReached(
            String kind, String division, String denominator, String subQuorums, long grace) {
        var row = Row.of(table.first(MusterStandard.inputs(kind, "FOREST_FIRE", division)));

        assertThat(row.denominator()).isEqualTo(denominator);
        assertThat(row.subQuorums()).isEqualTo(subQuorums);
        assertThat(row.lateGrace()).isEqualTo(Duration.ofMinutes(grace));
        // no source names these figures: they stay the bureau's to confirm
        assertThat(row.detailFlag()).isEqualTo("[?]");
    }

    @Test
    void hasSixteenRules() {
        assertThat(table.rules()).isEqualTo(16);
    }
}
