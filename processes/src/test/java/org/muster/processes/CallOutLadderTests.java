package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.processes.CallOutLadder.Row;

class CallOutLadderTests {

    private final DecisionTables table = DecisionTables.read(CallOutLadder.KEY, CallOutLadder.RESOURCE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ORDER      | LEADER       | PUSH@0 SMS@30 VOICE@60 VOICE@90>DUTY_OFFICER",
                "ORDER      | DUTY_OFFICER | SMS@0",
                "ORDER      | MEMBER       | PUSH@0 SMS@30 VOICE@90 SMS@180?SHORT VOICE@210?SHORT",
                "ORDER      | OFF_DUTY     | SMS@180?SHORT VOICE@270?SHORT",
                "RECALL     | LEADER       | SMS@0 VOICE@10",
                "RECALL     | DUTY_OFFICER | SMS@0 VOICE@10",
                "STAND_DOWN | LEADER       | PUSH@0 SMS@0 VOICE@30",
                "STAND_DOWN | DUTY_OFFICER | SMS@0?CALLED",
                "STAND_DOWN | MEMBER       | SMS@0?CALLED",
                "STAND_DOWN | OFF_DUTY     | SMS@0?CALLED",
                "WITHDRAWAL | LEADER       | PUSH@0 SMS@0 VOICE@10",
                "WITHDRAWAL | DUTY_OFFICER | SMS@0",
                "NEWS       | LEADER       | SMS@0",
                "CALL       | PERSON       | SMS@0 VOICE@30",
                "NEWS       | MEMBER       | ''",
                "RECALL     | MEMBER       | ''",
            })
    void climbsFromTheOpenPageToTheNextNamedPerson(String notice, String person, String ladder) {
        assertThat(rows(notice, person).stream().map(CallOutLadderTests::words).collect(Collectors.joining(" ")))
                .isEqualTo(ladder);
    }

    /** A leader who says nothing is delivered to, or somebody else is called for them, within 120 seconds. */
    @Test
    void reachesTheNextNamedPersonOfASilentLeaderWithin120Seconds() {
        assertThat(rows("ORDER", "LEADER"))
                .filteredOn(row -> row.called().equals("DUTY_OFFICER"))
                .singleElement()
                .satisfies(row -> assertThat(row.after()).isLessThan(Duration.ofSeconds(120)));
    }

    /** A channel that is down costs at most half a minute before the next one. */
    @Test
    void goesToTheLeadersNextChannelWithinThirtySeconds() {
        List<Row> rungs = rows("ORDER", "LEADER");
        for (int i = 1; i < rungs.size(); i++) {
            assertThat(rungs.get(i).after().minus(rungs.get(i - 1).after()))
                    .isLessThanOrEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void sendsAShortMessageOnlyToThoseWhosePageHasNotConfirmedTheOrder() {
        assertThat(rows("ORDER", "MEMBER").get(1))
                .satisfies(row -> assertThat(row.unless()).isEqualTo("DELIVERED"))
                .satisfies(row -> assertThat(row.channel()).isEqualTo("SMS"));
    }

    @Test
    void hasTwentyNineRules() {
        assertThat(table.rules()).isEqualTo(29);
    }

    private List<Row> rows(String notice, String person) {
        return table.all(CallOutLadder.inputs(notice, person)).stream()
                .map(Row::of)
                .sorted(Comparator.comparingInt(Row::step))
                .toList();
    }

    private static String words(Row row) {
        return row.channel() + "@" + row.after().toSeconds()
                + (row.called().equals("SELF") ? "" : ">" + row.called())
                + (row.provided().equals("ALWAYS") ? "" : "?" + row.provided());
    }
}
