package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Duty;
import org.muster.support.Eventually;

/** STORY UNDER TEST: a command structure is raised from the duty roster, and somebody answers for every post. */
class C02_CommandStructure extends FireStory {

    private static final String FORM = "one-plus-one-plus-x";
    private static final int SIXTY_TIMES_AS_FAST = 60;

    @Test
    void whoeverIsOnDutyIsCalledAndTheChartFillsAsTheyAnswer() {
        Client commander = as("commander");
        Client dispatcher = as("dispatcher");
        String incident = fireAt(dispatcher, "福泉甲坡", 0);
        JsonNode standing = Duty.activate(commander, incident, FORM);

        // every post is filled from the roster of the unit that stands for it
        assertThat(standing.path("posts").findValuesAsText("state")).hasSize(10).containsOnly("CALLED");
        JsonNode weather = Duty.onDuty(dispatcher, "330381-QX");
        assertThat(Duty.post(dispatcher, incident, "信号枪").path("person").asText())
                .isEqualTo(weather.at("/shift/officers/0/name").asText());
        JsonNode township = Duty.onDuty(dispatcher, "330381120");
        assertThat(Duty.post(dispatcher, incident, "镇街").path("person").asText())
                .isEqualTo(township.at("/shift/leader/name").asText());

        // one answers the short message: the seconds are kept
        JsonNode signal = Duty.post(dispatcher, incident, "信号枪");
        JsonNode message = Duty.awaitMessage(dispatcher, signal.path("phone").asText(), "福泉甲坡");
        assertThat(message.path("text").asText())
                .contains("1+1+X")
                .contains("收到，即到岗")
                .contains("/m.html#p.");
        awaitTold(dispatcher, incident, "PostNotified");
        Duty.reply(dispatcher, signal.path("phone").asText(), "1", message);
        JsonNode answered = Duty.awaitPost(dispatcher, incident, "信号枪", "ANSWERED");
        assertThat(answered.path("via").asText()).isEqualTo("SMS");
        assertThat(answered.path("seconds").asLong()).isBetween(0L, 60L);
        assertThat(answered.has("dueAt")).isFalse();

        // another opens the personal link and is there already
        JsonNode lead = Duty.post(dispatcher, incident, "指挥长");
        String token =
                Duty.tokenOf(Duty.awaitMessage(dispatcher, lead.path("phone").asText(), "福泉甲坡"));
        JsonNode page = stranger()
                .send("GET", "/api/call-links/current", null, Map.of("X-Call-Token", token))
                .expect(200)
                .json();
        assertThat(page.path("name").asText()).isEqualTo(lead.path("person").asText());
        assertThat(page.at("/replies/no").asText()).isEqualTo("不能到岗");
        stranger()
                .send("POST", "/api/call-links/answer", Map.of("reply", "DONE"), Map.of("X-Call-Token", token))
                .expect(200);
        Duty.awaitPost(dispatcher, incident, "指挥长", "AT_POST");
        stranger()
                .send("GET", "/api/call-links/current", null, Map.of("X-Call-Token", token.substring(2) + "aa"))
                .problem(401, "link-unknown");

        // a third was heard over the radio; the channel is named, and it must be who was called
        JsonNode police = Duty.post(dispatcher, incident, "公安");
        answerFor(dispatcher, incident, police, "YES", "别人", "RADIO").problem(409, "nobody-called");
        answerFor(dispatcher, incident, police, "YES", police.path("person").asText(), null)
                .problem(422, "invalid");
        answerFor(dispatcher, incident, police, "YES", police.path("person").asText(), "RADIO")
                .expect(200);
        JsonNode heard = lastOf(dispatcher, incident, "PostAnswered");
        assertThat(heard.path("channel").asText()).isEqualTo("RADIO");
        assertThat(heard.at("/data/onBehalfOf").asText())
                .isEqualTo(police.path("person").asText());

        // a fourth cannot come: the next of the shift is called
        JsonNode water = Duty.post(dispatcher, incident, "水利");
        answerFor(dispatcher, incident, water, "NO", water.path("person").asText(), "PHONE")
                .expect(200);
        JsonNode next = Duty.post(dispatcher, incident, "水利");
        assertThat(next.path("state").asText()).isEqualTo("CALLED");
        assertThat(next.path("person").asText())
                .isEqualTo(Duty.onDuty(dispatcher, "330381-SL")
                        .at("/shift/leader/name")
                        .asText());
        assertThat(next.at("/tried/0/endedBy").asText()).isEqualTo("DECLINED");

        // a fifth is replaced, and their answer afterwards changes nothing and is kept
        JsonNode fire = Duty.post(dispatcher, incident, "消防");
        JsonNode late = Duty.awaitMessage(dispatcher, fire.path("phone").asText(), "福泉甲坡");
        commander
                .send(
                        "PUT",
                        "/api/incidents/{}/command-structure/posts/{}/holder",
                        Map.of("name", "高队长", "title", "大队长", "phone", "10119999901", "reason", "大队长已在现场"),
                        Map.of(),
                        incident,
                        fire.path("id").asText())
                .expect(200);
        Duty.reply(dispatcher, fire.path("phone").asText(), "1", late);
        Eventually.within(SOON, () -> lastOf(dispatcher, incident, "PostAnswered")
                .at("/data/late")
                .asBoolean());
        assertThat(Duty.post(dispatcher, incident, "消防").path("person").asText())
                .isEqualTo("高队长");
        assertThat(Duty.post(dispatcher, incident, "消防").path("state").asText()).isEqualTo("CALLED");

        // one structure at a time; it is stood down, and nobody waits for anybody any more
        commander
                .post("/api/incidents/{}/command-structure", Map.of("templateId", "leading-group"), incident)
                .problem(409, "structure-standing");
        commander
                .post("/api/incidents/{}/command-structure/standing-down", Map.of("reason", "转入一办六组"), incident)
                .expect(204);
        assertThat(Duty.structure(dispatcher, incident).isMissingNode()).isTrue();
        assertThat(jdbc.sql(
                                "select count(*) from deadline where incident_id = ?::uuid and kind = 'POST_ANSWER' and met_at is null and fired_at is null and cancelled_at is null")
                        .param(incident)
                        .query(Long.class)
                        .single())
                .isZero();
        JsonNode second = Duty.activate(commander, incident, "leading-group");
        assertThat(second.path("posts").findValuesAsText("name")).contains("上级指挥部", "办公室");
        journalIsGaplessAndSealed(dispatcher, incident);

        // the incident ends, and its structure with it
        commander
                .post("/api/incidents/{}/cancellation", Map.of("reason", "误报"), incident)
                .ok();
        awaitTold(dispatcher, incident, "CommandStructureStoodDown");
        Eventually.within(SOON, () -> Duty.structure(dispatcher, incident).isMissingNode());
    }

