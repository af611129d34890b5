package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Doors;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Site;
import org.springframework.test.context.TestPropertySource;

/**
 * A month after a zone is closed its names, numbers and addresses are destroyed (突发事件应对法 Art 85); what stays are the
 * counts and the journal, whole and sealed, which never held them.
 */
@TestPropertySource(properties = {"muster.evacuation.erase-first=PT1S", "muster.evacuation.erase-every=PT1S"})
class D03_PersonalDataIsDestroyed extends StoryTest {

    @Test
    void namesNumbersAndAddressesGoAndCountsStay() {
        Client dispatcher = as("dispatcher");
        String incident = Doors.flood(dispatcher, "高楼二号");
        String evacuation = Doors.order(dispatcher, incident, "Z08", "IMMEDIATE");
        JsonNode before = Doors.list(dispatcher, evacuation);
        Doors.say(
                        dispatcher,
                        evacuation,
                        "Z08-01",
                        "transfer",
                        Map.of(
                                "status",
                                "ABSENT",
                                "place",
                                "杭州儿子家",
                                "note",
                                "电话已通",
                                "onBehalfOf",
                                "董永年",
                                "via",
                                "PHONE"))
                .expect(200);
        String photos = "/api/evacuations/" + evacuation + "/households/Z08-01/photos";
        String photo = dispatcher
                .upload(photos, Map.of(), "x.jpg", Site.jpeg(64, 48))
                .expect(201)
                .json()
                .path("id")
                .asText();
        dispatcher.get(photos + "/" + photo).ok();
        dispatcher
                .post("/api/evacuations/{}/cancellation", Map.of("reason", "预警解除"), evacuation)
                .ok();
        // still there the day after
        jdbc.sql("update evacuation set cancelled_at = now() - interval '29 days' where id = ?::uuid")
                .param(evacuation)
                .update();
        assertThat(Doors.list(dispatcher, evacuation).at("/households/0/head").asText())
                .isEqualTo(before.at("/households/0/head").asText());

        jdbc.sql("update evacuation set cancelled_at = now() - interval '31 days' where id = ?::uuid")
                .param(evacuation)
                .update();
        JsonNode after = Eventually.within(Duration.ofSeconds(60), () -> {
            JsonNode list = Doors.list(dispatcher, evacuation);
            return list.has("erasedAt") ? list : null;
        });
        assertThat(after.path("counts").toString())
                .isEqualTo(Doors.list(dispatcher, evacuation).path("counts").toString());
        assertThat(after.at("/counts/people").asInt()).isEqualTo(28);
        assertThat(after.at("/counts/absent").asInt()).isPositive();
        String shown = after.toString();
        String stored = stored(evacuation);
        for (JsonNode door : before.path("households")) {
            for (String secret : List.of(
                    door.path("head").asText(),
                    door.path("phone").asText(),
                    door.path("address").asText())) {
                assertThat(shown).doesNotContain(secret);
                assertThat(stored).doesNotContain(secret);
            }
            door.path("persons").forEach(it -> assertThat(stored)
                    .doesNotContain(it.path("name").asText()));
        }
        assertThat(stored).doesNotContain("杭州儿子家").doesNotContain("电话已通");
        assertThat(Forest.events(dispatcher, incident, "PersonalDataDestroyed")
                        .get(0)
                        .at("/data/photos")
                        .asInt())
                .isEqualTo(1);
        // the picture of the house is gone, and none is taken any more
        dispatcher.get(photos + "/" + photo).problem(404, "not-found");
        assertThat(jdbc.sql("select count(*) from evacuation_photo where evacuation_id = ?::uuid")
                        .param(evacuation)
                        .query(Integer.class)
                        .single())
                .isZero();
        dispatcher.upload(photos, Map.of(), "x.jpg", Site.jpeg(64, 48)).problem(409, "personal-data-destroyed");
        assertThat(dispatcher
                        .get("/api/incidents/{}/journal/verification", incident)
                        .ok()
                        .text())
                .doesNotContain("\"intact\":false");
    }

    /** Every row the evacuation left anywhere. */
    private String stored(String evacuation) {
        return String.join(
                "\n",
                jdbc.sql(
                                """
                        select to_jsonb(e)::text from evacuation e where id = ?::uuid
                        union all select to_jsonb(h)::text from evacuation_household h where evacuation_id = ?::uuid
                        union all select to_jsonb(p)::text from evacuation_person p where evacuation_id = ?::uuid
                        union all select to_jsonb(t)::text from evacuation_tick t where evacuation_id = ?::uuid
                        union all select to_jsonb(c)::text from shelter_check_in c where evacuation_id = ?::uuid""")
                        .params(evacuation, evacuation, evacuation, evacuation, evacuation)
                        .query(String.class)
                        .list());
    }
}
