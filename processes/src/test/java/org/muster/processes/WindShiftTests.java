package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.processes.WindShift.Row;

class WindShiftTests {

    private final DecisionTables table = DecisionTables.read(WindShift.KEY, WindShift.RESOURCE);

    @ParameterizedTest
    @CsvSource({
        // turn, gain, speed, before, what the rule speaks of
        "90,  5,   8,    3,    风向变化 ≥ 45° 且风速增加 ≥ 3",
        "45,  0,   3,    3,    风向变化 ≥ 45°",
        "45,  2.9, 5.9,  3,    风向变化 ≥ 45°",
        "0,   3,   6,    3,    风速增加 ≥ 3",
        "44,  3,   6,    3,    风速增加 ≥ 3",
        "0,   0.8, 10.8, 10,   6 级",
        "0,   1,   11,   10.7, 6 级"
    })
    void firesAtTheLimit(double turn, double gain, double speed, double before, String rule) {
        Row row = Row.of(table.first(WindShift.inputs(turn, gain, speed, before)));

        assertThat(row.rule()).contains(rule);
        assertThat(row.limit()).contains("45°", "3 m/s", "10.8 m/s");
    }

    @ParameterizedTest
    @CsvSource({
        "44, 2.9, 5.9,  3",
        "0,  0,   10.7, 10.7",
        // a gale that goes on is no news
        "10, 0.5, 12,   11.5",
        "0,  -5,  3,    8"
    })
    void staysSilentBelowIt(double turn, double gain, double speed, double before) {
        assertThat(table.all(WindShift.inputs(turn, gain, speed, before))).isEmpty();
    }

    @Test
    void hasFourRules() {
        assertThat(table.rules()).isEqualTo(4);
    }
}