    @Test
    void whoIsSilentGivesWayAndWhoAnswersLateIsBetterThanNobody() {
        Client dispatcher = as("dispatcher");
        String incident = fireAt(dispatcher, "福泉乙坡", SIXTY_TIMES_AS_FAST);
        Duty.activate(dispatcher, incident, FORM);
        JsonNode first = Duty.post(dispatcher, incident, "信号枪");
        JsonNode message = Duty.awaitMessage(dispatcher, first.path("phone").asText(), "福泉乙坡");
        assertThat(message.path("text").asText()).startsWith("【推演】").contains("您任信号枪");

        // two minutes are two seconds here; officer, then leader, then a person must see to it
        JsonNode nobody = Duty.awaitPost(dispatcher, incident, "信号枪", "UNANSWERED");
        assertThat(nobody.path("tried").findValuesAsText("endedBy")).containsExactly("NO_ANSWER", "NO_ANSWER");
        List<JsonNode> called = allOf(dispatcher, incident, "PostCalled").stream()
                .filter(it -> it.at("/data/post").asText().equals("信号枪"))
                .toList();
        assertThat(called).hasSize(2);
        for (int i = 1; i < called.size(); i++) {
            Duration waited = Duration.between(
                    Instant.parse(called.get(i - 1).path("at").asText()),
                    Instant.parse(called.get(i).path("at").asText()));
            assertThat(waited).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        }
        Eventually.within(SOON, () -> dispatcher.get("/api/alarms").ok().json().findValuesAsText("text").stream()
                .anyMatch(it -> it.startsWith("信号枪无人应答")));

        Duty.reply(dispatcher, first.path("phone").asText(), "1", message);
        JsonNode filled = Duty.awaitPost(dispatcher, incident, "信号枪", "ANSWERED");
        assertThat(filled.path("person").asText())
                .isEqualTo(first.path("person").asText());
        assertThat(lastOf(dispatcher, incident, "PostAnswered").at("/data/late").asBoolean())
                .isTrue();
        Eventually.within(SOON, () -> dispatcher.get("/api/alarms").ok().json().findValuesAsText("text").stream()
                .noneMatch(it -> it.startsWith("信号枪无人应答")));
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "推演结束"), incident)
                .ok();
    }

    @Test
    void aLevelThatStartsProposesItsStructure() {
        Client commander = as("commander");
        String incident = fire(as("dispatcher"));
        commander
                .post(
                        "/api/incidents/{}/response-level",
                        Map.of(
                                "level",
                                "III",
                                "reason",
                                "威胁民房",
                                "measures",
                                "增派",
                                "expectedUntil",
                                Instant.now().plusSeconds(3600).toString()),
                        incident)
                .ok();
        JsonNode proposal = Eventually.within(SOON, () -> {
            JsonNode found = Duty.structure(commander, incident).path("proposal");
            return found.isMissingNode() ? null : found;
        });
        assertThat(proposal.path("templateId").asText()).isEqualTo("leading-group");
        assertThat(proposal.path("level").asText()).isEqualTo("III");
        Duty.activate(commander, incident, proposal.path("templateId").asText());
        assertThat(Duty.structure(commander, incident).has("proposal")).isFalse();
        commander
                .post("/api/incidents/{}/cancellation", Map.of("reason", "误报"), incident)
                .ok();
    }

    @Test
    void aBureauKeepsItsOwnFormAndOthersKeepTheirs() {
        Client commander = as("commander");
        Map<String, Object> form = Map.of(
                "name",
                "夜间值守",
                "hazards",
                List.of("FOREST_FIRE"),
                "levels",
                List.of(),
                "source",
                "本局值班规定",
                "posts",
                List.of(Map.of(
                        "name", "值班长", "tier", "LEAD", "function", "BUREAU", "from", "COUNTY", "part", "LEADER")));
        JsonNode first = commander
                .send("PUT", "/api/command-structure-templates/night-watch", form, Map.of())
                .expect(200)
                .json();
        JsonNode second = commander
                .send("PUT", "/api/command-structure-templates/night-watch", form, Map.of())
                .expect(200)
                .json();
        assertThat(second.path("version").asInt())
                .isEqualTo(first.path("version").asInt() + 1);
        assertThat(ids(commander)).contains("night-watch", FORM);
        assertThat(ids(as("yongkang"))).contains(FORM).doesNotContain("night-watch");
        as("dispatcher")
                .send("PUT", "/api/command-structure-templates/night-watch", form, Map.of())
                .problem(403, "forbidden");
        commander
                .send("PUT", "/api/command-structure-templates/NIGHT", form, Map.of())
                .problem(422, "invalid");
    }

    @Test
    void anotherCountySeesNothingOfIt() {
        String incident = fire(as("dispatcher"));
        Duty.activate(as("dispatcher"), incident, FORM);
        as("yongkang").get("/api/incidents/{}/command-structure", incident).problem(404, "not-found");
        as("yongkang")
                .post("/api/incidents/{}/command-structure", Map.of("templateId", FORM), incident)
                .problem(404, "not-found");
        assertThat(as("leader")
                        .get("/api/incidents/{}/command-structure", incident)
                        .expect(200)
                        .json()
                        .at("/structure/standing/posts"))
                .hasSize(10);
        as("dispatcher")
                .post("/api/incidents/{}/cancellation", Map.of("reason", "误报"), incident)
                .ok();
    }

    /** Somewhere of its own, so that its messages are told apart in phones that other stories call too. */
    private String fireAt(Client dispatcher, String place, int exerciseSpeed) {
        Map<String, Object> call = call();
        call.put("place", place);
        if (exerciseSpeed > 0) {
            call.put("exercise", true);
            call.put("exerciseSpeed", exerciseSpeed);
        }
        return confirmed(dispatcher, call);
    }

    private static List<String> ids(Client reader) {
        return reader.get("/api/command-structure-templates").expect(200).json().findValuesAsText("id");
    }

    private static Answer answerFor(
            Client who, String incident, JsonNode post, String reply, String whose, String via) {
        Map<String, Object> form = new HashMap<>(Map.of("reply", reply, "onBehalfOf", whose));
        if (via != null) {
            form.put("via", via);
        }
        return who.post(
                "/api/incidents/{}/command-structure/posts/{}/answer",
                form,
                incident,
                post.path("id").asText());
    }

    private static List<JsonNode> allOf(Client reader, String incident, String type) {
        List<JsonNode> found = new ArrayList<>();
        reader.get("/api/incidents/{}/events?after=0", incident)
                .expect(200)
                .json()
                .forEach(it -> {
                    if (it.path("type").asText().equals(type)) {
                        found.add(it);
                    }
                });
        return found;
    }

    private static JsonNode lastOf(Client reader, String incident, String type) {
        List<JsonNode> all = allOf(reader, incident, type);
        return all.get(all.size() - 1);
    }
}
