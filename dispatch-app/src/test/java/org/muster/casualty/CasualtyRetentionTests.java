package org.muster.casualty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.stories.StoryTest;
import org.muster.support.Accident;
import org.muster.support.Client;
import org.muster.support.Forest;
import org.springframework.beans.factory.annotation.Autowired;

/** Who the casualties were is destroyed after the watch; what became of them stays. */
class CasualtyRetentionTests extends StoryTest {

    @Autowired
    CasualtyRetention retention;

    @Test
    void keepsTheNamesWhileTheyAreWatchedAndDestroysThemAfterwards() {
        Client dispatcher = as("dispatcher");
        String incident = Accident.raised(dispatcher, "伤员资料销毁", 1);
        Accident.casualty(dispatcher, incident, Map.of("triage", "GREEN", "name", "无名甲", "note", "左臂"));
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident)
                .expect(204);
        jdbc.sql("update incident_status set at = at - interval '60 days' where incident_id = ?::uuid")
                .param(incident)
                .update();
        jdbc.sql("update incident set closed_at = closed_at - interval '60 days' where id = ?::uuid")
                .param(incident)
                .update();

        retention.look();
        assertThat(only(dispatcher, incident).path("name").asText()).isEqualTo("无名甲");

        jdbc.sql("update incident set watched_until = now() - interval '1 day' where id = ?::uuid")
                .param(incident)
                .update();
        retention.look();
        JsonNode now = only(dispatcher, incident);
        assertThat(now.has("name")).isFalse();
        assertThat(now.at("/line/triage").asText()).isEqualTo("GREEN");
        assertThat(jdbc.sql(
                                """
                        select count(*) from casualty_word w join casualty c on c.id = w.casualty_id
                         where c.incident_id = ?::uuid and w.body::text like '%无名甲%'""")
                        .param(incident)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(Forest.events(dispatcher, incident, "CasualtyDataDestroyed")).hasSize(1);
    }

    private static JsonNode only(Client who, String incident) {
        return who.get("/api/incidents/{}/casualties", incident)
                .expect(200)
                .json()
                .get(0);
    }
}
