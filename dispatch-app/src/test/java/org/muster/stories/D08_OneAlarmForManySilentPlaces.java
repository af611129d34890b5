package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;

/**
 * STORY UNDER TEST: where many places do not answer, the duty room has one alarm that counts them, not one for each. It
 * grows and shrinks in its place, rings again when it has become worse, and ends when somebody answers or goes to each.
 */
class D08_OneAlarmForManySilentPlaces extends FloodStory {

    /** 10 minutes for one person become some three seconds. */
    private static final int SPEED = 180;

    private record Alarm(String id, String text, String acknowledgedBy, boolean cleared) {}

    @Test
    void growsShrinksAndEndsInItsPlace() {
        Client dispatcher = as("dispatcher");
        String incident = flood(dispatcher, "叫不应溪", SPEED, Map.of("waterLevel", "WARNING"));
        decide(as("commander"), incident, "Task_ApproveResponseLevel", Map.of("decision", "APPROVE"));
        String round = round(dispatcher, incident);
        int places = calls(dispatcher, incident).at("/board/targets").size();
        assertThat(places).isGreaterThan(6);

        Eventually.within(SOON, () -> count(dispatcher, incident, "UNREACHED") == places);
        Alarm all = Eventually.within(SOON, () -> only(incident, places + " 处"));
        assertThat(all.text()).startsWith(places + " 处逐人逐渠道叫不应，请派人上门：").endsWith(" 等");
        dispatcher.post("/api/alarms/{}/acknowledgement", null, all.id()).ok();

        // one is heard: fewer, and nobody is rung up again for that
        JsonNode heard = first(dispatcher, incident, "UNREACHED");
        heard(dispatcher, round, heard, "PHONE");
        Alarm fewer = Eventually.within(SOON, () -> only(incident, (places - 1) + " 处"));
        assertThat(fewer.id()).isEqualTo(all.id());
        assertThat(fewer.acknowledgedBy()).isNotNull();

        // somebody goes to one of them
        JsonNode goneTo = first(dispatcher, incident, "UNREACHED");
        dispatcher
                .post(
                        "/api/warning-calls/{}/targets/{}/messenger",
                        Map.of("messenger", "民兵排"),
                        round,
                        goneTo.path("id").asText())
                .ok();
        Eventually.within(SOON, () -> only(incident, (places - 2) + " 处"));

        // and to all the others
        decide(dispatcher, incident, "Task_SendMessenger", Map.of("decision", "SEND_MESSENGER", "reason", "各村干部骑车上门"));
        Eventually.within(SOON, () -> alarms(incident).stream().allMatch(Alarm::cleared));
        assertThat(alarms(incident)).hasSize(1);
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    /** The one alarm of the calls, once it says so; an error when there are more. */
    private Alarm only(String incident, String begins) {
        List<Alarm> all = alarms(incident);
        assertThat(all).hasSizeLessThan(2);
        return all.stream()
                .filter(it -> !it.cleared() && it.text().startsWith(begins))
                .findFirst()
                .orElse(null);
    }

    private List<Alarm> alarms(String incident) {
        return jdbc.sql(
                        """
                select id::text, text, acknowledged_by, cleared_at is not null as cleared from alarm
                 where incident_id = ?::uuid and kind like 'CALL\\_%'""")
                .param(incident)
                .query(Alarm.class)
                .list();
    }

    private static long count(Client who, String incident, String state) {
        return calls(who, incident).at("/board/targets").findValuesAsText("state").stream()
                .filter(state::equals)
                .count();
    }

    private static JsonNode first(Client who, String incident, String state) {
        for (JsonNode it : calls(who, incident).at("/board/targets")) {
            if (it.path("state").asText().equals(state)) {
                return it;
            }
        }
        throw new AssertionError("nobody is " + state);
    }
}
