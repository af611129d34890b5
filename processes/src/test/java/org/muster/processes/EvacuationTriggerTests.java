package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.processes.EvacuationTrigger.Row;

class EvacuationTriggerTests {

    private final DecisionTables table = DecisionTables.read(EvacuationTrigger.KEY, EvacuationTrigger.RESOURCE);

    @ParameterizedTest
    @CsvSource({
        // kind of site, reading, prepare, immediate, what it asks for, what the rule speaks of
        "FLASH_FLOOD, 55,    40,   55,   IMMEDIATE, 山洪",
        "FLASH_FLOOD, 58,    40,   55,   IMMEDIATE, 山洪",
        "FLASH_FLOOD, 54.9,  40,   55,   PREPARE,   山洪",
        "FLASH_FLOOD, 40,    40,   55,   PREPARE,   山洪",
        "GEOLOGICAL,  95,    70,   95,   IMMEDIATE, 地质灾害",
        "GEOLOGICAL,  70,    70,   95,   PREPARE,   地质灾害",
        "RESERVOIR,   83.5,  83,   83.5, IMMEDIATE, 水库",
        "RESERVOIR,   83.2,  83,   83.5, PREPARE,   水库",
        "DYKE,        12,    11.5, 12,   IMMEDIATE, 堤防",
        "DYKE,        11.82, 11.5, 12,   PREPARE,   堤防",
        "CROWD,       4.5,   4,    4.5,  IMMEDIATE, 人员密集",
        "CROWD,       4,     4,    4.5,  PREPARE,   人员密集",
        // a site may have one limit only
        "DYKE,        11.5,  11.5, ,     PREPARE,   堤防",
        "DYKE,        12,    ,     12,   IMMEDIATE, 堤防"
    })
    void firesAtTheLimit(String kind, double reading, Double prepare, Double immediate, String mode, String rule) {
        Row row = Row.of(table.first(EvacuationTrigger.inputs(kind, reading, prepare, immediate, false)));

        assertThat(row.mode()).isEqualTo(mode);
        assertThat(row.rule()).contains(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "FLASH_FLOOD, 39.9,  40,   55",
        "GEOLOGICAL,  0,     40,   55",
        "RESERVOIR,   82.99, 83,   83.5",
        "DYKE,        100,   ,     ",
        "CROWD,       -3,    4,    4.5",
        // what water does not move is not moved because of it
        "HAZCHEM,     500,   40,   55",
        "FOREST,      500,   40,   55"
    })
    void staysSilentBelowIt(String kind, double reading, Double prepare, Double immediate) {
        assertThat(table.all(EvacuationTrigger.inputs(kind, reading, prepare, immediate, false)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLASH_FLOOD", "GEOLOGICAL", "RESERVOIR", "DYKE", "CROWD", "FOREST"})
    void whatSomebodyHasSeenAsksForTheUtmostWhateverIsMeasured(String kind) {
        Row row = Row.of(table.first(EvacuationTrigger.inputs(kind, null, 40.0, 55.0, true)));

        assertThat(row.mode()).isEqualTo("IMMEDIATE");
        assertThat(row.rule()).contains("任何人");
        assertThat(Row.of(table.first(EvacuationTrigger.inputs(kind, 41.0, 40.0, 55.0, true)))
                        .mode())
                .isEqualTo("IMMEDIATE");
    }

    @Test
    void hasAPrecursorRowAndTwoForEachOfFiveKinds() {
        assertThat(table.rules()).isEqualTo(1 + 5 * 2);
    }
}
