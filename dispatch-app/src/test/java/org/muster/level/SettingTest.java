package org.muster.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.processes.ResponseLevelDecision;
import org.muster.shared.Problem;

class SettingTest {

    @Test
    void everyLimitTheDecisionTableReadsMayBeSetAndHasItsUsualValue() {
        // terms are hours too, but the table does not compare with them
        assertThat(Arrays.stream(Setting.values())
                        .filter(it -> it.kind().number() && !it.key().startsWith("term"))
                        .map(Setting::key)
                        .collect(Collectors.toSet()))
                .isEqualTo(ResponseLevelDecision.LIMITS);
    }

    @ParameterizedTest
    @EnumSource
    void itsUsualValueIsOneItTakesAndSaysWhereItComesFrom(Setting setting) {
        assertThat(setting.read(setting.usual())).isEqualTo(setting.usual());
        assertThat(setting.source()).isNotBlank();
        assertThat(setting.flag()).isIn("C", "L", "?");
    }

    @ParameterizedTest
    @CsvSource({"HOURS_I, 24.0, 24", "HOURS_IV, 0.5, 0.5", "HECTARES_III, 1.250, 1.25", "DEAD_II, 3, 3"})
    void keepsNumbersInTheirShortestForm(Setting setting, String said, String kept) {
        assertThat(setting.read(said)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "0", "0.000", "721", "1e3", "NaN", "Infinity", "４", "12,5", "0x10", "${1}", "1 or 1=1"
            })
    void refusesWhatIsNoDuration(String said) {
        assertThatThrownBy(() -> Setting.HOURS_I.read(said))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("未控时长");
    }

    @ParameterizedTest
    @CsvSource({"DEAD_II, 2.5", "OTHER_FIRES_IV, 101", "APPROVER_I, MAYOR", "COMMAND_I, TOWNSHIP", "MEASURES_I, ' '"})
    void refusesWhatThisSettingCannotBe(Setting setting, String said) {
        assertThatThrownBy(() -> setting.read(said)).isInstanceOf(Problem.class);
    }
}
